"""Workbooks as partners in Mexico and Latin America keep them: none was made from our template.

Each says which cells are bad by construction, and what the reader should make of everything else.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from lib.programme.model import TableId

Bad = tuple[str, str | None, bool]
"""Code, cell, and whether the row counts."""


@dataclass(frozen=True)
class Book:
    """One tab by hand: how it is written, what is bad in it, and the lines whose rows count."""

    name: str
    table: TableId
    write: Callable[[Worksheet], None]
    bad: tuple[Bad, ...]
    lines: tuple[int, ...]

    def content(self, title: str) -> bytes:
        book = openpyxl.Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        sheet.title = title
        self.write(sheet)
        book.create_sheet("Hoja2")
        file = io.BytesIO()
        book.save(file)
        return file.getvalue()


BOOKS: list[Book] = []


def _book(
    table: TableId, *, bad: tuple[Bad, ...], lines: tuple[int, ...]
) -> Callable[[Callable[[Worksheet], None]], None]:
    def add(write: Callable[[Worksheet], None]) -> None:
        BOOKS.append(Book(write.__name__, table, write, bad, lines))

    return add


def _rows(sheet: Worksheet, at: str, *rows: tuple[object, ...]) -> None:
    """Write rows from a cell on; texts stay texts."""
    first = sheet[at]
    for down, row in enumerate(rows):
        for right, value in enumerate(row):
            if value is not None:
                cell = sheet.cell(first.row + down, first.column + right, value)
                if isinstance(value, str):
                    cell.data_type = "s"


SITES = ("sitio_id", "sitio", "tipo", "estado_cve", "municipio_cve", "localidad", "lat", "lon", "fase",
         "estado_operativo", "tecnologia", "computadoras", "cupo", "fecha_verificacion")  # fmt: skip
REACH = ("bootcamp_id", "etapa", "papel", "sexo", "grupo_edad", "personas", "ya_contadas")
SESSIONS = ("bootcamp_id", "sesion_num", "fecha", "tema", "estado_sesion", "convocadas", "asistencias",
            "menores_espacio", "falla_conexion")  # fmt: skip
PROMISES = ("compromiso_id", "socio_id", "estado_cve", "bootcamp_id", "aporte", "cantidad", "unidad", "estatus",
            "fecha_limite")  # fmt: skip


def _site(
    key: str, *, lat: object = 20.2, lon: object = -89.28, day: object = date(2023, 11, 10), **other: object
) -> tuple[object, ...]:
    good = dict(zip(SITES, (key, f"Centro {key}", "centro-comunitario", "31", "31079", "Tekax", lat, lon, "uso",
                            "en-servicio", "satelital", 12, 40, day), strict=True))  # fmt: skip
    return tuple({**good, **other}.values())


def _people(
    people: object = 14,
    *,
    stage: object = "asistió",
    sex: str = "mujer",
    age: object = "36-45",
    camp: object = "BC-01",
    again: object = 0,
) -> tuple[object, ...]:
    return (camp, stage, "microempresaria", sex, age, people, again)


def _promise(
    number: int, *, amount: object = 2, due: object = date(2023, 10, 15), **other: object
) -> tuple[object, ...]:
    good = dict(zip(PROMISES, (f"YUC-{number:02}", "sedeco-yuc", "31", "BC-01", "transporte", amount, "autobuses",
                               "entregado", due), strict=True))  # fmt: skip
    return tuple({**good, **other}.values())


@_book(
    "sitios",
    bad=(("H05", None, True), ("R01", "A12", False), ("R03", "A14", True), ("C12", "I10", False)),
    lines=(9, 11),
)
def letterhead_number_column_total_and_footer(sheet: Worksheet) -> None:
    """A ministry's letterhead, a «No.» column, a total and a signed footer."""
    _rows(sheet, "C1", ("SECRETARÍA DE INFRAESTRUCTURA, COMUNICACIONES Y TRANSPORTES",), ("Dirección General",))
    _rows(sheet, "A4", ("RELACIÓN DE SITIOS DE ALDEAS INTELIGENTES 2023 ",), ("Corte: 30/11/2023",))
    _rows(sheet, "A8", ("No.", *(name.upper().replace("_", " ") for name in SITES)))
    _rows(
        sheet,
        "A9",
        (1, *_site("YUC-01")),
        (2, *_site("YUC-02", lon="89 grados oeste")),
        (3, *_site("YUC-03", lat="20.21 ")),
    )
    _rows(sheet, "A12", ("TOTAL", None, None, None, None, None, None, None, None, None, None, None, 36, 120))
    _rows(sheet, "A14", ("Nota: cifras preliminares, sujetas a revisión.",), ("Fuente: registros de la SICT.",))
    _rows(sheet, "A17", ("Elaboró: Lic. María López Pérez", None, None, "Vo. Bo.: Ing. Juan Canul Pech"))
    sheet.merge_cells("A4:H4")
    sheet.merge_cells("A12:D12")
    sheet.merge_cells("A14:O14")


