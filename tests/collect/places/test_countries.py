"""What is known of a country is read from its folder, and localities with it."""

import shutil
from pathlib import Path

import pytest

from lib.collect.places.countries import known_countries, load_country
from lib.programme.countries.pack import FILES
from lib.programme.country import CountryProblem
from lib.programme.language_words import WordsProblem, words_of
from lib.tables.privacy.public_text import held_back
from tests.indicators.facts import ROOT
from tests.refused import english, refuses
from tests.wording.test_refusals import judge

COUNTRIES = ROOT / "data" / "countries"


def test_every_country_has_a_folder_with_every_part_and_nothing_else(tmp_path: Path) -> None:
    codes = known_countries(COUNTRIES)
    assert {"gt", "ke", "mx"} <= set(codes)
    assert {each.name for each in COUNTRIES.iterdir()} == set(codes)
    for code in codes:
        assert {each.name for each in (COUNTRIES / code).iterdir()} == set(FILES)
        country = load_country((COUNTRIES,), code, tmp_path / "none.csv")
        assert country.recognises_persons
        assert country.habits
        assert country.holidays.rules
        assert country.laws
        assert country.levels


def test_a_programme_brings_a_country_of_its_own_in_a_folder_beside_its_file(tmp_path: Path) -> None:
    shutil.copytree(COUNTRIES / "gt", tmp_path / "countries" / "pe")
    phones = tmp_path / "countries" / "pe" / "phones.toml"
    phones.write_text('number = "(?:51)?9[0-9]{8}"\ngroups = "9|3 3 3"\n', encoding="utf-8")
    peru = load_country((tmp_path / "countries", COUNTRIES), "pe", tmp_path / "none.csv")
    assert held_back("llame al 987 654 321", peru) == "phone"
    assert load_country((tmp_path / "countries", COUNTRIES), "ke", tmp_path / "none.csv").recognises_persons


def test_of_a_country_without_a_folder_nothing_is_known_but_headers(tmp_path: Path) -> None:
    country = load_country((COUNTRIES,), "pe", tmp_path / "none.csv")
    assert not country.recognises_persons
    assert country.habits is None
    assert country.holidays.in_year(2026) == {}
    assert country.laws is None
    assert country.words.headers


def test_without_a_country_nobody_is_recognised(tmp_path: Path) -> None:
    assert not load_country((COUNTRIES,), None, tmp_path / "none.csv").recognises_persons


def test_without_a_country_headers_of_every_language_are_still_understood(tmp_path: Path) -> None:
    said = load_country((COUNTRIES,), None, tmp_path / "none.csv").words.headers["phone"].words
    assert {"telefono", "phone", "simu"} <= said


def test_localities_are_known_with_and_without_what_stands_in_brackets(tmp_path: Path) -> None:
    places = tmp_path / "places.csv"
    places.write_text("name\nJesús Gómez Portugal (Margaritas)\n", encoding="utf-8")
    known = load_country((COUNTRIES,), "mx", places).places
    assert known == {"jesus gomez portugal", "jesus gomez portugal margaritas"}


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        ("phones.toml", "", None, "gt/phones.toml: this file is missing"),
        ("phones.toml", "groups =", "group =", "groups: this key is missing"),
        ("phones.toml", "groups =", "group =", "group: this key is not known"),
        ("phones.toml", "number =", "number", "this is not valid TOML"),
        ("phones.toml", "number = '", "number = '(", "number: found «("),
        ("phones.toml", '"8|', '"acht|', "groups: «acht|"),
        ("names.toml", 'private_titles = "', 'private_titles = 1 # "', "private_titles: found «1»"),
        ("levels.toml", 'one = "departamento"', "one = 1", "es.region.one: found «1»"),
        ("habits.toml", 'decimal = "."', 'decimal = ","', "decimal and thousands are both «,»"),
        ("habits.toml", 'dates = "day-first"', 'dates = "d/m"', "dates: found «d/m», expected one of"),
        ("habits.toml", "America/Guatemala", "America/Cobán", "timezone: found «America/Cobán»"),
        ("holidays.toml", 'day = "05-01"', 'day = "05-32"', "holidays[5].day: there is no day «05-32»"),
        ("holidays.toml", 'day = "05-01"', 'day = "02-30"', "holidays[5].day: there is no day «02-30»"),
        ("holidays.toml", 'day = "05-01"', "", "holidays[5]: expected exactly one of day, on and easter"),
        ("holidays.toml", 'day = "05-01"', 'day = "05-01"\nevery = 6', "counts from the year «since»"),
        ("law.toml", "checked = 2026-11-29", "", "checked: this key is missing"),
        ("law.toml", 'about = "access"', 'about = "tax"', "laws[1].about: found «tax»"),
    ],
)
def test_what_is_wrong_is_told_with_folder_file_and_key(
    file: str, before: str, after: str | None, told: str, tmp_path: Path
) -> None:
    shutil.copytree(COUNTRIES / "gt", tmp_path / "gt")
    wrong = tmp_path / "gt" / file
    text = wrong.read_text(encoding="utf-8")
    if after is None:
        wrong.unlink()
    else:
        assert before in text
        wrong.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(CountryProblem) as caught:
        load_country((tmp_path, COUNTRIES), "gt", tmp_path / "none.csv")
    said = english(caught.value)
    assert told in said
    judge(english(caught.value, "es"), "es")
    assert all(line.startswith(f"gt/{file}") for line in said.splitlines())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("persons = 1", "not as expected"),
        ("x =", "the value is not understood: «x =»"),
        ('persons = "ana"', "fillers: this key is missing"),
    ],
)
def test_a_wrong_file_of_a_language_is_said_to_be_wrong(text: str, told: str) -> None:
    with refuses(WordsProblem, match=told):
        words_of(text)


def test_a_folder_with_a_wrong_file_of_a_language_names_that_file(tmp_path: Path) -> None:
    (tmp_path / "languages").mkdir()
    (tmp_path / "languages" / "es.toml").write_text("x =", encoding="utf-8")
    with refuses(CountryProblem, match=r"es\.toml"):
        load_country((tmp_path / "countries",), None, tmp_path / "none.csv")
