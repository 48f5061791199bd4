"""One tab of a template: a quiet title, the headers with their notes, the HXL tags, and cells ready to be filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell

from lib.programme.model import TableId
from lib.publish.templates.entry import Offers, Rule, also_accepted, entry_rule
from lib.publish.templates.looks import ALLOWED, Formats, open_format
from lib.tables.cells.parsers import shown_choices
from lib.tables.schema.columns import Choice, Column, Row
from lib.wording.language import Words, own_words, sheet_words
from lib.wording.reference.columns import example, heading, label, meaning

TITLE_ROW, HEADER_ROW, TAG_ROW, FIRST_ROW = range(4)
"""Where things stand in a tab, counted from 0."""

ROWS = 1000
_OTHER_ROWS: dict[TableId, int] = {"portada": 1, "alcance": 2000}
_FROZEN_WIDTH = 28  # characters: half of a phone
_NOTE_WIDTH = 330  # pixels
_NOTE_LINE = 46  # characters of a note's line
_CHOICE_KINDS = frozenset({"choice", "choices", "age-band"})


@dataclass(frozen=True, slots=True)
class Blank:
    """A table to be filled in: `title` is its quiet first line, `prefilled` texts of its first row by field."""

    model: type[Row]
    title: str
    prefilled: Mapping[str, str]


def data_rows(table: TableId) -> int:
    """Return how many rows of a table are ready to be filled in."""
    return _OTHER_ROWS.get(table, ROWS)


def key_range(title: str, table: TableId, model: type[Row]) -> str:
    """Return the range of a table's keys as a formula, for the drop-downs of other tabs."""
    column = list(model.columns).index(model.key[0])
    last = FIRST_ROW + data_rows(table) - 1
    return f"={quote_sheetname(title)}!{xl_range_abs(FIRST_ROW, column, last, column)}"


def write_table(sheet: Any, blank: Blank, offers: Offers, formats: Formats, author: str) -> None:
    """Write one blank tab; `author` signs the notes."""
    model = blank.model
    own = own_words()
    last = FIRST_ROW + data_rows(model.table) - 1
    for row, height in ((TITLE_ROW, 22), (HEADER_ROW, 30), (TAG_ROW, 14)):
        sheet.set_row(row, height, formats["title"])
    for index, (name, column) in enumerate(model.columns.items()):
        look = formats[open_format(column.kind)]
        sheet.set_column(index, index, _width(column), look)
        for row in range(FIRST_ROW, last + 1):
            sheet.write_blank(row, index, None, look)
        if name in blank.prefilled:
            sheet.write_string(FIRST_ROW, index, blank.prefilled[name], look)
        sheet.write_string(HEADER_ROW, index, heading(column), formats["required" if column.required else "optional"])
        sheet.write_string(TAG_ROW, index, own_tag(column), formats["tag"])
        _annotate(sheet, index, note_of(model, name, offers), author)
        rule = entry_rule(model, name, xl_rowcol_to_cell(FIRST_ROW, index), offers, own)
        if rule is not None:
            validate(sheet, FIRST_ROW, index, last, rule)
    sheet.write_string(TITLE_ROW, 0, blank.title, formats["title"])
    sheet.autofilter(TAG_ROW, 0, last, len(model.columns) - 1)
    sheet.freeze_panes(FIRST_ROW, _frozen(model))
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(TITLE_ROW, TAG_ROW)
    sheet.ignore_errors({"number_stored_as_text": f"A1:AZ{last + 1}"})
    sheet.protect("", ALLOWED)


def own_tag(column: Column) -> str:
    """Return a column's HXL tag: whose keys of places it holds, and in which language its texts are."""
    words = own_words()
    return column.hxl.replace("v_inegi", words("place.vocabulary")).replace("+i_es", f"+i_{words.language[:2]}")


def validate(sheet: Any, row: int, column: int, last: int, rule: Rule) -> None:
    """Put one rule on the cells of a column from `row` to `last`."""
    if sheet.data_validation(row, column, last, column, rule):
        raise ValueError(f"column {column}: the file format refuses this rule: {rule}")


def note_of(model: type[Row], name: str, offers: Offers) -> str:
    """Return the note on a header: meaning, example, whether it is required, the choices, in each language."""
    return "\n\n".join("\n".join(note_lines(model, name, offers, words)) for words in sheet_words())


def note_lines(model: type[Row], name: str, offers: Offers, words: Words) -> list[str]:
    """Return what is said of a column in one language: its meaning, an example, whether it is needed, its choices."""
    column = model.columns[name]
    lines = [
        meaning(model.table, column, words),
        words("template.note.example", example=example(model.table, column, words)),
        _how_needed(model, column, words),
    ]
    choices = shown_choices(column, offers.vocabulary) if column.kind in _CHOICE_KINDS else ()
    if choices:
        lines.append(words("template.note.choices", choices=" · ".join(choices)))
    if column.also_allowed:
        lines.append(words("template.note.also", also=also_accepted(column)))
    return lines


def _how_needed(model: type[Row], column: Column, words: Words) -> str:
    if column.blank_counts:
        return words("template.note.blank-counts")
    if column.required:
        return words("template.note.required")
    if column.called_for_by is not None:
        by, values = column.called_for_by
        if not values:
            return words("template.note.called-for.any", column=heading(model.columns[by]))
        header = model.columns[by].header
        named = " · ".join(label(header, value) for value in values if isinstance(value, Choice))
        return words("template.note.called-for", column=heading(model.columns[by]), values=named)
    return words("template.note.optional")


def _annotate(sheet: Any, index: int, note: str, author: str) -> None:
    lines = sum(max(1, ceil(len(line) / _NOTE_LINE)) for line in note.split("\n"))
    looks = {"author": author, "width": _NOTE_WIDTH, "height": 16 * lines + 12, "font_name": "Arial", "font_size": 9}
    sheet.write_comment(HEADER_ROW, index, note, looks)


def _frozen(model: type[Row]) -> int:
    """Return how many columns of the key stay in sight: two at most, while a phone has room for others beside them."""
    columns = list(model.columns.values())[: min(len(model.key), 2)]
    widths = [sum(map(_width, columns[: number + 1])) for number in range(len(columns))]
    return sum(width <= _FROZEN_WIDTH for width in widths) or 1


def _width(column: Column) -> int:
    return max(11, min(40, max(len(heading(column)), len(column.example)) + 4))
