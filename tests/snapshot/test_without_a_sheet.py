"""What no sheet told is no data: without any one table nothing is published as 0 that is not counted as 0."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

import pytest

from lib.collect.reading import SourceReading, parse
from lib.collect.rounds.assemble import assemble
from lib.collect.workbooks.folder import folder_reader
from lib.indicators.figure import Figure, Part
from lib.markup.bootcamps.recommendations import matrix
from lib.snapshot.changes.growth import hubs_in_service, month_ends
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import Snapshot
from lib.wording.pages.bootcamps import overdue_sentence
from tests.markup.made_hubs import names
from tests.snapshot.samples import DATA, setting_of

NOW = datetime(2023, 12, 6, 12, tzinfo=UTC)
TABLES = ("alcance", "bootcamps", "compromisos", "comunicacion", "preparacion", "seguimiento", "sesiones", "sitios")
EACH = pytest.mark.parametrize(
    ("sample", "table"), [(sample, each) for sample in ("closing", "midway") for each in TABLES]
)


@cache
def readings(sample: str) -> tuple[SourceReading, ...]:
    setting = setting_of(sample)
    declared = setting.programme.sample(sample)
    assert declared is not None
    read = folder_reader(DATA / declared.workbooks)
    return tuple(parse(source, read(source), setting, NOW) for source in setting.programme.sources)


@cache
def told(sample: str, left_out: str = "", source: str = "") -> Snapshot:
    """Return the snapshot without a table, of every source or of one."""
    kept = [
        replace(
            each,
            tables=tuple(
                table for table in each.tables if table.model.table != left_out or source not in {"", each.source.id}
            ),
        )
        for each in readings(sample)
    ]
    return assemble(kept, setting_of(sample), sample, NOW).snapshot


def zeros(snapshot: Snapshot) -> Iterator[str]:
    """Yield every 0 that is published: of figures, of their parts (above or below the line) and of tables."""
    for figure in snapshot.figures.values():
        if figure.id.startswith("DAT"):
            continue
        for name, value in ((figure.id, figure), *((f"{figure.id}/{part.id}", part) for part in figure.parts)):
            if value.state == "shown" and is_zero(value):
                yield name
    for table in snapshot.tables:
        yield from (f"{table.id}{sorted(cell.at.items())}" for cell in table.cells if cell.value == 0)


def is_zero(value: Figure | Part) -> bool:
    return value.value == 0 or (value.value is not None and value.numerator == 0)


@EACH
def test_a_table_that_was_not_delivered_makes_no_0_anywhere(sample: str, table: str) -> None:
    assert sorted(set(zeros(told(sample, table))) - set(zeros(told(sample)))) == []


@EACH
def test_a_figure_that_needs_a_table_which_was_not_delivered_does_not_become_a_smaller_one(
    sample: str, table: str
) -> None:
    whole, part = told(sample).figures, told(sample, table).figures
    smaller = {
        each: (figure.value, whole[each].value)
        for each, figure in part.items()
        if not each.startswith("DAT") and figure.value is not None and figure.value != whole[each].value
    }
    assert smaller == {}


def test_where_one_ministrys_promises_were_not_read_its_state_has_none_rather_than_0() -> None:
    snapshot = told("closing", "compromisos", "sedeco-yuc")
    programme = setting_of("closing").programme
    lacking = {state: OneState(snapshot, programme, state).lacks("compromisos") for state in ("31", "07")}
    assert lacking == {"31": True, "07": False}
    assert OneState(snapshot, programme, "31").commitments_met().here.share.state == "no-data"


def test_what_was_not_read_of_commitments_is_said_beside_what_is_overdue() -> None:
    snapshot, words = told("closing", "compromisos", "sedeco-yuc"), names()
    sources = tuple(replace(each, freshness="unread") if each.id == "sedeco-yuc" else each for each in snapshot.sources)
    unread = replace(snapshot, sources=sources)
    assert overdue_sentence((), unread, words) == (
        "Entre los compromisos que se leyeron no hay vencidos; faltan los de Yucatán."
    )
    assert overdue_sentence(snapshot.commitments[:1], unread, words).endswith(
        "Faltan los de Yucatán, que no se han leído."
    )
    assert overdue_sentence((), snapshot, words) == "No hay compromisos vencidos."


def test_a_bootcamp_whose_ministrys_promises_were_not_read_has_no_data_on_them() -> None:
    snapshot = told("closing", "compromisos", "sedeco-yuc")
    html = matrix([each for each in snapshot.bootcamps if each.state == "31"], snapshot, names())
    assert "nada prometido" not in html
    assert "Sin dato" in html


def test_months_whose_hubs_or_bootcamps_were_not_read_are_no_data() -> None:
    days = [(date(2023, 11, 30), frozenset({"A"})), (date(2023, 12, 6), None)]
    assert [each.hubs for each in month_ends(days, [])] == [frozenset({"A"}), None]
    assert [each.bootcamps for each in month_ends(days, None)] == [None, None]
    assert hubs_in_service(told("closing", "sitios")) is None
