"""The indicators that a programme declares: their values against their targets, and where they are told apart."""

from lib.indicators.figure import Figure
from lib.markup.blocks.tables import TableRow, WrittenTable, table_html, written_table
from lib.markup.memo import memo
from lib.markup.sections import PageSection, section
from lib.programme.declaring.indicators import Where
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names, part_name
from lib.wording.reference.definitions import definition
from lib.wording.reference.origins import complete_to
from lib.wording.values import Written, decimals_of, figure, nothing


@memo
def declared_section(page: Where, snapshot: Snapshot, names: Names) -> PageSection | None:
    """Return what a programme shows of its own on a page, as a section; None where it declares nothing there."""
    shown = [each.id for each in names.programme.indicators if each.on == page]
    if not shown:
        return None
    html = "".join(table_html(each) for each in _tables(shown, snapshot, names))
    return section("declared", html, title=names.words("declared.title"), says=_says(shown, snapshot, names))


def sentence(indicator: str, snapshot: Snapshot, names: Names) -> str | None:
    """Return what the programme says of an indicator's value in words; None where it is not shown."""
    words, key = names.words, f"definition.{indicator}.sentence"
    value = figure(snapshot.figure(indicator), words)
    return words(key, value=value.text) if value.shown and words.has(key) else None


def _says(shown: list[str], snapshot: Snapshot, names: Names) -> str:
    return next(filter(None, (sentence(each, snapshot, names) for each in shown)), "")


def _tables(shown: list[str], snapshot: Snapshot, names: Names) -> list[WrittenTable]:
    words = names.words
    heads = (words("declared.indicator"), words("declared.value"), words("declared.target"))
    rows = tuple(_row(snapshot.figure(each), names) for each in shown)
    notes = tuple(filter(None, (sentence(each, snapshot, names) for each in shown)))
    whole = written_table(words("declared.title"), heads, rows, words, notes=notes)
    return [whole, *(_apart(snapshot.figure(each), snapshot, names) for each in shown if snapshot.figure(each).parts)]


def _row(value: Figure, names: Names) -> TableRow:
    words = names.words
    told = definition(value.id, words, names.programme.rules)
    share = value.id in names.programme.share_ids
    target = nothing("no-data", words)
    if value.target is not None:
        amount = words.share(value.target) if share else words.number(value.target, decimals_of(value))
        target = Written(amount, "shown")
    return TableRow(f"{told.name} ({told.unit})", (figure(value, words), target))


def _apart(value: Figure, snapshot: Snapshot, names: Names) -> WrittenTable:
    words = names.words
    told = definition(value.id, words, names.programme.rules)
    day = complete_to(told.tables, snapshot, names)
    title = f"{told.name}. {words('frame.asof', day=words.day(day))}." if day else f"{told.name}."
    rows = tuple(
        TableRow(part_name(part.id, names), (figure(part, words, decimals_of(value)),)) for part in value.parts
    )
    return written_table(title, (words("declared.place"), told.unit), rows, words)
