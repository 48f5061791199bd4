"""A workbook file is read by what it really is, to the values that Google would send, and never at any price."""

import io
import struct
import subprocess
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt
from msoffcrypto.format.ooxml import OOXMLFile

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.raw import Contents
from lib.collect.workbooks.workbook import read_workbook
from lib.programme.model import Tab
from lib.tables.cells.characters import LONGEST
from lib.tables.grid import UNSAVED_FORMULA, Cell, Grid, SheetDate
from tests.collect.files import (
    MAIN,
    ods_cell,
    ods_row,
    raw_ods,
    raw_xlsb,
    raw_xlsx,
    record,
    rows_xlsx,
    wide,
    written_xlsx,
    zipped,
)

ENDLESS = {
    "cell": lambda text: raw_xlsx(f'<row><c t="str"><v>{text}</v></c></row>'),
    "shared": lambda text: raw_xlsx('<row><c t="s"><v>0</v></c></row>', strings=f"<si><t>{text}</t></si>"),
    "paragraph": lambda text: raw_ods(ods_row(ods_cell(shown=text))),
    "binary": lambda text: raw_xlsb({0: [(6, 0, wide(text))]}),
}
ROOT = Path(__file__).parents[3]
AT_SIX = datetime.combine(date(2024, 3, 1), time(6))
DECLARED = {"compromisos": Tab(title="compromisos")}


def read(content: bytes, title: str = "compromisos") -> Contents:
    return read_workbook(content, "sedeco-yuc.xlsx", {"compromisos": Tab(title=title)})[0]


def grid_of(content: bytes) -> Grid:
    return read(content).grids["compromisos"]


def rows_of(content: bytes) -> tuple[tuple[Cell, ...], ...]:
    return grid_of(content).rows


def exactly(rows: tuple[tuple[Cell, ...], ...]) -> list[list[tuple[str, Cell]]]:
    """Values with their types, since 1 == 1.0 == True."""
    return [[(type(cell).__name__, cell) for cell in row] for row in rows]


def kind_of_failure(content: bytes) -> FailureKind:
    with pytest.raises(SourceFailure) as caught:
        read(content)
    return caught.value.kind


def in_a_process_of_its_own(path: Path) -> tuple[str, float, int]:
    """Read a workbook elsewhere; return the kind of failure or the number of rows, seconds, and peak memory in MiB."""
    script = """
import re, sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from lib.collect.failure import SourceFailure
from lib.collect.workbooks.workbook import read_workbook
from lib.programme.model import Tab
content = Path(sys.argv[2]).read_bytes()
begin = time.perf_counter()
try:
    contents, _ = read_workbook(content, "a", {"compromisos": Tab(title="compromisos")})
    said = str(len(contents.grids["compromisos"].rows))
except SourceFailure as failure:
    said = str(failure.kind)
peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
print(said, time.perf_counter() - begin, peak // 1024)
"""
    asked = [sys.executable, "-c", script, str(ROOT), str(path)]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)  # noqa: S603
    said, seconds, peak = done.stdout.split()
    return said, float(seconds), int(peak)


