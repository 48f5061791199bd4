"""The slide of what changed since the last meeting: figures then and now, what became of hubs and bootcamps."""

from collections.abc import Iterator
from dataclasses import replace

from lib.collect.changes import ChangedSince, Incomparable
from lib.indicators.entries import HubEntry
from lib.publish.stage.agenda import named
from lib.publish.stage.evidence import SlideContent
from lib.publish.stage.slide import Headline, SlideTable
from lib.snapshot.changes.difference import Difference
from lib.snapshot.changes.entry_changes import StatusChange
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.vocabulary import BootcampStatus
from lib.wording.names import Names
from lib.wording.pages.changes import FIRST_TOLD, then, told
from lib.wording.pages.trend import name_of
from lib.wording.values import figure

_HEADLINES, _FIGURES, _NOTES = 2, 2, 12
_VERIFIED, _SILENT = "in-service-verified", frozenset({"in-service-unverified", "out-of-service"})


def since_meeting(snapshot: Snapshot, names: Names, since: ChangedSince | Incomparable) -> SlideContent:
    """Return two figures then and now, others that moved, and what became of hubs and bootcamps."""
    words = names.words
    if isinstance(since, str):
        return SlideContent((_headline(FIRST_TOLD[0], snapshot, None, names),), lines=(words(f"changes.{since}"),))
    day, changes = words.day_and_month(since.day), _for_a_hall(since.changes)
    moved = {each.id for each in changes.figures}
    shown = sorted(FIRST_TOLD, key=lambda each: each not in moved)[:_HEADLINES]
    others = replace(changes, figures=tuple(each for each in changes.figures if each.id not in shown), turns=())
    rows = [(each.mark, each.text) for each in told(others, names)[:_FIGURES]]
    rows += [(words(f"stage.since.{key}"), named(found, names)) for key, found in _turned(changes, names) if found]
    every = told(changes, names)
    heads = (words("stage.since.size"), words("stage.since.what"))
    return SlideContent(
        tuple(_headline(each, snapshot, changes, names) for each in shown),
        (SlideTable(words("stage.since.also"), heads, tuple(rows)),) if rows else (),
        title=words("stage.since.title", n=len(every), day=day) if every else words("stage.since.none", day=day),
        answer=(
            words("stage.since.compared", cut=since.id[:4], day=day),
            *(f"{each.mark}: {each.text}" for each in every[:_NOTES]),
        ),
    )


def _for_a_hall(changes: Difference) -> Difference:
    """Return figures, hubs that were verified or fell silent, and bootcamps that ended. Debts are not for a hall."""
    return Difference(figures=changes.figures, turns=tuple(each for each in changes.turns if _kind(each)))


def _kind(turn: StatusChange) -> str | None:
    """Return under which heading a change of status is told; None for one that is not for a hall."""
    if isinstance(turn.entry, HubEntry):
        return "verified" if turn.after == _VERIFIED else "silent" if turn.after in _SILENT else None
    return "ended" if turn.kind == "bootcamp" and turn.after == BootcampStatus.COMPLETED else None


def _turned(changes: Difference, names: Names) -> Iterator[tuple[str, list[str]]]:
    """Yield what became of bootcamps and hubs, with the names of those that did."""
    for kind in ("ended", "verified", "silent"):
        entries = [turn.entry for turn in changes.turns if _kind(turn) == kind]
        yield kind, [each.name if isinstance(each, HubEntry) else names.bootcamp(each.id) for each in entries]


def _headline(indicator: str, snapshot: Snapshot, changes: Difference | None, names: Names) -> Headline:
    """Return a figure today, with what it was then below; nothing below where there is nothing to compare with."""
    move = next((each for each in changes.figures if each.id == indicator), None) if changes else None
    below = "" if changes is None else then(move, names) if move else names.words("stage.since.same")
    return Headline(indicator, figure(snapshot.figure(indicator), names.words), name_of(indicator, names), below)
