"""The private register of who takes part: it never leaves its owner, and its formulas give the counts that do.

One row is one participant in one bootcamp, known by an internal folio and never by name.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import product
from pathlib import PurePath
from typing import Any

import xlsxwriter

from lib.programme.model import Programme, Source
from lib.publish.templates import register_formulas as f
from lib.publish.templates.entry import Rule, yes_no
from lib.publish.templates.instructions import Said, Section, instructions_tab, say, write_instructions
from lib.publish.templates.looks import ALLOWED, Formats, describe, formats
from lib.publish.templates.register_words import messages, named, tab_names
from lib.publish.templates.sheet import validate
from lib.tables.cells.days import EARLIEST, LATEST
from lib.tables.schema.columns import Choice
from lib.tables.schema.lists import choices_of
from lib.tables.schema.training import Reach
from lib.tables.schema.vocabulary import AgeBeyond, Role, Sex, Stage
from lib.wording.language import own_words, sheet_words
from lib.wording.reference.columns import heading, label
from lib.wording.reference.laws import citation_of

REGISTER_ROWS = 1000
_BOOTCAMPS = 60
_RED = "#A4262C"
_TYPED = (
    ("folio", "text", 12),
    ("bootcamp", "text", 13),
    ("role", "text", 17),
    ("sex", "text", 16),
    ("age", "count", 8),
    ("band", "text", 17),
    ("sessions", "count", 12),
    (Stage.REGISTERED, "text", 10),
    (Stage.CERTIFIED, "text", 12),
)
_COMPUTED = (
    *((Stage.ATTENDED, 9), (Stage.COMPLETED, 10), ("group", 16), ("check", 40), ("place", 8)),
    *(("person", 18), ("cell", 40)),
)
_BEFORE_WIDTH = 14
_ORDER = (("bootcamp", "text"), ("start", "day"), ("held", "count"), ("ended", "text"))
_TALLY = ("stage", "role", "sex", "band", "cell", "people", "already_counted", "line")


@dataclass(frozen=True, slots=True)
class _Plan:
    """What the register is made for."""

    bands: tuple[str, ...]
    roles: tuple[str, ...]
    share: float
    extent: f.Extent
    cells: tuple[tuple[Stage, str, str, str], ...]


def workbook_name(source: Source) -> str:
    """Return the file name of a source's workbook as xlsx, whatever format and folder it is declared in."""
    return f"{_stem(source)}.xlsx"


def register_name(source: Source) -> str:
    """Return the file name of the register that stands behind a source's workbook."""
    return f"{_stem(source)}.{own_words()('template.register.tab.register')}.xlsx"


def _stem(source: Source) -> str:
    return PurePath(source.workbook).stem or source.id


def register_workbook(source: Source, programme: Programme, rows: int = REGISTER_ROWS) -> bytes:
    """Return the blank private register (xlsx) of a source that counts people; `rows` is how many it has room for."""
    plan = _plan(programme, rows)
    owner = programme.partner(source.owner)
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        describe(book, own_words()("template.register.warning"), programme.programme.name)
        made = formats(book, owner.colour if owner else programme.programme.colour)
        tabs = plan.extent.tabs
        names = (instructions_tab(), tabs.register, tabs.order, tabs.reach, tabs.tally)
        front, *sheets = (book.add_worksheet(name) for name in names)
        for sheet in (front, *sheets):
            sheet.set_tab_color(_RED)
            sheet.set_header(f"&C{own_words()('template.register.warning')}")
        _write_instructions(front, source, programme, made)
        for write, sheet in zip((_write_register, _write_order, _write_reach, _write_tally), sheets, strict=True):
            write(sheet, plan, made)
    return content.getvalue()


def _plan(programme: Programme, rows: int) -> _Plan:
    bands = programme.ages.bands
    ages = (*bands, *_labels("grupo_edad", AgeBeyond))
    roles = _labels("papel", choices_of(Role, programme.lists))
    cells = tuple(product(Stage, roles, _labels("sexo", Sex), ages))
    last = f.FIRST - 1
    extent = f.Extent(register=last + rows, order=last + _BOOTCAMPS, tally=last + len(cells), tabs=tab_names())
    return _Plan(bands, roles, programme.rules.completion_share, extent, cells)