@_book("sitios", bad=(("C01", "E6", False), ("V23", "G7", True)), lines=(5, 7))
def header_over_two_rows_with_merged_names(sheet: Worksheet) -> None:
    """Names merged over two rows, and groups whose parts are named in the second."""
    _rows(sheet, "A2", ("INVENTARIO",))
    _rows(
        sheet,
        "A3",
        (
            "sitio_id",
            "sitio",
            "tipo",
            "Ubicación",
            None,
            None,
            None,
            None,
            "fase",
            "estado_operativo",
            "tecnologia",
            "Capacidad",
            None,
            "fecha_verificacion",
        ),
    )
    _rows(sheet, "D4", ("estado_cve", "municipio_cve", "localidad", "lat", "lon"))
    _rows(sheet, "L4", ("computadoras", "cupo"))
    _rows(sheet, "A5", _site("A-1"), _site("A-2", municipio_cve=None), _site("A-3", lat="20,2013"))
    for merged in ("A3:A4", "B3:B4", "C3:C4", "D3:H3", "I3:I4", "J3:J4", "K3:K4", "L3:M3", "N3:N4"):
        sheet.merge_cells(merged)


@_book(
    "alcance",
    bad=(("R01", "A4", False), ("C02", "F6", False), ("R01", "A7", False), ("R01", "A8", False)),
    lines=(2, 3, 5),
)
def subtotals_per_bootcamp(sheet: Worksheet) -> None:
    """A subtotal after each bootcamp, as the sheet's own «Subtotals» command writes them."""
    _rows(sheet, "A1", REACH, _people(10), _people(12, age="26-35"), ("BC-01 Total", None, None, None, None, 22, 0),
          _people(9, camp="BC-02"), _people("nueve", camp="BC-02", age="15-25"),
          ("Subtotal BC-02", None, None, None, None, 9),
          ("Gran total ", None, None, None, None, 31))  # fmt: skip
    sheet["F4"].font = Font(bold=True)


@_book("alcance", bad=(("R01", "F4", False), ("C04", "F3", False)), lines=(2,))
def sums_without_a_label(sheet: Worksheet) -> None:
    """Only the sums under their columns, without a word."""
    _rows(
        sheet,
        "A1",
        REACH,
        _people(10),
        _people("300 (33 por el momento)", age="15-25"),
        (None, None, None, None, None, 310, 0),
    )


@_book("alcance", bad=(("H05", None, True), ("C09", "D4", False)), lines=(3, 5, 6))
def two_tables_side_by_side(sheet: Worksheet) -> None:
    """A summary by bootcamp beside the table, with columns of the same name."""
    _rows(sheet, "A2", REACH, _people(10), _people(8, sex="F"), _people(7, age="26-35"), _people(5, age="15-25"))
    _rows(
        sheet,
        "J2",
        ("bootcamp_id", "personas", "meta"),
        ("BC-01", 30, 40),
        ("BC-02", "pendiente", 40),
        ("TOTAL", 30, 80),
    )


