"""The slide of how the programme grew: the hubs in service, month by month, on the map and as a chart."""

from collections.abc import Sequence
from dataclasses import replace

from lib.markup.evidence.growth import growth as months_chart
from lib.markup.evidence.growth import in_service
from lib.markup.map.outlines import Shapes
from lib.publish.stage.evidence import SlideContent
from lib.publish.stage.land import map_of
from lib.publish.stage.slide import Headline, Months, MonthStep
from lib.snapshot.changes.growth import MonthEnd
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.pages.growth import bootcamps_begun
from lib.wording.values import nothing

_MOST_DRAWN = 400


def growth(snapshot: Snapshot, names: Names, months: Sequence[MonthEnd], shapes: Shapes | None = None) -> SlideContent:
    """Return the last month as the figure, all of them to be played, and the latest as bars; nothing of one month.

    Where the hubs were not read now there is nothing to tell either.
    """
    words = names.words
    if len(months) < 2 or months[-1].hubs is None:
        unknown = Headline("", nothing("no-data", words), words("growth.col.hubs"))
        return SlideContent((unknown,), lines=(words("stage.growth.young"),) if len(months) < 2 else ())
    steps = _steps(months, names)
    first, last = next((each for each in months if each.hubs is not None), months[-1]), months[-1]
    then, now = (words.number(len(each.hubs or ())) for each in (first, last))
    title = words("stage.growth.title", first=then, last=now, month=words.month(first.day))
    latest = steps[-1]
    headline = Headline("", latest.value, words("growth.col.hubs").lower(), latest.below)
    shown = frozenset[str]().union(*(step.hubs for step in steps))
    drawn = map_of(snapshot, names, shapes) if len(shown) <= _MOST_DRAWN else None
    if drawn:
        hubs = tuple(spot for spot in drawn.hubs if spot.id in shown)
        drawn = replace(drawn, alt=title, hubs=hubs, bootcamps=(), key=())
    return SlideContent(
        (headline,), (Months(steps, months_chart(months, snapshot, names), drawn),), (), title, (words("growth.note"),)
    )


def _steps(months: Sequence[MonthEnd], names: Names) -> tuple[MonthStep, ...]:
    most = max(len(each.hubs or ()) for each in months) or 1
    return tuple(_step(each, most, names) for each in months)


def _step(month: MonthEnd, most: int, names: Names) -> MonthStep:
    words, name = names.words, names.words.month(month.day)
    below = words("stage.growth.below", month=name, bootcamps=bootcamps_begun(month, words))
    shown = month.hubs or frozenset()
    return MonthStep(name, in_service(month, names), below, None if month.hubs is None else len(shown) / most, shown)
