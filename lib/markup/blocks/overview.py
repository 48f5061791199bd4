"""The overview: what it finds, two headline numbers, the funnel, what needs somebody first, and what is next."""

from collections.abc import Collection, Mapping
from datetime import timedelta

from lib.indicators.due import Due
from lib.indicators.figure import Figure
from lib.markup.blocks.passing_on import pass_on
from lib.markup.blocks.tasks import every_task
from lib.markup.blocks.trend import spark
from lib.markup.evidence.funnel import FIGURES, funnel
from lib.markup.memo import memo
from lib.markup.page import fill
from lib.snapshot.changes.trend import Trend
from lib.snapshot.snapshot import Snapshot
from lib.wording.cohorts import pace, which
from lib.wording.due import due_day, due_page, due_sentence
from lib.wording.forecast import forecast
from lib.wording.looking_back import written
from lib.wording.names import Names
from lib.wording.pages import progress
from lib.wording.sources import weakest, weakest_line
from lib.wording.values import figure

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
    """Return the two numbers with target, plan and course, what needs somebody first, the funnel, and where it is.

    `where` is the map as markup; `partner` is whose own overdue things come first.
    """
    words = names.words
    stages = funnel(snapshot, names)
    courses = trends or {}
    return fill(
        "headline.html",
        words=words,
        pass_on=lambda each: pass_on(each, snapshot, names),
        where=where,
        urgent=_needs_somebody(snapshot, names, partner),
        late=any(each.day < snapshot.today for each in _urgent(snapshot, partner)) or weakest(snapshot) is not None,
        people=written(snapshot.figure("ALC-1"), names),
        women=written(snapshot.figure("ALC-2"), names),
        staff_says=_staff(snapshot, names),
        people_target=_target(snapshot.figure("ALC-1"), names),
        women_target=_target(snapshot.figure("ALC-2"), names),
        people_course=spark(courses.get("ALC-1"), names),
        women_course=spark(courses.get("ALC-2"), names),
        plan=pace(snapshot.figure("MET-2"), snapshot, words),
        signal=snapshot.figure("MET-3").signal,
        forecast=forecast(snapshot, words),
        funnel=[
            {"bar": bar, "value": written(snapshot.figure(each), names), "width": 100 * bar.known / stages.full}
            for bar, each in zip(stages.bars, FIGURES.values(), strict=True)
        ],
        funnel_finding=next(iter(stages.sentences), None),
        funnel_says=" ".join((*stages.sentences[1:], *stages.notes)),
    )


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


def _target(value: Figure, names: Names) -> str:
    words = names.words
    if not value.target:
        return words("home.no-target")
    if value.value is None:
        return words("home.target", share="…", target=words.number(value.target)) if value.low is None else ""
    return words("home.target", share=words.share(value.value / value.target), target=words.number(value.target))


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
