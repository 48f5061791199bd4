"""What to remember of bootcamps that somebody validated, so that a later change in their figures is noticed (V19)."""

from collections.abc import Mapping, Sequence
from datetime import date

from lib.tables.reading import ReadTable
from lib.tables.rules import content_hash
from lib.tables.training import Bootcamp
from lib.tables.vocabulary import Validation

_FIGURES = frozenset({"alcance", "sesiones"})


def newly_validated(
    tables: Sequence[ReadTable], before: Mapping[str, tuple[date, str]], today: date
) -> dict[str, tuple[date, str]]:
    """Return the day of validation and the figures' hash of each bootcamp not yet known as validated on that day.

    A validation without a day counts as of today, once. Nothing is remembered while the figures are not read in full.
    """
    read = {table.model.table for table in tables if table.read}
    if not read >= _FIGURES:
        return {}
    found: dict[str, tuple[date, str]] = {}
    for row in (row for table in tables for row in table.rows if isinstance(row, Bootcamp)):
        if row.validation is not Validation.VALIDATED:
            continue
        known = before.get(row.bootcamp)
        if known is None or row.validated_on not in {None, known[0]}:
            found[row.bootcamp] = (row.validated_on or today, content_hash(row.bootcamp, tables))
    return found
