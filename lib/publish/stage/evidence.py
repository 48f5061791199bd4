"""What each slide shows: its headline figures, and the evidence below them, read from the figures and tables."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.indicators.figure import Figure, Part
from lib.indicators.hub_reach import WITHIN
from lib.indicators.training import ready
from lib.markup.evidence import places
from lib.markup.evidence.chart import Bar, Chart, Segment
from lib.markup.evidence.funnel import funnel as stages_of_all
from lib.markup.evidence.people import ages
from lib.markup.evidence.progress import follow_up
from lib.markup.map.outlines import Shapes
from lib.markup.palette import MAIN, QUIET
from lib.publish.stage.land import map_of
from lib.publish.stage.slide import Evidence, Headline, SlideTable
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.lists import choices_of
from lib.tables.schema.vocabulary import BootcampStatus, OperatingStatus, Outcome, Requirement
from lib.wording.cohorts import base_and_aside, ended_only, which
from lib.wording.names import Names
from lib.wording.pages import near_hubs, progress
from lib.wording.pages.stage import latest_wave, next_lines
from lib.wording.values import Written, base, figure, is_share, nothing

_INCLUSIVE = ("child-space", "transport", "agreed-times", "accessibility", "interpreter", "safety-protocol")
_MOST_NEXT = 3


@dataclass(frozen=True, slots=True)
class SlideContent:
    """What stands between the title and the as-of line of a slide.

    `title` is the finding where the snapshot alone does not tell it; `answer` goes on with the speaker's notes.
    """

    headlines: tuple[Headline, ...]
    evidence: tuple[Evidence, ...] = ()
    lines: tuple[str, ...] = ()
    title: str = ""
    answer: tuple[str, ...] = ()


def reach(snapshot: Snapshot, names: Names) -> SlideContent:
    """Return the pair of reach with its targets, and people by state."""
    words = names.words
    pair = tuple(
        Headline(each, figure(snapshot.figure(each), words), words(label), _target(snapshot.figure(each), names))
        for each, label in (("ALC-1", "home.people"), ("ALC-2", "home.women"))
    )
    staff, of = snapshot.figure("ALC-3"), figure(snapshot.figure("ALC-3"), words)
    lines = (words(f"stage.reach.staff.{which(staff.cohort, snapshot, words)}", n=of.text),) if of.shown else ()
    return SlideContent(pair, _drawn(places.states(snapshot, names).totals(), words("stage.reach.by-state")), lines)


def bootcamps(snapshot: Snapshot, names: Names, shapes: Shapes | None = None) -> SlideContent:
    """Return how many bootcamps are completed, on the map."""
    words, held = names.words, snapshot.figure("BOO-1")
    partly = held.state == "shown" and bool(held.target) and held.value != held.target
    label = (
        words("stage.bootcamps.done.of", n=words.number(held.target or 0)) if partly else words("stage.bootcamps.done")
    )
    states = len({each.state for each in snapshot.bootcamps if each.status == BootcampStatus.COMPLETED})
    below = words("stage.bootcamps.states", n=states) if states else ""
    return SlideContent((Headline("BOO-1", figure(held, words), label, below),), (map_of(snapshot, names, shapes),))


def funnel(snapshot: Snapshot, names: Names) -> SlideContent:
    """Return who completed of those who attended, and the four stages with the share of the one before."""
    headline = _headline("EMB-6", snapshot.figure("EMB-6"), "stage.funnel.completed", names)
    return SlideContent((headline,), _drawn(stages_of_all(snapshot, names), names.words("stage.funnel.stages")))


def people(snapshot: Snapshot, names: Names) -> SlideContent:
    """Return the share of the reported ages, and everybody by age."""
    words, focus = names.words, names.programme.ages.focus
    first, last = focus.split("-")
    spoken = words("stage.people.focus", band=words("reach.age.band", first=first, last=last))
    share = snapshot.figure("PER-1")
    below = " · ".join(filter(None, (_of_known(share, names), ended_only(share.cohort, snapshot, words))))
    headline = Headline("PER-1", figure(share, words), _called(share, spoken, names), below)
    return SlideContent((headline,), _drawn(ages(snapshot, names), words("stage.people.ages")))


def hubs(snapshot: Snapshot, names: Names) -> SlideContent:
    """Return how many hubs there are, by phase."""
    words = names.words
    hubs = snapshot.figure("SIT-1")
    rows = [_bar(names.value("phase", part.id), figure(part, words), _number(part)) for part in hubs.parts]
    retired = sum(hub.condition == OperatingStatus.RETIRED for hub in snapshot.hubs)
    label = words("stage.hubs.retired", n=retired) if retired else words("stage.hubs.all")
    headline = Headline("SIT-1", figure(hubs, words), label)
    return SlideContent((headline,), _chart("phases", words("stage.hubs.phases"), rows, snapshot))


def near(snapshot: Snapshot, names: Names) -> SlideContent:
    """Return how many people live near a working hub, by state, and who lost theirs."""
    words, value = names.words, snapshot.figure("SIT-4")
    of = (
        words("near.of-all", share=words.share(value.value / value.denominator))
        if value.value and value.denominator
        else ""
    )
    headline = Headline("SIT-4", figure(value, words), _called(value, words("stage.near.people", km=WITHIN), names), of)
    lost = near_hubs.lost(snapshot, names, brief=True)
    chart = places.near(snapshot, names)
    chart = replace(chart, bars=tuple(replace(bar, note="") for bar in chart.bars))
    return SlideContent((headline,), _drawn(chart, words("stage.near.by-state")), (lost,) if lost else ())


def conditions(snapshot: Snapshot, names: Names) -> SlideContent:
    """Return who had a child-friendly space, and the conditions that let women take part."""
    words, space = names.words, snapshot.figure("BOO-4")
    asked = set(choices_of(Requirement, names.programme.lists))
    rows = [_condition(each, snapshot, names) for each in _INCLUSIVE[1:] if each in asked]
    headline = Headline("BOO-4", _in_full(space, names), words("stage.conditions.space"), _share(space, names))
    first = _bar(_upper(words.called("requirement", _INCLUSIVE[0])), headline.value, _number(space))
    return SlideContent(
        (headline,), _chart("conditions", words("stage.conditions.ready"), [first, *rows], snapshot, span=1)
    )


def _condition(requirement: str, snapshot: Snapshot, names: Names) -> Bar:
    """Return in how many bootcamps a condition is ready, of those that were to have it and are not cancelled."""
    words = names.words
    items = [item for entry in snapshot.bootcamps if entry.status != "cancelled" for item in entry.readiness]
    asked = [item for item in items if item.requirement == requirement]
    part = ready(requirement, asked, snapshot.today)
    name = _upper(words.called("requirement", requirement))
    of = base(part, words)
    if of is None:
        return _bar(name, figure(part, words) if asked else nothing("no-data", words), None, QUIET)
    return _bar(name, Written(of, "shown"), part.value, QUIET)


def after(snapshot: Snapshot, names: Names) -> SlideContent:
    """Return what those who answered say of one wave, with how many answered."""
    words, wave = names.words, latest_wave(snapshot)
    if wave is None:
        headline = _headline("SEG-2", snapshot.figure("SEG-2"), "stage.after.uses", names)
        return SlideContent((headline,), lines=follow_up(snapshot, names, None).sentences)
    chart = follow_up(snapshot, names, wave)
    parts = [part for part in snapshot.figure("SEG-2").parts if part.id.split("/")[0] == wave]
    bases = {part.denominator for part in parts if part.state == "shown"}
    caption = words("stage.after.outcomes")
    if len(bases) == 1:
        caption = words("stage.after.outcomes.of", n=words.number(bases.pop() or 0))
        chart = replace(chart, bars=tuple(replace(bar, note="") for bar in chart.bars))
    used = progress.part_of(parts, f"{wave}/{Outcome.USES_TOOL}") or snapshot.figure("SEG-2")
    spoken = words("stage.after.uses.wave", wave=names.value("wave", wave))
    headline = Headline("SEG-2", figure(used, words), spoken, _answered(used, names))
    lines = tuple(progress.response(snapshot, names, wave, "uses-tool")[:1])
    return SlideContent((headline,), _drawn(chart, caption), lines)


def allies(snapshot: Snapshot, names: Names) -> SlideContent:
    """Return what partners delivered of what they promised, who is active, and what is next."""
    words = names.words
    pair = tuple(
        Headline(each, figure(snapshot.figure(each), words), words(f"stage.allies.{label}"))
        for each, label in (("ALI-1", "met"), ("ALI-2", "active"))
    )
    ahead = next_lines(snapshot, names, _MOST_NEXT)
    partners = " · ".join(partner.short for partner in names.programme.partners)
    heads = (words("stage.next.day"), words("stage.next.what"))
    grid = (SlideTable(words("stage.allies.next"), heads, ahead),) if ahead else ()
    return SlideContent(pair, grid, (words("stage.allies.partners", partners=partners),))


def _headline(indicator: str, value: Figure, label: str, names: Names) -> Headline:
    words = names.words
    of = base_and_aside(value, words) if is_share(value) else None
    return Headline(indicator, figure(value, words), _called(value, words(label), names), of or "")


def _called(value: Figure, label: str, names: Names) -> str:
    """Return what stands below a figure: words that go on from a number, or its name where there is none."""
    return names.words(f"definition.{value.id}.name") if value.state in {"no-data", "not-applicable"} else label


def _in_full(value: Figure, names: Names) -> Written:
    """Return a share of a few as «8 de 9»."""
    of = base(value, names.words) if value.state == "shown" else None
    return Written(of, "shown") if of else figure(value, names.words)


def _share(value: Figure, names: Names) -> str:
    return figure(value, names.words).text if value.state == "shown" and value.denominator else ""


def _target(value: Figure, names: Names) -> str:
    if value.value is None or not value.target:
        return ""
    words = names.words
    return words("home.target", share=words.share(value.value / value.target), target=words.number(value.target))


def _of_known(value: Figure, names: Names) -> str:
    of = base(value, names.words) if value.state == "shown" else None
    return names.words("stage.people.base", of=of) if of else ""


def _answered(part: Figure | Part, names: Names) -> str:
    of = base(part, names.words) if part.state == "shown" else None
    return names.words("stage.after.base", of=of) if of else ""


def _number(value: Figure | Part) -> float | None:
    return value.value if value.state == "shown" else None


def _bar(name: str, value: Written, number: float | None, series: str = MAIN, note: str = "") -> Bar:
    return Bar(name, value, (Segment(name, number, value.state, series, value.text),), number, note)


def _chart(
    chart_id: str, title: str, bars: Sequence[Bar], snapshot: Snapshot, span: float | None = None
) -> tuple[Chart, ...]:
    return _drawn(Chart(chart_id, title, snapshot.id, bars=tuple(bars), span=span), title)


def _drawn(chart: Chart, title: str) -> tuple[Chart, ...]:
    """Return a chart under what it counts, in few words; nothing where it has no bars."""
    return (replace(chart, title=title),) if chart.bars else ()


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
