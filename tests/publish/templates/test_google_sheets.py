"""Every template that the project writes, of each of its programmes, relies on nothing that Google Sheets drops."""

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet

from lib.commands.command_line import main
from lib.i18n.catalogue import speak, speaks
from tests.examples import clinics, kenya, second
from tests.indicators.facts import ROOT
from tests.pages.app import environment
from tests.publish.filled import FIRST_ROW
from tests.publish.templates import google_sheets as rules
from tests.publish.templates.google_sheets import Parts

PROGRAMMES = ("ours", "second", "kenya", "clinics", "without a language of ours")
CODE = re.compile(r"\bNone\b|\bnan\b|\{|\}|\[\[|\]\]|template\.|<[a-z]|\bTrue\b|\bFalse\b")
Files = Mapping[str, bytes]
Books = Sequence[tuple[str, openpyxl.Workbook]]


def programme_of(name: str, folder: Path) -> Path:
    """Return the file of one of the programmes, written where it is not there."""
    if name == "ours":
        return ROOT / "data" / "programme.toml"
    if name == "second":
        return second.FILE
    if name == "kenya":
        return kenya.kenya(folder / "kenya")
    if name == "clinics":
        return clinics.write_programme(folder)
    file = folder / "programme.toml"
    text = clinics.HEAD.replace('languages = ["es", "en"]', 'languages = ["kek", "es"]')
    file.write_text(text.replace('visitas = "visitas", ', ""), encoding="utf-8")
    return file


@pytest.fixture(scope="module", params=PROGRAMMES)
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Files]:
    """The files of one programme's templates."""
    before, folder = speaks(), tmp_path_factory.mktemp("templates")
    try:
        with environment(IMPULSO_PROGRAMME=str(programme_of(request.param, folder)), IMPULSO_STORE_URL="sqlite://"):
            assert main(["templates", str(folder / "out")]) == 0
        yield {path.name: path.read_bytes() for path in (folder / "out").iterdir()}
    finally:
        speak(before)


@pytest.fixture(scope="module")
def partners(written: Files) -> list[tuple[str, openpyxl.Workbook]]:
    """The workbooks that are shared, and not the private registers."""
    return [(name, openpyxl.load_workbook(io.BytesIO(each))) for name, each in written.items() if name.count(".") == 1]


def headers(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[2] if cell.value is not None]


def test_the_table_says_who_says_so_and_what_else_carries_what_may_go() -> None:
    rows = rules.table()
    assert len(rows) > 20
    for row in rows.values():
        assert row.said_by, row.has
        assert row.carried_by or not row.may_go, row.has
    used = {*rules.ELEMENTS.values(), *rules.PARTS.values(), *rules.NAMES.values(), *rules.RULES.values()}
    assert used <= rows.keys()


def test_nothing_is_in_a_template_that_the_table_does_not_know(written: Files) -> None:
    assert {name: found for name, content in written.items() if (found := rules.unknown_parts(Parts(content)))} == {}


FOREIGN: dict[str, Callable[[Any, Any], object]] = {
    "merged cells": lambda book, sheet: sheet.merge_range("A1:B1", "x"),
    "a table": lambda book, sheet: sheet.add_table("A1:B3"),
    "conditional formats": lambda book, sheet: sheet.conditional_format("A1:A9", {"type": "data_bar"}),
    "a name of a range": lambda book, sheet: book.define_name("mine", "=one!$A$1"),
    "a hidden tab": lambda book, sheet: book.add_worksheet("two").hide(),
    "a hidden column": lambda book, sheet: sheet.set_column("C:C", None, None, {"hidden": True}),
    "a link": lambda book, sheet: sheet.write_url("A1", "https://example.org"),
    "a password": lambda book, sheet: sheet.protect("secret"),
    "a chart": lambda book, sheet: sheet.insert_chart("A1", _chart(book)),
    "a function of Excel's only": lambda book, sheet: sheet.write_formula("A1", "=CELL(A2)"),
}


def _chart(book: Any) -> Any:
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=one!$A$1:$A$3"})
    return chart


@pytest.mark.parametrize("what", FOREIGN)
def test_a_workbook_with_something_else_in_it_would_be_found_out(what: str) -> None:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet("one")
        sheet.write("B2", "x")
        FOREIGN[what](book, sheet)
    assert rules.unknown_parts(Parts(content.getvalue())) != []


def test_every_template_keeps_within_the_limits(written: Files) -> None:
    for name, content in written.items():
        parts = Parts(content)
        sheets = dict(parts.sheets())
        assert len(sheets) <= rules.MOST_TABS
        assert all(len(title) <= rules.LONGEST_TITLE for title in sheets), name
        assert all(len(text) <= rules.MOST_LETTERS for text in parts.texts()), name
        cells = 0
        for title, root in sheets.items():
            (dimension,) = (each.attrib["ref"] for each in root if each.tag.endswith("dimension"))
            _, _, column, row = openpyxl.utils.range_boundaries(dimension)
            assert column is not None
            assert row is not None
            assert column <= rules.MOST_COLUMNS, title
            cells += max(26, column) * max(1000, row)
        assert cells <= rules.MOST_CELLS, name


