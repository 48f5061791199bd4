"""What the stage says in sentences: the finding that titles each slide, and notes for whoever speaks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lib.indicators.figure import Figure
from lib.indicators.hub_reach import WITHIN
from lib.programme.model import Programme
from lib.programme.presentation import SlideId
from lib.snapshot.selection.headlines import own_in_order
from lib.snapshot.selection.tasks import AHEAD_DAYS, OpenTask, due_within, tasks_of
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.vocabulary import Outcome, Wave
from lib.wording.cohorts import which
from lib.wording.due import due_day, due_sentence
from lib.wording.names import Names
from lib.wording.pages import bootcamps, hubs, near_hubs, progress, reach
from lib.wording.pages.bootcamps import overdue_sentence
from lib.wording.reference.definitions import definition
from lib.wording.tasks import task_day, whose_task
from lib.wording.values import base, figure

INDICATORS: dict[SlideId, tuple[str, ...]] = {
    "opening": (),
    "reach": ("ALC-1", "ALC-2"),
    "bootcamps": ("BOO-1",),
    "funnel": ("EMB-6",),
    "people": ("PER-1",),
    "hubs": ("SIT-1",),
    "near": ("SIT-4",),
    "conditions": ("BOO-4",),
    "after": ("SEG-2",),
    "allies": ("ALI-1", "ALI-2"),
    "own": (),
    "growth": (),
    "since": (),
    "agenda": (),
    "closing": (),
}
"""The built-in indicators that a slide's headline figures are."""

MOST_OWN = 5
"""Indicators of a programme's own that its slide has room for."""


_MOST_TOLD = 7
"""Tasks that the notes of the agenda name, the longest overdue first."""


@dataclass(frozen=True, slots=True)
class Notes:
    """What only the speaker sees: what each figure means, the question that somebody will ask, and its answer."""

    definitions: tuple[str, ...]
    question: str
    answer: tuple[str, ...]


def title(slide: SlideId, snapshot: Snapshot, names: Names) -> str:
    """Return the finding of a slide; what it is about where its figures cannot say it."""
    return _TITLES[slide](snapshot, names) or names.words(f"stage.{slide}.about")


def notes(slide: SlideId, snapshot: Snapshot, names: Names) -> Notes:
    """Return the notes of a slide."""
    words = names.words
    told = [definition(each, words, names.programme.rules) for each in indicators_on(slide, snapshot, names.programme)]
    meanings = tuple(words("stage.notes.definition", name=each.name, meaning=each.meaning) for each in told)
    answer = (words(f"stage.{slide}.answer", **_numbers(names)), *_ANSWERS[slide](snapshot, names))
    return Notes(meanings, words(f"stage.{slide}.question"), tuple(filter(None, answer)))


def own_indicators(snapshot: Snapshot, programme: Programme) -> tuple[str, ...]:
    """Return the programme's own indicators that stand on their slide: those that are shown, of the widest levels."""
    return own_in_order(snapshot, programme)[:MOST_OWN]


def indicators_on(slide: SlideId, snapshot: Snapshot, programme: Programme) -> tuple[str, ...]:
    """Return the indicators that a slide tells."""
    return own_indicators(snapshot, programme) if slide == "own" else INDICATORS[slide]


def latest_wave(snapshot: Snapshot) -> str | None:
    """Return the last wave of follow-up after a bootcamp that asked whether a tool is used, or None."""
    parts = {part.id for part in snapshot.figure("SEG-2").parts}
    asked = [wave for wave in Wave if wave is not Wave.ENTRY and f"{wave}/{Outcome.USES_TOOL}" in parts]
    return str(asked[-1]) if asked else None


def next_lines(snapshot: Snapshot, names: Names, most: int) -> tuple[tuple[str, str], ...]:
    """Return the first things that are to come: day or week and whose move. What is overdue is not for a hall."""
    today = snapshot.today
    ahead = [due for due in snapshot.due if due.day >= today][:most]
    return tuple((due_day(due, today, names.words), due_sentence(due, today, names)) for due in ahead)


def _reach(snapshot: Snapshot, names: Names) -> str:
    words, people = names.words, snapshot.figure("ALC-1")
    n, programme = figure(people, words), names.programme.programme.name
    if not n.shown:
        return ""
    if people.value is None or not people.target:
        return words("stage.reach.title", programme=programme, n=n.text)
    key = "over" if people.value > people.target else "met" if people.value == people.target else "under"
    share, target = words.share(people.value / people.target), words.number(people.target)
    return words(f"stage.reach.title.{key}", programme=programme, n=n.text, target=target, share=share)


def _bootcamps(snapshot: Snapshot, names: Names) -> str:
    words, entries = names.words, snapshot.bootcamps
    if not entries:
        return ""
    done = sum(each.status == "completed" for each in entries)
    key = "all" if done == len(entries) else "none" if not done else "some"
    region = names.programme.programme.region.in_language(words.language)
    return words(f"stage.bootcamps.title.{key}", n=len(entries), done=done, region=region)


def _funnel(snapshot: Snapshot, names: Names) -> str:
    """Say how many of those who registered have a certificate, in bootcamps that ended."""
    words, share = names.words, progress.part_of(snapshot.figure("EMB-4").parts, "of-registered")
    if share is None or share.numerator is None or not share.denominator:
        return progress.before_any_ended(snapshot, words)
    spelled = {"registered": words.number(share.denominator), "certified": words.number(share.numerator)}
    done = sum(each.status == "completed" for each in snapshot.bootcamps)
    return words(f"stage.funnel.title.{which('ended', snapshot, words)}", n=done, **spelled)


