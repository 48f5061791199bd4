"""What is known of a country is read from its file, and localities with it."""

from pathlib import Path
from typing import get_args

import pytest

from lib.collect.places.countries import load_country
from lib.programme.country import CountryProblem, country_of
from lib.programme.language_words import WordsProblem, words_of
from lib.programme.model import CountryCode
from tests.indicators.facts import ROOT

COUNTRIES = ROOT / "data" / "countries"


def test_every_country_that_a_programme_may_name_has_a_file_and_no_other_has(tmp_path: Path) -> None:
    assert {file.stem for file in COUNTRIES.iterdir()} == set(get_args(CountryCode))
    for code in get_args(CountryCode):
        assert load_country(COUNTRIES, code, tmp_path / "none.csv").recognises_persons


def test_without_a_country_nobody_is_recognised(tmp_path: Path) -> None:
    assert not load_country(COUNTRIES, None, tmp_path / "none.csv").recognises_persons


def test_without_a_country_headers_of_every_language_are_still_understood(tmp_path: Path) -> None:
    said = load_country(COUNTRIES, None, tmp_path / "none.csv").words.headers["phone"].words
    assert {"telefono", "phone", "simu"} <= said


def test_localities_are_known_with_and_without_what_stands_in_brackets(tmp_path: Path) -> None:
    places = tmp_path / "places.csv"
    places.write_text("name\nJesús Gómez Portugal (Margaritas)\n", encoding="utf-8")
    known = load_country(COUNTRIES, "mx", places).places
    assert known == {"jesus gomez portugal", "jesus gomez portugal margaritas"}


@pytest.mark.parametrize(
    ("text", "told"),
    [("given_names = 1", "'int'"), ("x =", "Invalid value"), ('given_names = "ana"', "surnames: this key is missing")],
)
def test_a_wrong_file_is_said_to_be_wrong(text: str, told: str) -> None:
    with pytest.raises(CountryProblem, match=told):
        country_of(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [("persons = 1", "'int'"), ("x =", "Invalid value"), ('persons = "ana"', "fillers: this key is missing")],
)
def test_a_wrong_file_of_a_language_is_said_to_be_wrong(text: str, told: str) -> None:
    with pytest.raises(WordsProblem, match=told):
        words_of(text)


def test_a_folder_with_a_wrong_file_of_a_language_names_that_file(tmp_path: Path) -> None:
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "es.toml").write_text("x =", encoding="utf-8")
    with pytest.raises(CountryProblem, match=r"es\.toml"):
        load_country(tmp_path / "countries", None, tmp_path / "none.csv")
