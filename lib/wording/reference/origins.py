"""Where a figure or a published table comes from: who keeps its sheet, and up to which day that sheet is complete."""

from collections.abc import Iterable
from datetime import date

from lib.programme.model import TableId
from lib.snapshot.snapshot import Snapshot, SourceState
from lib.wording.names import Names
from lib.wording.sources import as_of
from lib.wording.tables import listed

_EVERYBODY_HAS = frozenset({"portada"})


def sources_of(tables: Iterable[TableId], snapshot: Snapshot, names: Names) -> tuple[SourceState, ...]:
    """Return the sources that keep any of these tables; all of them where none is named or each source has one."""
    wanted = set(tables) - _EVERYBODY_HAS
    found = []
    for declared in names.programme.sources:
        state = snapshot.source(declared.id)
        if state and (not wanted or wanted & set(declared.tabs)):
            found.append(state)
    return tuple(found)


def complete_to(tables: Iterable[TableId], snapshot: Snapshot, names: Names) -> date | None:
    """Return the day up to which all of these tables are declared complete; that of most sources where all are meant.

    None where nobody declared a day.
    """
    wanted = set(tables) - _EVERYBODY_HAS
    days = [source.facts_to for source in sources_of(wanted, snapshot, names) if source.facts_to]
    return min(days) if wanted and days else as_of(snapshot)


def keepers(tables: Iterable[TableId], snapshot: Snapshot, names: Names) -> str:
    """Return who keeps these tables: «SICT y Pro Mujer»."""
    owners = dict.fromkeys(source.owner for source in sources_of(tables, snapshot, names))
    return listed([names.partner(owner) for owner in owners], names.words)
