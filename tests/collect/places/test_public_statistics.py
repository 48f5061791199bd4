"""Public statistics are read whole or not at all, and what is wrong is said with its line."""

from pathlib import Path

import pytest

from lib.collect.opening import open_programme
from lib.collect.places.geography import load_geography
from lib.collect.places.public_statistics import StatisticsProblem, load_statistic
from lib.collect.settings.environment import read_environment
from lib.programme.declared import Text
from lib.programme.presentation import DeclaredStatistic, PublicStatistic
from lib.wording.language import Words
from lib.wording.pages.declared import remarks
from tests.pages.app import ROOT
from tests.refused import refuses

GEOGRAPHY = load_geography(ROOT / "data" / "geo")


def loaded(folder: Path, content: str, file: str = "poverty.csv", **fields: object) -> PublicStatistic:
    (folder / "poverty.csv").write_text(content, encoding="utf-8")
    name = Text(es="Pobreza", en="Poverty")  # type: ignore[call-arg]  # its fields are languages
    source = Text(es="Inventada", en="Invented")  # type: ignore[call-arg]
    declared = DeclaredStatistic(name=name, file=file, source=source, year=2020, **fields)  # type: ignore[arg-type]
    return load_statistic(folder, declared, GEOGRAPHY)


def test_values_are_read_by_municipality_and_an_empty_one_is_not_there(tmp_path: Path) -> None:
    found = loaded(tmp_path, "\ufeffcvegeo,name,value\n31079,Tekax,61.5\n31102,Valladolid,0\n31058,Peto,\n")
    assert found.values == {"31079": 61.5, "31102": 0.0}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("cvegeo,percent\n31079,61\n", "has no column value"),
        ("cvegeo,value\n31079,61\n31079,62\n", "line 3: «31079» stands twice"),
        ("cvegeo,value\n3179,61\n", "line 2: «3179» is not the key of a municipality"),
        ('cvegeo,value\n31079,"61,5"\n', "line 2: found «61,5», expected a percentage from 0 to 100"),
        ("cvegeo,value\n31079,161\n", "line 2: found «161»"),
        ("cvegeo,value\n31079,nan\n", "line 2: found «nan»"),
        ("", "has no column cvegeo, value"),
    ],
)
def test_a_file_that_is_wrong_says_where_and_what_is_expected(tmp_path: Path, content: str, said: str) -> None:
    with refuses(StatisticsProblem, match=said):
        loaded(tmp_path, content)


@pytest.mark.parametrize("file", ["/etc/hostname", "../poverty.csv", "nowhere.csv"])
def test_a_file_elsewhere_or_nowhere_is_not_read(tmp_path: Path, file: str) -> None:
    with pytest.raises(StatisticsProblem):
        loaded(tmp_path, "cvegeo,value\n", file)


def test_a_number_that_is_no_percentage_may_be_large(tmp_path: Path) -> None:
    assert loaded(tmp_path, "cvegeo,value\n31079,41000\n", unit="number").values == {"31079": 41000.0}


def test_a_file_that_is_not_there_is_told_in_the_readers_words_and_takes_nothing_else_away(tmp_path: Path) -> None:
    file = tmp_path / "programme.toml"
    text = (ROOT / "data" / "programme.toml").read_text(encoding="utf-8")
    file.write_text(text.replace("mujeres-en-pobreza-2020.csv", "otro.csv"), encoding="utf-8")
    opened = open_programme(read_environment({"IMPULSO_PROGRAMME": str(file), "IMPULSO_COLLECT": "0"}))
    assert opened.setting.statistics == ()
    for language in ("es", "en"):
        assert any("statistics/otro.csv" in each for each in remarks(opened.setting.programme, Words(language)))
