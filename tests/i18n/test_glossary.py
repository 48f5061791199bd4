"""One word for one thing: the glossary and the catalogues say the same."""

import re

import pytest

from lib.i18n.catalogue import catalogue
from tests.pages.app import ROOT

LINES = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in LINES if line.startswith("| ")][1:]
SHEETS = re.compile(r"«[^»]*»|`[^`]*`|\b(?:socios|socio|socio_clave)\b(?=[,;»]|$)")
"""What stands in the sheets or in the columns of files keeps the sheets' own words, and commands keep theirs."""


def texts(language: str) -> list[str]:
    """Return what the catalogue says, without parameters and without names of tabs, columns and keys."""
    own = (text for key, text in catalogue(language).items() if not key.startswith(("template.", "exports.column.")))
    return [SHEETS.sub("", re.sub(r"\{\w+\}", "", text)) for text in own]


def uses(language: str, word: str) -> list[str]:
    wanted = re.compile(rf"(?<![\w@.]){re.escape(word)}(?![\w@])", re.IGNORECASE)
    return [text for text in texts(language) if wanted.search(text)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_catalogues_use_the_word_and_not_those_it_stands_for(row: list[str]) -> None:
    spanish, english, _, instead = row
    assert any(spanish.lower() in text.lower() for text in texts("es"))
    assert any(english.lower() in text.lower() for text in texts("en"))
    found = {word: uses("es", word) for word in instead.strip("*").split(", ") if word}
    assert {word: said for word, said in found.items() if said} == {}


def test_solo_is_written_one_way() -> None:
    assert uses("es", "sólo") == []
