"""The documents show what a wrong programme file is told as it prints."""

import re

import pytest

from tests.refused import english
from tests.wording.test_refusals import ROOT, TEXT, refused

LINE = re.compile(r", (?:line|línea) \d+")


@pytest.mark.parametrize(
    ("document", "language", "file"),
    [
        ("docs/adopt.md", "en", "my-programme/programme.toml"),
        ("docs/en/instalar.md", "en", "my-programme/programme.toml"),
        ("docs/es/instalar.md", "es", "mi-programa/programme.toml"),
    ],
)
def test_a_document_shows_what_is_printed(document: str, language: str, file: str) -> None:
    wrong = TEXT.replace("every_days = 7", "evry_days = 7", 1).replace("protected_below = 5", "protected_below = 3")
    printed = (
        english(refused(wrong), language).replace("programa.toml", file).replace("pro-mujer", "red-local").splitlines()
    )
    assert len(printed) == 3
    shown = (ROOT / document).read_text(encoding="utf-8")
    for line in printed:
        assert LINE.sub("", line) in LINE.sub("", shown)
