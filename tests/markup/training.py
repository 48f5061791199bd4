"""Small invented bootcamps, commitments and actions for tests of what is shown about them."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from lib.collect.places.geography import load_geography
from lib.indicators.counts.published import Table, TableCell
from lib.indicators.entries import ActionEntry, BootcampEntry, CommitmentEntry, ReadinessItem
from lib.indicators.figure import Figure, Part, no_data, share
from lib.programme.geography import Geography
from lib.programme.indicator_ids import INDICATORS
from lib.programme.loading import load_programme
from lib.programme.model import Programme
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names
from tests.indicators.facts import mexico
from tests.pages.app import ROOT

TODAY = date(2024, 5, 20)


@cache
def programme() -> Programme:
    return load_programme((ROOT / "data" / "programme.toml").read_text(encoding="utf-8")).knowing(mexico())


@cache
def geography() -> Geography:
    return load_geography(ROOT / "data" / "geo")


def names(snapshot: Snapshot, language: str = "es") -> Names:
    by_id = {entry.id: entry.name for entry in snapshot.bootcamps}
    return Names(programme(), geography(), Words(language), by_id)


def item(requirement: str, progress: str = "ready", *, critical: bool = False, due: date = TODAY) -> ReadinessItem:
    return ReadinessItem(requirement, critical, progress, "sict", due)


BOOTCAMP = BootcampEntry(
    "BC-01", "Impulso Digital Tekax", "31", "31079", None, "in-person", "completed",
    date(2024, 3, 4), date(2024, 4, 12), date(2024, 3, 4), date(2024, 4, 12), 40, 6, 6, 1, ("es", "yua"),
    ("sict",), None, "validated", date(2024, 5, 2), (item("child-space", critical=True), item("venue")), 0.8, "shown",
)  # fmt: skip


def bootcamp(**changes: object) -> BootcampEntry:
    return replace(BOOTCAMP, **changes)  # type: ignore[arg-type]


def upcoming(**changes: object) -> BootcampEntry:
    ahead: dict[str, object] = {
        "id": "BC-02",
        "name": "Impulso Digital Calkiní",
        "status": "recruiting",
        "planned_start": date(2024, 6, 3),
        "planned_end": date(2024, 7, 5),
        "actual_start": None,
        "actual_end": None,
        "sessions_held": 0,
        "validation": "provisional",
        "attendance": None,
        "attendance_state": "not-applicable",
    }
    return bootcamp(**{**ahead, **changes})


def promise(key: str, status: str, due: date, **changes: object) -> CommitmentEntry:
    entry = CommitmentEntry(key, "sedeco-yuc", "31", "BC-01", "equipment", 5.0, "computadoras", status, due)
    return replace(entry, **changes)  # type: ignore[arg-type]


def action(kind: str, status: str, day: date) -> ActionEntry:
    return ActionEntry("A", kind, "Un aviso", "participants", "sict", day, status, None, None)


def people(
    attended: int | None, state: str = "shown", roles: tuple[tuple[str, int | None, str], ...] = ()
) -> list[Table]:
    """Return the funnel and the roles of BC-01, with everything but those who attended at twenty people."""
    stages = [("registered", 20, "shown"), ("attended", attended, state), ("completed", 20, "shown")]
    funnel = [TableCell({"stage": stage, "bootcamp": "BC-01"}, value, each) for stage, value, each in stages]  # type: ignore[arg-type]
    at = {"stage": "attended", "bootcamp": "BC-01"}
    by_role = [TableCell({**at, "role": role}, value, each) for role, value, each in roles]  # type: ignore[arg-type]
    return [
        Table("people-by-stage-bootcamp", "people", ("stage", "bootcamp"), tuple(funnel), "people", ()),
        Table("people-by-bootcamp-role", "people", ("stage", "bootcamp", "role"), tuple(by_role), "people", ("role",)),
    ]


def snapshot(
    bootcamps: tuple[BootcampEntry, ...] = (),
    commitments: tuple[CommitmentEntry, ...] = (),
    actions: tuple[ActionEntry, ...] = (),
    figures: tuple[Figure, ...] = (),
    tables: tuple[Table, ...] = (),
) -> Snapshot:
    """Return a snapshot with these entries; figures that are not given have no data."""
    every = {each: no_data(each, "share") for each in INDICATORS}
    every.update({figure.id: figure for figure in figures})
    moment = datetime(2024, 5, 20, 12, 30, tzinfo=UTC)
    return Snapshot(
        "abcdef123456", "impulso-digital", None, TODAY, moment, every, tables, bootcamps, (), commitments, actions,
        (), (), (),
    )  # fmt: skip


def commitments_met(delivered: int, promised: int) -> Figure:
    part = Part("sedeco-yuc", "shown", delivered / promised, delivered, promised)
    return share("ALI-1", delivered, promised, (part,))
