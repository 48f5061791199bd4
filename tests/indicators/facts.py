"""Small programmes made of typed rows, for the tests of indicators."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from lib.collect.places.countries import load_country
from lib.collect.places.geography import load_geography
from lib.indicators.compute import Indicators, compute
from lib.programme.country import Country
from lib.programme.geography import Geography
from lib.programme.loading import load_programme
from lib.programme.model import Programme
from lib.programme.setting import Setting
from lib.tables.reading.table import ReadTable, Tally
from lib.tables.schema.columns import Row
from lib.tables.schema.training import Bootcamp, Reach
from lib.tables.schema.vocabulary import BootcampStatus, Language, Modality, Role, Sex, Stage, Validation

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2023, 12, 6)


@cache
def programme() -> Programme:
    return load_programme((ROOT / "data" / "programme.toml").read_text(encoding="utf-8")).knowing(mexico())


@cache
def geography() -> Geography:
    return load_geography(ROOT / "data" / "geo")


@cache
def mexico() -> Country:
    return load_country((ROOT / "data" / "countries",), "mx", ROOT / "data" / "geo" / "places.csv")


def setting(today: date = TODAY) -> Setting:
    return Setting(programme(), geography(), today, country=mexico())


def table(rows: Sequence[Row], source: str = "pro-mujer", model: type[Row] | None = None) -> ReadTable:
    kind = model or type(rows[0])
    required = sum(column.required for column in kind.columns.values())
    letters = {name: chr(ord("A") + index) for index, name in enumerate(kind.columns)}
    placed = tuple(row.model_copy(update={"line": number}) for number, row in enumerate(rows, start=2))
    tally = Tally(len(rows), len(rows), required * len(rows), required * len(rows))
    return ReadTable(source, f"{source}.xlsx", kind.table, kind, placed, letters=letters, tally=tally)


def computed(*tables: ReadTable, today: date = TODAY) -> Indicators:
    return compute(tables, [], setting(today))


def bootcamp(name: str, **other: object) -> Bootcamp:
    given: dict[str, object] = {
        "bootcamp": name,
        "name": f"Bootcamp {name}",
        "state": "31",
        "municipality": "31079",
        "modality": Modality.IN_PERSON,
        "status": BootcampStatus.COMPLETED,
        "planned_start": date(2023, 3, 1),
        "planned_end": date(2023, 4, 1),
        "actual_start": date(2023, 3, 1),
        "actual_end": date(2023, 4, 1),
        "target_people": 40,
        "planned_sessions": 6,
        "languages": (Language.SPANISH,),
        "validation": Validation.PROVISIONAL,
    }
    return Bootcamp.model_validate({**given, **other})


@dataclass(frozen=True)
class Group:
    people: int
    already_counted: int | None = 0
    role: Role = Role.MICRO_ENTREPRENEUR
    sex: Sex = Sex.WOMAN
    age: str = "36-45"
    stage: Stage = Stage.ATTENDED


def reach(bootcamp_id: str, *groups: Group) -> list[Reach]:
    return [
        Reach(
            bootcamp=bootcamp_id,
            stage=group.stage,
            role=group.role,
            sex=group.sex,
            age=group.age,
            people=group.people,
            already_counted=group.already_counted,
        )
        for group in groups
    ]


def flat(rows: Iterable[Sequence[Reach]]) -> list[Reach]:
    return [row for group in rows for row in group]
