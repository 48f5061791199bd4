"""What a sheet shows in its own tab `revisión`: each doubtful cell with a link that jumps to it, then what is due."""

import csv
import io
from collections.abc import Mapping
from datetime import date, datetime
from re import fullmatch

from lib.programme.model import Source
from lib.publish.exports.formula_safe import harmless
from lib.snapshot.audience import for_partner
from lib.snapshot.selection.tasks import OpenTask, owed_by, tasks_of, told_once
from lib.snapshot.snapshot import Snapshot
from lib.tables.finding import Finding
from lib.wording.cell_links import cell_link, link_to
from lib.wording.findings.finding_facts import shortened
from lib.wording.findings.findings import problem, remedy
from lib.wording.names import Names
from lib.wording.pages.data_state import trouble
from lib.wording.tasks import task_day, task_sentence, task_tab

MOST = 500
"""Cells that are listed at most; the rest is counted."""

Row = list[str]


def review_csv(snapshot: Snapshot, source: Source, names: Names, since: Mapping[str, datetime]) -> str:
    """Return the list as CSV: as of when and how many are left, the cells to mend, then what the owner owes.

    `since` has when each finding was first seen, by its task's key. Whatever the snapshot holds, only this source's
    findings and its owner's tasks are told. A text that a spreadsheet would run is made harmless.
    """
    written = io.StringIO()
    lines = csv.writer(written, lineterminator="\r\n")
    for row in review_rows(snapshot, source, names, since):
        lines.writerow([harmless(cell) for cell in row])
    return written.getvalue()


def review_rows(snapshot: Snapshot, source: Source, names: Names, since: Mapping[str, datetime]) -> list[Row]:
    """Return the rows of the list."""
    words, hers = names.words, owed_by(tasks_of(for_partner(snapshot, source.owner), names.programme), source.owner)
    told = told_once((each for each in hers if not each.finding or each.finding.source == source.id), by="cell")
    cells = [(each, each.finding) for each in told if each.finding]
    cells.sort(key=lambda each: _place(each[1], source))
    dues = [each for each in told if not each.finding]
    rows = [[_first_line(snapshot, source, len(cells), len(dues), names)]]
    if cells:
        heads = ("cell", "link", "tab", "row", "says", "problem", "type", "since")
        rows += [[], [words(f"review.col.{each}") for each in heads]]
        rows += [_cell(found, source, names, since.get(task.key)) for task, found in cells[:MOST]]
        rows += [[words("review.more", n=len(cells) - MOST)]] if len(cells) > MOST else []
    if dues:
        rows += [[], [words(f"review.col.{each}") for each in ("due", "task", "tab", "row", "link")]]
        rows += [_due(each, snapshot.today, names) for each in dues]
    return rows


def _first_line(snapshot: Snapshot, source: Source, cells: int, dues: int, names: Names) -> str:
    """Return «3 celdas por revisar y 2 pendientes. Leído el 6 dic 2023, 06:00»; «0: todo bien» where none is left."""
    words, state = names.words, snapshot.source(source.id)
    left = words("review.left", n=cells) if cells else words("review.left.none")
    said = [f"{left} {words('review.dues', n=dues)}" if dues else left]
    read = state.read_at if state else None
    if state is None or read is None:
        return words("review.unread")
    said.append(words("review.as-of", moment=words.moment(names.local(read))))
    if why := trouble(state, words):
        said.append(why)
    return " ".join(said)


def _place(found: Finding, source: Source) -> tuple[int, int, int, str]:
    """Return tab, row and column, so that a sheet is mended from its first tab to its last and from top to bottom."""
    tabs: list[str] = list(source.tabs)
    tab = tabs.index(found.table) if found.table in tabs else len(tabs)
    match = fullmatch(r"([A-Z]+)([0-9]+)", found.cell or "")
    return (tab, int(match[2]), len(match[1]), match[1]) if match else (tab, 0, 0, "")


def _cell(found: Finding, source: Source, names: Names, since: datetime | None) -> Row:
    words = names.words
    partners = {partner.id: partner.short for partner in names.programme.partners}
    day = words.day(names.local(since)) if since else ""
    return [
        found.cell or "", link_to(source, found) or "", found.tab or "", found.row or "", shortened(found.value or ""),
        problem(found, words, partners), remedy(found, words, partners), day,
    ]  # fmt: skip


def _due(task: OpenTask, today: date, names: Names) -> Row:
    declared = names.programme.source(task.source or "")
    tab = declared.tabs.get(task.table) if declared and task.table else None
    own = declared is not None and declared.owner == task.partner
    link = cell_link(declared, tab.gid if tab else None, None) if declared and own else None
    row = "" if task.kind in {"declaration", "review"} else task.row
    return [task_day(task, today, names.words), task_sentence(task, names), task_tab(task, names), row, link or ""]
