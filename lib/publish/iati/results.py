"""Declared indicators as IATI results: baseline, target and what is reached, apart by place where that is shown."""

from collections.abc import Callable, Iterator
from datetime import date
from xml.etree.ElementTree import Element

from lib.indicators.counts.counted import UNKNOWN
from lib.indicators.figure import Figure, Part, State
from lib.indicators.targets import TargetEntry, of_period
from lib.programme.declaring.indicators import LEVELS, Breakdown, DeclaredIndicator
from lib.programme.declaring.publication import Iati
from lib.publish.iati.element import element, in_each, told
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.training import WHOLE_PROGRAMME
from lib.wording.cohorts import ended_only
from lib.wording.names import Names
from lib.wording.reference.definitions import definition

_TYPES = {"goal": "3", "purpose": "2", "component": "1", "activity": "9"}
"""IATI's kinds of results: impact, outcome, output and other."""

_UNIT, _PERCENTAGE, _OWN_LIST = "1", "2", "99"
_ADD_UP = frozenset({"count", "sum", "difference"})


def results(snapshot: Snapshot, declared: Iati, languages: tuple[Names, ...]) -> Iterator[Element]:
    """Yield one result for each objective of each level, the widest level first, with its indicators."""
    groups: dict[tuple[str, tuple[tuple[str, str], ...]], list[DeclaredIndicator]] = {}
    for each in languages[0].programme.indicators:
        objective = tuple(each.objective.by_language.items()) if each.objective else ()
        groups.setdefault((each.level, objective), []).append(each)
    for (level, objective), found in sorted(groups.items(), key=lambda group: LEVELS.index(group[1][0].level)):
        indicators = [_indicator(each, snapshot, declared, languages) for each in found]
        named = dict(objective) or in_each(languages, _level(level))
        yield element("result", told("title", named), *indicators, type=_TYPES[level])


def _level(level: str) -> Callable[[Names], str]:
    return lambda names: names.value("target-level", level).capitalize()


def _indicator(each: DeclaredIndicator, snapshot: Snapshot, iati: Iati, languages: tuple[Names, ...]) -> Element:
    direction = {} if each.direction == "steady" else {"ascending": _boolean(each.direction == "up")}
    baseline = []
    if each.baseline is not None and each.baseline_year is not None:
        baseline = [element("baseline", year=str(each.baseline_year), value=_number(each.baseline, each))]
    return element(
        "indicator",
        told("title", dict(each.name.by_language)),
        told("description", in_each(languages, lambda names: _explained(each, names))),
        element("reference", vocabulary=_OWN_LIST, code=each.id),
        *baseline,
        _period(each, snapshot, iati, languages),
        measure=_PERCENTAGE if each.kind == "share" else _UNIT,
        aggregation_status=_boolean(each.kind in _ADD_UP),
        **direction,
    )


def _explained(each: DeclaredIndicator, names: Names) -> str:
    """Return what it means, how it is counted, and where that can be verified."""
    says = definition(each.id, names.words, names.programme.rules)
    return names.words("iati.explained", meaning=says.meaning, formula=says.formula, unit=says.unit, note=says.note)


def _period(each: DeclaredIndicator, snapshot: Snapshot, iati: Iati, languages: tuple[Names, ...]) -> Element:
    """Return the period of the target that is in force, or else that of the activity, with all that was reached."""
    found = snapshot.figure(each.id)
    start, end = _days(_target_in_force(each, snapshot), iati, snapshot.today)
    aim = each.target if found.target is None else found.target
    target = [] if aim is None else [element("target", value=_number(aim, each))]
    parts = (
        _actual(each, part, languages, element("dimension", name=by, value=_place(by, part.id, languages[0])))
        for by, part in by_breakdown(each, found, languages[0])
    )
    comment = in_each(languages, lambda names: _counted(found, snapshot, names))
    return element(
        "period",
        element("period-start", iso_date=start.isoformat()),
        element("period-end", iso_date=end.isoformat()),
        *target,
        _actual(each, found, languages, comment=comment),
        *parts,
    )


def _target_in_force(each: DeclaredIndicator, snapshot: Snapshot) -> TargetEntry | None:
    own = [one for one in snapshot.targets if (one.indicator, one.scope) == (each.id, WHOLE_PROGRAMME)]
    return of_period(own, snapshot.figure("MET-2").until or snapshot.today)


def _days(target: TargetEntry | None, iati: Iati, today: date) -> tuple[date, date]:
    if target:
        return target.period_start, target.period_end
    return iati.start, iati.end or max(today, iati.start)


def _actual(
    each: DeclaredIndicator,
    found: Figure | Part,
    languages: tuple[Names, ...],
    *dimension: Element,
    comment: dict[str, str] | None = None,
) -> Element:
    """Return what was reached, or no value and why there is none."""
    if found.state == "shown" and found.value is not None:
        said = [told("comment", comment)] if comment else []
        return element("actual", *dimension, *said, value=_number(found.value, each))
    state: State = "no-data" if found.state == "shown" else found.state
    return element("actual", *dimension, told("comment", in_each(languages, lambda names: _nothing(state, names))))


def _nothing(state: State, names: Names) -> str:
    """Return «Protegido: …», «Sin dato: …» or «No aplica: …», with what that means."""
    return f"{names.words(f'nothing.{state}')}: {names.words(f'nothing.{state}.means')}"


def _counted(found: Figure, snapshot: Snapshot, names: Names) -> str:
    said = names.words("iati.counted", day=names.words.long_day(snapshot.today))
    return " ".join(filter(None, (said, ended_only(found.cohort, snapshot, names.words))))


def by_breakdown(each: DeclaredIndicator, found: Figure, names: Names) -> Iterator[tuple[Breakdown, Part]]:
    """Yield each part with the breakdown that it belongs to; parts stand in the order of the breakdowns."""
    known: dict[Breakdown, Callable[[str], object]] = {
        "state": names.geography.state,
        "municipality": names.geography.municipality,
        "partner": names.programme.partner,
        "bootcamp": lambda key: key in names.bootcamp_names,
    }
    left, seen = list(each.by), set[str]()
    for part in found.parts:
        while len(left) > 1 and (part.id in seen or not (part.id == UNKNOWN or known[left[0]](part.id))):
            left.pop(0)
            seen.clear()
        seen.add(part.id)
        yield left[0], part


def _place(by: Breakdown, key: str, names: Names) -> str:
    name = names.value(by, key)
    return name if key in {name, UNKNOWN} else f"{key} {name}"


def _number(value: float, each: DeclaredIndicator) -> str:
    """Write a number as XML does; a share as its percentage, without the sign."""
    text = f"{100 * value:.4f}" if each.kind == "share" else f"{value:.6f}"
    return text.rstrip("0").rstrip(".")


def _boolean(value: bool) -> str:
    return "true" if value else "false"