@_book("alcance", bad=(("R04", "A6", False), ("C01", "F3", False)), lines=(2, 4))
def another_table_below(sheet: Worksheet) -> None:
    """A table of expenses under the one we read."""
    _rows(sheet, "A1", REACH, _people(10), _people("N/A", age="26-35"), _people(3, age="15-25"))
    _rows(sheet, "A6", ("Concepto", "Proveedor", "Factura", "Partida", "Fuente", "Importe"),
          ("Renta de sillas", "Eventos del Sur", "F-123", "3200", "Estatal", 4500.5),
          ("Café", "La Fina", "F-124", "3800", "Estatal", "1,200.00"))  # fmt: skip


@_book("alcance", bad=(("C02", "F7", False),), lines=(3, 4, 8, 9))
def the_header_repeated_for_each_page(sheet: Worksheet) -> None:
    """The same header again after a blank row, as for printing."""
    again = tuple(name.upper() for name in REACH)
    _rows(sheet, "A2", REACH, _people(10), _people(5, sex="hombre"))
    _rows(
        sheet,
        "A6",
        again,
        _people("ocho o más", camp="BC-02"),
        _people(6, camp="BC-02", age="26-35"),
        _people(2, camp="BC-02", age="15-25"),
    )


@_book("alcance", bad=(("R03", "A2", True), ("C10", "A6", False)), lines=(3, 5))
def headings_between_rows(sheet: Worksheet) -> None:
    """A merged heading for each state between the rows, and a blank row under it."""
    _rows(
        sheet,
        "A1",
        REACH,
        ("ESTADO DE YUCATÁN",),
        _people(10),
        ("Estado de Chiapas",),
        _people(4, camp="BC-02"),
        _people(4, camp="BC 02"),
    )
    sheet.merge_cells("A2:G2")
    sheet["A2"].fill = PatternFill("solid", start_color="FFFF00")


@_book("alcance", bad=(("R03", "A2", True), ("C05", "F5", False)), lines=(4,))
def numbered_and_explained_columns(sheet: Worksheet) -> None:
    """Under the header, the columns' numbers and what each is for."""
    _rows(sheet, "A1", REACH, tuple(f"({number})" for number in range(1, 8)),
          ("clave", "elegir", "elegir", "elegir", "elegir", "escribir el número", "las que ya vinieron"),
          _people(10), _people(-2, age="15-25"))  # fmt: skip


@_book(
    "sesiones",
    bad=(
        ("V23", "C2", True),
        ("V23", "C3", True),
        ("C07", "C4", False),
        ("C07", "C5", False),
        ("C13", "I6", True),
        ("C19", "G7", True),
    ),
    lines=(2, 3, 6, 7),
)
def dates_typed_as_text_and_capitals(sheet: Worksheet) -> None:
    """Dates in words, choices in capitals, no-break spaces, «SI», «X» and dashes."""
    _rows(sheet, "A1", tuple(f" {name.replace('_', ' ').title()}\u00a0" for name in SESSIONS),
          ("BC-01", "1", "12 de marzo de 2023", "NEGOCIO ", "REALIZADA", "20", "18\u00a0", "-", "SI"),
          ("BC-01", "2 ", "19-MAR-2023", "Negocio", "Realizada", 20, 18, "N/A", "Sí"),
          ("BC-01", 3, "26/03", "negocio", "realizada", 20, 18, None, "no"),
          ("BC-01", 4, "1 y 2 de abril de 2023", "negocio", "realizada", 20, 18, None, "NO"),
          ("BC-01", 5, date(2023, 4, 9), "negocio", "realizada", 20, 18, "s/d", "X"),
          ("BC-01", 6, date(2023, 4, 16), "negocio", "realizada", 20, "pendiente", None, "No"))  # fmt: skip
    sheet["C2"].comment = Comment("lo pasó Rosa Canul Pech, 999 123 4567", "Rosa Canul")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["I"].hidden = True


