"""Workbooks whose cells try to be markup, script, formula, header, path or no text at all."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import openpyxl

from tests.indicators.facts import ROOT

IMAGE = "<img src=x onerror=alert(1)>"
FORMULA = '=HYPERLINK("https://evil.example","x")'
LINK = "[x](javascript:alert(2)) :material/home: $\\frac{1}{2}$ **x** \u202egnp"
NAMES = (
    *(IMAGE, FORMULA, LINK, "</script><svg onload=alert(1)>", "'\" onmouseover=alert(1) x='", "]]>&amp;<!--"),
    *("a;=1+1", "＝1+1", "@SUM(A1)", "-2+3", "_x0000_uno", "_xD800_dos", "_xFFFE_tres", "_x202E_cuatro"),
    *("a\r\nSet-Cookie: x=1", "../../etc/passwd", "{0.__class__} {x} {{7*7}}", "[[los estados]]", "A" * 32_000),
)
"""Texts that Excel can hold; what it cannot is written as its files write it: `_xD800_`."""


def put(books: Path, workbook: str, columns: Mapping[tuple[str, str], tuple[str | None, ...]]) -> None:
    """Write texts under headings, by tab and heading, from the first row of data on; None leaves a cell as it is."""
    book = openpyxl.load_workbook(books / workbook)
    for (tab, header), values in columns.items():
        sheet = book[tab]
        place = next(cell for row in sheet.iter_rows(max_row=12) for cell in row if cell.value == header)
        below = range(place.row + 1, sheet.max_row + 1)
        rows = [row for row in below if not str(sheet.cell(row, 1).value).startswith("#")]
        for row, value in zip(rows, values, strict=False):
            if value is not None:
                sheet.cell(row, place.column).value = value
                sheet.cell(row, place.column).data_type = "s"
    book.save(books / workbook)


def hostile_books(folder: Path, sample: str = "sample") -> Path:
    """Write an embedded sample's workbooks into a new folder, with attacks wherever a cell takes free text."""
    books = shutil.copytree(ROOT / "data" / sample, folder)
    short, note = tuple(name[:40] for name in NAMES), (f"{IMAGE} {NAMES[3]} \r\nAsunto: x",)
    cover = {("portada", "nota"): note}
    hubs = {("sitios", "sitio"): NAMES, ("sitios", "localidad"): NAMES[::-1], ("sitios", "fase"): (None,) * 19 + NAMES}
    put(books, "sict.xlsx", {**cover, **hubs})
    camps = {("bootcamps", "bootcamp"): NAMES, ("bootcamps", "motivo"): NAMES[::-1]}
    put(books, "pro-mujer.xlsx", {**cover, **camps})
    acts = {("comunicacion", "titulo"): NAMES, ("socios", "socio"): NAMES[:9], ("socios", "siglas"): ("<b>S</b>", "=1")}
    put(books, "dtc-mexico.xlsx", {**cover, **acts})
    for state in ("camp", "chis", "oax", "qroo", "yuc"):
        put(books, f"sedeco-{state}.xlsx", {**cover, ("compromisos", "unidad"): short})
    return books
