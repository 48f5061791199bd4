"""Blank workbooks for partners: one for each source, with exactly the tabs that the programme declares for it."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from math import ceil, floor
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from lib.programme.declaring.refusals import refusal
from lib.programme.geography import Geography
from lib.programme.loading import ProgrammeError
from lib.programme.model import Programme, Source, TableId
from lib.programme.outline import Box
from lib.publish.templates.column_guide import column_guide
from lib.publish.templates.entry import Offers, too_long
from lib.publish.templates.instructions import Keys, Said, Section, instructions_tab, say, write_instructions
from lib.publish.templates.looks import Formats, describe, formats
from lib.publish.templates.register import register_name, register_workbook, workbook_name
from lib.publish.templates.review_tab import review_tab, write_review
from lib.publish.templates.sheet import Blank, key_range, write_table
from lib.tables.cells.parsers import Vocabulary, shown_choices
from lib.tables.schema.declared import models_of
from lib.tables.schema.template_version import TEMPLATE_VERSION
from lib.wording.language import own_words
from lib.wording.reference.columns import heading

_KEY_TABLES: tuple[TableId, ...] = ("socios", "bootcamps", "sitios")
_RULES = ("headers", "one-row", "missing", "no-persons", "keys", "days", "paste", "cover")
_WAYS_TO_SHARE = ("google", "file", "titles", "review", "review.excel")
_NOWHERE: Mapping[str, str] = {}
_Lists = dict[tuple[TableId, str], tuple[str, tuple[tuple[str, str], ...]]]


class TemplateProblem(ProgrammeError):
    """A workbook cannot be made as the programme declares it: which and why."""


def template_files(
    programme: Programme, vocabulary: Vocabulary, reviews: Mapping[str, str] = _NOWHERE
) -> Iterator[tuple[str, bytes]]:
    """Yield the name and content of every file: each source's workbook, then its private register if it keeps reach.

    `reviews` has the whole address at which a source reads what is left to mend, by the source's id.
    Raises TemplateProblem for a tab's title that no workbook can have, and for a file name that two sources share.
    """
    names: set[str] = set()
    for source in programme.sources:
        name = workbook_name(source)
        if name in names:
            raise TemplateProblem([refusal("refusal.source.file", f"sources[{source.id}].workbook", found=name)])
        names.add(name)
        try:
            yield name, template_workbook(source, programme, vocabulary, reviews.get(source.id))
        except XlsxWriterException:
            titles = tuple(tab.title for tab in source.tabs.values())
            wrong = refusal("refusal.source.tabs", f"sources[{source.id}].tabs", known=titles)
            raise TemplateProblem([wrong]) from None
        if keeps_reach(source, programme):
            yield register_name(source), register_workbook(source, programme)


def keeps_reach(source: Source, programme: Programme) -> bool:
    """Tell whether a source's owner counts the people reached, and so needs a private register to count from."""
    return "alcance" in source.tabs and programme.owners.get("alcance", source.owner) == source.owner


def template_workbook(source: Source, programme: Programme, vocabulary: Vocabulary, review: str | None = None) -> bytes:
    """Return one source's blank workbook (xlsx): its tabs in their declared order after the instructions.

    Its last tab shows what is left to mend, as it is found at the address `review`.
    The same source and programme give the same bytes. Raises XlsxWriterException for an impossible tab title.
    """
    owner = programme.partner(source.owner)
    colour = owner.colour if owner else programme.programme.colour
    name = programme.programme.name
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        describe(book, f"{name} · {owner.name if owner else source.owner}", name)
        made = formats(book, colour)
        lists = _long_lists(source, programme, vocabulary)
        front = book.add_worksheet(instructions_tab())
        partners, states, *more = _write_instructions(front, source, programme, vocabulary, made, lists=lists)
        long = dict(zip(lists, more, strict=False))
        offers = replace(_offers(source, programme, vocabulary, partners, states), long=long)
        models = models_of(programme)
        for table, tab in source.tabs.items():
            about = own_words()(f"template.about.{table}")
            title = own_words()("template.title", programme=name, about=about, instructions=instructions_tab())
            sheet = book.add_worksheet(tab.title)
            sheet.set_tab_color(colour)
            write_table(sheet, Blank(models[table], title, _prefilled(table, source)), offers, made, name)
        write_review(book, review, colour, made)
    return content.getvalue()


def _prefilled(table: TableId, source: Source) -> dict[str, str]:
    return {"partner": source.owner, "template": TEMPLATE_VERSION} if table == "portada" else {}


def _offers(source: Source, programme: Programme, vocabulary: Vocabulary, partners: str, states: str) -> Offers:
    models = models_of(programme)
    keys = {
        table: key_range(tab.title, table, models[table]) for table, tab in source.tabs.items() if table in _KEY_TABLES
    }
    return Offers(
        vocabulary,
        partners,
        states,
        keys,
        {
            ("metas", "scope"): (own_words()("template.whole-programme"), *programme.programme.states),
        },
        bounds_of(programme.programme.states, vocabulary.geography),
    )


