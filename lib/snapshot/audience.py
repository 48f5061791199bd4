"""Who may see what of a snapshot. A finding quotes cells and small counts, so the public gets none of them.

Everybody gets the figures, the published tables and how many cells each source has to check. What is not named here as
somebody's is nobody's.
"""

from collections.abc import Set
from dataclasses import replace

from lib.snapshot.narrowing import with_weeks_only
from lib.snapshot.snapshot import Release, Snapshot, SourceState
from lib.tables.finding import Finding

_ELSEWHERE = frozenset({"other", "other_tab", "other_workbook", "owner_people"})
"""Parameters of a finding that name or quote a cell of another workbook, where `other_workbook` says that they do."""


def for_public(snapshot: Snapshot) -> Snapshot:
    """Return what anyone may see: no finding, no name of a workbook, no hash of what was read, and of bootcamps that
    are not over only the municipality and the weeks; no session.
    """
    sources = tuple(_reduced(source) for source in snapshot.sources)
    return replace(with_weeks_only(snapshot), findings=(), sessions=(), sources=sources, releases=_releases(snapshot))


def for_partner(snapshot: Snapshot, owner: str) -> Snapshot:
    """Return what an organisation that takes part may see: venues, days, and everything about the workbooks it owns.

    What a finding of hers says of a cell in somebody else's workbook is left out.
    """
    own = {source.id for source in snapshot.sources if source.owner == owner}
    books = {source.workbook for source in snapshot.sources if source.id in own}
    return replace(
        snapshot,
        findings=tuple(_without_others(found, books) for found in snapshot.findings if found.source in own),
        sources=tuple(source if source.id in own else _reduced(source) for source in snapshot.sources),
        releases=_releases(snapshot),
    )


def for_steward(snapshot: Snapshot) -> Snapshot:
    """Return what those who look after the data may see: everything."""
    return snapshot


def _releases(snapshot: Snapshot) -> tuple[Release, ...]:
    """Return the releases without their hashes, which somebody could try guesses of rows against."""
    return tuple(replace(each, rows="", tried="") for each in snapshot.releases)


def _reduced(source: SourceState) -> SourceState:
    return replace(source, workbook="", hash=None)


def _without_others(found: Finding, books: Set[str]) -> Finding:
    book = found.params.get("other_workbook")
    if book is None or book in books:
        return found
    return replace(found, params={name: value for name, value in found.params.items() if name not in _ELSEWHERE})
