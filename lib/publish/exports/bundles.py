"""All sheets as one ZIP of CSV files: for spreadsheets, or tagged for aid organisations."""

from lib.publish.exports.archive import zip_of
from lib.publish.exports.cover import readme
from lib.publish.exports.csv_file import csv_of
from lib.publish.exports.edition import Edition
from lib.publish.exports.hxl_file import hxl_csv
from lib.publish.exports.sheets import sheets_of


def csv_bundle(edition: Edition) -> bytes:
    """Return every sheet as CSV for spreadsheets, with a text to read first."""
    every = sheets_of(edition)
    named = tuple((f"{sheet.id}.csv", sheet) for sheet in every)
    first = {edition.words("exports.readme"): readme(edition, named)}
    return zip_of({**first, **{path: csv_of(sheet) for path, sheet in named}})


def hxl_bundle(edition: Edition) -> bytes:
    """Return every sheet as CSV with HXL tags, with a text to read first."""
    every = sheets_of(edition)
    named = tuple((f"{sheet.id}.hxl.csv", sheet) for sheet in every)
    first = {edition.words("exports.readme"): readme(edition, named)}
    return zip_of({**first, **{path: hxl_csv(sheet) for path, sheet in named}})
