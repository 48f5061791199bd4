"""A sheet as CSV for spreadsheets and programs."""

import csv
import io
from datetime import date, datetime

from lib.publish.exports.sheet import Sheet, Value
from lib.publish.formula_safe import harmless


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
