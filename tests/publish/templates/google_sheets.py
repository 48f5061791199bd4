"""What a template has, by the rows of the table in docs/templates.md: all that its file holds belongs to one."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from tests.indicators.facts import ROOT

MOST_CELLS, MOST_COLUMNS, MOST_LETTERS, MOST_TABS = 10_000_000, 18_278, 50_000, 200
LONGEST_TITLE, LONGEST_LIST, LONGEST_MESSAGE = 31, 255, 255

ELEMENTS = {
    "sheetData": "values of cells",
    "dimension": "values of cells",
    "sheetFormatPr": "widths and heights",
    "cols": "widths and heights",
    "sheetViews": "frozen rows and columns",
    "autoFilter": "a filter",
    "sheetPr": "colour of a tab, hidden grid",
    "sheetProtection": "protected rows",
    "dataValidations": "a list written out",
    "legacyDrawing": "notes on headers",
    "pageMargins": "print area, repeated rows, margins, headers",
    "pageSetup": "print area, repeated rows, margins, headers",
    "printOptions": "print area, repeated rows, margins, headers",
    "headerFooter": "print area, repeated rows, margins, headers",
    "rowBreaks": "print area, repeated rows, margins, headers",
    "ignoredErrors": "the file's properties, marks of ignored errors",
}
"""Children of a worksheet that a template may have."""

PARTS = {
    r"\[Content_Types\]\.xml|.*\.rels|xl/workbook\.xml|xl/worksheets/sheet\d+\.xml": "values of cells",
    r"xl/sharedStrings\.xml": "a word in bold within a text",
    r"xl/styles\.xml|xl/theme/theme1\.xml": "fonts, colours, wrapped text",
    r"xl/comments\d+\.xml|xl/drawings/vmlDrawing\d+\.vml": "notes on headers",
    r"docProps/(?:core|app)\.xml": "the file's properties, marks of ignored errors",
}
"""Files within a template."""

NAMES = {"_xlnm._FilterDatabase": "a filter", "_xlnm.Print_Area": "print area, repeated rows, margins, headers"}
NAMES["_xlnm.Print_Titles"] = NAMES["_xlnm.Print_Area"]
RULES = {
    "list": "a list written out",
    "decimal": "a number or date between bounds",
    "date": "a number or date between bounds",
    "custom": "a rule by formula",
    "whole": "whole numbers only, length of a text",
    "textLength": "whole numbers only, length of a text",
}
FUNCTIONS = frozenset(
    {
        *("AND", "COUNTA", "COUNTIF", "COUNTIFS", "FIND", "IF", "INDEX", "INT", "ISNUMBER", "LEFT", "LEN", "MATCH"),
        *("MAX", "NOT", "OR", "ROUND", "SUBSTITUTE", "SUMPRODUCT", "TRIM"),
    }
)
"""Functions that both Excel and Google Sheets have."""

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True)
class Row:
    """One row of the table: what a template has, what becomes of it, who says so, and what else carries it."""

    has: str
    becomes: str
    said_by: str
    carried_by: str

    @property
    def may_go(self) -> bool:
        return not self.becomes.startswith("stay") or ";" in self.becomes


def table() -> dict[str, Row]:
    """Return the rows of the table by what a template has."""
    text = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    rows = [
        [cell.strip() for cell in line.strip("|\n ").split(" | ")] for line in text.splitlines() if line[:2] == "| "
    ]
    cells = [[*row, ""][:4] if len(row) == 3 else row for row in rows[1:]]
    return {row[0]: Row(row[0], row[1], row[2], row[3].strip("| ")) for row in cells}


@dataclass(frozen=True)
class Parts:
    """The parts of one template: the root of each worksheet by its title, and whatever else is asked for."""

    content: bytes

    def names(self) -> list[str]:
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            return archive.namelist()

    def root(self, name: str) -> ElementTree.Element:
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            return ElementTree.fromstring(archive.read(name))  # noqa: S314  our own file

    def sheets(self) -> Iterator[tuple[str, ElementTree.Element]]:
        listed = self.root("xl/workbook.xml").iter(f"{_MAIN}sheet")
        for number, sheet in enumerate(listed, start=1):
            yield sheet.attrib["name"], self.root(f"xl/worksheets/sheet{number}.xml")

    def texts(self) -> list[str]:
        """Return every text of a cell, whole."""
        root = self.root("xl/sharedStrings.xml")
        return ["".join(part.text or "" for part in each.iter(f"{_MAIN}t")) for each in root.iter(f"{_MAIN}si")]


def unknown_parts(parts: Parts) -> list[str]:
    """Return everything in a template that belongs to no row of the table."""
    rows = table()
    wrong = [name for name in parts.names() if not _known(PARTS, name, rows)]
    book = parts.root("xl/workbook.xml")
    named = [each.attrib["name"] for each in book.iter(f"{_MAIN}definedName")]
    wrong += [name for name in named if NAMES.get(name) not in rows]
    wrong += [f"{each.attrib['name']} is hidden" for each in book.iter(f"{_MAIN}sheet") if "state" in each.attrib]
    for title, root in parts.sheets():
        tags = [each.tag.removeprefix(_MAIN) for each in root]
        wrong += [f"{title}: {tag}" for tag in tags if ELEMENTS.get(tag) not in rows]
        wrong += [f"{title}: {each.tag} hidden" for each in root.iter() if each.attrib.get("hidden") == "1"]
        kinds = {each.attrib["type"] for each in root.iter(f"{_MAIN}dataValidation")}
        wrong += [f"{title}: rule {kind}" for kind in kinds if RULES.get(kind) not in rows]
        formulas = [each.text or "" for each in root.iter(f"{_MAIN}f")]
        used = {name for formula in formulas for name in re.findall(r"([A-Z]+)\(", formula)}
        wrong += [f"{title}: function {name}" for name in used - FUNCTIONS - {"IMPORTDATA"}]
        protection = root.find(f"{_MAIN}sheetProtection")
        if protection is not None and {"password", "hashValue"} & set(protection.attrib):
            wrong.append(f"{title}: a password")
    return wrong


def _known(parts: dict[str, str], name: str, rows: dict[str, Row]) -> bool:
    return any(re.fullmatch(pattern, name) and row in rows for pattern, row in parts.items())
