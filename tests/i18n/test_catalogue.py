"""Spanish and English say the same things with the same facts, and neither lacks a text."""

import re
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from lib.i18n.catalogue import catalogue, has_text, languages, text

FOLDER = Path(__file__).resolve().parents[2] / "lib" / "i18n"
AREAS = sorted(path.stem for path in (FOLDER / "es").glob("*.po"))
LANGUAGES = ("es", "en")


def _texts(language: str, area: str) -> dict[str, str]:
    with (FOLDER / language / f"{area}.po").open("rb") as file:
        return {str(message.id): str(message.string) for message in read_po(file, locale=language) if message.id}


def _keys(language: str, area: str) -> list[str]:
    lines = (FOLDER / language / f"{area}.po").read_text(encoding="utf-8").splitlines()
    return [match[1] for line in lines if (match := re.fullmatch(r'msgid "(.+)"', line))]


def _placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_both_languages_have_the_same_areas() -> None:
    assert set(languages()) >= set(LANGUAGES)
    assert sorted(path.stem for path in (FOLDER / "en").glob("*.po")) == AREAS


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_have_the_same_keys(area: str) -> None:
    spanish, english = (set(_keys(language, area)) for language in LANGUAGES)
    assert spanish ^ english == set()


@pytest.mark.parametrize("area", AREAS)
def test_both_languages_fill_in_the_same_facts(area: str) -> None:
    spanish, english = (_texts(language, area) for language in LANGUAGES)
    differing = [key for key in spanish if _placeholders(spanish[key]) != _placeholders(english.get(key, ""))]
    assert differing == []


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language: str, area: str) -> None:
    assert [key for key, said in _texts(language, area).items() if not said.strip()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice_in_one_language(language: str) -> None:
    counts = Counter(key for area in AREAS for key in _keys(language, area))
    assert [key for key, times in counts.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_have_plain_names(language: str) -> None:
    for key, said in catalogue(language).items():
        assert all(re.fullmatch(r"[a-z_]+", name) for name in _placeholders(said)), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_exclaimed(language: str) -> None:
    assert [key for key, said in catalogue(language).items() if set(said) & set("!¡")] == []


def test_spanish_uses_its_own_quotes() -> None:
    assert [key for key, said in catalogue("es").items() if set(said) & set('"“”')] == []


def test_a_language_without_a_text_speaks_spanish() -> None:
    key = next(iter(catalogue("es")))
    assert text("xx", key) == catalogue("es")[key]


def test_a_key_that_nobody_wrote_is_an_error() -> None:
    assert not has_text("nobody.wrote.this")
    with pytest.raises(KeyError):
        text("es", "nobody.wrote.this")
