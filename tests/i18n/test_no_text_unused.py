"""Every text of the catalogues is said somewhere: its key stands in the code, whole or put together from parts."""

import re
from functools import cache

from lib.i18n.catalogue import written
from tests.indicators.facts import ROOT

PATTERNS = ("lib/**/*.py", "lib/**/*.html", "lib/**/*.js", "lib/**/*.svg", "pages/*.py", "scripts/**/*.py")
OF_VALUES = {
    *("sex", "age", "condition", "connectivity", "outcome", "answer", "exports.part", "frequency"),
    *("contribution", "language", "phase", "requirement", "role", "reach.outcome"),
}
"""Kinds of values whose texts are found by `<kind>.<value>`, see `lib.wording.names` and `Words.called`."""

QUOTED = re.compile(r"\"([^\"\n]{1,90})\"|'([^'\n]{1,90})'")
FORMS = re.compile(r"\.(one|week)$")


@cache
def quoted() -> frozenset[str]:
    found: set[str] = set()
    for path in (path for pattern in PATTERNS for path in ROOT.glob(pattern)):
        text = path.read_text(encoding="utf-8")
        found |= {part for match in QUOTED.findall(text) for part in match if part}
        found |= set(re.findall(r"words\([\"']([^\"']+)[\"']", text))
    return frozenset(found)


@cache
def composed() -> tuple[re.Pattern[str], ...]:
    """Return what keys look like that are put together: `f"prepare.{kind}"`, or `"reach." ~ name` in a template."""
    pieces = [re.split(r"\{[^{}]*\}", each) for each in quoted() if "{" in each]
    pieces += [[each, ""] for each in quoted() if len(each) > 3 and each.endswith(".")]
    return tuple(
        re.compile(".+".join(map(re.escape, each))) for each in pieces if any(part.strip(".") for part in each)
    )


def is_said(key: str) -> bool:
    plain = re.sub(r"\[.+\]$", "", key)
    forms = {plain, FORMS.sub("", plain)}
    if plain.rpartition(".")[0] in OF_VALUES or forms & quoted():
        return True
    return any(shape.fullmatch(form) for shape in composed() for form in forms)


def test_no_text_is_written_that_nothing_says() -> None:
    unused = [
        f"nothing says «{key}» of lib/i18n: delete it in every language" for key in written("es") if not is_said(key)
    ]
    assert unused == []
