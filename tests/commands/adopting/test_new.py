"""`python -m lib new` writes a programme that runs at once, or nothing at all."""

import json
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from lib.collect.opening import open_programme
from lib.collect.settings.environment import read_environment
from lib.commands.adopting.new import new
from lib.commands.command_line import main
from lib.i18n.catalogue import speak, speaks
from lib.programme.loading import load_programme

REGIONS = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"key": key, "name": name},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[west, 0], [west + 1, 0], [west + 1, 1], [west, 1], [west, 0]]],
            },
        }
        for key, name, west in (("N", "Norte", 0), ("S", "Sur", 1))
    ],
}
ANSWERS = """
name = "Aulas Abiertas"
description = { es = "Habilidades digitales en la costa.", en = "Digital skills on the coast." }
region = { es = "la costa" }
states = ["N"]
regions = "mine.geojson"
colour = "#22577A"
bands = ["18-30", "31-60"]

[[partners]]
id = "red"
name = "Red de aulas"
short = "Red"
kind = "ngo"
tables = ["socios", "metas", "bootcamps", "sesiones", "alcance", "sitios"]
"""
TYPED = (
    *("Aulas Abiertas", "Habilidades digitales.", "", "", "", "07, 31", "el sureste", "", "", "", "200"),
    *("Alianza", "Red", "Red", "", "Gobierno de Yucatán"),
)


@pytest.fixture(scope="module", autouse=True)
def _as_before() -> Iterator[None]:
    before = speaks()
    yield
    speak(before)


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    (tmp_path / "mine.geojson").write_text(json.dumps(REGIONS), encoding="utf-8")
    path = tmp_path / "answers.toml"
    path.write_text(ANSWERS, encoding="utf-8")
    return path


def test_a_file_of_answers_becomes_a_programme_that_can_be_opened(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = tmp_path / "mine"
    assert main(["new", str(made), "--answers", str(answers), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    expected = {
        "programme.toml",
        "README.md",
        "logo.svg",
        "geo/regions.geojson",
        "i18n/es/own.po",
        "workbooks/red.xlsx",
    }
    assert expected <= set(told["files"])
    assert "make run" in told["run"]
    assert main(["check", "--programme", str(made / "programme.toml"), "--workbooks", str(made / "workbooks")]) == 0
    assert "México" not in capsys.readouterr().out


def test_lists_of_the_answers_are_written_into_the_programme(answers: Path, tmp_path: Path) -> None:
    own = """
    [lists]
    languages = ["es", { id = "kek", name = { es = "q'eqchi'" }, synonyms = ["kekchí"] }]
    requirements = ["venue", { counts_as = "child-space", name = { es = "guardería" } }]
    """
    answers.write_text(answers.read_text(encoding="utf-8") + dedent(own), encoding="utf-8")
    assert main(["new", str(tmp_path / "mine"), "--answers", str(answers)]) == 0
    lists = load_programme((tmp_path / "mine" / "programme.toml").read_text(encoding="utf-8")).lists
    assert [(each.key, each.synonyms) for each in lists.languages] == [("es", ()), ("kek", ("kekchí",))]
    assert [each.key for each in lists.requirements] == ["venue", "child-space"]


def test_answers_on_the_terminal_make_a_programme_in_the_states_of_mexico(tmp_path: Path) -> None:
    typed = iter(TYPED)
    assert new(tmp_path / "mine", None, as_json=True, ask=lambda _: next(typed)) == 0
    file = tmp_path / "mine" / "programme.toml"
    opened = open_programme(read_environment({"IMPULSO_PROGRAMME": str(file), "IMPULSO_WORKBOOKS": str(tmp_path)}))
    programme = opened.setting.programme
    assert programme.programme.states == ("07", "31")
    assert [source.id for source in programme.sources] == ["alianza", "red", "gobierno-de-yucatan"]
    assert "sitios" in programme.sources[1].tabs


def test_a_folder_that_holds_something_is_left_as_it_is(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "kept.txt").write_text("mine")
    assert new(tmp_path / "mine", answers, as_json=False) == 1
    assert "not an empty folder" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["kept.txt"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('name = "Aulas Abiertas"\n', ""), "name"),
        (('kind = "ngo"', 'kind = "ngoo"'), "kind"),
        (('"mine.geojson"', '"other.geojson"'), "other.geojson"),
        (('["N"]', '["X"]'), "X is not a key of regions.geojson"),
        (('colour = "#22577A"', 'colour = "blue"'), "colour"),
        (("[[partners]]", "[[partners"), "TOML"),
    ],
)
def test_wrong_answers_are_said_and_nothing_is_left_behind(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], change: tuple[str, str], said: str
) -> None:
    answers.write_text(ANSWERS.replace(*change, 1), encoding="utf-8")
    assert new(tmp_path / "mine", answers, as_json=False) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "mine").exists()


def test_answers_that_end_early_write_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def ended(_: str) -> str:
        raise EOFError

    assert new(tmp_path / "mine", None, as_json=False, ask=ended) == 2
    assert "--answers" in capsys.readouterr().err
    assert not (tmp_path / "mine").exists()
