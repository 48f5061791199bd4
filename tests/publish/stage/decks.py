"""Decks for tests: of the embedded samples, and of one whose names are as long as names get."""

from dataclasses import replace
from datetime import date
from functools import cache

from lib.collect.opening import open_programme
from lib.collect.rounds.assemble import read_all
from lib.collect.settings.clock import utc_now
from lib.collect.settings.environment import read_environment
from lib.indicators.figure import Figure, no_data
from lib.programme.geography import Geography
from lib.programme.model import Programme
from lib.snapshot.audience import for_public
from lib.snapshot.changes.growth import MonthEnd
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names

LONG = "Impulso Digital Heroica Ciudad de San Juan Bautista Tuxtepec de la Sierra"


@cache
def read(sample: str = "closing") -> tuple[Snapshot, Programme, Geography]:
    opened = open_programme(read_environment({"IMPULSO_SAMPLE": sample}))
    snapshot = read_all(opened.setting, opened.reader, opened.sample, utc_now())
    return for_public(snapshot), opened.setting.programme, opened.setting.geography


def deck(sample: str = "closing", language: str = "es", *, long: bool = False) -> tuple[Snapshot, Names]:
    """Return the public snapshot of a sample and names for it; `long` makes names and the as-of line long."""
    snapshot, programme, geography = read(sample)
    if long:
        camps = tuple(
            replace(each, name=LONG if place % 2 else each.name) for place, each in enumerate(snapshot.bootcamps)
        )
        due = tuple(
            replace(each, what=f"{each.what} {LONG}" if each.kind == "action" else each.what) for each in snapshot.due
        )
        late = tuple(replace(each, freshness="overdue", condition="overdue") for each in snapshot.sources)
        partners = tuple(replace_short(each) for each in programme.partners)
        snapshot = replace(snapshot, bootcamps=camps, due=due, sources=late)
        programme = programme.model_copy(update={"partners": partners})
    return snapshot, Names(programme, geography, Words(language), {each.id: each.name for each in snapshot.bootcamps})


def holes() -> tuple[Snapshot, Names]:
    """Return the sample with a range, and with figures that are protected, missing or do not apply."""
    snapshot, names = deck()
    changed = (
        Figure("ALC-1", "people", "shown", low=1340, high=1361, target=1350),
        Figure("ALC-2", "people", "protected"),
        Figure("PER-1", "share", "protected"),
        Figure("EMB-3", "people", "protected"),
        Figure("EMB-6", "share", "not-applicable"),
        *(no_data(each, "share") for each in ("BOO-1", "BOO-4", "SEG-2", "SIT-1", "ALI-1")),
    )
    return replace(snapshot, figures={**snapshot.figures, **{each.id: each for each in changed}}), names


def grown() -> tuple[MonthEnd, ...]:
    """Return three months: one of which no hub is told, one with a hub in service, and one with two."""
    one, two = "YUC-TEK-01", "YUC-PET-01"
    days = (date(2023, 9, 30), date(2023, 10, 31), date(2023, 11, 30))
    hubs = (None, frozenset({one}), frozenset({one, two}))
    return tuple(MonthEnd(day, each, count) for day, each, count in zip(days, hubs, (3, 5, 9), strict=True))


def replace_short(partner: object) -> object:
    return partner.model_copy(update={"short": partner.name})  # type: ignore[attr-defined]
