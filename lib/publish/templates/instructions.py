"""The tab of instructions, language beside language, and the lists of keys that drop-downs of other tabs show."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from xlsxwriter.utility import quote_sheetname, xl_range_abs

from lib.publish.templates.looks import Formats
from lib.wording.language import own_words, sheet_words

_WIDTH = 76
_LINE = 82  # characters that fit on one line of a column that wide
_HIGHEST = 409  # points: the highest row of the file format
_LOOKED_THROUGH = 60  # keys
_MARGIN = 0.4  # inches


@dataclass(frozen=True, slots=True)
class Said:
    """One paragraph in each language of the sheets; `lead` is what it speaks of, in bold before it."""

    texts: tuple[str, ...]
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it."""

    heading: Said
    paragraphs: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Keys:
    """A list of keys with the name of each; `looked_up` ones are too long to be read through, or belong to such."""

    heading: Said
    names: tuple[tuple[str, str], ...]
    looked_up: bool = False


def instructions_tab() -> str:
    """Return the title of the tab of instructions."""
    return own_words()("template.instructions.tab")


def say(key: str, **params: object) -> Said:
    """Return a text in each language of the sheets, the parameters being the same."""
    return Said(tuple(words(key, **params) if params else words(key) for words in sheet_words()))


def write_instructions(
    sheet: Any,
    title: Said,
    sections: Sequence[Section],
    formats: Formats,
    *,
    keys: Sequence[Keys] = (),
    guide: Sequence[Section] = (),
) -> list[str]:
    """Write the tab and return the range of each list of keys as a formula.

    On paper the `guide` to the columns begins a page, and lists too long to be looked through on paper stay away.
    """
    sheet.set_column(0, max(1, len(title.texts) - 1), _WIDTH)
    sheet.hide_gridlines(2)
    _write(sheet, 0, title, formats["heading"])
    row = _write_sections(sheet, 2, sections, formats)
    ranges: dict[int, str] = {}
    long = [at for at, listed in enumerate(keys) if listed.looked_up or len(listed.names) > _LOOKED_THROUGH]
    for number, listed in enumerate(keys):
        if number not in long:
            row, ranges[number] = _write_keys(sheet, row, listed, formats)
    printed = [row]
    row = _write_sections(sheet, row, guide, formats)
    printed.append(row)
    for number in long:
        row, ranges[number] = _write_keys(sheet, row, keys[number], formats)
    sheet.print_area(0, 0, printed[-1] - 1, max(1, len(title.texts) - 1))
    sheet.set_h_pagebreaks(printed[:-1] if guide else [])
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=_MARGIN, right=_MARGIN, top=_MARGIN, bottom=_MARGIN)
    sheet.ignore_errors({"number_stored_as_text": f"A1:B{row + 1}"})
    sheet.protect("", {"format_columns": True, "format_rows": True})
    return [ranges[number] for number in range(len(keys))]


def _write_sections(sheet: Any, row: int, sections: Sequence[Section], formats: Formats) -> int:
    """Write headings and paragraphs from a row on; return the first row that is free after them."""
    for section in sections:
        _write(sheet, row, section.heading, formats["heading"])
        for number, said in enumerate(section.paragraphs, start=row + 1):
            longest = max(map(len, said.texts)) + len(said.lead)
            sheet.set_row(number, min(_HIGHEST, 13 * ceil(longest / _LINE) + 5))
            _write(sheet, number, said, formats["paragraph"], formats["lead"])
        row += len(section.paragraphs) + 2
    return row


def _write_keys(sheet: Any, row: int, listed: Keys, formats: Formats) -> tuple[int, str]:
    """Write one list from a row on; return the first row that is free after it, and where its keys stand."""
    _write(sheet, row, listed.heading, formats["heading"])
    for number, (key, name) in enumerate(listed.names, start=row + 1):
        sheet.write_string(number, 0, key, formats["key"])
        sheet.write_string(number, 1, name, formats["key"])
    last = row + len(listed.names)
    return last + 2, f"={quote_sheetname(instructions_tab())}!{xl_range_abs(row + 1, 0, last, 0)}"


def _write(sheet: Any, row: int, said: Said, look: Any, lead: Any = None) -> None:
    for column, text in enumerate(said.texts):
        if said.lead:
            sheet.write_rich_string(row, column, lead, said.lead, f": {text}", look)
        else:
            sheet.write_string(row, column, text, look)
