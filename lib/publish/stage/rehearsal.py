"""The rehearsal: everything about a deck that somebody should know before standing in front of people."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lib.markup.evidence.chart import Chart
from lib.programme.presentation import SlideId
from lib.publish.stage.slide import Map, PartnerMarks, Slide, SlideTable
from lib.snapshot.snapshot import Snapshot, SourceState
from lib.wording.names import Names
from lib.wording.values import Written

Code = Literal["no-data", "protected", "not-fresh", "undated", "unread", "too-long", "no-name", "not-yet", "caveat"]

_TITLE, _LABEL, _ROW, _CELL, _AS_OF, _MARK = 120, 54, 46, 96, 100, 24
"""Letters that have room at 4:3, after the page has made words smaller: beyond them something is left out."""


@dataclass(frozen=True, slots=True)
class RehearsalRemark:
    """One thing to know. `slide` is None where it is about the whole deck; `about` is a label, a text or an owner's id.

    `days` is how many days too old a source is.
    """

    slide: SlideId | None
    code: Code
    about: str
    days: int = 0


def rehearse(snapshot: Snapshot, slides: Sequence[Slide], today: date) -> tuple[RehearsalRemark, ...]:
    """Return what is to be known of the deck on the day it is shown: sources first, then slide by slide."""
    found = [remark for source in snapshot.sources if (remark := _freshness(source, today))]
    for slide in slides:
        found += [*_holes(slide), *_caveats(slide), *_lengths(slide)]
    return tuple(found)


def what(remark: RehearsalRemark, names: Names) -> str:
    """Return a remark as a sentence."""
    about = names.partner(remark.about) if remark.slide is None else remark.about
    return names.words(f"stage.remark.{remark.code}", about=about, n=remark.days)


def what_to_do(remark: RehearsalRemark, names: Names) -> str:
    """Return what helps, as a sentence."""
    return names.words(f"stage.remark.{remark.code}.do")


def _freshness(source: SourceState, today: date) -> RehearsalRemark | None:
    if source.freshness == "unread":
        return RehearsalRemark(None, "unread", source.owner)
    if source.facts_to is None:
        return RehearsalRemark(None, "undated", source.owner)
    late = (today - source.facts_to).days - source.every_days
    return RehearsalRemark(None, "not-fresh", source.owner, late) if late > 0 else None


def _holes(slide: Slide) -> Iterator[RehearsalRemark]:
    for label, value in _values(slide):
        if value.state == "no-data":
            yield RehearsalRemark(slide.id, "no-data", label)
        elif value.state == "protected":
            yield RehearsalRemark(slide.id, "protected", label)
    waits = [each.label for each in slide.headlines if each.value.state == "not-applicable"]
    yield from (RehearsalRemark(slide.id, "not-yet", label) for label in waits)
    for each in slide.evidence:
        if isinstance(each, Map):
            yield from (RehearsalRemark(slide.id, "no-name", spot.name) for spot in each.bootcamps if not spot.lines)


def _caveats(slide: Slide) -> Iterator[RehearsalRemark]:
    """Return what must be said with the figures. What is protected has a remark of its own, with its label."""
    yield from (RehearsalRemark(slide.id, "caveat", each.text) for each in slide.caveats if each.kind != "protected")


def _values(slide: Slide) -> Iterator[tuple[str, Written]]:
    yield from ((each.label, each.value) for each in slide.headlines)
    for each in slide.evidence:
        if isinstance(each, Chart):
            yield from ((bar.name, bar.value) for bar in each.bars)


def _lengths(slide: Slide) -> Iterator[RehearsalRemark]:
    texts = [(slide.title, _TITLE), (slide.as_of, _AS_OF), *((each.label, _LABEL) for each in slide.headlines)]
    for each in slide.evidence:
        if isinstance(each, Chart):
            texts += [(bar.name, _ROW) for bar in each.bars]
        elif isinstance(each, PartnerMarks):
            texts += [(mark.short, _MARK) for mark in each.marks]
        elif isinstance(each, SlideTable):
            texts += [(cell, _CELL) for row in each.rows for cell in row]
    yield from (RehearsalRemark(slide.id, "too-long", text) for text, most in texts if len(text) > most)
