"""The workbook's first tab: what it is and answers, as of when, its licence, how to read it, where to find what."""

from collections.abc import Sequence
from typing import Any

import xlsxwriter

from lib.publish.exports.cover import WrittenCover, cover_of
from lib.publish.exports.sheet import Sheet
from lib.publish.exports.workbook_looks import Looks
from lib.wording.edition import Edition
from lib.wording.pages.progress import finding

_LABEL, _TEXT, _THIRD = 30, 52, 30
_LINE_HEIGHT, _LETTERS = 14, 82


def write_cover(book: xlsxwriter.Workbook, edition: Edition, tabs: Sequence[tuple[str, Sheet]], made: Looks) -> None:
    """Write the cover; each tab is linked, named by what it holds."""
    words, cover = edition.words, cover_of(edition)
    tab = book.add_worksheet(words("exports.cover"))
    tab.hide_gridlines(2)
    tab.set_column(0, 0, _LABEL)
    tab.set_column(1, 1, _TEXT)
    tab.set_column(2, 2, _THIRD)
    tab.set_row(0, 26)
    tab.write_string(0, 0, cover.title, made["name"])
    tab.write_string(1, 0, cover.says, made["quiet"])
    if cover.sample:
        tab.write_string(2, 0, cover.sample, made["warning"])
    line = _answers(tab, 4, cover, edition, made)
    line = _pairs(tab, line + 1, cover.facts, made)
    line = _sources(tab, line + 1, cover, edition, made)
    tab.write_string(line + 1, 0, words("exports.heading.reading"), made["heading"])
    line = _pairs(tab, line + 2, cover.reading, made)
    line = _wide(tab, line, words("exports.totals"), made)
    tab.write_string(line + 1, 0, words("exports.heading.sheets"), made["heading"])
    line += 2
    for name, sheet in tabs:
        tab.write_url(line, 0, f"internal:'{name}'!A1", made["link"], name)
        tab.merge_range(line, 1, line, 2, "", made["wrapped"])
        tab.write_string(line, 1, f"{sheet.title}. {sheet.about}", made["wrapped"])
        tab.set_row(line, _height(f"{sheet.title}. {sheet.about}"))
        line += 1
    tab.set_paper(9)
    tab.fit_to_pages(1, 0)


def _answers(tab: Any, line: int, cover: WrittenCover, edition: Edition, made: Looks) -> int:
    """Write how the programme stands, and below it the sentence of each headline figure, ready to quote."""
    tab.write_string(line, 0, edition.words("exports.heading.answers"), made["heading"])
    line = _wide(tab, line + 1, finding(edition.snapshot, edition.names), made)
    for sentence in cover.quoting:
        line = _wide(tab, line, sentence, made)
    return line


def _pairs(tab: Any, line: int, pairs: Sequence[tuple[str, str]], made: Looks) -> int:
    for label, text in pairs:
        tab.write_string(line, 0, label, made["label"])
        tab.merge_range(line, 1, line, 2, "", made["wrapped"])
        tab.write_string(line, 1, text, made["wrapped"])
        tab.set_row(line, _height(text))
        line += 1
    return line


def _sources(tab: Any, line: int, cover: WrittenCover, edition: Edition, made: Looks) -> int:
    words = edition.words
    tab.write_string(line, 0, words("exports.heading.sources"), made["heading"])
    for place, name in enumerate(("who", "day", "how")):
        tab.write_string(line + 1, place, words(f"exports.columns.{name}"), made["label"])
    for number, source in enumerate(cover.sources, start=line + 2):
        for place, text in enumerate(source):
            tab.write_string(number, place, text, made["text"])
    return line + 2 + len(cover.sources)


def _wide(tab: Any, line: int, text: str, made: Looks) -> int:
    tab.merge_range(line, 0, line, 2, "", made["wrapped"])
    tab.write_string(line, 0, text, made["wrapped"])
    tab.set_row(line, _height(text, _LETTERS + _LABEL))
    return line + 1


def _height(text: str, letters: int = _LETTERS) -> int:
    """Return the height in points that a text needs: merged cells do not grow by themselves."""
    return _LINE_HEIGHT * (1 + len(text) // letters)
