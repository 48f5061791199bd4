"""The overview: what it finds, two headline numbers, the funnel, what needs somebody first, and what is next."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta

from lib.indicators.due import Due
from lib.indicators.figure import Signal
from lib.markup.blocks.passing_on import pass_on
from lib.markup.blocks.tasks import every_task
from lib.markup.blocks.trend import TrendLine, spark
from lib.markup.evidence.funnel import FIGURES, funnel
from lib.markup.memo import memo
from lib.markup.page import fill
from lib.snapshot.changes.trend import Trend
from lib.snapshot.selection.headlines import headlines
from lib.snapshot.snapshot import Snapshot
from lib.wording.cohorts import pace, which
from lib.wording.due import due_day, due_page, due_sentence
from lib.wording.forecast import forecast
from lib.wording.looking_back import written
from lib.wording.names import Names
from lib.wording.pages import progress
from lib.wording.sources import weakest, weakest_line
from lib.wording.targets import against_target
from lib.wording.values import Written, base, figure, is_share

_MOST_DUE, _MOST_URGENT = 7, 3


@memo
def finding(snapshot: Snapshot, names: Names) -> str:
    """Return the sentence that says how the programme stands, as the page's heading."""
    return fill("finding.html", sentence=progress.finding(snapshot, names))


@memo
def headline(
    snapshot: Snapshot,
    names: Names,
    trends: Mapping[str, Trend] | None = None,
    *,
    where: str = "",
    partner: str | None = None,
) -> str:
    """Return two numbers with target, plan and course, what needs somebody first, the funnel, and where it is.

    A programme without bootcamps has no funnel, and two numbers of its own.

    `where` is the map as markup; `partner` is whose own overdue things come first.
    """
    words = names.words
    return fill(
        "headline.html",
        words=words,
        pass_on=lambda each: pass_on(each, snapshot, names),
        where=where,
        urgent=_needs_somebody(snapshot, names, partner),
        late=any(each.day < snapshot.today for each in _urgent(snapshot, partner)) or weakest(snapshot) is not None,
        facts=[
            _fact(place, each, snapshot, names, (trends or {}).get(each))
            for place, each in zip(("people", "women"), headlines(snapshot, names.programme), strict=False)
        ],
        **_stages(snapshot, names),
    )


@dataclass(frozen=True, slots=True)
class HeadlineFact:
    """One of the figures that stand first: where, its value and what it is, its target, and what is said beneath."""

    place: str
    indicator: str
    value: Written
    label: str
    target: str
    signal: Signal | None
    says: tuple[str, ...]
    course: TrendLine | None


def _fact(place: str, indicator: str, snapshot: Snapshot, names: Names, trend: Trend | None) -> HeadlineFact:
    words, value = names.words, snapshot.figure(indicator)
    label = {"ALC-1": "home.people", "ALC-2": "home.women"}.get(indicator, f"definition.{indicator}.name")
    says: tuple[str | None, ...] = ()
    signal, of = value.signal, base(value, words) if is_share(value) and value.state == "shown" else None
    if indicator == "ALC-1":
        says = (pace(snapshot.figure("MET-2"), snapshot, words), forecast(snapshot, words))
        signal = snapshot.figure("MET-3").signal
    if indicator == "ALC-2":
        says, signal = (_staff(snapshot, names),), None
    return HeadlineFact(
        place,
        indicator,
        written(value, names),
        words(label),
        " · ".join(filter(None, (of, against_target(value, names) or words("home.no-target")))),
        signal,
        tuple(filter(None, says)),
        spark(trend, names),
    )


def _stages(snapshot: Snapshot, names: Names) -> dict[str, object]:
    """Return the funnel, empty without bootcamps."""
    if not names.programme.trains:
        return {"funnel": []}
    stages = funnel(snapshot, names)
    return {
        "funnel": [
            {"bar": bar, "value": written(snapshot.figure(each), names), "width": 100 * bar.known / stages.full}
            for bar, each in zip(stages.bars, FIGURES.values(), strict=True)
        ],
        "funnel_finding": next(iter(stages.sentences), None),
        "funnel_says": " ".join((*stages.sentences[1:], *stages.notes)),
    }


def _staff(snapshot: Snapshot, names: Names) -> str | None:
    """Say how many of partners' teams took part, and in which bootcamps."""
    words, staff = names.words, snapshot.figure("ALC-3")
    text = figure(staff, words)
    return words(f"home.staff.{which(staff.cohort, snapshot, words)}", n=text.text) if text.shown else None


@memo
def what_is_next(snapshot: Snapshot, names: Names, partner: str | None = None) -> str:
    """Return what is due next and whose move it is, after what stands above as what needs somebody first."""
    told = _urgent(snapshot, partner)
    items = [_due(each, snapshot, names) for each in _soonest(snapshot, told)]
    organisations = [(partner.id, partner.short) for partner in names.programme.partners]
    every = len(every_task(snapshot, names.programme))
    return fill("next.html", words=names.words, items=items, every=every, organisations=organisations)


def _needs_somebody(snapshot: Snapshot, names: Names, partner: str | None) -> list[dict[str, object]]:
    """Return what is overdue or next, the worst first, and last the source that most holds back what can be said."""
    words, items = names.words, [_due(each, snapshot, names) for each in _urgent(snapshot, partner)]
    if weakest(snapshot):
        page = f"data?lang={words.language}"
        items.append(
            {"day": words("home.weakest"), "late": True, "sentence": weakest_line(snapshot, names), "page": page}
        )
    return items


def _urgent(snapshot: Snapshot, partner: str | None) -> list[Due]:
    """Return the few things that are overdue longest, those of `partner` first, or else those that are due next."""
    own = sorted(snapshot.due, key=lambda each: (each.day >= snapshot.today, each.partner != partner, each.day))
    return own[:_MOST_URGENT]


def _soonest(snapshot: Snapshot, told: Collection[Due]) -> list[Due]:
    """Return what is overdue and what falls due within two months, soonest first, without what is told already."""
    until = snapshot.today + timedelta(days=60)
    return [each for each in snapshot.due if each.day <= until and each not in told][:_MOST_DUE]


def _due(due: Due, snapshot: Snapshot, names: Names) -> dict[str, object]:
    return {
        "day": due_day(due, snapshot.today, names.words),
        "late": due.day < snapshot.today,
        "sentence": due_sentence(due, snapshot.today, names),
        "page": due_page(due, names.words.language),
    }
