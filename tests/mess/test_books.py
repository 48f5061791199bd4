"""Workbooks as partners keep them: what is bad is told, what is good is read, and nothing else is said."""

import pytest

from lib.collect.workbooks.workbook import read_workbook
from lib.programme.model import Tab
from lib.tables.reading.table import ReadTable, read_table
from lib.tables.schema.models import MODELS
from lib.wording.findings.findings import message
from lib.wording.language import Words
from tests.mess.books import BOOKS, Book
from tests.tables.grids import vocabulary

PERSONAL = ("López", "Canul", "Rosa", "Juan", "999", "gmail", "rosa.", "4567")


def _read(book: Book) -> ReadTable:
    contents, _ = read_workbook(book.content(book.table), "libro.xlsx", {book.table: Tab(title=book.table)})
    assert contents.remarks == ()
    return read_table(contents.grids[book.table], MODELS[book.table], "fuente", vocabulary())


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
def test_what_is_bad_is_told_and_what_is_good_is_read(book: Book) -> None:
    table = _read(book)
    told = sorted((each.code, each.cell or "", each.row_kept) for each in table.findings)
    assert told == sorted((code, cell or "", kept) for code, cell, kept in book.bad)
    assert tuple(row.line for row in table.rows) == book.lines


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
def test_nobody_is_named_in_what_is_kept_or_said(book: Book) -> None:
    table = _read(book)
    said = "\n".join(message(found, Words(language)) for found in table.findings for language in ("es", "en"))
    assert not [sign for sign in PERSONAL if sign in said or sign in repr(table)]
