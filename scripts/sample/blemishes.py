"""What is amiss in the sample on purpose, as it is in every workbook that people keep.

None of it changes a headline figure. Four hubs in Chiapas that nobody verified for over 90 days, a hub in Oaxaca
midway, and a commitment of Yucatán that is overdue are also meant; they are facts, in `sample.hubs` and
`sample.commitments`. `data/README.md` lists every finding.
"""

from dataclasses import dataclass

from lib.programme.model import TableId

CLOSING, MIDWAY, EARLY = "closing", "midway", "early"


@dataclass(frozen=True, slots=True)
class Mistyped:
    """A cell as somebody typed it, instead of the value that the table asks for."""

    moments: frozenset[str]
    source: str
    table: TableId
    key: str
    field: str
    typed: str | int


@dataclass(frozen=True, slots=True)
class ExtraColumn:
    """A column that a partner keeps for herself and no table declares; `text` is numbered down the rows."""

    moments: frozenset[str]
    source: str
    table: TableId
    header: str
    text: str


MISTYPED = (
    # A date as text (V23).
    Mistyped(frozenset({CLOSING}), "sict", "sitios", "CAMP-HOP-01", "verified_on", "13 de octubre de 2023"),
    # A quantity with a word (C02): optional, so the commitment still counts.
    Mistyped(frozenset({CLOSING}), "sedeco-oax", "compromisos", "OAX-05", "quantity", "35 aprox."),
    # A state's key that lost its zero (V23).
    Mistyped(frozenset({CLOSING}), "sedeco-camp", "compromisos", "CAMP-05", "state", 4),
)
EXTRA_COLUMNS = (
    # A column that is not read (H05).
    ExtraColumn(frozenset({CLOSING, MIDWAY, EARLY}), "sedeco-chis", "compromisos", "Folio de oficio", "OF-{number:03}"),
)


def mistyped_in(moment: str, source: str, table: TableId) -> dict[tuple[str, str], str | int]:
    """Return the mistyped cells of one tab by the row's key and the field."""
    return {
        (each.key, each.field): each.typed
        for each in MISTYPED
        if moment in each.moments and (each.source, each.table) == (source, table)
    }


def extra_columns_in(moment: str, source: str, table: TableId) -> list[ExtraColumn]:
    """Return the columns that one tab has beside those of its table."""
    return [each for each in EXTRA_COLUMNS if moment in each.moments and (each.source, each.table) == (source, table)]
