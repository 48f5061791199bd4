"""One sentence to quote for each headline figure and each figure of the programme's own: value, origin, cut, date."""

from lib.indicators.figure import Figure
from lib.indicators.hub_reach import WITHIN
from lib.snapshot.snapshot import Snapshot
from lib.wording.cohorts import ended_only, still_running
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.reference.definitions import definition
from lib.wording.reference.origins import complete_to
from lib.wording.values import base, figure

CITED: tuple[str, ...] = ("ALC-1", "ALC-2", "ALC-3", "ALC-4", "EMB-6", "PER-1", "BOO-1", "SIT-2", "SIT-4")
"""The headline figures, in the order in which they are quoted."""

_CUT_LENGTH = 4


def citations(snapshot: Snapshot, names: Names) -> dict[str, str]:
    """Return the sentence of each headline figure, and of the programme's own, that is shown, by its indicator."""
    every = (*CITED, *(each.id for each in names.programme.indicators))
    found = {indicator: citation(indicator, snapshot, names) for indicator in every}
    return {indicator: sentence for indicator, sentence in found.items() if sentence}


def citation(indicator: str, snapshot: Snapshot, names: Names) -> str | None:
    """Return «358 personas alcanzadas (Impulso Digital, corte 7f3a, datos al 30 de noviembre de 2023).»

    An invented sample calls itself one. None for a figure that is not shown: nothing can be quoted of it.
    """
    value = snapshot.figure(indicator)
    own = any(each.id == indicator for each in names.programme.indicators)
    if not (own or indicator in CITED) or value.state != "shown":
        return None
    said = _own(value, names.words) if own else _said(indicator, value, names)
    if not said:
        return None
    beside = still_running(value, names.words)
    which = ended_only(value.cohort, snapshot, names.words)
    told = [each for each in (said, beside, which and f"{which[:1].lower()}{which[1:].rstrip('.')}") if each]
    whole = "; ".join(told)
    return f"{whole[:1].upper()}{whole[1:]} ({attribution(snapshot, names, indicator)})."


def attribution(snapshot: Snapshot, names: Names, indicator: str | None = None) -> str:
    """Return «Impulso Digital, corte 7f3a, datos al 30 de noviembre de 2023», with the day of that figure's sheets."""
    words, tables = names.words, definition(indicator, names.words).tables if indicator else ()
    day = complete_to(tables, snapshot, names)
    parts = [names.programme.programme.name]
    if snapshot.sample:
        parts.append(words("exports.cite.sample"))
    parts.append(words("frame.snapshot", id=snapshot.id[:_CUT_LENGTH]))
    parts.append(words("exports.cite.day", day=words.long_day(day)) if day else words("exports.cite.no-day"))
    return ", ".join(parts)


def _own(value: Figure, words: Words) -> str:
    """Return the sentence that was declared for a figure, or its name and value with its base or unit."""
    text, key = figure(value, words).text, f"definition.{value.id}"
    if words.has(f"{key}.sentence"):
        return words(f"{key}.sentence", value=text).rstrip(".")
    of = base(value, words) if value.unit == "share" else words(f"{key}.unit")
    return words("exports.cite.own", name=words(f"{key}.name"), value=text, of=of)


def _said(indicator: str, value: Figure, names: Names) -> str | None:
    words, written = names.words, figure(value, names.words)
    first, _, last = names.programme.ages.focus.partition("-")
    facts: dict[str, object] = {"value": written.text, "band": words("reach.age.band", first=first, last=last)}
    if indicator == "SIT-4":
        facts |= {"km": WITHIN, "source": value.source, "year": value.year or words("nothing.no-data")}
    if indicator in _RATIOS:
        if value.numerator is None or not value.denominator:
            return None
        facts |= {"part": words.number(value.numerator), "whole": words.number(value.denominator)}
    elif indicator == "BOO-1":
        done = next((part.value for part in value.parts if part.id == "completed"), None)
        whole = value.target or value.value
        if done is None or whole is None:
            return None
        facts |= {"part": words.number(done), "whole": words.number(whole)}
    if not written.is_range and value.value == 1 and words.has(f"exports.cite.{indicator}.one"):
        return words(f"exports.cite.{indicator}.one", **facts)
    return words(f"exports.cite.{indicator}", **facts)


_RATIOS = frozenset({"EMB-6", "PER-1", "SIT-2"})
