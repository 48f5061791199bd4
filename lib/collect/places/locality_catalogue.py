"""Importing INEGI's localities, as a partner downloads them herself: the catalogue (AGEEML) or the census (ITER).

The file is the CSV of https://www.inegi.org.mx/app/ageeml/ at the level of localities, or that of the census's main
results by locality, for the whole country or for one state, plain or in the ZIP it comes in, in UTF-8 or Windows-1252.
It is kept in a small database of this installation and is never part of the repository.
"""

import csv
import io
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from lib.programme.declaring.refusals import Refused, refusal
from lib.programme.geography import Geography
from lib.programme.text import normalise
from lib.tables.cells.angles import LONGEST, Axis, angle, simple

_LARGEST = 400_000_000  # bytes, once unpacked; the catalogue of the whole country has about 60 million
_HEADER_WITHIN = 20  # rows
_EXPECTED = "CVE_ENT, CVE_MUN, CVE_LOC, NOM_LOC, LAT_DECIMAL, LON_DECIMAL"
_COLUMNS = {
    "state": ("cve ent", "entidad"),
    "municipality": ("cve mun", "mun"),
    "locality": ("cve loc", "loc"),
    "name": ("nom loc",),
}
_OPTIONAL = {
    "lat": ("lat decimal", "latitud"),
    "lon": ("lon decimal", "longitud"),
    "people": ("pob total", "pobtot"),
    "women": ("pob15 64 f", "p 15a64 f"),
    "women from 15": ("p 15ymas f",),
    "women from 65": ("p 65ymas f", "pob65 mas f"),
}
"""Columns by how AGEEML and ITER head them, the one to prefer first; women are told by sex and age in few files."""

_NO_ONE_PLACE = frozenset({"0000", "9998", "9999"})  # totals, and ITER's sums of localities with one or two dwellings
LAST_CENSUS = 2020
_DELIMITERS = (",", "\t", ";", "|")


class CatalogueProblem(Refused):
    """The file is not INEGI's catalogue of localities; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One locality of the catalogue: nine digits, of which the first five are its municipality's.

    `people` are its inhabitants and `women` those who are women of 15 to 64, where the file tells them.
    """

    key: str
    name: str
    lat: float | None
    lon: float | None
    people: int | None = None
    women: int | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought: localities kept, rows left out, the states whose localities were replaced, and whether
    the file tells inhabitants, and women of 15 to 64.
    """

    localities: int
    left_out: int
    states: tuple[str, ...]
    people: bool = False
    women: bool = False


def import_localities(file: Path, database: Path, geography: Geography, year: int = LAST_CENSUS) -> Imported:
    """Read the catalogue from a file into the database; what it had of the same states is replaced.

    `year` is that of its inhabitants. Rows without nine digits, of an unknown municipality or without a name
    (footnotes, totals) are left out. Raises CatalogueProblem for a file that is something else, OSError for one that
    cannot be read.
    """
    entries, left_out = read_catalogue(_content(file), geography)
    if not entries:
        raise CatalogueProblem(refusal("refusal.catalogue.none"))
    write_localities(entries, database, year)
    return Imported(
        len(entries),
        left_out,
        tuple(sorted({entry.key[:2] for entry in entries})),
        any(entry.people is not None for entry in entries),
        any(entry.women is not None for entry in entries),
    )


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
    except csv.Error:
        raise CatalogueProblem(refusal("refusal.catalogue.csv")) from None
    return list(found.values()), left_out


def write_localities(entries: Iterable[Entry], database: Path, year: int = LAST_CENSUS) -> None:
    """Put localities into the database in one step, in place of those it had of the same states."""
    entries = list(entries)
    database.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            "CREATE TABLE IF NOT EXISTS localities (municipality TEXT NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL, "
            "lat REAL, lon REAL, people INTEGER, women INTEGER, year INTEGER, PRIMARY KEY (municipality, key)) "
            "WITHOUT ROWID"
        )
        for column in _ADDED - {row[1] for row in connection.execute("PRAGMA table_info(localities)")}:
            connection.execute(f"ALTER TABLE localities ADD COLUMN {column} INTEGER")
        for state in sorted({entry.key[:2] for entry in entries}):
            connection.execute(
                "DELETE FROM localities WHERE municipality BETWEEN ? AND ?", (f"{state}000", f"{state}999")
            )
        connection.executemany(
            "INSERT INTO localities (municipality, key, name, lat, lon, people, women, year) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (each.key[:5], each.key, each.name, each.lat, each.lon, each.people, each.women, year)
                for each in entries
            ),
        )


_ADDED = frozenset({"people", "women", "year"})  # columns that a database of earlier versions lacks


def _content(file: Path) -> bytes:
    if not zipfile.is_zipfile(file):
        if file.stat().st_size > _LARGEST:
            raise CatalogueProblem(refusal("refusal.catalogue.large", found=file.name, most=f"{_LARGEST:,}"))
        return file.read_bytes()
    with zipfile.ZipFile(file) as archive:
        members = [each for each in archive.infolist() if each.filename.lower().endswith((".csv", ".txt"))]
        if not members:
            raise CatalogueProblem(refusal("refusal.catalogue.zip"))
        chosen = min(members, key=lambda each: (not each.filename.lower().endswith(".csv"), "utf" not in each.filename))
        if chosen.file_size > _LARGEST:
            raise CatalogueProblem(refusal("refusal.catalogue.large", found=chosen.filename, most=f"{_LARGEST:,}"))
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
        heads = {normalise(cell): place for place, cell in reversed(list(enumerate(row)))}
        places = {
            column: heads[next(name for name in names if name in heads)]
            for column, names in {**_COLUMNS, **_OPTIONAL}.items()
            if any(name in heads for name in names)
        }
        if places.keys() >= _COLUMNS.keys():
            return places
        if number == _HEADER_WITHIN:
            break
    raise CatalogueProblem(refusal("refusal.catalogue.columns", expected=_EXPECTED))


def _entry(row: Sequence[str], places: dict[str, int]) -> Entry | None:
    state, municipality, locality, name = (_cell(row, places, column) for column in _COLUMNS)
    key = state.zfill(2) + municipality.zfill(3) + locality.zfill(4)
    if len(key) != 9 or not (key.isascii() and key.isdigit()) or not locality or key[5:] in _NO_ONE_PLACE or not name:
        return None
    lat = _degrees(_cell(row, places, "lat"), "latitude")
    lon = _degrees(_cell(row, places, "lon"), "longitude")
    return Entry(key, name, lat, lon, _count(_cell(row, places, "people")), _women(row, places))


def _cell(row: Sequence[str], places: dict[str, int], column: str) -> str:
    place = places.get(column)
    return row[place].strip() if place is not None and place < len(row) else ""


def _degrees(text: str, axis: Axis) -> float | None:
    """Return an angle in degrees, or None; the census writes degrees, minutes and seconds with a hemisphere."""
    found = angle(simple(text)) if len(text) <= LONGEST else None
    return found.degrees if found is not None and found.fits(axis) else None


def _count(text: str) -> int | None:
    """Return a count; None where there is none, such as the asterisk of what INEGI keeps confidential."""
    digits = text.replace(",", "")
    return int(digits) if digits.isascii() and digits.isdigit() else None


def _women(row: Sequence[str], places: dict[str, int]) -> int | None:
    """Return women of 15 to 64: as told, or those from 15 on without those from 65 on."""
    told, young, old = (_count(_cell(row, places, each)) for each in ("women", "women from 15", "women from 65"))
    if told is None and young is not None and old is not None and young >= old:
        return young - old
    return told
