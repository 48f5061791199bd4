"""How far the data can be trusted: the praise that comes first, the programme's measures, and a card for each owner."""

from collections.abc import Iterable
from dataclasses import dataclass

from lib.collect.condition import Condition
from lib.indicators.figure import Figure
from lib.markup.blocks.passing_on import pass_on
from lib.markup.memo import memo
from lib.markup.page import fill
from lib.markup.sections import PageSection, section
from lib.snapshot.snapshot import Snapshot, SourceState
from lib.wording.conditions import meaning
from lib.wording.language import Words
from lib.wording.looking_back import written
from lib.wording.names import Names
from lib.wording.pages import data_state as said
from lib.wording.reference.definitions import Definition, definition
from lib.wording.values import Written, base, nothing

_MEASURES = ("DAT-1", "DAT-2", "DAT-3", "DAT-4", "DAT-5")


@dataclass(frozen=True, slots=True)
class Measure:
    """One of the programme's measures: its value, what that is of, and its definition."""

    value: Written
    base: str | None
    definition: Definition


_WORST_FIRST = ("unread", "overdue", "undated", "due-soon", "up-to-date")


@dataclass(frozen=True, slots=True)
class Clock:
    """A moment in the life of a source. Each has its own meaning, so they are never merged."""

    label: str
    value: Written


@dataclass(frozen=True, slots=True)
class QualityLine:
    """One of a source's four dimensions; `weakest` marks the one that holds it back."""

    label: str
    value: Written
    weakest: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One owner's workbook as it stands. `workbook` is "" for those who may not know it."""

    source: SourceState
    name: str
    state: str
    trouble: str | None
    clocks: tuple[Clock, ...]
    cadence: str
    qualities: tuple[QualityLine, ...]
    weakest: str
    to_check: str | None


def troubles(conditions: Iterable[Condition], words: Words) -> str:
    """Return a sentence for each thing that keeps figures from being renewed at present."""
    return fill("data-troubles.html", said=[meaning(each, words) for each in conditions])


@memo
def opening(snapshot: Snapshot, names: Names) -> str:
    """Return the share that is right, what is left, and the programme's five measures with their bases."""
    return fill(
        "data-opening.html",
        words=names.words,
        pass_on=lambda each: pass_on(each, snapshot, names),
        lead=said.lead(snapshot, names),
        left=said.what_is_left(snapshot, names),
        measures=[_measure(snapshot.figure(each), names) for each in _MEASURES],
    )


@memo
def cards(snapshot: Snapshot, names: Names, zone: str | None = None, *, well: bool = False) -> str:
    """Return a card for each source that needs somebody, or for each that is `well`; nothing where there is none.

    `zone` is the viewer's time zone, such as `America/Merida`.
    """
    sources = [source for source in sorted(snapshot.sources, key=_need) if _is_well(source) == well]
    found = [card(source, snapshot, names, zone) for source in sources]
    return fill("data-cards.html", words=names.words, cards=found, sample=snapshot.sample) if found else ""


def card_sections(snapshot: Snapshot, names: Names, zone: str | None = None) -> tuple[PageSection, ...]:
    """Return the sources as two sections: those that need somebody, and those that are well."""
    words = names.words
    says = fill("data-section.html", heading=words("data.cards"), says=words("data.cards.says"))
    needing, well = cards(snapshot, names, zone), cards(snapshot, names, zone, well=True)
    fine = [names.partner(source.owner) for source in snapshot.sources if _is_well(source)]
    title = words("data.cards.well", n=len(fine))
    return (
        *([section("cards", says + needing, opened=True)] if needing else []),
        *([section("well", well, title=title, says=" · ".join(fine))] if well else []),
    )


def _is_well(source: SourceState) -> bool:
    return source.condition == "up-to-date" and not source.cells_to_check


def _need(source: SourceState) -> tuple[int, int]:
    """Return where a source stands among all, the one that most needs somebody first."""
    late = 0 if source.condition == "unread" else _WORST_FIRST.index(source.freshness)
    return late, -source.cells_to_check


def card(source: SourceState, snapshot: Snapshot, names: Names, zone: str | None = None) -> Card:
    """Return one source in words."""
    words = names.words
    weakest = None if source.freshness == "unread" else source.quality.weakest
    facts_to = Written(words.day(source.facts_to), "shown") if source.facts_to else nothing("no-data", words)
    changed = [Clock(words("data.clock.changed"), said.clock(source.changed_at, words, zone))]
    clocks = (
        Clock(words("data.clock.facts"), facts_to),
        *(changed if source.changed_at else []),
        Clock(words("data.clock.read"), said.clock(source.read_at, words, zone)),
    )
    cells = words("data.cells", n=source.cells_to_check, cells=words.number(source.cells_to_check))
    return Card(
        source,
        names.partner(source.owner),
        words(f"source.{source.freshness}"),
        said.trouble(source, words),
        clocks,
        said.cadence(source, snapshot, words),
        tuple(
            QualityLine(words(f"data.quality.{each}"), said.measured(source, each, words), each == weakest)
            for each in said.DIMENSIONS
        ),
        said.weakest_part(source, words),
        None if source.freshness == "unread" else cells if source.cells_to_check else words("data.cells.none"),
    )


def _measure(value: Figure, names: Names) -> Measure:
    words = names.words
    weakest = next(iter(value.parts), None) if value.id == "DAT-5" else None
    of = words("data.measure.weakest", name=words(f"quality.{weakest.id}")) if weakest else base(value, words)
    if weakest and value.value == 1:
        of = words("data.measure.weakest.none")
    return Measure(written(value, names), of, definition(value.id, words, names.programme.rules))
