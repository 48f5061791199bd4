"""Lists belong to the programme: what it declares is what cells may say, what is offered, and what is counted."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from lib.collect.reading import vocabulary_of
from lib.indicators.compute import compute
from lib.programme.declaring.lists import Lists
from lib.programme.model import TableId
from lib.programme.setting import Setting
from lib.tables.cells.parsers import shown_choices
from lib.tables.grid import Cell, Grid
from lib.tables.reading.table import ReadTable, read_table
from lib.tables.schema.columns import UNREAD
from lib.tables.schema.lists import OPEN_LISTS, OpenList, choices_of
from lib.tables.schema.models import MODELS
from lib.tables.schema.vocabulary import Language, Role
from tests.indicators.facts import bootcamp, setting, table

NEW = {"id": "brand-new", "name": {"es": "recién hecha", "en": "just made"}, "synonyms": ["flamante"]}
COLUMNS = [
    (of, table_id, name)
    for of in OPEN_LISTS
    for table_id, model in MODELS.items()
    for name, column in model.columns.items()
    if column.choices is of.choices
]


def declaring(**lists: list[Any]) -> Setting:
    """Return the usual programme with lists of its own."""
    usual = setting(date(2023, 12, 1))
    return replace(usual, programme=usual.programme.model_copy(update={"lists": Lists.model_validate(lists)}))


def entries(of: OpenList) -> list[Any]:
    return [
        {"id": "kek", **{key: NEW[key] for key in ("name", "synonyms")}} if of.name == "languages" else NEW,
        "other",
    ]


def read(table_id: TableId, name: str, cell: Cell, where: Setting) -> ReadTable:
    model = MODELS[table_id]
    header = tuple(column.header for column in model.columns.values())
    row = tuple(cell if each == name else column.example for each, column in model.columns.items())
    return read_table(Grid("book.xlsx", table_id, (header, row)), model, "source", vocabulary_of(where))


@pytest.mark.parametrize(("of", "table_id", "name"), COLUMNS)
@pytest.mark.parametrize("written", ["recién hecha", "JUST MADE", "flamante"])
def test_a_declared_entry_is_read_by_its_name_in_each_language_and_by_its_synonyms(
    of: OpenList, table_id: TableId, name: str, written: str
) -> None:
    where = declaring(**{of.name: entries(of)})
    found = read(table_id, name, written, where)
    value = getattr(found.rows[0], name)
    assert (value[0] if isinstance(value, tuple) else value) == entries(of)[0]["id"]
    assert shown_choices(MODELS[table_id].columns[name], vocabulary_of(where))[0] == "recién hecha"


@pytest.mark.parametrize(("of", "table_id", "name"), COLUMNS)
def test_an_entry_that_is_not_declared_is_not_read_though_others_know_it(
    of: OpenList, table_id: TableId, name: str
) -> None:
    usual = MODELS[table_id].columns[name].example.split("; ")[0]
    found = read(table_id, name, usual, declaring(**{of.name: entries(of)}))
    told = [each.code for each in found.findings if each.column == MODELS[table_id].columns[name].header]
    assert told == ["C09"]
    if name in MODELS[table_id].key:
        assert len(found.lost) == 1
    else:
        assert getattr(found.rows[0], name) in (UNREAD, (UNREAD,))


def test_lists_are_as_everywhere_where_nothing_is_declared() -> None:
    assert choices_of(Language, Lists()) == tuple(Language)
    assert choices_of(None, Lists()) == ()


def test_what_counts_as_a_known_entry_is_that_entry_in_the_order_of_the_programme() -> None:
    lists = Lists.model_validate({"roles": [NEW, {"counts_as": "micro-entrepreneur", "name": {"es": "vendedora"}}]})
    new, vendor = choices_of(Role, lists)
    assert vendor is Role.MICRO_ENTREPRENEUR
    assert (str(new), new in set(Role)) == ("brand-new", False)


def test_a_language_declared_by_its_code_alone_is_called_as_cldr_calls_it() -> None:
    where = declaring(languages=["es", "quc", "sw"])
    assert read("bootcamps", "languages", "kʼicheʼ; Swahili", where).rows[0].model_dump()["languages"] == ("quc", "sw")


def test_people_of_a_declared_role_are_counted_by_it_and_nobody_by_one_that_is_gone() -> None:
    roles = [{"counts_as": "micro-entrepreneur"}, "partner-staff", NEW]
    where = declaring(roles=roles)
    rows = read("alcance", "role", "flamante", where).rows
    found = compute([table([bootcamp("BC-01")]), table(list(rows))], [], where)
    by_role = next(each for each in found.tables if each.id == "people-by-role-sex")
    assert {each.at["role"] for each in by_role.cells} == {"*", "micro-entrepreneur", "partner-staff", "brand-new"}


def test_a_programme_without_child_friendly_spaces_has_no_share_of_them() -> None:
    where = declaring(requirements=["venue", NEW])
    asked = table(list(read("preparacion", "requirement", "recién hecha", where).rows))
    found = compute([table([bootcamp("BC-01")]), asked], [], where).figures
    assert found["BOO-4"].state == "not-applicable"