@_book("compromisos", bad=(("C04", "F4", True), ("C17", "F5", True)), lines=(3, 4, 5))
def numbered_ahead_with_formulas(sheet: Worksheet) -> None:
    """Keys typed ahead for rows to come, colours for what is late, texts with an apostrophe."""
    _rows(
        sheet,
        "A1",
        ("Compromisos 2023 ",),
        PROMISES,
        _promise(1, amount="2"),
        _promise(2, amount="2 o 3"),
        _promise(3, amount="#¡REF!"),
    )
    _rows(sheet, "A6", *((f"YUC-{number:02}",) for number in range(4, 21)))
    sheet["F3"].quotePrefix = True
    sheet["A5"].fill = PatternFill("solid", start_color="FF0000")


@_book(
    "compromisos",
    bad=(("H05", None, True), ("V22", "J2", True), ("V22", "K2", True), ("V22", "L2", True), ("R03", "A7", True)),
    lines=(3, 4),
)
def registers_with_people_in_them(sheet: Worksheet) -> None:
    """Columns about persons beside the table, and who signed under it."""
    _rows(
        sheet,
        "A1",
        ("Elaboró Lic. Rosa Canul Pech, tel. 999 123 4567",),
        (*PROMISES, "Nombre del responsable", "Celular", "Enlace municipal", "Observaciones"),
    )
    _rows(sheet, "A3", (*_promise(1), "Rosa Canul Pech", 9991234567, "rosa.canul@gmail.com", "llamar antes"),
          (*_promise(2), "Juan Pérez López", "999 765 4321", "juan@yucatan.gob.mx", None))  # fmt: skip
    _rows(
        sheet,
        "A6",
        ("____________________", None, None, "____________________"),
        ("Lic. María López Pérez", None, None, "Ing. Juan Canul Pech"),
        ("Directora", None, None, "Coordinador"),
    )


@_book(
    "compromisos",
    bad=(("C01", "A4", False), ("C01", "A5", False), ("R02", "A3", True), ("C08", "I7", False)),
    lines=(3, 6),
)
def keys_merged_over_rows(sheet: Worksheet) -> None:
    """One key merged over the three rows it is meant for, and merged titles that matter to nobody."""
    _rows(
        sheet,
        "A1",
        ("COMPROMISOS",),
        PROMISES,
        _promise(1),
        _promise(2),
        _promise(3),
        _promise(4),
        _promise(5, due="30/02/2023"),
    )
    sheet.merge_cells("A1:I1")
    sheet.merge_cells("A3:A5")


@_book("sitios", bad=(("H03", "F1", False), ("H07", "M1", True)), lines=())
def a_column_by_another_name(sheet: Worksheet) -> None:
    """Two headers are not ours; which they are is asked, never guessed."""
    other = {"municipio_cve": "Clave municipio_cve INEGI", "cupo": "Cupo máximo"}
    _rows(
        sheet,
        "A1",
        (
            "sitio_id",
            "sitio",
            "tipo",
            "estado_cve",
            "localidad",
            "Clave municipio_cve INEGI",
            *(other.get(name, name) for name in SITES[6:]),
        ),
    )
    _rows(sheet, "A2", _site("A-1"))


@_book(
    "sitios",
    bad=(
        ("V23", "G2", True),
        ("V23", "H3", True),
        ("V23", "G4", True),
        ("V23", "H4", True),
        ("C12", "G5", False),
        ("V24", "B6", True),
    ),
    lines=(2, 3, 4, 6),
)
def coordinates_copied_from_everywhere(sheet: Worksheet) -> None:
    """A pair in one cell, on either side; degrees and minutes; a name where the hub's should be."""
    _rows(sheet, "A1", SITES, _site("A-1", lat="20.2037, -89.2868", lon=None),
          _site("A-2", lat=None, lon="20.2137,-89.2968"),
          _site("A-3", lat="20°12'13.3\"N", lon="89°17'12.5\"O"), _site("A-4", lat="frente a la plaza"),
          _site("A-5", sitio="casa de la Sra., cel. 999 123 4567"))  # fmt: skip
