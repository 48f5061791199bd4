"""The smallest tables that a rule can be shown with: rows that break nothing, to be changed one field at a time."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from lib.collect.places.geography import load_geography
from lib.programme.country import UNKNOWN, Country
from lib.programme.loading import load_programme
from lib.programme.setting import Setting
from lib.tables.cells.outcome import Parameter
from lib.tables.finding import Finding
from lib.tables.grid import column_letter
from lib.tables.reading.table import ReadTable, Tally
from lib.tables.rules import Checked, check
from lib.tables.schema import vocabulary as v
from lib.tables.schema.columns import Row
from lib.tables.schema.coordination import Commitment, Cover, Partner, Target
from lib.tables.schema.hubs import Hub
from lib.tables.schema.training import Bootcamp, FollowUp, Reach, Readiness, Session

DATA = Path(__file__).resolve().parents[3] / "data"
PROGRAMME = load_programme((DATA / "programme.toml").read_text(encoding="utf-8"))
GEOGRAPHY = load_geography(DATA / "geo")
TODAY = date(2023, 8, 1)


def table(
    *rows: Row, source: str | None = None, model: type[Row] | None = None, left_out: int = 0, read: bool = True
) -> ReadTable:
    """Return the rows as one tab of the source that delivers it, all columns from A on in their order."""
    model = model or type(rows[0])
    delivering = (each for each in PROGRAMME.sources if model.table in each.tabs)
    owner = next(delivering) if source is None else next(each for each in PROGRAMME.sources if each.id == source)
    letters = {name: column_letter(index) for index, name in enumerate(model.columns)}
    keys = frozenset(str(row.key_values()[0]) for row in rows)
    tally = Tally(len(rows) + left_out, len(rows))
    return ReadTable(owner.id, owner.workbook, model.table, model, rows, (), letters, keys, tally, read)


def tables(*rows: Row) -> list[ReadTable]:
    """Return one tab for each kind of row; tables without a row count as unread."""
    kinds: dict[type[Row], list[Row]] = defaultdict(list)
    for row in rows:
        kinds[type(row)].append(row)
    return [table(*of_kind) for of_kind in kinds.values()]


def checked(
    *rows: Row,
    extra: Iterable[ReadTable] = (),
    today: date = TODAY,
    validated_before: Mapping[str, tuple[date, str]] | None = None,
    country: Country = UNKNOWN,
) -> Checked:
    """Check rows in their owners' workbooks, and further tables."""
    setting = Setting(PROGRAMME, GEOGRAPHY, today, validated_before or {}, country=country)
    return check([*tables(*rows), *extra], setting)


def found(result: Checked, code: str) -> list[Finding]:
    """Return the findings of one code."""
    return [finding for finding in result.findings if finding.code == code]


def brief(findings: Sequence[Finding]) -> list[tuple[str | None, str | None, bool, dict[str, Parameter]]]:
    """Return the cell, the value, whether the row counts and the parameters of each finding."""
    return [(each.cell, each.value, each.row_kept, each.params) for each in findings]


def lines(result: Checked, model: type[Row]) -> list[int]:
    """Return the sheet lines of a table's rows that count."""
    return [row.line for each in result.tables if each.model is model for row in each.rows]


def rows_of(result: Checked, model: type[Row]) -> list[Any]:
    """Return a table's rows that count."""
    return [row for each in result.tables if each.model is model for row in each.rows]


def cover(line: int = 2, **fields: Any) -> Cover:
    return Cover(**{"partner": "pro-mujer", "complete_to": TODAY, "template": "1.0", "line": line, **fields})


def partner(line: int = 2, **fields: Any) -> Partner:
    usual = {
        "partner": "pro-mujer", "name": "Pro Mujer", "kind": v.PartnerType.NGO, "roles": (v.PartnerRole.IMPLEMENTS,),
        "mailbox": "datos@promujer.example", "public": True,
    }  # fmt: skip
    return Partner(**{**usual, "line": line, **fields})


