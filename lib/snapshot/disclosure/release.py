"""Releases of detail: of which bootcamps it is, and what stays as it was told until more can be.

Detail is anything finer than people by stage of the programme, a state or a bootcamp. What a place's detail gains from
one snapshot to the next is the detail of the bootcamps that ended there in between, and of one bootcamp that is small
numbers. So a state's and the programme's are released for several bootcamps together, never leave a few over, and stay
word for word what they were until then. A bootcamp's own detail is told once it has ended, if it can be.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from lib.indicators.counts.cohorts import Cohort, is_detail, is_detail_table, place_of, place_of_bootcamp
from lib.indicators.counts.counted import PEOPLE, month_of
from lib.indicators.counts.known import DETAILED, Kept
from lib.indicators.counts.published import cell_of
from lib.indicators.disclosure.cells import ALL, Cell, cell
from lib.indicators.facts import Facts, is_closed
from lib.indicators.figure import Figure
from lib.programme.model import Programme
from lib.snapshot.snapshot import Release, Snapshot
from lib.tables.schema.training import Bootcamp
from lib.tables.schema.vocabulary import BootcampStatus

TOGETHER = 4
"""How many bootcamps detail gains at a time, at least."""

_NOT_TO_COME = frozenset({BootcampStatus.COMPLETED, BootcampStatus.POSTPONED, BootcampStatus.CANCELLED})


def releases_at_first(facts: Facts, programme: Programme, today: date) -> tuple[Release, ...]:
    """Return the releases of a reading that nothing was published before: of all that ended."""
    return tuple(_whole(place, facts, programme, today, 1) for place in _places(facts))


def releases_of(snapshot: Snapshot) -> dict[str, Release]:
    """Return a snapshot's releases by place; where it names none, detail was of every bootcamp that had ended."""
    if snapshot.releases:
        return {each.place: each for each in snapshot.releases}
    told: dict[str, list[str]] = {ALL: []}
    for each in sorted(snapshot.bootcamps, key=lambda entry: entry.id):
        for place in (ALL, each.state, place_of_bootcamp(each.id)):
            told.setdefault(place, []).extend([each.id] if each.status == "completed" else [])
    return {place: Release(place, tuple(ended), snapshot.today, 0) for place, ended in told.items()}


def next_releases(
    before: Snapshot, facts: Facts, programme: Programme, today: date
) -> tuple[tuple[Release, ...], tuple[Release, ...]]:
    """Return the releases if everything is released that is due, and if nothing is.

    Due is what was not tried before: a batch of bootcamps, or a correction of those whose detail is told.
    """
    former = releases_of(before)
    ambitious, modest = [], []
    for place in _places(facts):
        was = former.get(place, Release(place, (), today, 0))
        whole = _whole(place, facts, programme, today, was.number + 1)
        rows = _hash(facts, programme, was.bootcamps)
        corrected = bool(was.bootcamps) and rows != (was.rows or rows)
        current = was.bootcamps == whole.bootcamps and not corrected
        stays = replace(was, current=current, rows=was.rows or rows)
        due = was.tried != whole.tried and (corrected or _is_due(place, facts, was.bootcamps))
        ambitious.append(whole if due else stays)
        modest.append(replace(stays, tried=whole.tried) if due else stays)
    return tuple(ambitious), tuple(modest)


def held_back(
    ambitious: tuple[Release, ...], modest: tuple[Release, ...], to_blame: Counter[str]
) -> tuple[Release, ...]:
    """Return the releases without the one most to blame; without any where it is none of them."""
    new = [each.place for each, stays in zip(ambitious, modest, strict=True) if each != stays]
    most = max(new, key=lambda place: (to_blame[place], place))
    apart = {most} if to_blame[most] else set(new)
    return tuple(stays if each.place in apart else each for each, stays in zip(ambitious, modest, strict=True))


