"""The workbook comes back as it was, but for colours, notes and the list; and without what is about persons."""

import io
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from lib.collect.raw import Raw
from lib.collect.rounds.assemble import read_all
from lib.collect.workbooks.folder import folder_reader
from lib.publish.mailbox.annotated import annotated, as_read
from lib.wording.language import Words
from lib.wording.names import Names
from tests.indicators.facts import ROOT, setting

NOW = datetime(2023, 12, 6, 12, tzinfo=UTC)
SAMPLE = ROOT / "data" / "sample"


def given_back(folder: Path, source: str, language: str = "es", *, as_grids: bool = False, rich: bool = False) -> Any:
    """Return a source's workbook as it is given back, opened; with `as_grids` as where there is no file."""
    known = setting()
    declared = known.programme.source(source)
    assert declared is not None
    reader = folder_reader(folder)
    snapshot = read_all(known, reader, "closing", NOW)
    raw = reader(declared)
    book = as_read(declared, Raw(raw.hash, raw.open) if as_grids else raw, known, NOW)
    names = Names(known.programme, known.geography, Words(language), {})
    return openpyxl.load_workbook(io.BytesIO(annotated(book, snapshot, declared, names, {})), rich_text=rich)


def cells(book: Any, *, only: set[str] | None = None) -> dict[tuple[str, str], object]:
    return {
        (tab.title, cell.coordinate): cell.value
        for tab in book.worksheets
        if only is None or tab.title in only
        for row in tab.iter_rows()
        for cell in row
        if cell.value is not None
    }


def looks(cell: Any) -> tuple[object, ...]:
    font, border = cell.font, cell.border
    return (cell.fill.fgColor.rgb, font.name, font.sz, font.b, font.color and font.color.rgb, cell.number_format,
            border.bottom.style, cell.alignment.wrap_text, cell.protection.locked)  # fmt: skip


def note(cell: Any) -> str | None:
    return cell.comment.text if cell.comment else None


@pytest.fixture
def books(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "books"))


def edited(folder: Path, name: str, edit: Any) -> None:
    book = openpyxl.load_workbook(folder / f"{name}.xlsx")
    edit(book)
    book.save(folder / f"{name}.xlsx")


@pytest.mark.parametrize("source", ["sict", "sedeco-oax", "pro-mujer", "dtc-mexico"])
def test_every_cell_is_as_it_was_and_only_doubtful_ones_are_coloured_and_noted(source: str) -> None:
    original = openpyxl.load_workbook(SAMPLE / f"{source}.xlsx")
    known = setting().programme.source(source)
    assert known is not None
    tabs = {tab.title for tab in known.tabs.values()}
    back = given_back(SAMPLE, source)
    assert back.sheetnames[0] == "revisión"
    assert cells(back, only=tabs) == cells(original, only=tabs)
    doubtful = {str(row[0].value): row for row in back["revisión"].iter_rows(min_row=4) if row[0].hyperlink}
    noted = changed = 0
    for tab in tabs:
        for row in original[tab].iter_rows():
            for before in row:
                after = back[tab][before.coordinate]
                same = looks(before) == looks(after)
                noted += note(before) != note(after)
                changed += not same
                assert same or before.coordinate in doubtful
    assert noted == changed == len(doubtful)


def test_a_note_says_what_to_type_in_the_owner_s_language_and_the_list_leads_to_its_cell() -> None:
    back = given_back(SAMPLE, "sedeco-oax")
    assert "Escriba solo la cifra" in back["compromisos"]["F8"].comment.text
    assert back["compromisos"]["F8"].fill.fgColor.rgb == "00F8CBAD"
    assert back["revisión"]["A4"].hyperlink.location or back["revisión"]["A4"].hyperlink.target == "#'compromisos'!F8"
    assert "number" in given_back(SAMPLE, "sedeco-oax", "en")["compromisos"]["F8"].comment.text


def test_what_was_dropped_as_being_about_persons_is_in_no_cell_note_or_property(books: Path) -> None:
    def edit(book: Any) -> None:
        tab = book["compromisos"]
        column = tab.max_column + 1
        tab.cell(2, column, "Teléfono del contacto")
        for line in range(4, tab.max_row + 1):
            tab.cell(line, column, f"55 1234 56{line:02}")
        tab.cell(5, column).comment = openpyxl.comments.Comment("Pregunte por Lupita Xool", "x")
        book.create_sheet("directorio")["A1"] = "maria.lopez@example.org"
        book.properties.creator = book.properties.lastModifiedBy = "Lupita Xool"

    edited(books, "sedeco-oax", edit)
    for as_grids in (False, True):
        back = given_back(books, "sedeco-oax", as_grids=as_grids)
        everything = " ".join(map(str, cells(back).values()))
        everything += " ".join(
            cell.comment.text for tab in back.worksheets for row in tab.iter_rows() for cell in row if cell.comment
        )
        everything += f"{back.properties.creator} {back.properties.lastModifiedBy} {back.sheetnames}"
        for personal in ("1234 56", "Lupita", "maria.lopez", "directorio"):
            assert personal not in everything, (personal, as_grids)
        assert back["compromisos"]["F8"].value == "35 aprox."


