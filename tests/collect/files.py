"""Workbook files for the tests, made here so that every byte of them is known."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterable, Mapping

import xlsxwriter

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ODS = "application/vnd.oasis.opendocument.spreadsheet"

Fill = Callable[[xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet], None]


def written_xlsx(fill: Fill, title: str = "compromisos", **options: bool) -> bytes:
    """An .xlsx as xlsxwriter makes it, with one tab that `fill` writes."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, options)
    fill(book, book.add_worksheet(title))
    book.close()
    return file.getvalue()


def rows_xlsx(tabs: Mapping[str, Iterable[Iterable[object]]]) -> bytes:
    """An .xlsx with these tabs and rows."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    for title, rows in tabs.items():
        sheet = book.add_worksheet(title)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return file.getvalue()


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def related(*targets: tuple[str, str, str]) -> str:
    """A .rels part: id, type and target of each relationship."""
    lines = (f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>' for key, kind, target in targets)
    return f'<Relationships xmlns="{PACKAGE}">{"".join(lines)}</Relationships>'


def raw_xlsx(rows: str, *, strings: str = "", before: str = "", sheet: str = "") -> bytes:
    """An .xlsx by hand. `rows` go into sheetData; `sheet` replaces the whole part; `before` precedes its root."""
    parts = {
        "_rels/.rels": related(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="compromisos" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": related(
            ("rId1", "worksheet", "/xl/worksheets/sheet1.xml"), ("rId2", "sharedStrings", "sharedStrings.xml")
        ),
        "xl/worksheets/sheet1.xml": sheet
        or f'{before}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
    }
    if strings:
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'
    return zipped(parts)


def raw_ods(rows: str, title: str = "compromisos", manifest: str = "", styles: str = "") -> bytes:
    """An .ods by hand, whose one tab holds `rows`."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = (
        f'xmlns:office="{names}:office:1.0" xmlns:table="{names}:table:1.0" xmlns:text="{names}:text:1.0" '
        f'xmlns:style="{names}:style:1.0" '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    )
    return zipped(
        {
            "mimetype": ODS,
            "content.xml": f"<office:document-content {spaces}>"
            f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>"
            f'<table:table table:name="{title}">{rows}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{names}:manifest:1.0">{manifest}</m:manifest>',
        }
    )


def ods_cell(attributes: str = "", shown: str = "") -> str:
    paragraph = f"<text:p>{shown}</text:p>" if shown else ""
    return f"<table:table-cell {attributes}>{paragraph}</table:table-cell>"


def ods_row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def raw_xlsb(
    rows: Mapping[int, Iterable[tuple[int, int | None, bytes]]],
    *,
    after: bytes = b"",
    from_1904: int = 0,
    styles: bytes = b"",
    numbered: bool = False,
) -> bytes:
    """An .xlsb by hand: for each row its cells as (record type, column, payload).

    A cell without a column begins with its payload. With `numbered`, the style of a cell has its column's number.
    """
    sheet = record(129) + record(145)
    for row, cells in rows.items():
        sheet += record(0, struct.pack("<I", row) + bytes(13))
        sheet += b"".join(record(kind, _cell_head(column, numbered) + data) for kind, column, data in cells)
    tab = record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("compromisos"))
    return zipped(
        {
            "_rels/.rels": related(("rId1", "officeDocument", "xl/workbook.bin")),
            "xl/workbook.bin": record(131) + record(153, struct.pack("<II", from_1904, 0)) + tab + record(132),
            "xl/_rels/workbook.bin.rels": related(
                ("rId1", "worksheet", "worksheets/sheet1.bin"),
                ("rId2", "sharedStrings", "sharedStrings.bin"),
                ("rId3", "styles", "styles.bin"),
            ),
            "xl/styles.bin": styles,
            "xl/worksheets/sheet1.bin": sheet + record(146) + after + record(130),
            "xl/sharedStrings.bin": record(159, bytes(8)) + record(19, b"\0" + wide("Mérida")) + record(160),
        }
    )


def _cell_head(column: int | None, numbered: bool) -> bytes:
    return b"" if column is None else struct.pack("<II", column, column if numbered else 0)


def record(kind: int, data: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size, length = b"", len(data)
    while True:
        length, low = length >> 7, length & 0x7F
        size += bytes([low | (0x80 if length else 0)])
        if not length:
            return head + size + data


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")
