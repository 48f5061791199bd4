"""What a partner does to a workbook while others look at the dashboard."""

from collections.abc import Callable
from pathlib import Path

import openpyxl


def edited(books: Path, workbook: str, edit: Callable[[openpyxl.Workbook], None]) -> None:
    """Save a workbook as a partner's program does: aside first, then in place."""
    book = openpyxl.load_workbook(books / workbook)
    edit(book)
    book.save(books / "aside.tmp")
    (books / "aside.tmp").replace(books / workbook)


def one_more_person(book: openpyxl.Workbook, more: int = 1) -> None:
    """Let more women have attended the first bootcamp."""
    line = next(row for row in book["alcance"].iter_rows() if row[1].value == "asistió")
    line[5].value = int(line[5].value) + more


def add_people(books: Path, more: int) -> None:
    """Save the sample's first workbook with more women in it."""
    edited(books, "pro-mujer.xlsx", lambda book: one_more_person(book, more))
