"""One table in a text file: .csv and what people save under that name."""

import csv
import io
import re
from collections import Counter
from itertools import islice

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.raw import WorkbookRemark
from lib.collect.workbooks.encoding import decoded
from lib.collect.workbooks.sheet_rows import CELLS_LIMIT, trimmed
from lib.tables.grid import Cell, Grid

DELIMITERS = ("\t", ";", "|", ",")
"""What may stand between two cells; the earlier one where two explain a file equally well."""

_RECORDS_LOOKED_AT = 500
_DECLARED_DELIMITER = re.compile(r"sep=(\t|[^\w\s\"])(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
_NEVER_IN_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def read_text_file(content: bytes, workbook: str, tab: str) -> tuple[Grid, tuple[WorkbookRemark, ...]]:
    """Return the one table of a text file; its cells are text or None, since such a file knows no numbers.

    The remark is W08, where its letters say that it is encoded as few files are. Raises SourceFailure (UNREADABLE,
    TOO_LARGE).
    """
    if not content:
        raise _unreadable("the file is empty: not one byte")  # half a copy, or a disk that was full
    told = decoded(content)
    if told is None:
        raise _unreadable("the text is damaged")
    text = told.text
    if _NEVER_IN_TEXT.search(text):
        raise _unreadable("the file is not text")
    if text.lstrip()[:1] == "<":
        raise _unreadable("the file is a web page or XML, not a table")
    declared = _DECLARED_DELIMITER.match(text)
    body = text[declared.end() :] if declared else text
    grid = Grid(workbook, tab, _rows(body, declared[1] if declared else delimiter_of(body)), typed=False)
    params = (("found", told.doubt or ""), ("letters", told.letters))
    return grid, (WorkbookRemark("W08", tab or None, params),) if told.doubt else ()


def delimiter_of(text: str) -> str:
    """Return the delimiter that cuts most of the first records into one and the same number of cells; else a comma."""
    best, best_share, best_width = ",", 0.0, 1
    for delimiter in DELIMITERS:
        width, share = _usual_width(text, delimiter)
        if width > 1 and (share, width) > (best_share, best_width):
            best, best_share, best_width = delimiter, share, width
    return best


def _usual_width(text: str, delimiter: str) -> tuple[int, float]:
    widths: Counter[int] = Counter()
    try:
        records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        widths.update(len(record) for record in islice(records, _RECORDS_LOOKED_AT) if any(record))
    except csv.Error:
        return 0, 0.0
    if not widths:
        return 0, 0.0
    width, times = widths.most_common(1)[0]
    return width, times / widths.total()


def _rows(text: str, delimiter: str) -> tuple[tuple[Cell, ...], ...]:
    rows: list[list[str | None]] = []
    count = 0
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for record in reader:
            count += len(record)
            if count > CELLS_LIMIT:
                raise SourceFailure(FailureKind.TOO_LARGE, f"the file holds more than {CELLS_LIMIT:,} cells")
            rows.append([cell or None for cell in record])
    except csv.Error:
        raise _unreadable(f"the quotation marks do not match, near line {reader.line_num}") from None
    return trimmed(rows)


def _unreadable(detail: str) -> SourceFailure:
    return SourceFailure(FailureKind.UNREADABLE, detail)