def _long_lists(source: Source, programme: Programme, vocabulary: Vocabulary) -> _Lists:
    """Return the heading and the choices of each column whose list is too long for its rule, or needs names."""
    found: _Lists = {}
    if "metas" in source.tabs:
        words, column = own_words(), models_of(programme)["metas"].columns["indicator"]
        names = tuple((each, words(f"definition.{each}.name")) for each in programme.indicator_ids)
        found["metas", "indicator"] = heading(column), names
    for table in source.tabs:
        for name, column in models_of(programme)[table].columns.items():
            labels = shown_choices(column, vocabulary)
            if too_long(labels):
                found[table, name] = heading(column), tuple((label, "") for label in labels)
    return found


def _municipalities(source: Source, programme: Programme, geography: Geography) -> tuple[Keys, ...]:
    """Return the keys of municipalities, state by state, for a workbook that asks for other keys than states'."""
    models = models_of(programme)
    asked = any(column.kind == "municipality" for table in source.tabs for column in models[table].columns.values())
    if not asked or geography.one_level:
        return ()
    found = [(geography.state(key), geography.municipalities_of(key)) for key in programme.programme.states]
    return tuple(
        Keys(_of_state(state.name), tuple((each.key, each.name) for each in parts), looked_up=True)
        for state, parts in found
        if state
    )


def _rules(programme: Programme) -> tuple[Said, ...]:
    states = programme.programme.states
    zero = [key for key in states if key.startswith("0")]
    params: dict[str, dict[str, object]] = {"keys": {"keys": ", ".join((*zero, *states)[:2])}}
    return tuple(
        say(f"template.rule.{rule}{'.zero' if rule == 'keys' and zero else ''}", **params.get(rule, {}))
        for rule in _RULES
    )


def _of_state(name: str) -> Said:
    heading = say("template.heading.municipalities")
    return Said(tuple(f"{text} · {name}" for text in heading.texts))


def bounds_of(states: tuple[str, ...], geography: Geography) -> Box:
    """Return the box round the states, widened to half degrees; round all places where none is known."""
    known = [state for state in states if geography.state(state)] or [state.key for state in geography.states]
    boxes = [geography.bounds(state) for state in known]
    west, east = min(box.min_lon for box in boxes), max(box.max_lon for box in boxes)
    across = east > 180  # as typed, its longitudes are both near 180 and near -180
    return Box(
        floor(2 * min(box.min_lat for box in boxes)) / 2,
        -180 if across else floor(2 * west) / 2,
        ceil(2 * max(box.max_lat for box in boxes)) / 2,
        180 if across else ceil(2 * east) / 2,
    )


def _write_instructions(
    sheet: Any, source: Source, programme: Programme, vocabulary: Vocabulary, made: Formats, *, lists: _Lists
) -> list[str]:
    """Write the tab; return the ranges of partners, of states and of each long list."""
    owner, asked = (programme.partner(each) for each in (source.owner, programme.owners.get("socios", source.owner)))
    owner_name = owner.short if owner else source.owner
    coordinator = asked.short if asked else programme.programme.name
    tabs = tuple(say(f"template.tab.{table}", tab=tab.title) for table, tab in source.tabs.items())
    share = [
        say(f"template.share.{way}", coordinator=coordinator, file=workbook_name(source), review=review_tab())
        for way in _WAYS_TO_SHARE
    ]
    share.append(say("template.share.often", n=source.every_days))
    if keeps_reach(source, programme):
        tab = source.tabs["alcance"].title
        share.append(say("template.share.register", file=register_name(source), tab=tab))
    sections = (
        Section(say("template.heading.tabs"), tabs),
        Section(say("template.heading.rules"), _rules(programme)),
        Section(say("template.heading.share"), tuple(share)),
        Section(say("template.heading.ask"), (say("template.ask", coordinator=coordinator),)),
    )
    states = vocabulary.geography.state
    keys = (
        Keys(say("template.heading.partners"), tuple((partner.id, partner.name) for partner in programme.partners)),
        Keys(
            say("template.heading.states"),
            tuple((key, known.name if (known := states(key)) else key) for key in programme.programme.states),
        ),
        *(Keys(say("template.heading.choices", column=header), names) for header, names in lists.values()),
        *_municipalities(source, programme, vocabulary.geography),
    )
    title = say("template.instructions", owner=owner_name, programme=programme.programme.name, version=TEMPLATE_VERSION)
    offers = replace(_offers(source, programme, vocabulary, "", ""), long=dict.fromkeys(lists, ""))
    guide = column_guide(source, programme, offers)
    return write_instructions(sheet, title, sections, made, keys=keys, guide=guide)
