"""Importing INEGI's catalogue of localities (AGEEML), as a partner downloads it herself.

The file is the CSV of https://www.inegi.org.mx/app/ageeml/ at the level of localities, for the whole country or for one
state, plain or in the ZIP it comes in, in UTF-8 or Windows-1252. It is kept in a small database of this installation
and is never part of the repository.
"""

import csv
import io
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from lib.programme.geography import Geography
from lib.programme.text import normalise

_LARGEST = 400_000_000  # bytes, once unpacked; the catalogue of the whole country has about 60 million
_HEADER_WITHIN = 20  # rows
_COLUMNS = ("cve ent", "cve mun", "cve loc", "nom loc")
_POINT = ("lat decimal", "lon decimal")
_DELIMITERS = (",", "\t", ";", "|")


class CatalogueProblem(ValueError):
    """The file is not INEGI's catalogue of localities; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One locality of the catalogue: nine digits, of which the first five are its municipality's."""

    key: str
    name: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought: localities kept, rows left out, and the states whose localities were replaced."""

    localities: int
    left_out: int
    states: tuple[str, ...]


def import_localities(file: Path, database: Path, geography: Geography) -> Imported:
    """Read the catalogue from a file into the database; what it had of the same states is replaced.

    Rows without nine digits, of an unknown municipality or without a name (footnotes, totals) are left out. Raises
    CatalogueProblem for a file that is something else, OSError for one that cannot be read.
    """
    entries, left_out = read_catalogue(_content(file), geography)
    if not entries:
        raise CatalogueProblem("no locality was found; expected one row for each, with nine digits")
    write_localities(entries, database)
    return Imported(len(entries), left_out, tuple(sorted({entry.key[:2] for entry in entries})))


def read_catalogue(content: bytes, geography: Geography) -> tuple[list[Entry], int]:
    """Return the localities of the file's text and how many rows below its header were left out.

    Raises CatalogueProblem where the header is missing.
    """
    rows = _rows(_text(content))
    found: dict[str, Entry] = {}
    left_out = 0
    try:
        places = _header(rows)
        for row in rows:
            entry = _entry(row, places)
            if entry and geography.municipality(entry.key[:5]):
                found[entry.key] = entry
            elif any(cell.strip() for cell in row):
                left_out += 1
    except csv.Error as problem:
        raise CatalogueProblem(f"this is not a CSV file: {problem}") from None
    return list(found.values()), left_out


def write_localities(entries: Iterable[Entry], database: Path) -> None:
    """Put localities into the database in one step, in place of those it had of the same states."""
    entries = list(entries)
    database.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            "CREATE TABLE IF NOT EXISTS localities (municipality TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, "
            "lat REAL, lon REAL, PRIMARY KEY (municipality, key)) WITHOUT ROWID"
        )
        for state in sorted({entry.key[:2] for entry in entries}):
            connection.execute(
                "DELETE FROM localities WHERE municipality BETWEEN ? AND ?", (f"{state}000", f"{state}999")
            )
        connection.executemany(
            "INSERT INTO localities VALUES (?, ?, ?, ?, ?)",
            ((entry.key[:5], entry.key, entry.name, entry.lat, entry.lon) for entry in entries),
        )


def _content(file: Path) -> bytes:
    if not zipfile.is_zipfile(file):
        if file.stat().st_size > _LARGEST:
            raise CatalogueProblem(f"larger than {_LARGEST:,} bytes")
        return file.read_bytes()
    with zipfile.ZipFile(file) as archive:
        members = [each for each in archive.infolist() if each.filename.lower().endswith((".csv", ".txt"))]
        if not members:
            raise CatalogueProblem("no .csv in this ZIP")
        chosen = min(members, key=lambda each: (not each.filename.lower().endswith(".csv"), "utf" not in each.filename))
        if chosen.file_size > _LARGEST:
            raise CatalogueProblem(f"{chosen.filename} is larger than {_LARGEST:,} bytes")
        return archive.read(chosen)


def _text(content: bytes) -> str:
    """Return the text, in whichever of the encodings it comes in: INEGI's own, or a spreadsheet's that saved it."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def _rows(text: str) -> Iterator[list[str]]:
    start = text[:4000]
    delimiter = max(_DELIMITERS, key=start.count)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _header(rows: Iterator[list[str]]) -> dict[str, int]:
    """Read up to the header and return each column's place; the rows below it are left to be read."""
    for number, row in enumerate(rows):
        places = {normalise(cell): place for place, cell in reversed(list(enumerate(row)))}
        if all(name in places for name in _COLUMNS):
            return places
        if number == _HEADER_WITHIN:
            break
    expected = ", ".join(name.upper().replace(" ", "_") for name in (*_COLUMNS, *_POINT))
    raise CatalogueProblem(f"this is not INEGI's catalogue of localities: expected the columns {expected}")


def _entry(row: Sequence[str], places: dict[str, int]) -> Entry | None:
    state, municipality, locality, name = (_cell(row, places, column) for column in _COLUMNS)
    key = state.zfill(2) + municipality.zfill(3) + locality.zfill(4)
    if len(key) != 9 or not (key.isascii() and key.isdigit()) or not locality or locality.strip("0") == "" or not name:
        return None
    lat, lon = (_number(_cell(row, places, column)) for column in _POINT)
    return Entry(key, name, lat, lon)


def _cell(row: Sequence[str], places: dict[str, int], column: str) -> str:
    place = places.get(column)
    return row[place].strip() if place is not None and place < len(row) else ""


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
