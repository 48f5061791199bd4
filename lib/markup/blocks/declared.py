"""The indicators that a programme declares: their values against their targets, and where they are told apart."""

from collections.abc import Mapping

from markupsafe import Markup

from lib.indicators.counts.counted import UNKNOWN
from lib.indicators.figure import Figure, Part
from lib.markup.blocks.tables import TableRow, WrittenTable, table_html, written_table
from lib.markup.memo import memo
from lib.markup.page import fill
from lib.markup.sections import PageSection, section
from lib.programme.declaring.indicators import Breakdown, Where
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names, part_name
from lib.wording.reference.definitions import definition
from lib.wording.reference.origins import complete_to
from lib.wording.values import Written, decimals_of, figure, nothing

_MOST_BESIDE = 6
"""States whose values stand beside each other in one table; of more, each indicator has a table of its own."""


@memo
def declared_section(page: Where, snapshot: Snapshot, names: Names) -> PageSection | None:
    """Return what a programme shows of its own on a page, as a section; None where it declares nothing there.

    It stands open where nothing trains, because then it is what the page tells.
    """
    shown = [each.id for each in names.programme.indicators if each.on == page]
    if not shown:
        return None
    html = "".join(_tables(shown, snapshot, names))
    opened, says = not names.programme.trains, _says(shown, snapshot, names)
    return section("declared", html, title=names.words("declared.title"), says=says, opened=opened)


def sentence(indicator: str, snapshot: Snapshot, names: Names) -> str | None:
    """Return what the programme says of an indicator's value in words; None where it is not shown."""
    words, key = names.words, f"definition.{indicator}.sentence"
    value = figure(snapshot.figure(indicator), words)
    return words(key, value=value.text) if value.shown and words.has(key) else None


def _says(shown: list[str], snapshot: Snapshot, names: Names) -> str:
    return next(filter(None, (sentence(each, snapshot, names) for each in shown)), "")


def _tables(shown: list[str], snapshot: Snapshot, names: Names) -> list[str]:
    """Return the values, then those by state beside each other, then every other breakdown, folded away."""
    words, rows = names.words, tuple(_row(snapshot.figure(each), names) for each in shown)
    heads = (words("declared.indicator"), words("declared.value"), words("declared.target"))
    notes = tuple(filter(None, (sentence(each, snapshot, names) for each in shown)))
    whole = written_table(words("declared.title"), heads, rows, words, notes=notes)
    told = {each: _levels(snapshot.figure(each), names) for each in shown}
    states = list(dict.fromkeys(part.id for levels in told.values() for part in levels.get("state", ())))
    beside = len(states) <= _MOST_BESIDE
    found = [table_html(whole, titled=False)]
    if states and beside:
        found.append(table_html(_by_state({each: told[each] for each in shown}, states, snapshot, names)))
    for each, levels in told.items():
        for by, parts in levels.items():
            if by != "state" or not beside:
                found.append(_folded(_apart(snapshot.figure(each), by, parts, snapshot, names)))
    return found


def _levels(value: Figure, names: Names) -> dict[Breakdown, tuple[Part, ...]]:
    """Return the parts of a figure by the breakdown that they are of; they stand in the order of the breakdowns."""
    declared = next(each for each in names.programme.indicators if each.id == value.id)
    left, found = list(value.parts), dict[Breakdown, tuple[Part, ...]]()
    for by in declared.by:
        taken: dict[str, Part] = {}
        for part in left:
            if part.id in taken or not _is_of(by, part.id, names):
                break
            taken[part.id] = part
        left = left[len(taken) :]
        found[by] = tuple(taken.values())
    return {by: parts for by, parts in found.items() if parts}


def _is_of(by: Breakdown, part: str, names: Names) -> bool:
    known = {"state": names.geography.state, "municipality": names.geography.municipality}
    return part == UNKNOWN or by not in known or known[by](part) is not None


def _by_state(
    told: Mapping[str, Mapping[Breakdown, tuple[Part, ...]]], states: list[str], snapshot: Snapshot, names: Names
) -> WrittenTable:
    words, rows = names.words, []
    for indicator, levels in told.items():
        value, parts = snapshot.figure(indicator), {part.id: part for part in levels.get("state", ())}
        if parts:
            cells = tuple(
                figure(parts[each], words, decimals_of(value)) if each in parts else nothing("no-data", words)
                for each in states
            )
            rows.append(TableRow(_named(value, names), cells))
    heads = (words("declared.indicator"), *(names.state(each) for each in states))
    return written_table(words("declared.by", by=_small(words("dimension.state"))), heads, tuple(rows), words)


def _folded(table: WrittenTable) -> str:
    return fill("declared-part.html", title=table.title, table=Markup(table_html(table, titled=False)))  # noqa: S704  a template escaped it


def _row(value: Figure, names: Names) -> TableRow:
    words = names.words
    target = Written(words("home.no-target"), "shown")
    if value.target is not None:
        share = value.id in names.programme.share_ids
        amount = words.share(value.target) if share else words.number(value.target, decimals_of(value))
        target = Written(amount, "shown")
    return TableRow(_named(value, names), (figure(value, words), target))


def _named(value: Figure, names: Names) -> str:
    told = definition(value.id, names.words, names.programme.rules)
    return f"{told.name} ({told.unit})"


def _apart(value: Figure, by: Breakdown, parts: tuple[Part, ...], snapshot: Snapshot, names: Names) -> WrittenTable:
    words = names.words
    told = definition(value.id, words, names.programme.rules)
    day = complete_to(told.tables, snapshot, names)
    title = words("declared.apart", name=told.name, by=_small(words(f"dimension.{by}")))
    title = f"{title}. {words('frame.asof', day=words.day(day))}." if day else f"{title}."
    rows = tuple(TableRow(_place(part.id, by, names), (figure(part, words, decimals_of(value)),)) for part in parts)
    return written_table(title, (words("declared.place"), told.unit), rows, words)


def _place(part: str, by: Breakdown, names: Names) -> str:
    """Return what a part is called; a municipality with its state, because some are called like another or a state."""
    found = names.geography.municipality(part) if by == "municipality" else None
    return names.place(part, found.state) if found else part_name(part, names)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
