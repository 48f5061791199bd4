"""Reach rows with every dimension that they can be counted by."""

from collections.abc import Mapping
from dataclasses import dataclass

from lib.indicators.facts import Facts, started_on
from lib.programme.model import Programme
from lib.tables.schema.lists import choices_of
from lib.tables.schema.vocabulary import AgeBeyond, Role, Sex, Stage

PEOPLE = "people"
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Counted:
    """One reach row with every dimension it can be counted by. `first` is None where repeats are unknown."""

    at: Mapping[str, str]
    people: int
    first: int | None


def domains(facts: Facts, programme: Programme) -> dict[str, tuple[str, ...]]:
    """Return the values of every dimension, unknown included, so that each table is exhaustive."""
    beyond = tuple(str(value) for value in AgeBeyond)
    rows = counted(facts, programme)
    months = {row.at["month"] for row in rows} | {month_of(facts, bootcamp.bootcamp) for bootcamp in facts.bootcamps}
    states = tuple(programme.programme.states)
    seen = {row.at["state"] for row in rows} | {hub.state for hub in facts.hubs}
    more_states = sorted(seen - set(states))
    return {
        "stage": tuple(str(stage) for stage in Stage),
        "role": tuple(str(role) for role in choices_of(Role, programme.lists)),
        "sex": tuple(str(sex) for sex in Sex),
        "age": (*programme.ages.bands, *beyond),
        "age-group": (*programme.ages.wide, *beyond),
        "state": (*states, *more_states),
        "month": tuple(sorted(months)),
        "bootcamp": tuple(
            sorted({bootcamp.bootcamp for bootcamp in facts.bootcamps} | {row.bootcamp for row in facts.reach})
        ),
    }


def counted(facts: Facts, programme: Programme) -> list[Counted]:
    """Return each reach row with its dimensions: those of its bootcamp, and the wider age group."""
    group = {band: name for name, bands in programme.ages.wide.items() for band in bands}
    rows = []
    for row in facts.reach:
        bootcamp = facts.bootcamp(row.bootcamp)
        at = {
            "stage": str(row.stage),
            "role": str(row.role),
            "sex": str(row.sex),
            "age": row.age,
            "age-group": group.get(row.age, row.age),
            "bootcamp": row.bootcamp,
            "state": bootcamp.state if bootcamp else UNKNOWN,
            "month": month_of(facts, row.bootcamp),
        }
        repeats = 0 if row.people == 0 else row.already_counted
        first = None if repeats is None else row.people - repeats
        rows.append(Counted(at, row.people, first))
    return rows


def month_of(facts: Facts, bootcamp_id: str) -> str:
    """Return the month in which a bootcamp started, or is planned to."""
    bootcamp = facts.bootcamp(bootcamp_id)
    return f"{started_on(bootcamp):%Y-%m}" if bootcamp else UNKNOWN


def less(whole: int | None, part: int | None) -> int | None:
    """Return what is left of a count; None where either is not known."""
    return None if whole is None or part is None else whole - part
