"""A sheet tagged with the Humanitarian Exchange Language, as aid organisations exchange tables."""

from lib.publish.exports.csv_file import csv_of
from lib.publish.exports.sheet import Sheet


def hxl_csv(sheet: Sheet) -> bytes:
    """Return a sheet as CSV whose second row holds HXL tags. Machines read it, so there is no byte order mark."""
    return csv_of(sheet, mark=False, tagged=True)