def _write_instructions(sheet: Any, source: Source, programme: Programme, made: Formats) -> None:
    owner = programme.partner(source.owner)
    params = {
        "owner": owner.short if owner else source.owner,
        "file": workbook_name(source),
        "tab": source.tabs["alcance"].title,
        "share": f"{programme.rules.completion_share:.0%}".replace("%", "\u00a0%"),
        "longest": f.LONGEST_FOLIO,
        "check": named("check"),
        "well": own_words()("template.register.check.well"),
        "before": own_words()("template.register.column.before", stage="…"),
        **{f"{name}_tab": getattr(tab_names(), name) for name in f.TabNames.__slots__},
    }
    steps = ("folio", "order", "rows", "stages", "check", "already", "copy")
    sections = (
        Section(
            say("template.register.heading.private"),
            (say("template.register.private", **params), *_laws(programme)),
        ),
        Section(
            say("template.register.heading.steps"),
            tuple(say(f"template.register.step.{step}", **params) for step in steps),
        ),
    )
    write_instructions(sheet, say("template.register.title", **params), sections, made)


def _laws(programme: Programme) -> tuple[Said, ...]:
    """Return which laws of the country whoever keeps the register answers to; nothing where none is known."""
    told = programme.known_country.laws
    laws = [each for each in told.laws if each.about != "statistics"] if told else []
    if not laws:
        return ()
    cited = ((words, "; ".join(citation_of(law, words) for law in laws)) for words in sheet_words())
    return (Said(tuple(words("template.register.law", laws=each) for words, each in cited)),)


def _write_register(sheet: Any, plan: _Plan, made: Formats) -> None:
    last = plan.extent.register
    says = messages()
    before = (own_words()("template.register.column.before", stage=label("etapa", stage)) for stage in Stage)
    headers = [*(named(name) for name, *_ in (*_TYPED, *_COMPUTED)), *before]
    _head(sheet, headers, len(_TYPED), made)
    for index, (_, look, width) in enumerate(_TYPED):
        _column(sheet, index, width, made[f"open-{look}"], last)
    for index, (_, width) in enumerate(_COMPUTED, start=len(_TYPED)):
        sheet.set_column(index, index, width, made["computed"])
    sheet.set_column(len(_TYPED) + len(_COMPUTED), len(headers) - 1, _BEFORE_WIDTH, made["computed"])
    for letter, rule in _register_rules(plan).items():
        validate(sheet, f.FIRST - 1, ord(letter) - ord("A"), last - 1, rule)
    for row in range(f.FIRST, last + 1):
        _texts(
            sheet,
            made["computed"],
            {
                f"{f.ATTENDED}{row}": f.attended(row),
                f"{f.COMPLETED}{row}": f.completed(row, plan.extent, plan.share),
                f"{f.GROUP}{row}": f.age_group(row, plan.bands),
                f"{f.CHECK}{row}": f.check_of_row(row, says, plan.roles),
                f"{f.PERSON}{row}": f.person(row, says.well),
                f"{f.CELL}{row}": f.cell(row, says.well),
            },
        )
        earlier = {f"{f.BEFORE_COLUMNS[stage]}{row}": f.counted_before(row, stage, plan.extent) for stage in Stage}
        _counts(sheet, made, {f"{f.PLACE}{row}": f.place_of_row(row, plan.extent), **earlier})
    sheet.freeze_panes(f.FIRST - 1, 2)
    sheet.autofilter(f.FIRST - 2, 0, last - 1, len(headers) - 1)
    sheet.protect("", ALLOWED)


def _register_rules(plan: _Plan) -> dict[str, Rule]:
    ages = [*plan.bands, *_labels("grupo_edad", AgeBeyond)]
    folio = {"validate": "length", "criteria": "between", "minimum": 1, "maximum": f.LONGEST_FOLIO}
    return {
        f.FOLIO: _said(folio, "folio", longest=f.LONGEST_FOLIO),
        f.BOOTCAMP: _bootcamp(plan),
        f.ROLE: _choice(plan.roles),
        f.SEX: _choice(list(_labels("sexo", Sex))),
        f.AGE: _whole(0, 120),
        f.BAND: _choice(ages),
        f.SESSIONS: _whole(0, 200),
        f.REGISTERED: _choice(yes_no()),
        f.CERTIFIED: _choice(yes_no()),
    }


def _write_order(sheet: Any, plan: _Plan, made: Formats) -> None:
    last = plan.extent.order
    _head(sheet, [*(named(name) for name, _ in _ORDER), named("place")], len(_ORDER), made)
    for index, (_, look) in enumerate(_ORDER):
        _column(sheet, index, 20, made[f"open-{look}"], last)
    days = {"minimum": datetime.combine(EARLIEST, time()), "maximum": datetime.combine(LATEST, time())}
    rules = (_said({"validate": "date", "criteria": "between", **days}, "day"), _whole(0, 200), _choice(yes_no()))
    for index, rule in enumerate(rules, start=1):
        validate(sheet, f.FIRST - 1, index, last - 1, rule)
    for row in range(f.FIRST, last + 1):
        _counts(sheet, made, {f"{f.ORDER_PLACE}{row}": f.place_of_bootcamp(row, plan.extent)})
    sheet.freeze_panes(f.FIRST - 1, 1)
    sheet.protect("", ALLOWED)