def test_lists_and_messages_fit_and_a_list_from_cells_finds_them(partners: Books) -> None:
    for name, book in partners:
        for sheet in book.worksheets:
            for rule in sheet.data_validations.dataValidation:
                formula = str(rule.formula1 or "")
                if rule.type == "list" and formula.startswith('"'):
                    assert len(formula) - 2 <= rules.LONGEST_LIST, (name, sheet.title)
                elif rule.type == "list":
                    tab, _, cells = formula.rpartition("!")
                    assert book[tab.strip("'")][cells.replace("$", "")], (name, formula)
                assert len(rule.error or "") <= rules.LONGEST_MESSAGE
                assert len(rule.prompt or "") <= rules.LONGEST_MESSAGE


def test_what_goes_in_each_column_stands_in_the_tab_of_instructions_in_words(partners: Books) -> None:
    """Notes, messages and colours may go, and a phone shows none: a meaning, whether it is needed, its choices."""
    for name, book in partners:
        front, *tabs, _ = book.worksheets
        said = [str(cell.value or "") for (cell,) in front.iter_rows(max_col=1)]
        for sheet in tabs:
            columns = headers(sheet)
            (start,) = (at for at, text in enumerate(said) if sheet.title in text and _begins(said[at + 1 :], columns))
            for cell, line in zip(sheet[2], said[start + 1 :], strict=False):
                meaning, _, *others = cell.comment.text.split("\n\n")[0].split("\n")
                assert meaning in line, (name, sheet.title, line)
                filled_for_them = sheet[FIRST_ROW][cell.column - 1].value is not None
                assert filled_for_them or all(part in line for part in others), (name, sheet.title, line)


def _begins(lines: Sequence[str], columns: Sequence[str]) -> bool:
    """Tell whether lines speak of these columns, one of each."""
    return all(line.startswith(f"{column}: ") for line, column in zip(lines, columns, strict=False))


def test_whatever_a_list_offers_from_cells_stands_with_its_name_in_the_tab_of_instructions(partners: Books) -> None:
    for name, book in partners:
        front = book.worksheets[0]
        for sheet in book.worksheets[1:]:
            for rule in sheet.data_validations.dataValidation:
                tab, _, cells = str(rule.formula1 or "").rpartition("!")
                if rule.type == "list" and tab.strip("'") == front.title:
                    left, first, right, last = openpyxl.utils.range_boundaries(cells.replace("$", ""))
                    assert left == right
                    keys = [front.cell(row, left).value for row in range(first, last + 1)]
                    assert all(keys), (name, sheet.title)


def test_no_cell_note_or_message_reads_like_a_program(written: Files, partners: Books) -> None:
    found = []
    for name, content in written.items():
        found += [(name, text) for text in Parts(content).texts() if CODE.search(text)]
    for name, book in partners:
        for sheet in book.worksheets:
            said = [str(cell.comment.text) for row in sheet.iter_rows(max_row=3) for cell in row if cell.comment]
            rules_of = sheet.data_validations.dataValidation
            said += [text for rule in rules_of for text in (rule.error, rule.prompt) if text]
            found += [(name, text) for text in said if CODE.search(text)]
    assert found == []


def test_each_tab_leads_to_the_instructions_in_its_first_cell(partners: Books) -> None:
    for name, book in partners:
        front, *tabs, _ = book.worksheets
        assert all(front.title in str(sheet["A1"].value) for sheet in tabs), name


def test_frozen_columns_leave_room_on_a_phone(partners: Books) -> None:
    for name, book in partners:
        for sheet in book.worksheets[1:-1]:
            frozen = openpyxl.utils.cell.coordinate_from_string(sheet.freeze_panes or "A1")[0]
            last = openpyxl.utils.column_index_from_string(frozen) - 1
            letters = [openpyxl.utils.get_column_letter(at) for at in range(1, last + 1)]
            assert last == 1 or sum(sheet.column_dimensions[each].width for each in letters) < 32, (name, sheet.title)


def test_the_instructions_print_whole_but_for_long_lists(partners: Books) -> None:
    for name, book in partners:
        front = book.worksheets[0]
        assert front.page_setup.orientation == "landscape"
        assert front.sheet_properties.pageSetUpPr.fitToPage
        assert front.page_setup.fitToHeight == 0
        last = int(str(front.print_area).rpartition("$")[2])
        assert last <= 260, name
        heights = sum(front.row_dimensions[row].height or 15 for row in range(1, front.row_breaks.brk[0].id + 1))
        assert heights < 3 * 612, name  # points that a page holds, as wide as the tab is


def test_the_private_register_says_in_its_first_cell_what_its_printed_header_says(written: Files) -> None:
    for name, content in written.items():
        if name.count(".") > 1:
            for sheet in openpyxl.load_workbook(io.BytesIO(content), read_only=False).worksheets[1:]:
                assert str(sheet["A1"].value) in str(sheet.oddHeader.center.text)
