"""Reading the public statistics that a programme quotes: a CSV file with `cvegeo` and `value` for each."""

import csv
from math import isfinite
from pathlib import Path, PurePosixPath

from lib.programme.declaring.refusals import Part, Refusal, Refused, of_system
from lib.programme.geography import Geography
from lib.programme.presentation import DeclaredStatistic, MissingStatistic, PublicStatistic

_COLUMNS = {"cvegeo", "value"}


class StatisticsProblem(Refused):
    """A file of statistics cannot be used; the message says which, which line, and what is expected."""


def found_in(folder: Path, declared: DeclaredStatistic) -> DeclaredStatistic:
    """Return a statistic as it is declared, or as one that is missing where its file is."""
    if (folder / declared.file).is_file():
        return declared
    return MissingStatistic(**declared.model_dump())


def load_statistic(folder: Path, declared: DeclaredStatistic, geography: Geography) -> PublicStatistic:
    """Return a statistic with its values; `folder` is where the programme file lies. Raises StatisticsProblem."""
    path = PurePosixPath(declared.file)
    if path.is_absolute() or ".." in path.parts:
        raise _wrong(declared, None, "refusal.statistics.outside")
    try:
        with (folder / path).open(encoding="utf-8-sig", newline="") as lines:
            return PublicStatistic(declared, _values(csv.DictReader(lines), declared, geography))
    except OSError as problem:
        raise _wrong(declared, None, "refusal.file.unread", why=of_system(problem)) from None
    except (UnicodeDecodeError, csv.Error):
        raise _wrong(declared, None, "refusal.statistics.csv") from None


def _values(rows: "csv.DictReader[str]", declared: DeclaredStatistic, geography: Geography) -> dict[str, float]:
    lacking = sorted(_COLUMNS - set(rows.fieldnames or ()))
    if lacking:
        raise _wrong(declared, 1, "refusal.statistics.columns", known=tuple(lacking))
    values: dict[str, float] = {}
    for line, row in enumerate(rows, start=2):
        key, text = (row["cvegeo"] or "").strip(), (row["value"] or "").strip()
        if geography.municipality(key) is None:
            raise _wrong(declared, line, "refusal.statistics.key", found=key)
        if key in values:
            raise _wrong(declared, line, "refusal.twice", found=key)
        if text:
            values[key] = _number(text, line, declared)
    return values


def _number(text: str, line: int, declared: DeclaredStatistic) -> float:
    limit = 100.0 if declared.unit == "percent" else float("inf")
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not (isfinite(number) and 0 <= number <= limit):
        key = "refusal.statistics.percent" if declared.unit == "percent" else "refusal.statistics.number"
        raise _wrong(declared, line, key, found=text)
    return number


def _wrong(declared: DeclaredStatistic, line: int | None, key: str, **parts: Part) -> StatisticsProblem:
    return StatisticsProblem(Refusal(key, "", tuple(parts.items()), file=declared.file, line=line))
