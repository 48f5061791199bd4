"""Reading the public statistics that a programme quotes: a CSV file with `cvegeo` and `value` for each."""

import csv
from math import isfinite
from pathlib import Path, PurePosixPath

from lib.programme.geography import Geography
from lib.programme.presentation import DeclaredStatistic, MissingStatistic, PublicStatistic

_COLUMNS = {"cvegeo", "value"}


class StatisticsProblem(ValueError):
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
        raise StatisticsProblem(f"«{declared.file}» must be a file beside the programme file or below it")
    try:
        with (folder / path).open(encoding="utf-8-sig", newline="") as lines:
            return PublicStatistic(declared, _values(csv.DictReader(lines), declared, geography))
    except OSError as problem:
        raise StatisticsProblem(f"«{declared.file}» cannot be read ({problem.strerror})") from None
    except (UnicodeDecodeError, csv.Error):
        raise StatisticsProblem(f"«{declared.file}» is no CSV file in UTF-8") from None


def _values(rows: "csv.DictReader[str]", declared: DeclaredStatistic, geography: Geography) -> dict[str, float]:
    lacking = sorted(_COLUMNS - set(rows.fieldnames or ()))
    if lacking:
        raise StatisticsProblem(f"«{declared.file}» has no column {', '.join(lacking)}")
    values: dict[str, float] = {}
    for line, row in enumerate(rows, start=2):
        where, key, text = (
            f"«{declared.file}», line {line}",
            (row["cvegeo"] or "").strip(),
            (row["value"] or "").strip(),
        )
        if geography.municipality(key) is None:
            raise StatisticsProblem(f"{where}: «{key}» is not the key of a municipality")
        if key in values:
            raise StatisticsProblem(f"{where}: «{key}» stands twice")
        if text:
            values[key] = _number(text, where, declared)
    return values


def _number(text: str, where: str, declared: DeclaredStatistic) -> float:
    limit = 100.0 if declared.unit == "percent" else float("inf")
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not (isfinite(number) and 0 <= number <= limit):
        expected = "a percentage from 0 to 100" if declared.unit == "percent" else "a number from 0 up"
        raise StatisticsProblem(f"{where}: found «{text}», expected {expected}, with a point for decimals")
    return number