class TestValues:
    def test_xlsx_values_are_those_that_google_sends(self) -> None:
        """Whole numbers are int, dates are days, times their fraction, booleans stay, errors are text, "" is None."""

        def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
            day, hour, long = (book.add_format({"num_format": form}) for form in ("yyyy-mm-dd", "hh:mm", "[h]:mm"))
            sheet.write_row(0, 0, [12, 12.0, 0.42, -3, "009", True, False])
            sheet.write_datetime(1, 0, date(2024, 3, 1), day)
            sheet.write_datetime(1, 1, AT_SIX, day)
            sheet.write_datetime(1, 2, time(18, 0), hour)
            sheet.write_datetime(1, 3, timedelta(hours=36), long)
            sheet.write_formula(2, 0, "=1/0", None, "#DIV/0!")
            sheet.write_formula(2, 1, "=1+1", None, 2)
            sheet.write_formula(2, 2, '="a"', None, "a")
            sheet.write_string(2, 4, "fin")

        assert exactly(rows_of(written_xlsx(fill))) == [
            [("int", 12), ("int", 12), ("float", 0.42), ("int", -3), ("str", "009"), ("bool", True), ("bool", False)],
            [("SheetDate", 45352), ("SheetDate", 45352.25), ("SheetDate", 0.75), ("SheetDate", 1.5)],
            [("str", "#DIV/0!"), ("int", 2), ("str", "a"), ("NoneType", None), ("str", "fin")],
        ]

    def test_a_number_that_is_shown_as_a_date_says_so_and_stays_the_number(self) -> None:
        """«3/4» becomes a date in Excel: whoever reads counts must know it, and whoever reads days needs the number."""

        def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
            sheet.write_row(0, 0, [0, 1, 35, 59, 60, 61, -3, 3_000_000], book.add_format({"num_format": "dd/mm/yyyy"}))

        rows = rows_of(written_xlsx(fill))
        assert rows == ((0, 1, 35, 59, 60, 61, -3, 3_000_000),)
        assert {type(cell) for cell in rows[0]} == {SheetDate}
        assert [str(cell) for cell in (SheetDate(45019), SheetDate(45019.25), SheetDate(0.75), SheetDate(60))] == [
            "2023-04-03", "2023-04-03 06:00", "18:00", "1900-02-28",
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("form", "is_date"),
        [
            ("dd/mm/yyyy", True), ("d-mmm", True), ("[$-80A]d mmm yy;@", True), ("hh:mm", True), ("[h]:mm", True),
            ("General", False), ("0.00", False), ('"mes "0', False), ("#,##0", False), ('0 "días"', False),
            ("0%", False), ("[Red]0", False), ("@", False),
        ],
    )  # fmt: skip
    def test_only_formats_with_a_day_or_an_hour_make_dates(self, form: str, is_date: bool) -> None:
        """Words in quotes, colours and units are no days."""

        def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
            sheet.write_number(0, 0, 45019, book.add_format({"num_format": form}))

        ((cell,),) = rows_of(written_xlsx(fill))
        assert isinstance(cell, SheetDate) is is_date

    def test_a_formula_without_a_saved_result_is_told_from_an_empty_text(self) -> None:
        """Programs that do not calculate leave the result out; a formula that shows nothing saves an empty text."""
        cells = (
            "<c><f>A1+1</f></c>", "<c><f>A1+1</f><v/></c>", '<c t="str"><f>A1&amp;""</f><v></v></c>',
            "<c><f>1</f><v>7</v></c>", '<c t="str"><f>A1</f></c>', "<c><v></v></c>", "<c><v>1</v></c>",
        )  # fmt: skip
        rows = rows_of(raw_xlsx(f'<row r="1">{"".join(cells)}</row>'))
        assert rows == ((UNSAVED_FORMULA, UNSAVED_FORMULA, None, 7, UNSAVED_FORMULA, None, 1),)

    def test_dates_in_iso_are_dates(self) -> None:
        """Strict workbooks keep days as text of their own kind."""
        ((day, moment),) = rows_of(
            raw_xlsx('<row r="1"><c t="d"><v>2023-04-03</v></c><c t="d"><v>2023-04-03T06:00:00Z</v></c></row>')
        )
        assert exactly(((day, moment),)) == [[("SheetDate", 45019), ("SheetDate", 45019.25)]]

    def test_cells_that_are_struck_through_are_told(self) -> None:
        """Some strike out a row that no longer counts; empty cells and other fonts are nothing to tell."""

        def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
            struck = book.add_format({"font_strikeout": True})
            sheet.write(0, 0, "BC-01", struck)
            sheet.write(0, 1, 12, book.add_format({"bold": True}))
            sheet.write_blank(1, 0, None, struck)
            sheet.write(2, 1, 7, struck)

        assert grid_of(written_xlsx(fill)).struck == {(0, 0), (2, 1)}

    def test_a_workbook_that_counts_from_1904_gives_the_same_days(self) -> None:
        """Dates are moved to the usual count; plain numbers, times of day and durations are not."""

        def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
            forms = ("dd/mm/yyyy", '"mes "0', "hh:mm", "[h]:mm")
            day, number, hour, long = (book.add_format({"num_format": form}) for form in forms)
            sheet.write_datetime(0, 0, date(2024, 3, 1), day)
            sheet.write_number(0, 1, 45352, number)
            sheet.write_datetime(0, 2, time(12, 0), hour)
            sheet.write_number(0, 3, 1.5, long)
            sheet.write_number(0, 4, 350)

        assert rows_of(written_xlsx(fill, date_1904=True)) == ((45352, 45352, 0.5, 1.5, 350),)

    def test_addresses_are_kept_and_empty_ends_are_cut(self) -> None:
        """rows[0][0] is A1 however far down the table begins; empty and merely formatted ends are gone."""

        def fill(book: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
            yellow = book.add_format({"bg_color": "#FFFF00"})
            sheet.write("C3", "estado")
            sheet.write_blank("H3", None, yellow)
            sheet.write("B5", 7)
            sheet.write_blank("Z90", None, yellow)

        assert rows_of(written_xlsx(fill)) == ((), (), (None, None, "estado"), (), (None, 7))

    def test_merged_ranges_are_told_and_not_filled(self) -> None:
        """Only the first cell of a merge has the value."""

        def fill(_: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
            sheet.merge_range("A1:C1", "título")
            sheet.merge_range("B2:B3", "Mérida")

        grid = grid_of(written_xlsx(fill))
        assert (grid.merges, grid.rows) == (("A1:C1", "B2:B3"), (("título",), (None, "Mérida")))
        assert grid.typed

    def test_every_error_is_its_text_even_one_that_is_new(self) -> None:
        """One #SPILL! does not cost the tab."""
        cells = "".join(f'<c t="e"><v>{error}</v></c>' for error in ("#REF!", "#N/A", "#SPILL!", "#¡REF!"))
        assert rows_of(raw_xlsx(f'<row r="1">{cells}</row>')) == (("#REF!", "#N/A", "#SPILL!", "#¡REF!"),)

    def test_texts_are_read_in_every_way_they_are_written(self) -> None:
        """Shared, inline, rich, with escapes and entities; phonetic guides are not part of a text; "" is None."""
        strings = (
            "<si><t>uno</t></si><si><t/></si>"
            '<si><r><t>Mé</t></r><r><t xml:space="preserve">rida </t></r><rPh sb="0" eb="1"><t>guía</t></rPh></si>'
        )
        shared = "".join(f'<c t="s"><v>{number}</v></c>' for number in range(3))
        inline = '<c t="inlineStr"><is><r><t>A&amp;</t></r><r><t>B_x0041_</t></r><rPh><t>no</t></rPh></is></c>'
        rows = f'<row>{shared}{inline}<c t="str"><f>"x"&amp;"y"</f><v>xy</v></c></row>'
        assert rows_of(raw_xlsx(rows, strings=strings)) == (("uno", None, "Mérida ", "A&BA", "xy"),)

    def test_other_writers_spellings_are_understood(self) -> None:
        """A namespace prefix, ISO dates, missing addresses, and rows and cells out of order."""
        rows = (
            '<x:row r="3"><x:c r="B3"><x:v>2</x:v></x:c><x:c r="A3"><x:v>1</x:v></x:c></x:row>'
            '<x:row><x:c t="d"><x:v>2024-03-01T06:00:00</x:v></x:c><x:c><x:v>1E3</x:v></x:c></x:row>'
            '<x:row r="1"><x:c r="A1" t="b"><x:v>1</x:v></x:c><x:c/><x:c><x:v>x</x:v></x:c></x:row>'
        )
        sheet = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
        assert rows_of(raw_xlsx("", sheet=sheet)) == ((True, None, "x"), (), (1, 2), (45352.25, 1000))

    def test_openpyxl_agrees(self) -> None:
        """Code that is not ours writes the file; what it wrote is what is read."""
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = "compromisos"
        for row in (["Estado", "Fecha", "Monto"], ["Yucatán", date(2024, 3, 1), 1234.5], [None, None, "#N/A"]):
            sheet.append(row)
        file = io.BytesIO()
        book.save(file)
        assert rows_of(file.getvalue()) == (
            ("Estado", "Fecha", "Monto"),
            ("Yucatán", 45352, 1234.5),
            (None, None, "#N/A"),
        )


class TestTabs:
    def test_a_tab_is_found_by_its_title_and_else_by_how_it_reads(self) -> None:
        """Accents, case and spaces do not count, as long as one tab only reads like the declared one."""
        content = rows_xlsx({"Portada": [["a"]], " COMPROMÍSOS ": [["b"]]})
        grid = grid_of(content)
        assert (grid.workbook, grid.tab, grid.rows) == ("sedeco-yuc.xlsx", " COMPROMÍSOS ", (("b",),))
        exact = rows_xlsx({"Compromísos": [["otro"]], "compromisos": [["este"]]})
        assert rows_of(exact) == (("este",),)

    @pytest.mark.parametrize("titles", [("Portada", "Hoja 2"), ("Compromísos", "COMPROMISOS ")])
    def test_a_missing_or_ambiguous_tab_is_a_remark(self, titles: tuple[str, str]) -> None:
        """H01 names the declared tab and the tabs that are there."""
        contents = read(rows_xlsx({title: [["a"]] for title in titles}))
        (remark,) = contents.remarks
        assert (remark.code, remark.tab, contents.grids) == ("H01", "compromisos", {})
        assert dict(remark.params) == {"tab": "compromisos", "found": " · ".join(titles)}

    def test_hidden_tabs_are_read_like_any_other(self) -> None:
        """Hidden is not private: Google sends it too."""
        file = io.BytesIO()
        book = xlsxwriter.Workbook(file)
        book.add_worksheet("portada")
        sheet = book.add_worksheet("compromisos")
        sheet.write(0, 0, "a")
        sheet.very_hidden()
        book.close()
        assert rows_of(file.getvalue()) == (("a",),)

    def test_macros_are_noted_and_never_run(self) -> None:
        """W05 is all that happens."""
        file = io.BytesIO()
        book = xlsxwriter.Workbook(file)
        book.add_worksheet("compromisos").write(0, 0, "a")
        book.add_vba_project(io.BytesIO(b"not even a project"), is_stream=True)
        book.close()
        contents = read(file.getvalue())
        assert [remark.code for remark in contents.remarks] == ["W05"]
        assert contents.grids["compromisos"].rows == (("a",),)


class TestOtherFormats:
    def test_ods_values_are_those_that_google_sends(self) -> None:
        """All kinds of values, paragraphs, comments left out, errors old and new, durations beyond a day."""
        comment = "<office:annotation><text:p>ojo</text:p></office:annotation>"
        content = raw_ods(
            ods_row(ods_cell('table:number-columns-repeated="5"'), attributes='table:number-rows-repeated="2"')
            + ods_row(
                "<table:covered-table-cell/>",
                ods_cell('office:value-type="date" office:date-value="2024-03-01"', "01/03/24"),
                ods_cell('office:value-type="date" office:date-value="2024-03-01T06:00:00"', "01/03/24"),
                ods_cell('office:value-type="time" office:time-value="PT36H00M00S"', "36:00"),
                ods_cell('office:value-type="percentage" office:value="0.42"', "42 %"),
                ods_cell('office:value-type="currency" office:value="10"', "$10.00"),
                ods_cell('office:value-type="boolean" office:boolean-value="false"', "FALSO"),
                f'<table:table-cell office:value-type="string">{comment}<text:p>a<text:s text:c="2"/>b</text:p>'
                "<text:p>c<text:tab/><text:span>d</text:span></text:p></table:table-cell>",
                ods_cell('office:value-type="string" office:string-value="" calcext:value-type="error"', "#DIV/0!"),
                ods_cell('table:formula="of:=1/0" office:value-type="float" office:value="0"', "#DIV/0!"),
            )
            + ods_row(
                ods_cell('office:value-type="float" office:value="7" table:number-columns-repeated="2"', "7"),
                ods_cell('table:number-columns-repeated="16382"'),
                attributes='table:number-rows-repeated="2"',
            )
            + ods_row(
                ods_cell('table:number-columns-repeated="16384"'), attributes='table:number-rows-repeated="1048570"'
            )
        )
        assert exactly(rows_of(content)[2:3]) == exactly(
            (
                (
                    None,
                    SheetDate(45352),
                    SheetDate(45352.25),
                    SheetDate(1.5),
                    0.42,
                    10,
                    False,
                    "a  b\nc\td",
                    "#DIV/0!",
                    "#DIV/0!",
                ),
            )
        )
        assert rows_of(content)[:2] + rows_of(content)[3:] == ((), (), (7, 7), (7, 7))

    def test_ods_formulas_without_a_result_and_struck_cells_are_told(self) -> None:
        """A style may be the cell's own, its row's or its column's."""
        styles = (
            '<style:style style:name="T"><style:text-properties style:text-line-through-style="solid"/></style:style>'
            '<style:style style:name="N"><style:text-properties style:text-line-through-style="none"/></style:style>'
        )
        text = 'office:value-type="string"'
        content = raw_ods(
            '<table:table-column table:number-columns-repeated="2"/>'
            '<table:table-column table:default-cell-style-name="T"/>'
            + ods_row(ods_cell(f'{text} table:style-name="T"', "a"), ods_cell(text, "b"), ods_cell(text, "c"))
            + ods_row(ods_cell(f'{text} table:style-name="N"', "a"), ods_cell('table:formula="of:=A1"'),
                      ods_cell(f'table:formula="of:=A1" table:style-name="N" {text}'))
            + ods_row(ods_cell(text, "a"), attributes='table:default-cell-style-name="T"'),
            styles=styles,
        )  # fmt: skip
        grid = grid_of(content)
        assert grid.rows == (("a", "b", "c"), ("a", UNSAVED_FORMULA), ("a",))
        assert grid.struck == {(0, 0), (0, 2), (2, 0)}

    def test_xls_struck_cells_are_told(self) -> None:
        """By the font of the cell's style."""
        book = xlwt.Workbook()
        sheet = book.add_sheet("compromisos")
        sheet.write(0, 0, "BC-01", xlwt.easyxf("font: struck_out on"))
        sheet.write(0, 1, "BC-02")
        file = io.BytesIO()
        book.save(file)
        assert grid_of(file.getvalue()).struck == {(0, 0)}

    def test_xlsb_cells_without_their_column_stand_right_of_the_one_before(self) -> None:
        """SheetJS leaves columns out ([MS-XLSB] BrtShortBlank to BrtShortIsst)."""
        style = bytes(4)
        cells = [
            (7, 0, struct.pack("<I", 0)), (18, None, style + struct.pack("<I", 0)),
            (17, None, style + wide("en línea")), (12, None, style), (13, None, style + struct.pack("<i", 12 << 2 | 2)),
            (16, None, style + struct.pack("<d", 1.5)), (14, None, style + b"\x17"), (15, None, style + b"\x01"),
            (5, 9, struct.pack("<d", 2.5)), (17, None, style + wide("a")),
        ]  # fmt: skip
        rows = rows_of(raw_xlsb({0: cells, 1: [(17, None, style + wide("b"))]}))
        expected = ("Mérida", "Mérida", "en línea", None, 12, 1.5, "#REF!", True, None, 2.5, "a")
        assert exactly(rows) == exactly((expected, ("b",)))

    def test_xlsb_dates_and_struck_cells_are_told_by_their_style(self) -> None:
        """Style 1 shows days by a format of its own, style 2 by a usual one and is struck through."""
        font = struct.pack("<2H", 220, 0), struct.pack("<2H", 220, 8)
        styles = record(44, struct.pack("<H", 164) + wide("dd/mm/yyyy")) + record(43, font[0]) + record(43, font[1])
        styles += record(617, struct.pack("<I", 3))
        styles += b"".join(record(47, struct.pack("<3H", 0, *style)) for style in ((0, 0), (164, 0), (14, 1)))
        cells = [(5, column, struct.pack("<d", 45019.0)) for column in range(3)]
        grid = grid_of(raw_xlsb({0: cells}, styles=styles + record(618), numbered=True))
        assert exactly(grid.rows) == [[("int", 45019), ("SheetDate", 45019), ("SheetDate", 45019)]]
        assert grid.struck == {(0, 2)}

    def test_ods_merges_are_told(self) -> None:
        """From the number of columns and rows that a cell spans."""
        spanning = 'office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="3"'
        assert grid_of(raw_ods(ods_row(ods_cell(), ods_cell(spanning, "a")))).merges == ("B1:C3",)

    def test_xls_values_are_those_that_google_sends(self) -> None:
        """Dates as days, errors as text, merges told, addresses kept."""
        book = xlwt.Workbook()
        sheet = book.add_sheet("compromisos")
        dated = xlwt.easyxf(num_format_str="YYYY-MM-DD")
        sheet.write(1, 1, "Mérida")
        sheet.write(1, 2, AT_SIX, dated)
        sheet.write(1, 3, 60, dated)
        sheet.write(2, 1, True)
        sheet.row(2).set_cell_error(2, 0x17)
        sheet.write_merge(3, 4, 0, 1, 12)
        sheet.write(9, 9, "", dated)
        file = io.BytesIO()
        book.save(file)
        grid = grid_of(file.getvalue())
        assert exactly(grid.rows) == exactly(
            ((), (None, "Mérida", SheetDate(45352.25), SheetDate(60)), (None, True, "#REF!"), (12,)),
        )
        assert grid.merges == ("A4:B5",)

    def test_xls_days_from_1904_are_moved(self) -> None:
        """As in .xlsx; a time of day is left alone."""
        book = xlwt.Workbook()
        book.dates_1904 = True
        sheet = book.add_sheet("compromisos")
        sheet.write(0, 0, 43890, xlwt.easyxf(num_format_str="YYYY-MM-DD"))
        sheet.write(0, 1, 0.5, xlwt.easyxf(num_format_str="hh:mm"))
        sheet.write(0, 2, 43890)
        file = io.BytesIO()
        book.save(file)
        assert rows_of(file.getvalue()) == ((45352, 0.5, 43890),)

    def test_xlsb_values_are_those_that_google_sends(self) -> None:
        """Every kind of cell record of [MS-XLSB]."""
        cells = [
            (7, 0, struct.pack("<I", 0)),
            (6, 1, wide("en línea")),
            (5, 2, struct.pack("<d", 45352.25)),
            (2, 3, struct.pack("<i", 12 << 2 | 2)),
            (2, 4, struct.pack("<i", 1050 << 2 | 3)),
            (2, 5, struct.pack("<d", 1.5)[4:]),
            (3, 6, b"\x17"),
            (4, 7, b"\x01"),
            (9, 8, struct.pack("<dH", 2.0, 0)),
            (11, 9, b"\x2a\0\0"),
            (8, 10, wide("fórmula")),
            (1, 11, b""),
        ]
        content = raw_xlsb({2: cells}, after=record(176, struct.pack("<4I", 2, 3, 0, 1)))
        grid = grid_of(content)
        assert exactly(grid.rows) == exactly(
            ((), (), ("Mérida", "en línea", 45352.25, 12, 10.5, 1.5, "#REF!", True, 2, "#N/A", "fórmula"))
        )
        assert grid.merges == ("A3:B4",)

    def test_the_format_is_told_by_the_bytes(self) -> None:
        """Whatever the name says."""
        book = xlwt.Workbook()
        book.add_sheet("compromisos")
        old = io.BytesIO()
        book.save(old)
        files = {"xlsx": raw_xlsx(""), "ods": raw_ods(""), "xlsb": raw_xlsb({}), "xls": old.getvalue(), "csv": b"a,b"}
        assert {read_workbook(content, "a.xlsx", DECLARED)[1]: name for name, content in files.items()} == {
            name: name for name in files
        }

    def test_a_text_file_under_a_workbooks_name_is_its_only_tab(self) -> None:
        """With one declared tab it is that table; with several nobody can say which one."""
        grid = grid_of("estado;monto\nYucatán;12".encode("cp1252"))
        assert (grid.tab, grid.typed, grid.rows) == ("compromisos", False, (("estado", "monto"), ("Yucatán", "12")))
        two = {"portada": Tab(title="portada"), **DECLARED}
        with pytest.raises(SourceFailure, match="one table"):
            read_workbook(b"a;b\n1;2", "a.xlsx", two)


class TestRefusals:
    def test_an_encrypted_xlsx_says_so(self) -> None:
        """Really encrypted, as Excel does it."""
        file = io.BytesIO()
        OOXMLFile(io.BytesIO(rows_xlsx({"compromisos": [["a"]]}))).encrypt("clave", file)
        assert kind_of_failure(file.getvalue()) is FailureKind.ENCRYPTED

    def test_an_encrypted_xls_says_so(self) -> None:
        """A FILEPASS record is what marks it; here it stands where the author's name stood."""
        book = xlwt.Workbook()
        book.add_sheet("compromisos")
        file = io.BytesIO()
        book.save(file)
        author, password = b"\x5c\x00\x70\x00", b"\x2f\x00\x70\x00"
        assert kind_of_failure(file.getvalue().replace(author, password, 1)) is FailureKind.ENCRYPTED

    def test_an_encrypted_ods_says_so(self) -> None:
        """Its manifest declares the encryption of its parts."""
        manifest = '<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry>'
        assert kind_of_failure(raw_ods("", manifest=manifest)) is FailureKind.ENCRYPTED

    def test_a_zip_entry_behind_a_password_says_so(self) -> None:
        """The flag in the zip's directory is enough."""
        content = bytearray(raw_xlsx(""))
        content[content.find(b"PK\x01\x02") + 8] |= 1
        assert kind_of_failure(bytes(content)) is FailureKind.ENCRYPTED

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"PK\x03\x04 and nothing more",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            b"<html><table><tr><td>1</td></tr></table></html>",
            b'\xef\xbb\xbf <?xml version="1.0"?><Workbook/>',
            b"%PDF-1.7\x00\x01",
            zipped({"word/document.xml": "<w/>"}),
            zipped({"_rels/.rels": "<Relationships"}),
            raw_xlsx("<row><c><v>1</row>"),
            raw_xlsx('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'),
            raw_xlsx('<row r="0"><c><v>1</v></c></row>'),
            raw_xlsx('<row r="1"><c r="XFE1"><v>1</v></c></row>'),
            raw_xlsx('<row r="1048577"><c><v>1</v></c></row>'),
            raw_xlsb({0: [(7, 0, struct.pack("<I", 9))]}),
            raw_xlsb({0: [(5, 0, b"\0")]}),
            raw_xlsb({}, from_1904=1),
        ],
    )
    def test_what_is_no_sound_workbook_is_unreadable(self, content: bytes) -> None:
        """No damage, and no other kind of file, ends in anything but this one failure."""
        assert kind_of_failure(content) is FailureKind.UNREADABLE

    def test_a_truncated_file_is_unreadable_wherever_it_was_cut(self) -> None:
        """A copy that stopped half way never reads as a shorter table."""
        book = xlwt.Workbook()
        for row in range(200):
            (book.get_sheet(0) if row else book.add_sheet("compromisos")).write(row, 0, f"fila {row}")
        old = io.BytesIO()
        book.save(old)
        for content in (rows_xlsx({"compromisos": [["a", 1]] * 200}), raw_ods(ods_row(ods_cell())), old.getvalue()):
            for share in (0.3, 0.6, 0.9):
                assert kind_of_failure(content[: int(len(content) * share)]) is FailureKind.UNREADABLE

    def test_damaged_bytes_end_in_a_failure_or_a_reading(self) -> None:
        """Three wrong bytes in an .xls ended the process of another reader; here nothing else may escape."""
        book = xlwt.Workbook()
        sheet = book.add_sheet("compromisos")
        sheet.write_merge(0, 1, 0, 1, "a")
        sheet.write(3, 3, date(2024, 3, 1), xlwt.easyxf(num_format_str="YYYY-MM-DD"))
        file = io.BytesIO()
        book.save(file)
        failed = 0
        for position in range(512, 4000, 7):
            damaged = bytearray(file.getvalue())
            damaged[position] ^= 0xA5
            try:
                read(bytes(damaged))
            except SourceFailure:
                failed += 1
        assert failed > 20

    def test_entities_are_refused_before_they_grow(self) -> None:
        """Billions of laughs, or a single one: no workbook declares a document type."""
        laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
        bomb = f'<!DOCTYPE w [<!ENTITY l0 "ja">{laughs}]>'
        sheet = raw_xlsx('<row><c t="str"><v>&l11;</v></c></row>', before=bomb)
        assert kind_of_failure(sheet) is FailureKind.UNREADABLE

    def test_a_part_listed_twice_is_refused(self) -> None:
        """Two readers could see two different workbooks."""
        assert kind_of_failure(zipped({"a.xml": "1", "A.XML": "2"})) is FailureKind.UNREADABLE


