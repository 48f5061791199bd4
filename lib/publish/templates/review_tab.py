"""The tab in which the dashboard answers: one formula that shows what is left to mend, live, in Google Sheets."""

from typing import Any

from lib.publish.templates.looks import Formats
from lib.wording.language import own_words

_WIDTHS = (9, 14, 14, 18, 22, 52, 52, 12)


def review_tab() -> str:
    """Return the tab's title in the language of the sheets: one of `REVIEW_TABS`."""
    return own_words()("review.tab")


def review_formula(address: str) -> str:
    """Return the line that a sheet of any age gets by pasting it into A1 of a tab of its own.

    An address holds no quotation mark, so none can end the formula's text.
    """
    return f'=IMPORTDATA("{address}")'


def write_review(book: Any, address: str | None, colour: str, formats: Formats) -> None:
    """Add the tab; without an address it says where the line to paste is found."""
    sheet = book.add_worksheet(review_tab())
    sheet.set_tab_color(colour)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    if address:
        sheet.write_formula(0, 0, review_formula(address), formats["open-decimal"], "")
    else:
        sheet.write_string(0, 0, own_words()("review.paste"), formats["title"])
