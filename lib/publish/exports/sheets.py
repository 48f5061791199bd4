"""Every sheet of an edition, in the order in which they are handed out."""

from lib.publish.exports.entry_sheets import (
    bootcamp_sheet,
    commitment_sheet,
    hub_sheet,
    places_without_hub_sheet,
    target_sheet,
)
from lib.publish.exports.figure_sheet import figure_sheet
from lib.publish.exports.meaning_sheets import definition_sheet, matrix_sheets, rule_sheet, source_sheet
from lib.publish.exports.sheet import Sheet
from lib.publish.exports.table_sheets import table_sheet
from lib.wording.edition import Edition


def sheets_of(edition: Edition) -> tuple[Sheet, ...]:
    """Return the figures, the matrix of what is declared, every published table, the lists, and what explains them."""
    return (
        figure_sheet(edition),
        *matrix_sheets(edition),
        *(table_sheet(table, edition) for table in edition.snapshot.tables),
        *([bootcamp_sheet(edition)] if edition.names.programme.trains else []),
        hub_sheet(edition),
        commitment_sheet(edition),
        places_without_hub_sheet(edition),
        target_sheet(edition),
        source_sheet(edition),
        definition_sheet(edition),
        rule_sheet(edition),
    )