def _people(snapshot: Snapshot, names: Names) -> str:
    women, everybody = snapshot.figure("ALC-2").value, snapshot.figure("ALC-1").value
    if women is None or not everybody:
        return ""
    words = names.words
    spelled = {"women": words.number(women), "all": words.number(everybody), "share": words.share(women / everybody)}
    return words("stage.people.title", **spelled)


def _of(key: str, value: Figure, names: Names) -> str:
    if value.state != "shown" or value.numerator is None or not value.denominator:
        return ""
    spelled = {"part": names.words.number(value.numerator), "whole": names.words.number(value.denominator)}
    return names.words(key, n=value.numerator, **spelled)


def _after(snapshot: Snapshot, names: Names) -> str:
    wave = latest_wave(snapshot)
    said = progress.follow_up(snapshot, names, wave, "uses-tool") if wave else []
    return said[0].rstrip(".") if said else ""


def _near(snapshot: Snapshot, names: Names) -> str:
    words, value = names.words, snapshot.figure("SIT-4").value
    return words("stage.near.title", n=int(value), people=words.number(value), km=WITHIN) if value else ""


def _agenda(snapshot: Snapshot, names: Names) -> str:
    words, late = names.words, sum(each.is_late(snapshot.today) for each in _soon(snapshot, names))
    return words("stage.agenda.title", n=late) if late else ""


def _soon(snapshot: Snapshot, names: Names) -> tuple[OpenTask, ...]:
    return due_within(tasks_of(snapshot, names.programme), snapshot.today, AHEAD_DAYS)


def _opening(_: Snapshot, names: Names) -> str:
    declared = names.programme.stage.opening
    return declared.occasion.in_language(names.words.language) if declared else ""


def _closing(_: Snapshot, names: Names) -> str:
    declared = names.programme.stage.closing
    return declared.thanks.in_language(names.words.language) if declared else ""


_TITLES: dict[SlideId, Callable[[Snapshot, Names], str]] = {
    "opening": _opening,
    "reach": _reach,
    "bootcamps": _bootcamps,
    "funnel": _funnel,
    "people": _people,
    "hubs": lambda snapshot, names: _of("stage.hubs.title", snapshot.figure("SIT-2"), names),
    "near": _near,
    "conditions": lambda snapshot, names: _of("stage.conditions.title", snapshot.figure("BOO-4"), names),
    "after": _after,
    "allies": lambda snapshot, names: _of("stage.allies.title", snapshot.figure("ALI-1"), names),
    "own": lambda *_: "",
    "growth": lambda *_: "",
    "since": lambda *_: "",
    "agenda": _agenda,
    "closing": _closing,
}


def _numbers(names: Names) -> dict[str, object]:
    rules = names.programme.rules
    return {"completion": names.words.share(rules.completion_share), "days": rules.hub_verified_days, "km": WITHIN}


def _said_about_reach(snapshot: Snapshot, names: Names) -> Iterable[str]:
    figures = [snapshot.figure(each).value for each in ("ALC-1", "ALC-4", "ALC-5")]
    return [f"{reach.lead(snapshot, names)}."] if all(each is not None for each in figures) else []


def _said_about_bootcamps(snapshot: Snapshot, names: Names) -> Iterable[str]:
    on_time = snapshot.figure("BOO-2")
    of = base(on_time, names.words) if on_time.state == "shown" else None
    punctual = [names.words("stage.bootcamps.on-time", of=of)] if of else []
    return [*punctual, bootcamps.standing(snapshot, names)]


def _said_about_people(snapshot: Snapshot, names: Names) -> Iterable[str]:
    ages = reach.ages(snapshot.table("people-by-role-age"), reach.ATTENDED, names)
    return [*reach.who(snapshot, names)[1:], *ages[1:]]


def _said_about_near(snapshot: Snapshot, names: Names) -> Iterable[str]:
    largest = near_hubs.largest(near_hubs.without(snapshot), names)
    said = (near_hubs.circles(snapshot, names), largest, near_hubs.women(snapshot, names))
    return filter(None, said)


def _said_about_after(snapshot: Snapshot, names: Names) -> Iterable[str]:
    wave = latest_wave(snapshot)
    return progress.response(snapshot, names, wave, "uses-tool") if wave else []


def _said_about_allies(snapshot: Snapshot, names: Names) -> Iterable[str]:
    late = sorted(
        (each for each in snapshot.commitments if each.status in bootcamps.OPEN and each.due < snapshot.today),
        key=lambda each: (each.due, each.id),
    )
    return [overdue_sentence(tuple(late), snapshot, names)] if snapshot.commitments else []


def _said_about_agenda(snapshot: Snapshot, names: Names) -> Iterable[str]:
    first = _soon(snapshot, names)[:_MOST_TOLD]
    return [f"{task_day(each, snapshot.today, names.words)}: {whose_task(each, names)}" for each in first]


_ANSWERS: dict[SlideId, Callable[[Snapshot, Names], Iterable[str]]] = {
    "opening": lambda snapshot, names: [names.words("frame.snapshot", id=snapshot.id)],
    "reach": _said_about_reach,
    "bootcamps": _said_about_bootcamps,
    "funnel": lambda snapshot, names: progress.funnel(snapshot, names, "role"),
    "people": _said_about_people,
    "hubs": lambda snapshot, names: filter(None, [hubs.attention(snapshot, names)]),
    "near": _said_about_near,
    "conditions": bootcamps.without_child_space,
    "after": _said_about_after,
    "allies": _said_about_allies,
    "own": lambda *_: [],
    "growth": lambda *_: [],
    "since": lambda *_: [],
    "agenda": _said_about_agenda,
    "closing": lambda *_: [],
}