def target(line: int = 2, **fields: Any) -> Target:
    usual = {
        "indicator": "ALC-1", "scope": "PROGRAMA", "period_start": date(2023, 3, 1),
        "period_end": date(2023, 12, 15), "target": 350.0,
    }  # fmt: skip
    return Target(**{**usual, "line": line, **fields})


def commitment(line: int = 2, **fields: Any) -> Commitment:
    usual = {
        "commitment": "YUC-01", "partner": "sedeco-yuc", "state": "31", "contribution": v.Contribution.TRANSPORT,
        "status": v.CommitmentStatus.CONFIRMED, "due": date(2023, 9, 1),
    }  # fmt: skip
    return Commitment(**{**usual, "line": line, **fields})


def hub(line: int = 2, **fields: Any) -> Hub:
    usual = {
        "hub": "YUC-TEK-01", "name": "Centro comunitario", "kind": v.HubType.COMMUNITY_CENTRE, "state": "31",
        "municipality": "31079", "lat": 20.2037, "lon": -89.2868, "phase": v.Phase.USE,
        "status": v.OperatingStatus.IN_SERVICE, "connectivity": v.Connectivity.SATELLITE, "seats": 40,
        "verified_on": date(2023, 7, 1),
    }  # fmt: skip
    return Hub(**{**usual, "line": line, **fields})


def bootcamp(line: int = 2, **fields: Any) -> Bootcamp:
    usual = {
        "bootcamp": "BC-01", "name": "Tekax", "state": "31", "municipality": "31079",
        "modality": v.Modality.IN_PERSON, "status": v.BootcampStatus.COMPLETED,
        "planned_start": date(2023, 3, 13), "planned_end": date(2023, 4, 21),
        "actual_start": date(2023, 3, 13), "actual_end": date(2023, 4, 21),
        "target_people": 40, "planned_sessions": 6, "languages": (v.Language.SPANISH,),
        "validation": v.Validation.PROVISIONAL,
    }  # fmt: skip
    return Bootcamp(**{**usual, "line": line, **fields})


def upcoming(line: int = 2, **fields: Any) -> Bootcamp:
    """Return a confirmed bootcamp that starts in five days."""
    usual = {
        "status": v.BootcampStatus.CONFIRMED, "planned_start": date(2023, 8, 6), "planned_end": date(2023, 9, 15),
        "actual_start": None, "actual_end": None,
    }  # fmt: skip
    return bootcamp(line, **{**usual, **fields})


def session(line: int = 2, **fields: Any) -> Session:
    usual = {
        "bootcamp": "BC-01", "number": 1, "day": date(2023, 3, 13), "topic": v.Topic.BUSINESS,
        "state": v.SessionState.HELD, "expected": 40, "attendances": 30,
    }  # fmt: skip
    return Session(**{**usual, "line": line, **fields})


def reach(line: int = 2, **fields: Any) -> Reach:
    usual = {
        "bootcamp": "BC-01", "stage": v.Stage.ATTENDED, "role": v.Role.MICRO_ENTREPRENEUR, "sex": v.Sex.WOMAN,
        "age": "36-45", "people": 35, "already_counted": 0,
    }  # fmt: skip
    return Reach(**{**usual, "line": line, **fields})


def readiness(line: int = 2, **fields: Any) -> Readiness:
    usual = {
        "bootcamp": "BC-01", "requirement": v.Requirement.VENUE, "critical": True, "progress": v.Progress.PENDING,
        "partner": "pro-mujer", "due": date(2023, 8, 1),
    }  # fmt: skip
    return Readiness(**{**usual, "line": line, **fields})


def follow_up(line: int = 2, **fields: Any) -> FollowUp:
    usual = {
        "bootcamp": "BC-01", "wave": v.Wave.THREE_MONTHS, "outcome": v.Outcome.USES_TOOL, "contacted": 30,
        "answered": 25, "positive": 20, "method": v.SurveyMethod.CALL,
    }  # fmt: skip
    return FollowUp(**{**usual, "line": line, **fields})
