"""V19: figures that changed after they were validated."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256

from lib.tables.finding import Finding
from lib.tables.reading.table import ReadTable
from lib.tables.rules.evidence import RemarkingRule, RowPlace, RuleEvidence
from lib.tables.schema.columns import Row
from lib.tables.schema.training import Bootcamp, Reach, Session
from lib.tables.schema.vocabulary import Validation


def content_hash(bootcamp_id: str, tables: Iterable[ReadTable]) -> str:
    """Return a hash of a bootcamp's figures: its reach and session rows in `tables`, in whatever order they stand.

    Give it the tables of `Checked`, so that what is remembered is what was counted.
    """
    rows = (row for table in tables for row in table.rows if isinstance(row, Reach | Session))
    return _hash(row for row in rows if row.bootcamp == bootcamp_id)


def changed_since_validation(evidence: RuleEvidence) -> Iterator[Finding]:
    """Remark on validated bootcamps whose figures differ from those first seen under the same validation (V19)."""
    if not (evidence.is_complete("alcance") and evidence.is_complete("sesiones")):
        return
    before = evidence.setting.validated_before
    figures: dict[str, list[Row]] = defaultdict(list)
    counted: tuple[RowPlace[Reach] | RowPlace[Session], ...] = (*evidence.places(Reach), *evidence.places(Session))
    for place in counted:
        if place.row.bootcamp in before:
            figures[place.row.bootcamp].append(place.row)
    for bootcamp in evidence.places(Bootcamp):
        key = bootcamp.row.bootcamp
        if bootcamp.row.validation is not Validation.VALIDATED or key not in before:
            continue
        day, hashed = before[key]
        if bootcamp.row.validated_on in {None, day} and _hash(figures[key]) != hashed:
            yield bootcamp.finding("V19", "validated_on", {"bootcamp": key, "day": day.isoformat()})


def _hash(rows: Iterable[Row]) -> str:
    """Hash rows without their lines and empty cells, so that neither order nor a new optional column changes it."""
    texts = sorted(f"{row.table} {row.model_dump_json(exclude={'line'}, exclude_none=True)}" for row in rows)
    return sha256("\n".join(texts).encode()).hexdigest()


REMARKS: tuple[RemarkingRule, ...] = (changed_since_validation,)