def _write_reach(sheet: Any, plan: _Plan, made: Formats) -> None:
    """Write the tab to copy from: the shared workbook's columns in its order, for the bootcamp chosen at the top."""
    headers = [heading(column) for column in Reach.columns.values()]
    _head(sheet, headers, 0, made)
    sheet.set_column(0, len(headers) - 1, 18)
    sheet.write_string("A2", own_words()("template.register.choose"), made["warning"])
    sheet.write_blank("B2", None, made["chosen"])
    sheet.write_string("D2", own_words()("template.register.to-mend"), made["warning"])
    sheet.write_formula("G2", f.rows_to_mend(plan.extent, messages().well), made["computed-count"], 0)
    chosen = _bootcamp(plan)
    validate(sheet, 1, 1, 1, chosen)
    tallied = (f.TALLY_STAGE, f.TALLY_ROLE, f.TALLY_SEX, f.TALLY_BAND, f.TALLY_PEOPLE, f.TALLY_BEFORE)
    for line in range(1, len(plan.cells) + 1):
        row = f.FIRST + line - 1
        values = {
            f"{letter}{row}": f.reach_value(line, column, plan.extent)
            for letter, column in zip("BCDEFG", tallied, strict=True)
        }
        _texts(sheet, made["computed"], {f"A{row}": f.reach_bootcamp(line, plan.extent), **values})
    sheet.freeze_panes(f.FIRST - 1, 1)
    sheet.protect("", ALLOWED)


def _write_tally(sheet: Any, plan: _Plan, made: Formats) -> None:
    _head(sheet, [named(name) for name in _TALLY], 0, made)
    sheet.set_column(0, 3, 17)
    sheet.set_column(4, 4, 50)
    for row, (stage, *words) in enumerate(plan.cells, start=f.FIRST):
        for letter, text in zip("ABCD", (label("etapa", stage), *words), strict=True):
            sheet.write_string(f"{letter}{row}", text, made["computed"])
        _texts(sheet, made["computed"], {f"{f.TALLY_CELL}{row}": f.tally_cell(row, plan.extent)})
        counts = {
            f.TALLY_PEOPLE: f.tally_people(row, stage, plan.extent),
            f.TALLY_BEFORE: f.tally_before(row, stage, plan.extent),
            f.TALLY_LINE: f.tally_line(row),
        }
        _counts(sheet, made, {f"{letter}{row}": formula for letter, formula in counts.items()})
    sheet.freeze_panes(f.FIRST - 1, 0)
    sheet.protect("", ALLOWED)


def _head(sheet: Any, headers: Sequence[str], typed: int, made: Formats) -> None:
    """Write the warning, and the headers: dark where somebody types, pale where a formula answers."""
    for row, height in enumerate((22, 18, 30)):
        sheet.set_row(row, height, made["title"])
    sheet.write_string(0, 0, own_words()("template.register.warning"), made["warning"])
    for index, header in enumerate(headers):
        sheet.write_string(f.FIRST - 2, index, header, made["required" if index < typed else "optional"])


def _column(sheet: Any, index: int, width: int, look: Any, last: int) -> None:
    sheet.set_column(index, index, width)
    for row in range(f.FIRST - 1, last):
        sheet.write_blank(row, index, None, look)


def _texts(sheet: Any, look: Any, formulas: dict[str, str]) -> None:
    for place, formula in formulas.items():
        sheet.write_formula(place, formula, look, "")


def _counts(sheet: Any, made: Formats, formulas: dict[str, str]) -> None:
    for place, formula in formulas.items():
        sheet.write_formula(place, formula, made["computed-count"], 0)


def _bootcamp(plan: _Plan) -> Rule:
    listed = {"validate": "list", "source": f"={plan.extent.ordered(f.ORDER_ID)}"}
    return _said(listed, "bootcamp", order_tab=plan.extent.tabs.order)


def _choice(labels: Sequence[str]) -> Rule:
    return _said({"validate": "list", "source": list(labels)}, "choice")


def _whole(least: int, most: int) -> Rule:
    rule = {"validate": "integer", "criteria": "between", "minimum": least, "maximum": most}
    return _said(rule, "count", least=least)


def _said(rule: Rule, error: str, **params: object) -> Rule:
    message = own_words()(f"template.error.{error}", **params)
    return {"error_title": own_words()("template.error.title"), "error_message": message, **rule}


def _labels(header: str, choices: Iterable[Choice]) -> tuple[str, ...]:
    return tuple(label(header, choice) for choice in choices)