class TestSizes:
    def test_what_unpacks_to_too_much_is_refused_without_unpacking_it(self, tmp_path: Path) -> None:
        """300 kB that claim to be small and unpack to 400 MB: counted, not believed, and not held."""
        honest = zipped({"xl/worksheets/sheet1.xml": bytes(400_000_000)})
        size = struct.pack("<I", 400_000_000)
        for name, content in {"honest": honest, "lying": honest.replace(size, struct.pack("<I", 1000))}.items():
            path = tmp_path / name
            path.write_bytes(content)
            said, _, peak = in_a_process_of_its_own(path)
            assert said == "too_large"
            assert peak < 150

    @pytest.mark.parametrize("kind", [*ENDLESS, "tag"])
    def test_of_a_text_without_end_no_more_is_held_than_a_cell_can_hold(self, kind: str, tmp_path: Path) -> None:
        path = tmp_path / "endless"
        longest = "x" * 60_000_000
        path.write_bytes(
            raw_ods(ods_row(ods_cell(f'office:string-value="{longest}"'))) if kind == "tag" else ENDLESS[kind](longest)
        )
        said, _, peak = in_a_process_of_its_own(path)
        assert said == ("too_large" if kind == "tag" else "1")
        assert peak < 130

    @pytest.mark.parametrize("kind", ENDLESS)
    def test_of_a_text_that_no_cell_can_hold_the_beginning_is_read(self, kind: str) -> None:
        assert rows_of(ENDLESS[kind]("ñ" * 90_000)) == (("ñ" * LONGEST,),)

    def test_a_part_that_is_not_as_long_as_the_zip_says_is_refused(self) -> None:
        """A zip that lies about its sizes was not made by an office program."""
        content = zipped({"xl/worksheets/sheet1.xml": bytes(100_000)})
        lying = content.replace(struct.pack("<I", 100_000), struct.pack("<I", 99_999))
        assert kind_of_failure(lying) is FailureKind.UNREADABLE

    @pytest.mark.parametrize("kind", ["xlsx", "xlsb", "ods"])
    def test_a_stray_cell_in_the_last_corner_is_refused_in_little_memory(self, kind: str, tmp_path: Path) -> None:
        """17 thousand million cells lie between it and A1."""
        empty_rows = 'table:number-rows-repeated="1048575"'
        stray = {
            "xlsx": raw_xlsx(
                '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
            ),
            "xlsb": raw_xlsb({0: [(4, 0, b"\1")], 1_048_575: [(4, 16_383, b"\1")]}),
            "ods": raw_ods(
                ods_row(ods_cell('table:number-columns-repeated="16384"'), attributes=empty_rows)
                + ods_row(
                    ods_cell('table:number-columns-repeated="16383"'),
                    ods_cell('office:value-type="float" office:value="1"', "1"),
                )
            ),
        }
        path = tmp_path / "stray"
        path.write_bytes(stray[kind])
        said, seconds, peak = in_a_process_of_its_own(path)
        assert said == "too_large"
        assert seconds < 2
        assert peak < 150

    def test_a_small_file_that_repeats_a_value_without_end_is_refused(self) -> None:
        """One .ods row may claim to stand a million times."""
        full = ods_row(
            ods_cell('office:value-type="float" office:value="1" table:number-columns-repeated="16384"', "1"),
            attributes='table:number-rows-repeated="1048576"',
        )
        assert kind_of_failure(raw_ods(full)) is FailureKind.TOO_LARGE

    def test_a_million_formatted_rows_read_clean_in_little_memory(self, tmp_path: Path) -> None:
        """Somebody coloured whole columns: the three rows that hold something are what is read."""
        blank = "".join(f'<row r="{n}" s="1"><c r="A{n}" s="1"/><c r="B{n}" s="1"/></row>' for n in range(4, 1_000_001))
        filled = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 4))
        path = tmp_path / "formatted.xlsx"
        path.write_bytes(raw_xlsx(filled + blank))
        said, seconds, peak = in_a_process_of_its_own(path)
        assert said == "3"
        assert seconds < 20
        assert peak < 150
