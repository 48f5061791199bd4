"""The table of who sees what says what the code does."""

from dataclasses import replace

from lib.app.controls.cell_links import cell_links
from lib.app.controls.rows_behind import opens_cells
from lib.app.identity.viewer import PUBLIC, Viewer, seen_by
from lib.snapshot.narrowing import OVER
from lib.snapshot.snapshot import Snapshot
from lib.tables.codes import EXAMPLES
from tests.indicators.facts import ROOT, programme
from tests.snapshot.samples import sample_snapshot

DOCUMENT = (ROOT / "docs" / "access.md").read_text(encoding="utf-8")
VIEWERS = (PUBLIC, Viewer("partner", "sict"), Viewer("steward"))
OWN, OTHER = "sict", "pro-mujer"


def whole() -> Snapshot:
    found = tuple(replace(EXAMPLES["C02"], source=source, tab="x", cell="F14") for source in (OWN, OTHER))
    return replace(sample_snapshot("midway"), findings=found)


def seen(viewer: Viewer) -> dict[str, bool]:
    """Return what a viewer really sees, by the words of the document."""
    everything, shown = whole(), seen_by(viewer, whole())
    over = [each for each in everything.bootcamps if each.status in OVER]
    ahead = [each for each in everything.bootcamps if each.status not in OVER]
    books = {source.id: bool(source.workbook) for source in shown.sources}
    found = {finding.source for finding in shown.findings}
    return {
        "protected figures and published tables": (shown.figures, shown.tables)
        == (everything.figures, everything.tables),
        "closed bootcamps: venue and exact days": all(each in shown.bootcamps for each in over),
        "other bootcamps: municipality and week": {each.municipality for each in ahead}
        <= {each.municipality for each in shown.bootcamps},
        "other bootcamps: venue and exact days": all(each in shown.bootcamps for each in ahead),
        "how many cells each workbook has to check": [each.cells_to_check for each in shown.sources]
        == [each.cells_to_check for each in everything.sources],
        "findings in one's own workbooks": OWN in found,
        "findings in the workbooks of others": OTHER in found,
        "names of one's own workbooks": books[OWN],
        "names of the workbooks of others": books[OTHER],
        "links that open a cell in Google Sheets": bool(cell_links(viewer, programme(), everything.findings)),
        "which rows and cells make a figure, by their address": opens_cells(viewer),
        "taking in a change that is held for review": viewer.role == "steward",
    }


def test_the_document_says_what_each_role_sees() -> None:
    rows = [line.strip("| ").split(" | ") for line in DOCUMENT.splitlines() if line.startswith("| ")][1:]
    written = {what: [answer.strip() == "yes" for answer in answers] for what, *answers in rows}
    each = [seen(viewer) for viewer in VIEWERS]
    assert written == {what: [found[what] for found in each] for what in each[0]}
