"""A workbook as it was read, given back: each doubtful cell coloured and with a note, and a first tab with the list.

Nothing else is changed. What the reader dropped as being about persons is not in it, nor are tabs that are not read.
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from lib.collect.raw import Raw
from lib.collect.reading import SourceReading, parse
from lib.programme.model import Source
from lib.programme.setting import Setting
from lib.publish.mailbox.original import original
from lib.publish.mailbox.review import review_rows
from lib.publish.templates.review_tab import review_tab
from lib.snapshot.snapshot import Snapshot
from lib.tables.finding import Finding
from lib.tables.grid import Grid, SheetDate
from lib.wording.findings.findings import problem, remedy
from lib.wording.names import Names

_COLOURS = {"error": "F8CBAD", "warning": "FFE699", "note": "DDEBF7"}
_PERSONAL = frozenset({"V22", "V24"})
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_WIDTHS = (12, 14, 14, 22, 24, 52, 52, 14)
_NOTE_SIZE = 300, 140  # pixels


@dataclass(frozen=True, slots=True)
class AsRead:
    """A workbook with what is to be noted in it: the raw reply, and the reading that was made of it."""

    raw: Raw
    reading: SourceReading


def as_read(source: Source, raw: Raw, setting: Setting, now: datetime) -> AsRead:
    """Return a raw reply with its reading. Raises SourceFailure where it cannot be opened."""
    return AsRead(raw, parse(source, raw, setting, now))


def annotated(book: AsRead, snapshot: Snapshot, source: Source, names: Names, since: Mapping[str, datetime]) -> bytes:
    """Return the workbook as .xlsx. `snapshot` is one in which this very reply was read."""
    grids = [grid for grid in book.raw.open().grids.values() if grid.tab in _read_tabs(book.reading)]
    made = original(book.raw.content, {grid.tab for grid in grids}) or _made(grids, book.reading)
    found = [each for each in snapshot.findings if each.source == source.id]
    told = [*found, *(each for each in book.reading.findings if each.code in _PERSONAL)]
    told += [each for table in book.reading.tables for each in table.findings if each.code in _PERSONAL]
    _without_persons(made, told)
    for tab in made.worksheets:
        _annotate(tab, [each for each in found if each.tab == tab.title], names)
    _list(made, review_rows(snapshot, source, names, since))
    made.properties.creator = names.programme.programme.name
    made.properties.lastModifiedBy = None
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _read_tabs(reading: SourceReading) -> frozenset[str]:
    """Return the tabs whose header and columns were found: of any other it is not known what is about persons."""
    return frozenset(table.tab for table in reading.tables if table.read)


def _made(grids: Iterable[Grid], reading: SourceReading) -> Workbook:
    """Return a workbook with the values of the grids, days shown as days."""
    made = Workbook()
    del made[made.active.title]
    days = {
        (table.tab, column_index_from_string(letter))
        for table in reading.tables
        for name, letter in table.letters.items()
        if table.model.columns[name].kind == "day"
    }
    for grid in grids:
        tab = made.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", grid.tab)[:31])
        for line, row in enumerate(grid.rows, start=1):
            for column, value in enumerate(row, start=1):
                if value is None or value == "":
                    continue
                cell = tab.cell(line, column, float(value) if isinstance(value, SheetDate) else value)
                if isinstance(value, str):
                    cell.data_type = "s"  # never a formula
                elif isinstance(value, SheetDate) or (grid.tab, column) in days:
                    cell.number_format = "yyyy-mm-dd"
    return made


def _without_persons(made: Workbook, found: Iterable[Finding]) -> None:
    """Empty each column, and each cell, that the reader dropped as being about persons."""
    for each in found:
        match = _PLACE.fullmatch(each.cell or "")
        if each.code not in _PERSONAL or match is None or each.tab not in made.sheetnames:
            continue
        tab, column, first = made[each.tab], column_index_from_string(match[1]), int(match[2])
        alone = each.code == "V24" or each.params.get("where") == "cell"
        for line in range(first, first + 1 if alone else tab.max_row + 1):
            cell = tab.cell(line, column)
            if not isinstance(cell, MergedCell):
                cell.value, cell.comment, cell.hyperlink = None, None, None


def _annotate(tab: Worksheet, found: Sequence[Finding], names: Names) -> None:
    words, partners = names.words, {partner.id: partner.short for partner in names.programme.partners}
    for each in found:
        if _PLACE.fullmatch(each.cell or "") is None:
            continue
        cell = tab[str(each.cell)]
        if isinstance(cell, MergedCell):
            continue
        said = f"{problem(each, words, partners)} {remedy(each, words, partners)}".strip()
        before = f"{cell.comment.text}\n\n" if cell.comment else ""
        note = Comment(f"{before}{said}", names.programme.programme.name)
        note.width, note.height = _NOTE_SIZE
        cell.comment = note
        cell.fill = PatternFill("solid", fgColor=_COLOURS[each.severity])


def _list(made: Workbook, rows: Sequence[Sequence[str]]) -> None:
    """Put the list first; the address of each cell leads to it within the workbook."""
    tab = made.create_sheet(review_tab(), 0)
    made.active = 0
    tabs = set(made.sheetnames)
    for column, width in enumerate(_WIDTHS):
        tab.column_dimensions["ABCDEFGH"[column]].width = width
    for line, row in enumerate(rows, start=1):
        heading = line == 1 or (line > 1 and not rows[line - 2])
        for column, text in enumerate(row, start=1):
            cell = tab.cell(line, column, text)
            cell.data_type = "s"
            cell.font, cell.alignment = Font(bold=heading), Alignment(vertical="top", wrap_text=line > 1)
        if len(row) > 2 and _PLACE.fullmatch(row[0]) and row[2] in tabs:
            quoted = row[2].replace("'", "''")
            tab.cell(line, 1).hyperlink = f"#'{quoted}'!{row[0]}"