def repeated(before: Snapshot | None, now: Snapshot) -> frozenset[str]:
    """Return the places of which a snapshot tells the same detail as the one before it, word for word."""
    if before is None:
        return frozenset()
    former, told = releases_of(before), _told(before)
    anew = {name[0] for name, count in _told(now).items() if told.get(name) != count}
    return frozenset(
        each.place
        for each in now.releases
        if each.place in former and former[each.place].number == each.number and each.place not in anew
    )


def _told(snapshot: Snapshot) -> dict[tuple[str, str, Cell], int | None]:
    """Return each count of detail that is shown or hidden, by its place, its table and its name."""
    return {
        (place_of(each.at), table.id, cell(PEOPLE, each.at)): each.value
        for table in snapshot.tables
        if table.measure == PEOPLE and is_detail(table.dimensions)
        for each in table.cells
        if each.state in {"shown", "protected"}
        and {name for name, value in each.at.items() if value != ALL} != {"stage", "bootcamp"}
    }


def kept_of(before: Snapshot, releases: Iterable[Release]) -> Kept:
    """Return the detail of a snapshot that stays as it was in a next one with these releases."""
    former = releases_of(before)
    stay = {
        each.place: each for each in releases if each.place not in former or former[each.place].number == each.number
    }
    cells = {
        cell_of(PEOPLE, each.at, "released"): (each.state, each.value)
        for table in before.tables
        if table.measure == PEOPLE and is_detail(table.dimensions)
        for each in table.cells
        if (place := place_of(each.at)) in stay and stay[place].bootcamps
    }
    behind = frozenset(place for place, each in stay.items() if not each.current)
    return Kept(frozenset(stay), cells, _figures(before, stay[ALL]) if ALL in stay else {}, behind)


def _figures(before: Snapshot, release: Release) -> dict[str, Figure]:
    """Return the figures of detail as they were; they do not apply while it is of no bootcamp."""
    cohort: Cohort = "ended" if release.current else "released"
    were = {each: before.figure(each) for each in sorted(DETAILED)}
    if not release.bootcamps:
        were = {name: Figure(name, figure.unit, "not-applicable") for name, figure in were.items()}
    return {name: replace(figure, cohort=cohort, target=None, signal=None) for name, figure in were.items()}


def _places(facts: Facts) -> list[str]:
    own = (place_of_bootcamp(each.bootcamp) for each in facts.bootcamps)
    return [ALL, *sorted({each.state for each in facts.bootcamps}), *sorted(own)]


def _lies_in(bootcamp: Bootcamp, place: str) -> bool:
    return place in {ALL, bootcamp.state, place_of_bootcamp(bootcamp.bootcamp)}


def _whole(place: str, facts: Facts, programme: Programme, today: date, number: int) -> Release:
    ended = tuple(sorted(each.bootcamp for each in facts.bootcamps if is_closed(each) and _lies_in(each, place)))
    rows = _hash(facts, programme, ended)
    return Release(place, ended, today, number, rows=rows, tried=rows)


def _is_due(place: str, facts: Facts, told: Collection[str]) -> bool:
    """Tell whether enough bootcamps ended since, and none or enough of those planned are left for a next release."""
    here = [each for each in facts.bootcamps if _lies_in(each, place)]
    batch = sum(is_closed(each) and each.bootcamp not in told for each in here)
    to_come = sum(each.status not in _NOT_TO_COME for each in here)
    return batch > 0 and (to_come == 0 or min(batch, to_come) >= TOGETHER)


def _hash(facts: Facts, programme: Programme, bootcamps: Collection[str]) -> str:
    """Return a hash of what the sheets say of some bootcamps, and of what is declared to be told of them."""
    where = [(each.bootcamp, each.state, month_of(facts, each.bootcamp)) for each in facts.bootcamps]
    rows = [
        (row.bootcamp, row.stage, row.role, row.sex, row.age, row.people, row.already_counted)
        for row in facts.reach
        if row.bootcamp in bootcamps
    ]
    declared = [each.model_dump(mode="json") for each in programme.published if is_detail_table(each)]
    said = (
        sorted(each for each in where if each[0] in bootcamps),
        sorted(rows, key=repr),
        declared,
        programme.ages.model_dump(mode="json"),
    )
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]