def test_a_formula_stays_one_unless_it_refers_to_what_is_not_given_back(books: Path) -> None:
    def edit(book: Any) -> None:
        book.create_sheet("aparte")["A1"] = 7
        tab = book["compromisos"]
        tab["Z4"], tab["Z5"], tab["Z6"] = "=1+1", "=aparte!A1", "=portada!A4"
        tab["Z7"] = openpyxl.worksheet.formula.ArrayFormula("Z7", "=SUM('Aparte'!A1:A2)")
        tab["Z8"] = "=[1]ajena!A1"
        book.defined_names["suya"] = openpyxl.workbook.defined_name.DefinedName("suya", attr_text="aparte!$A$1")
        book.defined_names["propia"] = openpyxl.workbook.defined_name.DefinedName("propia", attr_text="portada!$A$4")
        tab["Z9"], tab["Z10"] = "=suya+1", "=propia"

    edited(books, "sedeco-oax", edit)
    tab = given_back(books, "sedeco-oax")["compromisos"]
    assert [tab[f"Z{line}"].value for line in range(4, 11)] == [
        "=1+1",
        None,
        "=portada!A4",
        None,
        None,
        None,
        "=propia",
    ]


def test_choices_and_colours_stay_unless_they_refer_to_what_is_not_given_back(books: Path) -> None:
    def edit(book: Any) -> None:
        book.create_sheet("listas")["A1"] = "sí"
        tab = book["compromisos"]
        for cell, choices in (("Z4", "listas!$A$1:$A$9"), ("Z5", "portada!$A$4:$A$9"), ("Z6", '"sí,no"')):
            rule = openpyxl.worksheet.datavalidation.DataValidation(type="list", formula1=choices)
            rule.add(cell)
            tab.add_data_validation(rule)
        for area, formula in (("Y4:Y9", "listas!$A$1=1"), ("X4:X9", "$A4=1")):
            tab.conditional_formatting.add(area, openpyxl.formatting.rule.FormulaRule([formula]))

    edited(books, "sedeco-oax", edit)
    before = openpyxl.load_workbook(books / "sedeco-oax.xlsx")["compromisos"]
    tab = given_back(books, "sedeco-oax")["compromisos"]
    kept = {str(each.sqref): each.formula1 for each in tab.data_validations.dataValidation}
    every = {str(each.sqref): each.formula1 for each in before.data_validations.dataValidation}
    assert every.items() - kept.items() == {("Z4", "listas!$A$1:$A$9")}
    assert kept.items() <= every.items()
    coloured = {str(each.sqref) for each in tab.conditional_formatting}
    assert {str(each.sqref) for each in before.conditional_formatting} - coloured == {"Y4:Y9"}


def test_letters_that_look_different_within_one_cell_stay_so(books: Path) -> None:
    mixed = CellRichText("de ", TextBlock(InlineFont(b=True), "35"))

    def edit(book: Any) -> None:
        book["compromisos"]["Z4"] = mixed

    edited(books, "sedeco-oax", edit)
    assert given_back(books, "sedeco-oax", rich=True)["compromisos"]["Z4"].value == mixed


def test_where_there_is_no_file_the_same_comes_as_xlsx_and_no_text_becomes_a_formula(books: Path) -> None:
    def edit(book: Any) -> None:
        cell = book["compromisos"]["F9"]
        cell.value, cell.data_type = "=HYPERLINK(1)", "s"

    edited(books, "sedeco-oax", edit)
    back = given_back(books, "sedeco-oax", as_grids=True)
    assert back.sheetnames == ["revisión", "portada", "compromisos"]
    assert (back["compromisos"]["F8"].value, back["compromisos"]["F9"].data_type) == ("35 aprox.", "s")
    assert any(isinstance(cell.value, datetime) for row in back["compromisos"].iter_rows() for cell in row)
    assert not [cell for tab in back.worksheets for row in tab.iter_rows() for cell in row if cell.data_type == "f"]
