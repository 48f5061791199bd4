"""Writing a partner's workbook as she would keep it: titles, a frozen header with filters, real dates, keys as text.

Headers and the Spanish names of choices come from the tables' own models.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import xlsxwriter

from lib.programme.model import Partner, Programme, TableId
from lib.tables.schema.columns import Column, Row
from lib.tables.schema.models import MODELS
from lib.wording.reference.columns import label
from scripts.sample.blemishes import extra_columns_in, mistyped_in
from scripts.sample.hubs import Point
from scripts.sample.moments import Moment
from scripts.sample.tabs import rows_of

LABEL = "Impulso Digital — ejemplo inventado, no son datos reales"
ABOUT: dict[TableId, str] = {
    "portada": "Portada: hasta qué día están completos los hechos de este libro",
    "socios": "Organizaciones que participan",
    "metas": "Metas del programa y de los estados",
    "comunicacion": "Plan de comunicación, recursos compartidos y comunidad",
    "bootcamps": "Bootcamps: lugar, fechas planeadas y reales, estado de las cifras",
    "sesiones": "Sesiones: asistencias, no personas distintas",
    "alcance": "Alcance: personas por etapa, papel, sexo y grupo de edad; sin nombres",
    "preparacion": "Preparación: condiciones de cada bootcamp",
    "seguimiento": "Seguimiento: encuestas a quienes concluyeron",
    "sitios": "Sitios de aldeas inteligentes",
    "compromisos": "Compromisos de la secretaría con los bootcamps",
}
HEADER_ROW = 2
DROP_DOWN_LIMIT = 255  # what the format allows for a list written out
KEYS = frozenset({"state", "municipality"})

Typed = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: its headers, each with the column it declares (None for one of the partner's own), and its cells."""

    title: str
    about: str
    columns: tuple[tuple[str, Column | None], ...]
    cells: tuple[tuple[Typed, ...], ...]
    key_columns: int


def write_workbooks(
    folder: Path, moment: Moment, programme: Programme, gazetteer: Mapping[tuple[str, str], Point]
) -> list[Path]:
    """Write every source's workbook as it was at a moment, and return their paths."""
    written = []
    for source in programme.sources:
        owner = programme.partner(source.owner)
        if owner is None:
            raise ValueError(f"programme.toml declares no partner «{source.owner}»")
        tabs = [
            tab_of(tab.title, table, source.id, rows_of(table, source.id, moment, programme, gazetteer), moment.id)
            for table, tab in source.tabs.items()
        ]
        write_workbook(folder / source.workbook, owner, tabs, moment.cut_offs[source.id])
        written.append(folder / source.workbook)
    return written


def tab_of(title: str, table: TableId, source: str, rows: Sequence[Row], moment: str) -> Tab:
    """Lay out the rows of one table, with what is amiss in it on purpose."""
    model = MODELS[table]
    mistyped = mistyped_in(moment, source, table)
    extras = extra_columns_in(moment, source, table)
    cells = []
    for number, row in enumerate(rows, start=1):
        key = str(getattr(row, model.key[0]))
        typed = [
            mistyped.get((key, name), _as_typed(getattr(row, name), column)) for name, column in model.columns.items()
        ]
        cells.append((*typed, *(extra.text.format(number=number) for extra in extras)))
    declared = [(column.header, column) for column in model.columns.values()]
    own = [(extra.header, None) for extra in extras]
    return Tab(title, ABOUT[table], (*declared, *own), tuple(cells), len(model.key))


def _as_typed(value: Any, column: Column) -> Typed:
    """Return a value as a public servant in Mexico types it into this column."""
    if value is None or value == ():
        return None
    if isinstance(value, bool):
        return "sí" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(str(_as_typed(each, column)) for each in value)
    for choice in column.choices or ():
        if choice == value:
            return label(column.header, choice)
    return value if isinstance(value, int | float | date) else str(value)


