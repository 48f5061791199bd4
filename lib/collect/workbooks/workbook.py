"""The declared tabs of one workbook file, whatever its format really is.

The format is told by the first bytes, never by the name. Values are what Google would send for the same sheet with
UNFORMATTED_VALUE and SERIAL_NUMBER: whole numbers as int, dates as days since 1899-12-30, errors as their text, the
last computed value of every formula. Dates are known as such by their format. Hidden tabs are read like any
other; macros are never run.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.raw import Contents, WorkbookRemark
from lib.collect.workbooks.ods import ods_titles, read_ods
from lib.collect.workbooks.package import Package, open_package, unreadable
from lib.collect.workbooks.sheet_rows import SheetRows
from lib.collect.workbooks.text_file import read_text_file
from lib.collect.workbooks.titles import matching_title
from lib.collect.workbooks.xls import open_xls, read_xls
from lib.collect.workbooks.xlsb import read_xlsb_sheet, xlsb_cell_styles, xlsb_strings, xlsb_tabs
from lib.collect.workbooks.xlsx import cell_styles, read_sheet, shared_strings, workbook_part, xlsx_tabs
from lib.programme.model import Tab, TableId
from lib.tables.grid import Grid

Format = Literal["xlsx", "xlsb", "ods", "xls", "csv"]
Tabs = Mapping[TableId, Tab]

FORMATS: dict[str, Format] = {
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xls": "xls",
    ".xlsb": "xlsb",
    ".ods": "ods",
    ".csv": "csv",
}
"""The format that a file's name promises, by its suffix."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class OpenWorkbook:
    """A workbook whose tabs are known and can be read by title."""

    format: Format
    titles: tuple[str, ...]
    macros: bool
    read: Callable[[Sequence[str]], dict[str, SheetRows]]


def read_workbook(content: bytes, name: str, tabs: Tabs) -> tuple[Contents, Format]:
    """Return the declared tabs of a workbook and the format its bytes are really in; `name` goes into the grids.

    A declared tab is the one of that very title, or else the only one whose title reads the same or is another of its
    table's; where there is none the remark is H01. W05 says that there are macros, W08 what is doubtful about a text's
    letters. Raises SourceFailure (ENCRYPTED, TOO_LARGE, UNREADABLE).
    """
    opened = _opened(content)
    if opened is None:
        return _one_table(content, name, tabs), "csv"
    titles = {table: matching_title(tab, opened.titles) for table, tab in tabs.items()}
    sheets = opened.read([title for title in titles.values() if title is not None])
    grids = {
        table: Grid(name, title, sheets[title].rows, merges=sheets[title].merges, struck=sheets[title].struck)
        for table, title in titles.items()
        if title is not None
    }
    remarks = [missing_tab(tabs[table].title, opened.titles) for table, title in titles.items() if title is None]
    if opened.macros:
        remarks.append(WorkbookRemark("W05"))
    return Contents(grids, tuple(remarks)), opened.format


def missing_tab(declared: str, titles: Sequence[str]) -> WorkbookRemark:
    """Return the remark that a declared tab is missing, with the titles that are there."""
    return WorkbookRemark("H01", declared, (("tab", declared), ("found", " · ".join(titles))))


def _one_table(content: bytes, name: str, tabs: Tabs) -> Contents:
    if len(tabs) != 1:
        grid, _ = read_text_file(content, name, "")  # says first what is wrong with a file that is not even text
        raise unreadable(f"a text file holds one table ({len(grid.rows)} rows), not {len(tabs)}")
    ((table, tab),) = tabs.items()
    grid, remarks = read_text_file(content, name, tab.title)
    return Contents({table: grid}, remarks)


def _opened(content: bytes) -> OpenWorkbook | None:
    if content.startswith(_OLE):
        return _open_ole(content)
    return _open_zip(content) if content.startswith(_ZIP) else None


def _open_zip(content: bytes) -> OpenWorkbook:
    package = open_package(content)
    book = workbook_part(package)
    macros = any(part.endswith("vbaproject.bin") for part in package.parts)
    if book.endswith(".bin"):
        return _open_xlsb(package, book, macros)
    if book:
        return _open_xlsx(package, macros)
    if "content.xml" in package.parts:
        titles = ods_titles(package)
        return OpenWorkbook("ods", titles, False, lambda wanted: read_ods(package, wanted))
    raise unreadable("a zip, but no workbook")


def _open_xlsx(package: Package, macros: bool) -> OpenWorkbook:
    tabs = xlsx_tabs(package)

    def read(wanted: Sequence[str]) -> dict[str, SheetRows]:
        strings = shared_strings(package) if wanted else []
        styles = cell_styles(package)
        return {
            title: read_sheet(package.pieces(tabs.parts[title]), strings, styles, tabs.from_1904) for title in wanted
        }

    return OpenWorkbook("xlsx", tuple(tabs.parts), macros, read)


def _open_xlsb(package: Package, book: str, macros: bool) -> OpenWorkbook:
    parts = xlsb_tabs(package, book)

    def read(wanted: Sequence[str]) -> dict[str, SheetRows]:
        strings = xlsb_strings(package, book) if wanted else []
        styles = xlsb_cell_styles(package, book)
        return {title: read_xlsb_sheet(package.pieces(parts[title]), strings, styles) for title in wanted}

    return OpenWorkbook("xlsb", tuple(parts), macros, read)


def _open_ole(content: bytes) -> OpenWorkbook:
    if _utf16("EncryptedPackage") in content:
        raise SourceFailure(FailureKind.ENCRYPTED, "the workbook is behind a password")
    book = open_xls(content)
    macros = _utf16("_VBA_PROJECT") in content
    return OpenWorkbook("xls", tuple(book.sheet_names()), macros, lambda wanted: read_xls(book, wanted))


def _utf16(name: str) -> bytes:
    return name.encode("utf-16-le")
