"""Small invented published tables: a count is an int, or the name of its kind of nothing."""

from collections.abc import Mapping

from lib.indicators.counts.published import Table, TableCell
from lib.indicators.disclosure.cells import ALL

Given = int | str


def table(
    name: str, dimensions: tuple[str, ...], counts: Mapping[tuple[str, ...], Given], counted: str = "people"
) -> Table:
    """Return a published table whose cells are given by coordinates in the order of its dimensions."""
    cells = []
    for coordinates, given in counts.items():
        at = dict(zip(dimensions, coordinates, strict=True))
        shown = isinstance(given, int)
        cells.append(TableCell(at, given if shown else None, "shown" if shown else given))  # type: ignore[arg-type]
    adds = tuple(each for each in dimensions if each not in {"bootcamp", "stage", "wave", "outcome"})
    return Table(name, counted, dimensions, tuple(cells), counted, adds)


def attended(name: str, first: str, second: str, rows: Mapping[str, Mapping[str, Given]]) -> Table:
    """Return a table of those who attended, by two dimensions; `*` names the totals."""
    counts = {("attended", one, other): given for one, row in rows.items() for other, given in row.items()}
    return table(name, ("stage", first, second), counts)


BY_ROLE = attended(
    "people-by-bootcamp-role",
    "bootcamp",
    "role",
    {
        "BC-01": {"micro-entrepreneur": 35, "partner-staff": 7, "other": 0, ALL: 42},
        "BC-02": {"micro-entrepreneur": "protected", "partner-staff": "protected", "other": 0, ALL: 37},
        "BC-03": {
            "micro-entrepreneur": "not-applicable",
            "partner-staff": "not-applicable",
            "other": "not-applicable",
            ALL: 20,
        },
        ALL: {"micro-entrepreneur": "no-data", "partner-staff": 12, "other": 0, ALL: 98},
    },
)
