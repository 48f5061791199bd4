"""Three slides of one state: who was reached, where its hubs are and who lives near one, and what is owed."""

from dataclasses import replace

from lib.indicators.figure import Part
from lib.markup.bootcamps.commitments import in_order
from lib.markup.evidence.chart import Bar, Chart, Segment
from lib.markup.map.outlines import Shapes
from lib.markup.palette import MAIN, QUIET
from lib.programme.presentation import SlideId
from lib.publish.stage.evidence import SlideContent
from lib.publish.stage.land import map_of
from lib.publish.stage.slide import Evidence, Headline, Slide, SlideTable
from lib.snapshot.selection.comparison import Measured
from lib.snapshot.selection.one_state import OneState
from lib.tables.schema.vocabulary import Stage
from lib.wording.cohorts import base_and_aside
from lib.wording.due import key_of, told
from lib.wording.names import Names
from lib.wording.pages import near_hubs, states
from lib.wording.pages.bootcamps import OPEN, promised
from lib.wording.pages.stage import Notes
from lib.wording.reference.definitions import definition
from lib.wording.sources import short_freshness_line
from lib.wording.values import decimals_of, figure, nothing

_MOST = 5
"""Commitments on a slide, whose notes say how many there are, and lines of its table of figures."""

_LARGE = 2


def state_slides(one: OneState, names: Names, shapes: Shapes) -> tuple[Slide, ...]:
    """Return the slides of a state of a public snapshot."""
    reached, owed = states.opening(one, names), states.owes(one, names)
    none = names.words("meeting.owes.nothing", state=names.state(one.key))
    place = _map(one, names, shapes)
    if names.programme.trains:
        first: tuple[SlideId, SlideContent] = ("reach", SlideContent(_reached(one, names), (_stages(one, names),)))
    else:
        first = ("own", _own(one, names))
    slides: tuple[tuple[SlideId, str, SlideContent], ...] = (
        (first[0], reached, first[1]),
        (
            "hubs",
            states.hubs_reading(one, names),
            SlideContent(_hubs(one, names), (place,), (near_hubs.of_state(one, names),)),
        ),
        ("allies", owed or none, SlideContent(_owed(one, names), _commitments(one, names))),
    )
    return tuple(_slide(slide, title, content, one, names) for slide, title, content in slides)


def _slide(slide: SlideId, title: str, content: SlideContent, one: OneState, names: Names) -> Slide:
    words, snapshot = names.words, one.snapshot
    meanings = (definition(each.indicator, words, names.programme.rules) for each in content.headlines)
    notes = Notes(
        tuple(words("stage.notes.definition", name=each.name, meaning=each.meaning) for each in meanings),
        words(f"stage.{slide}.question"),
        (title,),
    )
    return Slide(
        slide, names.state(one.key), title.rstrip("."), content.headlines, content.evidence, content.lines, notes,
        as_of=short_freshness_line(snapshot, names),
        cut=words("frame.snapshot", id=snapshot.id[:4]),
        snapshot=snapshot.id,
        mark=words("stage.sample") if snapshot.sample else None,
    )  # fmt: skip


def _reached(one: OneState, names: Names) -> tuple[Headline, ...]:
    words, people = names.words, one.reached().here
    of = people.share
    target = (
        words("home.target", share=words.share(of.value), target=words.number(of.denominator or 0))
        if of and of.value is not None
        else ""
    )
    return (
        Headline("ALC-1", figure(people.count, words), words("home.people"), target),
        _share("EMB-6", one.completed().here, names),
    )


def _own(one: OneState, names: Names) -> SlideContent:
    """Return the programme's own figures in the state: two large, the next in a table."""
    words, told = names.words, states.own_parts(one)
    said = [
        Headline(
            each,
            figure(part, words, decimals_of(one.snapshot.figure(each))),
            words(f"definition.{each}.name"),
            base_and_aside(part, words) or "",
        )
        for each, part in told
    ]
    rows = tuple((each.value.text, each.label) for each in said[_LARGE : _LARGE + _MOST])
    heads = (words("declared.value"), words("declared.indicator"))
    return SlideContent(tuple(said[:_LARGE]), (SlideTable(words("stage.own.also"), heads, rows),) if rows else ())


def _hubs(one: OneState, names: Names) -> tuple[Headline, ...]:
    return (_share("SIT-2", one.verified().here, names),)


def _owed(one: OneState, names: Names) -> tuple[Headline, ...]:
    return (_share("ALI-1", one.commitments_met().here, names),)


def _share(indicator: str, measured: Measured, names: Names) -> Headline:
    words, share = names.words, measured.share
    value = figure(share, words) if share else nothing("no-data", words)
    below = base_and_aside(share, words) if share else None
    return Headline(indicator, value, words(f"definition.{indicator}.name"), below or "")


def _stages(one: OneState, names: Names) -> Chart:
    bars = tuple(_bar(each.id, each.here.count, names) for each in one.stages())
    return Chart("stages", names.words("meeting.stages"), one.snapshot.id, bars=bars)


def _bar(stage: str, part: Part, names: Names) -> Bar:
    name, value = names.words(f"stage.{stage}"), figure(part, names.words)
    number = part.value if part.state == "shown" else None
    series = QUIET if stage == Stage.REGISTERED else MAIN
    return Bar(name, value, (Segment(name, number, value.state, series, value.text),), number)


def _map(one: OneState, names: Names, shapes: Shapes) -> Evidence:
    """Return the state alone on the stage's map."""
    programme = names.programme
    alone = programme.model_copy(update={"programme": programme.programme.model_copy(update={"states": (one.key,)})})
    own = replace(one.snapshot, hubs=one.hubs, bootcamps=one.bootcamps)
    return map_of(own, replace(names, programme=alone), shapes)


def _commitments(one: OneState, names: Names) -> tuple[SlideTable, ...]:
    """Return what is still owed, overdue first; nothing where nothing is."""
    words = names.words
    owed = [each for each in in_order(one.commitments, one.snapshot.today) if each.status in OPEN][:_MOST]
    rows = tuple(
        (
            words(key_of("sheet.due", each.day_known), day=words.day(told(each.due, each.day_known))),
            f"{names.partner(each.partner)}: {promised(each, words)}",
        )
        for each in owed
    )
    heads = (words("stage.next.day"), words("stage.next.what"))
    return (SlideTable(words("meeting.owed"), heads, rows),) if rows else ()
