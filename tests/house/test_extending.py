"""The guide to adding things names, for each, files that really hold its example."""

import re

import pytest

from tests.indicators.facts import ROOT

GUIDE = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", GUIDE, re.MULTILINE | re.DOTALL))
SHARED = {"lib/indicators/counts/people.py", "lib/tables/rules/check.py", "lib/i18n/es/pages.po"}
"""Named beside the way, not for the example."""


def test_the_guide_covers_everything_that_is_often_added() -> None:
    expected = ["An indicator", "A column", "A fact of a hub", "A page", "A language", "A country"]
    expected += ["An entry of a list", "An export", "A finding rule", "A kind of source"]
    assert list(SECTIONS) == expected


@pytest.mark.parametrize("title", SECTIONS)
def test_every_file_of_a_section_holds_its_example(title: str) -> None:
    body = SECTIONS[title]
    (example,) = re.findall(r"^Example: `(.+)`$", body, re.MULTILINE)
    files = set(re.findall(r"`((?:lib|pages|data|tests)/[\w/.-]+\.\w+)`", body)) - SHARED
    assert files
    lacking = [each for each in sorted(files) if example not in (ROOT / each).read_text(encoding="utf-8")]
    assert lacking == [], f"these files do not hold «{example}»: the section «{title}» leads astray"
