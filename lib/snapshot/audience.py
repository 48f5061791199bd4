"""Who may see what of a snapshot. A finding quotes cells and small counts, so the public gets none of them.

Everybody gets the figures, the published tables and how many cells each source has to check. What is not named here as
somebody's is nobody's.
"""

from dataclasses import replace

from lib.snapshot.snapshot import Snapshot, SourceState


def for_public(snapshot: Snapshot) -> Snapshot:
    """Return what anyone may see: no finding, no name of a workbook, no hash of what was read."""
    return replace(snapshot, findings=(), sources=tuple(_reduced(source) for source in snapshot.sources))


def for_partner(snapshot: Snapshot, owner: str) -> Snapshot:
    """Return what an organisation may see: the public part, and everything about the workbooks it owns."""
    own = {source.id for source in snapshot.sources if source.owner == owner}
    return replace(
        snapshot,
        findings=tuple(found for found in snapshot.findings if found.source in own),
        sources=tuple(source if source.id in own else _reduced(source) for source in snapshot.sources),
    )


def for_steward(snapshot: Snapshot) -> Snapshot:
    """Return what those who look after the data may see: everything."""
    return snapshot


def _reduced(source: SourceState) -> SourceState:
    return replace(source, workbook="", hash=None)
