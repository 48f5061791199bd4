"""The course of a figure over published snapshots, told as far as small counts allow."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from lib.indicators.figure import Figure
from lib.publish.answers.figures import figure_answer, origin, protection
from lib.snapshot.changes.trend import DayValue, trend
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.tables import listed
from lib.wording.values import nothing

_MOST_SAID = 12
"""Days that the sentence names, the latest ones."""


def series(
    indicator: str, days: Sequence[tuple[date, str, Mapping[str, Figure]]], snapshot: Snapshot, names: Names
) -> dict[str, Any]:
    """Return a figure by day, oldest first, up to a public `snapshot`. Raises UnknownToUs.

    `days` are the days before with the id and the figures of what was published last on each. A value that differs by
    few people from the next one told is `close`, and has no number.
    """
    words, k = names.words, names.programme.rules.protected_below
    now = figure_answer(indicator, None, snapshot, names)
    found = trend(indicator, [(day, figures) for day, _, figures in days], k)
    cuts = {day: cut for day, cut, _ in days}
    points = found.points if found else ()
    told = [
        words("answers.on", value=_text(each, now.unit, names), day=words.day(each.day))
        for each in points
        if each.value is not None
    ]
    facts = {"name": now.name, "said": listed(told[-_MOST_SAID:], words) or nothing("no-data", words).text}
    return {
        "indicator": indicator,
        "name": now.name,
        "unit": now.unit,
        "points": [
            {"day": each.day.isoformat(), "cut": cuts[each.day], "state": each.state, "value": each.value}
            for each in points
        ],
        "source": now.source,
        "date": now.date,
        "cut": snapshot.id,
        "protection": protection("shown", names),
        "sentence": words("answers.series", **facts, origin=origin(now.source, snapshot, names, indicator)),
    }


def _text(point: DayValue, unit: str, names: Names) -> str:
    value = point.value or 0.0
    return names.words.share(value) if unit == "share" else names.words.number(value)