def write_workbook(path: Path, owner: Partner, tabs: Sequence[Tab], day: date, title: str = LABEL) -> None:
    """Write one workbook as it was saved on a day. The same tabs give the same bytes."""
    saved = datetime.combine(day, time(12))
    with xlsxwriter.Workbook(path, {"in_memory": True, "strings_to_urls": False}) as book:
        book.set_properties({"title": title, "subject": owner.name, "author": owner.short, "created": saved})
        formats = _formats(book, owner.colour)
        for tab in tabs:
            _write_tab(book, tab, owner, formats, title)


def _formats(book: Any, colour: str) -> dict[str, Any]:
    body = {"font_name": "Arial", "font_size": 10, "valign": "vcenter"}
    made = {
        "label": {**body, "bold": True, "font_size": 12, "font_color": colour},
        "about": {**body, "italic": True, "font_color": "#555555"},
        "header": {**body, "bold": True, "font_color": "#FFFFFF", "bg_color": colour, "bottom": 1, "text_wrap": True},
        "text": body,
        "key": {**body, "num_format": "@"},
        "day": {**body, "num_format": "dd/mm/yyyy", "align": "left"},
        "count": {**body, "num_format": "#,##0"},
        "decimal": {**body, "num_format": "General"},
        "place": {**body, "num_format": "0.0000"},
    }
    return {name: book.add_format(properties) for name, properties in made.items()}


def _write_tab(book: Any, tab: Tab, owner: Partner, formats: dict[str, Any], title: str) -> None:
    sheet = book.add_worksheet(tab.title)
    sheet.set_tab_color(owner.colour)
    sheet.write_string(0, 0, title, formats["label"])
    sheet.write_string(1, 0, f"{owner.short} · {tab.about}", formats["about"])
    last_row = HEADER_ROW + len(tab.cells)
    for index, (header, column) in enumerate(tab.columns):
        sheet.write_string(HEADER_ROW, index, header, formats["header"])
        sheet.set_column(index, index, _width(header, [cells[index] for cells in tab.cells]))
        _offer_choices(sheet, index, last_row, column)
    for row, cells in enumerate(tab.cells, start=HEADER_ROW + 1):
        for index, (value, (_, column)) in enumerate(zip(cells, tab.columns, strict=True)):
            _write_cell(sheet, row, index, value, formats[_format_of(value, column)])
    sheet.set_row(HEADER_ROW, 30)
    sheet.freeze_panes(HEADER_ROW + 1, min(tab.key_columns, 2))
    sheet.autofilter(HEADER_ROW, 0, last_row, len(tab.columns) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:Z{last_row + 1}"})


def _write_cell(sheet: Any, row: int, index: int, value: Typed, cell_format: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, index, datetime.combine(value, time()), cell_format)
    elif isinstance(value, int | float):
        sheet.write_number(row, index, value, cell_format)
    elif value is not None:
        sheet.write_string(row, index, value, cell_format)


def _format_of(value: Typed, column: Column | None) -> str:
    kind = column.kind if column else "text"
    if isinstance(value, date):
        return "day"
    if isinstance(value, str):
        return "key" if kind in KEYS else "text"
    return "place" if kind in {"latitude", "longitude"} else "count" if kind == "count" else "decimal"


def _offer_choices(sheet: Any, index: int, last_row: int, column: Column | None) -> None:
    """Give a choice column the drop-down list that Google Sheets shows too."""
    if column is None or column.kind != "choice" or column.choices is None:
        return
    labels = [label(column.header, choice) for choice in column.choices]
    if len(",".join(labels)) <= DROP_DOWN_LIMIT:
        options = {"validate": "list", "source": labels, "error_type": "warning"}
        sheet.data_validation(HEADER_ROW + 1, index, last_row, index, options)


def _width(header: str, values: Sequence[Typed]) -> int:
    longest = max((10 if isinstance(value, date) else len(str(value)) for value in values if value), default=0)
    return max(9, min(48, max(longest + 2, len(header) + 4)))
