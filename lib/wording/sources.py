"""How fresh the data are, in words: the line that never leaves a page."""

from datetime import date

from lib.snapshot.snapshot import Snapshot, SourceState
from lib.wording.names import Names

_GRAVE = frozenset({"under-review", "no-permission", "not-found", "unreadable"})
"""Troubles that an owner must mend. What passes by itself or is the operator's is not called out on every page."""


def as_of(snapshot: Snapshot) -> date | None:
    """Return the day up to which most of the facts are declared complete: the median of the sources' cut-offs."""
    days = sorted(source.facts_to for source in snapshot.sources if source.facts_to)
    return days[len(days) // 2] if days else None


def as_of_line(snapshot: Snapshot, names: Names) -> str:
    """Return «Datos al 30 nov 2023 · Yucatán al 28 oct (atrasada) · corte 7f3a»."""
    return f"{freshness_line(snapshot, names)} · {names.words('frame.snapshot', id=snapshot.id[:4])}"


def short_freshness_line(snapshot: Snapshot, names: Names, letters: int = 96) -> str:
    """Return the line of `freshness_line`, where it is too long with some late sources counted instead of named."""
    count = len(late_sources(snapshot, names))
    lines = (freshness_line(snapshot, names, most) for most in range(count, -1, -1))
    return next((line for line in lines if len(line) <= letters), freshness_line(snapshot, names, 0))


def freshness_line(snapshot: Snapshot, names: Names, most: int | None = None) -> str:
    """Return «Datos al 30 nov 2023 · Yucatán al 28 oct (atrasada)»; beyond `most`, late sources are only counted."""
    words = names.words
    if snapshot.sources and all(source.condition == "unread" for source in snapshot.sources):
        return words("frame.none-read")
    day = as_of(snapshot)
    late = [line for _, line in late_sources(snapshot, names)]
    if day is None and all(each.freshness == "undated" for each in snapshot.sources):
        return words("frame.no-date")
    parts = [words("frame.asof", day=words.day(day)) if day else words("frame.no-date")]
    told = late if most is None else late[:most]
    parts += told if late else [words("frame.all-well")]
    if len(told) < len(late):
        parts.append(words("stage.late.others" if told else "stage.late", n=len(late) - len(told)))
    return " · ".join(parts)


def weakest(snapshot: Snapshot) -> SourceState | None:
    """Return the source that most holds back what can be said, or None where all are up to date."""
    unread = [source for source in snapshot.sources if source.condition == "unread"]
    overdue = [source for source in snapshot.sources if source.freshness in {"overdue", "undated"}]
    if unread:
        return unread[0]
    return max(overdue, key=lambda source: (source.quality.age_days or 0) - source.every_days, default=None)


def weakest_line(snapshot: Snapshot, names: Names) -> str:
    """Return one sentence that names the weakest source and its date."""
    source, words = weakest(snapshot), names.words
    if source is None:
        return words("home.weakest.none")
    name = names.partner(source.owner)
    if source.facts_to is None:
        return words("home.weakest.unread" if source.condition == "unread" else "home.weakest.undated", name=name)
    state = words(f"source.{source.freshness}")
    return words("home.weakest.line", name=name, day=words.day(source.facts_to), state=state)


def late_sources(snapshot: Snapshot, names: Names) -> list[tuple[SourceState, str]]:
    """Return the sources that hold back what can be said, each with «Yucatán al 28 oct (atrasada)»."""
    return [(source, line) for source in snapshot.sources if (line := _exception(source, names))]


def _exception(source: SourceState, names: Names) -> str | None:
    words = names.words
    if source.condition == "unread":
        return words("frame.unread", name=names.partner(source.owner))
    if source.facts_to is None:
        return words("caveat.undated", name=names.partner(source.owner))
    grave = source.reading in _GRAVE
    if grave or source.freshness == "overdue":
        state = words(f"source.{source.condition if grave else source.freshness}")
        day = words.day_and_month(source.facts_to)
        return words("frame.late", name=names.partner(source.owner), day=day, state=state)
    return None
