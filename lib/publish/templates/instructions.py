"""The tab of instructions, language beside language, and the lists of keys that drop-downs of other tabs show."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from xlsxwriter.utility import quote_sheetname, xl_range_abs

from lib.publish.templates.looks import Formats
from lib.wording.language import own_words, sheet_words

_WIDTH = 76
_LINE = 78  # characters that surely fit on one line of a column that wide


@dataclass(frozen=True, slots=True)
class Said:
    """One paragraph in each language of the sheets."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    heading: Said
    paragraphs: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Keys:
    """A list of keys with the name of each."""

    heading: Said
    names: tuple[tuple[str, str], ...]


def instructions_tab() -> str:
    """Return the title of the tab of instructions."""
    return own_words()("template.instructions.tab")


def say(key: str, **params: object) -> Said:
    """Return a text in each language of the sheets, the parameters being the same."""
    return Said(tuple(words(key, **params) if params else words(key) for words in sheet_words()))


def write_instructions(
    sheet: Any, title: Said, sections: Sequence[Section], keys: Sequence[Keys], formats: Formats
) -> list[str]:
    """Write the tab and return the range of each list of keys as a formula."""
    sheet.set_column(0, max(1, len(title.texts) - 1), _WIDTH)
    sheet.hide_gridlines(2)
    _write(sheet, 0, title, formats["heading"])
    row = 2
    for section in sections:
        _write(sheet, row, section.heading, formats["heading"])
        for number, said in enumerate(section.paragraphs, start=row + 1):
            lines = ceil(max(map(len, said.texts)) / _LINE)
            sheet.set_row(number, 14 * lines + 3)
            _write(sheet, number, said, formats["paragraph"])
        row += len(section.paragraphs) + 2
    ranges = []
    for listed in keys:
        _write(sheet, row, listed.heading, formats["heading"])
        for number, (key, name) in enumerate(listed.names, start=row + 1):
            sheet.write_string(number, 0, key, formats["key"])
            sheet.write_string(number, 1, name, formats["key"])
        last = row + len(listed.names)
        ranges.append(f"={quote_sheetname(instructions_tab())}!{xl_range_abs(row + 1, 0, last, 0)}")
        row = last + 2
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.ignore_errors({"number_stored_as_text": f"A1:B{row + 1}"})
    sheet.protect("", {"format_columns": True, "format_rows": True})
    return ranges


def _write(sheet: Any, row: int, said: Said, look: Any) -> None:
    for column, text in enumerate(said.texts):
        sheet.write_string(row, column, text, look)
