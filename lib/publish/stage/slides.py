"""The slides of one snapshot, chosen and in order. All of them come from it, so all of them agree."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from lib.collect.changes import PublicPast
from lib.markup.map.outlines import Shapes
from lib.programme.declaring.shown import slides_shown
from lib.programme.presentation import SlideId
from lib.publish.stage import evidence
from lib.publish.stage.agenda import agenda
from lib.publish.stage.ends import begins_at, closing, opening
from lib.publish.stage.evidence import SlideContent
from lib.publish.stage.growth import growth
from lib.publish.stage.own import own
from lib.publish.stage.since import since_meeting
from lib.publish.stage.slide import Slide
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.pages.caveats import caveats
from lib.wording.pages.stage import notes, title
from lib.wording.sources import short_freshness_line

_CONTENT: dict[SlideId, Callable[[Snapshot, Names], SlideContent]] = {
    "opening": opening,
    "reach": evidence.reach,
    "funnel": evidence.funnel,
    "people": evidence.people,
    "hubs": evidence.hubs,
    "near": evidence.near,
    "conditions": evidence.conditions,
    "after": evidence.after,
    "allies": evidence.allies,
    "own": own,
    "closing": closing,
}


class UnknownSlide(ValueError):
    """Somebody chose a slide that does not exist; the message names it and those that do."""


def slides_of(
    snapshot: Snapshot,
    names: Names,
    chosen: Sequence[str] | None = None,
    address: str | None = None,
    shapes: Shapes | None = None,
    *,
    past: PublicPast | None = None,
) -> tuple[Slide, ...]:
    """Return the slides of a public snapshot, in the order of `chosen`; where nothing is, of the programme file.

    `address` is where anyone can read the same; the last slide carries it. `shapes` are the states' outlines where
    they are not the bundled ones, `past` is what came before. Raises UnknownSlide.
    """
    declared, before = names.programme.stage, past or PublicPast()
    every = chosen or slides_shown(names.programme)
    wanted = tuple(dict.fromkeys(_known(each, declared.offered) for each in every))
    contents: dict[SlideId, Callable[[Snapshot, Names], SlideContent]] = {
        **_CONTENT,
        "bootcamps": partial(evidence.bootcamps, shapes=shapes),
        "growth": partial(growth, months=before.months, shapes=shapes),
        "since": partial(since_meeting, since=before.meeting),
        "agenda": partial(agenda, since=before.since),
    }
    made = tuple(_slide(each, contents[each](snapshot, names), snapshot, names) for each in wanted)
    last = made[-1]
    link = declared.closing.link if declared.closing and last.id == "closing" else ""
    return (*made[:-1], replace(last, address=link or address))


def _known(slide: str, offered: Sequence[SlideId]) -> SlideId:
    for each in offered:
        if each == slide:
            return each
    raise UnknownSlide(f"found «{slide}», expected one of {', '.join(offered)}")


def _slide(slide: SlideId, content: SlideContent, snapshot: Snapshot, names: Names) -> Slide:
    words, said = names.words, notes(slide, snapshot, names)
    return Slide(
        id=slide,
        topic=names.programme.programme.name if slide in {"opening", "closing"} else words(f"stage.{slide}.topic"),
        title=content.title or title(slide, snapshot, names),
        headlines=content.headlines,
        evidence=content.evidence,
        lines=content.lines,
        notes=replace(said, answer=(*said.answer, *content.answer)),
        as_of=short_freshness_line(snapshot, names),
        cut=words("frame.snapshot", id=snapshot.id[:4]),
        snapshot=snapshot.id,
        mark=words("stage.sample") if snapshot.sample else None,
        caveats=caveats(slide, snapshot, names),
        begins=begins_at(names) if slide == "opening" else None,
    )
