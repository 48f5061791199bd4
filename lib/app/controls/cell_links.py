"""Links to the cells that findings are about, for those who may have them."""

from collections.abc import Iterable, Mapping

from lib.app.identity.viewer import Viewer
from lib.programme.model import Programme
from lib.tables.finding import Finding
from lib.wording.cell_links import link_to

CellLinks = Mapping[tuple[str, str, str], str]
"""Where a cell can be opened, by source, tab and A1 address; "" for a finding without tab or without cell."""


def cell_links(viewer: Viewer, programme: Programme, findings: Iterable[Finding]) -> CellLinks:
    """Return the links to the cells that findings are about: all for a steward, none for anybody else."""
    if viewer.role != "steward":
        return {}
    links = {}
    for found in findings:
        source = programme.source(found.source)
        link = link_to(source, found) if source else None
        if link:
            links[found.source, found.tab or "", found.cell or ""] = link
    return links
