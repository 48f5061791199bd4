"""What must be said with a slide's figures: why each is less than it seems, in a few words."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lib.indicators.figure import OF_PROMISES, Figure
from lib.programme.model import TableId
from lib.programme.presentation import SlideId
from lib.snapshot.snapshot import Snapshot, SourceState
from lib.tables.schema.vocabulary import Outcome
from lib.wording.names import Names
from lib.wording.pages import near_hubs
from lib.wording.pages.progress import part_of
from lib.wording.pages.stage import indicators_on, latest_wave
from lib.wording.reference.definitions import definition

CaveatKind = Literal[
    "range",
    "protected",
    "unknown",
    "not-due",
    "straight-line",
    "running",
    "provisional",
    "few",
    "self-reported",
    "late",
]

RESPONSE_ENOUGH = 0.8
"""Response below this needs a word: OMB, Standards and Guidelines for Statistical Surveys (2006), guideline 1.3.4."""

_RESTS_ON: dict[SlideId, tuple[str, ...]] = {
    "reach": ("ALC-1", "ALC-2"),
    "funnel": ("EMB-1", "EMB-2", "EMB-3", "EMB-4", "EMB-6"),
}
"""The figures on slides that show more than their headline's; a rate comes last."""


@dataclass(frozen=True, slots=True)
class Caveat:
    """One reservation about a slide, in small words."""

    kind: CaveatKind
    text: str


def caveats(slide: SlideId, snapshot: Snapshot, names: Names) -> tuple[Caveat, ...]:
    """Return what must be said with the figures of a slide, the gravest first."""
    shown = [snapshot.figure(each) for each in _RESTS_ON.get(slide) or indicators_on(slide, snapshot, names.programme)]
    tables = {table for each in shown for table in definition(each.id, names.words).tables}
    found = [*_of_figures(shown, snapshot, names)]
    if "alcance" in tables and slide != "after":
        found += _of_bootcamps(shown, snapshot, names)
    if slide == "after":
        found += _of_answers(snapshot, names)
    return (*found, *_of_sources(tables, snapshot, names))


def _of_figures(shown: list[Figure], snapshot: Snapshot, names: Names) -> Iterator[Caveat]:
    words = names.words
    if any(each.value is None and each.low is not None for each in shown):
        yield Caveat("range", words("caveat.range"))
    if any(each.state == "protected" for each in shown):
        yield Caveat("protected", words("caveat.protected"))
    unknown = max((each.unknown or 0 for each in shown), default=0)
    if unknown:
        yield Caveat("unknown", words("caveat.unknown", n=unknown))
    for each in shown:
        if each.id in OF_PROMISES and each.aside:
            yield Caveat("not-due", words(f"caveat.not-due.{each.id}", n=each.aside))
    if any(each.id == "SIT-4" for each in shown) and (source := near_hubs.source(snapshot, names, brief=True)):
        yield Caveat("straight-line", source)


def _of_bootcamps(shown: list[Figure], snapshot: Snapshot, names: Names) -> Iterator[Caveat]:
    """Tell bootcamps that still run, which a rate leaves out and a count holds, and those not validated yet."""
    words, last = names.words, shown[-1]
    running = sum(each.status == "running" for each in snapshot.bootcamps)
    if running:
        key = "without" if last.cohort in {"ended", "released"} and last.state != "not-applicable" else "with"
        yield Caveat("running", words(f"caveat.running.{key}", n=running))
    open_to_change = [
        each
        for each in snapshot.bootcamps
        if each.status in {"running", "completed"} and each.validation != "validated"
    ]
    if open_to_change:
        yield Caveat("provisional", words("caveat.provisional", n=len(open_to_change)))


def _of_answers(snapshot: Snapshot, names: Names) -> Iterator[Caveat]:
    words, wave = names.words, latest_wave(snapshot)
    said = part_of(snapshot.figure("SEG-2").parts, f"{wave}/{Outcome.USES_TOOL}")
    if said is None or said.state != "shown":
        return
    response = part_of(snapshot.figure("SEG-1").parts, said.id)
    if response and response.value is not None and response.value < RESPONSE_ENOUGH:
        yield Caveat("few", words("caveat.few", share=words.share(response.value)))
    yield Caveat("self-reported", words("caveat.self-reported"))


def _of_sources(tables: set[TableId], snapshot: Snapshot, names: Names) -> Iterator[Caveat]:
    """Tell sources of these tables that are late or were not read."""
    owners = names.programme.owners
    for declared in names.programme.sources:
        told = any(table in tables and owners.get(table) in {None, declared.owner} for table in declared.tabs)
        source = snapshot.source(declared.id)
        if told and source and (text := _late(source, names)):
            yield Caveat("late", text)


def _late(source: SourceState, names: Names) -> str | None:
    words, name = names.words, names.partner(source.owner)
    if source.freshness == "unread":
        return words("frame.unread", name=name)
    if source.facts_to is None:
        return words("caveat.undated", name=name)
    if source.freshness != "overdue":
        return None
    day = words.day_and_month(source.facts_to)
    return words("frame.late", name=name, day=day, state=words("source.overdue"))
