"""A sheet as CSV for spreadsheets and programs."""

import csv
import io
from datetime import date, datetime

from lib.publish.exports.cover import readme
from lib.publish.exports.formula_safe import harmless
from lib.publish.exports.sheet import Sheet, Value
from lib.publish.exports.sheets import sheets_of
from lib.publish.proof.seal import Seal
from lib.publish.zip_file import zip_of
from lib.wording.edition import Edition


def csv_of(sheet: Sheet, *, mark: bool = True, tagged: bool = False) -> bytes:
    """Return a sheet as UTF-8 CSV with CRLF line ends, as RFC 4180 wants them.

    `mark` puts the byte order mark in front by which spreadsheets know UTF-8; `tagged` adds the HXL tags as second row.
    Text that a spreadsheet would run as a formula gets an apostrophe; numbers and dates stay what they are.
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow([column.name for column in sheet.columns])
    if tagged:
        writer.writerow([column.hxl for column in sheet.columns])
    writer.writerows([_written(value) for value in row] for row in sheet.rows)
    return file.getvalue().encode("utf-8-sig" if mark else "utf-8")


def _written(value: Value) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds").replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return harmless(value) if isinstance(value, str) else value


def hxl_csv(sheet: Sheet) -> bytes:
    """Return a sheet as CSV whose second row holds HXL tags. Machines read it, so there is no byte order mark."""
    return csv_of(sheet, mark=False, tagged=True)


def csv_bundle(edition: Edition, seal: Seal) -> bytes:
    """Return every sheet as sealed CSV for spreadsheets, with a text to read first."""
    every = sheets_of(edition)
    named = tuple((f"{sheet.id}.csv", sheet) for sheet in every)
    first = {edition.words("exports.readme"): readme(edition, named)}
    return zip_of({**first, **{path: seal(csv_of(sheet)) for path, sheet in named}})


def hxl_bundle(edition: Edition, seal: Seal) -> bytes:
    """Return every sheet as sealed CSV with HXL tags, with a text to read first."""
    every = sheets_of(edition)
    named = tuple((f"{sheet.id}.hxl.csv", sheet) for sheet in every)
    first = {edition.words("exports.readme"): readme(edition, named)}
    return zip_of({**first, **{path: seal(hxl_csv(sheet)) for path, sheet in named}})
