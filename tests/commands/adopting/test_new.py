"""`python -m lib new` writes a programme that runs at once, or nothing at all."""

import json
import shlex
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from textwrap import dedent

import pytest

from lib.collect.opening import open_programme
from lib.collect.settings.environment import read_environment
from lib.commands.adopting.answers import Answers
from lib.commands.adopting.form import Form
from lib.commands.adopting.new import new
from lib.commands.adopting.questions import from_questions
from lib.commands.command_line import main
from lib.i18n.catalogue import catalogue, speak, speaks
from lib.programme.loading import load_programme
from lib.wording.language import Words

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
timezone = "America/Bogota"

[[partners]]
id = "red"
name = "Red de aulas"
short = "Red"
kind = "ngo"
tables = ["socios", "metas", "bootcamps", "sesiones", "alcance", "sitios"]
"""
TYPED = {
    "Name of the programme": ["Aulas Abiertas"],
    "What it does": ["Digital skills."],
    "Where that is": ["the southeast"],
    "The programme's languages": ["English, Maya yucateco", "English"],
    "Keys of the regions": ["07, Yucatam", "07, Yucatán"],
    "Age groups": ["young people", "18 to 30, 31-60"],
    "Age group that": ["31-61", "31-60"],
    "How many people": ["many", "200"],
    "The programme's colour": ["blue", "22577a"],
    "The smallest count": ["3", "10"],
    "Change from which": ["perhaps", "y"],
    "An indicator": ["EMB-50 = 0.9, 0.7", "EMB-5 = 0.9, 0.7"],
    "Change the recommendations": ["y"],
    "Which are shown": ["allies"],
    "Another, the programme's own": ["Train outside market days"],
    "Which indicator": ["attendance rat", "attendance rate"],
    "Licence of what": ["cc-by-4.0"],
    "Which lists": ["languages, phases"],
    "Languages of teaching": ["Spanish; kek = q'eqchi' / kekchí"],
    "Phases of hubs": ["access = opening; use; growing = growing"],
    "A partner": ["Alianza", "Gobierno de Yucatán"],
    "Which tables": ["socios, metas", "compromisoss", "compromisos"],
    "Of which kind": ["cooperation", "state-gov"],
    "Of which region": ["Yucatán"],
    "How its workbook": ["web"],
    "The table's https": ["https://datos.example.org/t.csv"],
}


def typing(answers: dict[str, list[str]], said: list[str]) -> Callable[[str], str]:
    """Return somebody who answers questions by how they begin, in turn, and else takes what is usual."""
    left = {begins: list(texts) for begins, texts in answers.items()}

    def ask(question: str) -> str:
        assert said[-3:] != [question] * 3, f"asked again and again: {question}"
        said.append(question)
        texts = next((texts for begins, texts in left.items() if question.startswith(begins)), [])
        return texts.pop(0) if texts else ""

    return ask


@pytest.fixture(autouse=True)
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


def test_answers_on_the_terminal_make_a_programme_in_the_states_of_mexico(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    speak(replace(speaks(), languages=("en",)))
    assert new(tmp_path / "mine", None, as_json=True, ask=typing(TYPED, [])) == 0
    said = capsys.readouterr().out
    for each in (
        "“Yucatam” is not the key of a region; did you mean 31 = Yucatán?",
        "age groups go from the youngest to the oldest",
        "“31-61” is none of the options; did you mean 31-60?",
        "This cannot be used: write a number",
        "a colour is written with # and six figures",
        "with fewer than 5 somebody could be recognised",
        "answer y or n",
        "write the key of an indicator and two numbers",
        "did you mean EMB-5 (Attendance rate)?",
        "did you mean compromisos (commitments)?",
        "  bootcamps: Bootcamps: place, planned and actual dates",
        "Nobody keeps yet: comunicacion, bootcamps",
    ):
        assert each in said
    assert "nput should" not in said
    assert "should match" not in said
    file = tmp_path / "mine" / "programme.toml"
    opened = open_programme(read_environment({"IMPULSO_PROGRAMME": str(file), "IMPULSO_WORKBOOKS": str(tmp_path)}))
    programme = opened.setting.programme
    assert programme.programme.states == ("07", "31")
    assert programme.programme.country == "mx"
    assert [(source.id, source.kind) for source in programme.sources] == [
        ("alianza", "web"),
        ("gobierno-de-yucatan", None),
    ]
    assert programme.rules.protected_below == 10
    assert programme.programme.languages == ("en",)
    assert programme.programme.colour == "#22577A"
    assert (programme.ages.bands, programme.ages.focus) == (("18-30", "31-60"), "31-60")
    assert [(each.id, each.indicator) for each in programme.recommendations] == [
        ("allies", None),
        ("train-outside-market-days", "EMB-5"),
    ]
    assert [each.key for each in programme.lists.phases] == ["access", "use", "growing"]
    assert programme.thresholds["EMB-5"].green == 0.9
    assert programme.licence is not None
    assert programme.licence.id == "CC-BY-4.0"


def test_the_terminal_asks_for_everything_that_a_file_of_answers_may_hold(answers: Path, tmp_path: Path) -> None:
    speak(replace(speaks(), languages=("en",)))
    mine = {
        **TYPED,
        "File with the outlines": [str(answers.with_name("mine.geojson"))],
        "File with the parts": [str(answers.with_name("mine.geojson"))],
        "Keys of the regions": ["N"],
        "What a region is called": ["zone"],
        "What a part": ["ward"],
        "Whom to credit": ["Us"],
        "Whom it is for": ["teacher"],
        "Name of the country": ["Nigeria"],
        "Time zone": ["Africa/Lagos"],
    }
    asked: list[str] = []
    mine |= {"Change another text": ["y"], "Change how": ["y"]}
    form = from_questions(Form(typing(mine, asked), lambda _: None, {}, Words("en")))
    every = set(Answers.model_fields)
    of_doubtful_files = {"left_out", "area_region"}
    assert every - form.model_fields_set <= {"logo", "country_code", *of_doubtful_files}
    nested = {"served", "partners", "region_called", "area_called", "lists", "left_out"}
    texts = {catalogue("en")[f"new.ask.{name}"].split("{")[0] for name in every - nested}
    assert {text for text in texts if not any(each.startswith(text) for each in asked)} == set()


def test_answers_that_were_typed_are_kept_until_the_programme_is_written_and_any_can_be_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    speak(replace(speaks(), languages=("en",)))
    made, asked = tmp_path / "mine", list[str]()
    typed = typing(TYPED, asked)

    def leaving(question: str) -> str:
        if question.startswith("The smallest count"):
            raise KeyboardInterrupt
        return typed(question)

    assert new(made, None, as_json=True, ask=leaving) == 2
    kept = str(tmp_path / "mine.answers.toml")
    assert f"Your answers are kept in “{kept}”" in capsys.readouterr().err
    assert not made.exists()
    before = len(asked)
    rest = {**{begins: texts for begins, texts in TYPED.items() if not begins.startswith("The smallest count")}}
    rest |= {"Numbers": ["1", "98", ""], "Name of the programme": ["Aulas Nuevas"], "Keys of the regions": []}
    assert new(made, None, as_json=True, ask=typing(rest, asked)) == 0
    assert not any(question.startswith("Age groups") for question in asked[before:])
    programme = load_programme((made / "programme.toml").read_text(encoding="utf-8"))
    assert programme.programme.name == "Aulas Nuevas"
    assert programme.ages.bands == ("18-30", "31-60")
    assert "“98” is none of the options" in capsys.readouterr().out
    assert not Path(kept).exists()


def test_answers_that_make_no_programme_are_asked_about_and_not_thrown_away(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    speak(replace(speaks(), languages=("en",)))
    regions = answers.with_name("mine.geojson")
    far = {"type": "FeatureCollection", "features": [{**REGIONS["features"][0]}]}  # type: ignore[dict-item]
    far["features"][0]["geometry"] = {"type": "Polygon", "coordinates": [[[50, 0], [51, 0], [51, 1], [50, 0]]]}  # type: ignore[index]
    parts = tmp_path / "far.geojson"
    parts.write_text(json.dumps(far), encoding="utf-8")
    typed = {
        **TYPED,
        "File with the outlines": [str(regions)],
        "File with the parts": [str(parts), str(regions)],
        "Keys of the regions": ["N", "N"],
        "Of which region": ["N"],
        "Name of the country": ["Nigeria"],
        "Whom to credit": ["Us"],
        "Time zone": ["Africa/Abuja", "Africa/Lagos"],
        "Numbers": ["", "3", ""],
    }
    assert new(tmp_path / "mine", None, as_json=True, ask=typing(typed, [])) == 0
    said = capsys.readouterr().out
    assert "Nothing was written: “N” (Norte) is in no region" in said
    assert (tmp_path / "mine" / "geo" / "areas.geojson").is_file()


def test_the_terminal_and_a_file_with_the_same_answers_write_the_same_programme(
    answers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak(replace(speaks(), languages=("es",)))
    typed = {
        "Idiomas del": ["español, inglés"],
        "Nombre del programa": ["Aulas Abiertas"],
        "Qué hace, en una oración (es)": ["Habilidades digitales en la costa."],
        "Qué hace, en una oración (en)": ["Digital skills on the coast."],
        "Archivo con los contornos": ["mine.geojson"],
        "Dónde es eso, como se diría en una frase: «el sureste», «Alta Verapaz» (es)": ["la costa"],
        "Regiones donde": ["norte"],
        "A quién": ["Nosotras"],
        "Nombre del país": ["Colombia"],
        "Color del": ["22577A"],
        "Grupos de edad": ["18 a 30, 31 a 60"],
        "Zona": ["America/Bogota"],
        "Una organización": ["Red de aulas"],
        "Su nombre corto": ["Red"],
        "Su color [": ["4A4A4A"],
        "Qué tablas": ["socios, metas, bootcamps, sesiones, alcance, sitios"],
    }
    monkeypatch.chdir(tmp_path)
    assert new(tmp_path / "typed", None, as_json=True, ask=typing(typed, [])) == 0
    answers.write_text(
        'credit = { es = "Nosotras" }\ncountry = { es = "Colombia", en = "Colombia" }\n' + ANSWERS, encoding="utf-8"
    )
    assert new(tmp_path / "read", answers, as_json=True) == 0
    told = [(tmp_path / each / "programme.toml").read_text(encoding="utf-8") for each in ("typed", "read")]
    assert told[0] == told[1]


def test_a_country_answers_its_time_zone_its_name_and_what_its_regions_are_called(
    answers: Path, tmp_path: Path
) -> None:
    made = tmp_path / "mine"
    assert new(made, answers, as_json=True, given={"country_code": "gt", "timezone": ""}) == 0
    text = (made / "programme.toml").read_text(encoding="utf-8")
    assert 'timezone = "America/Guatemala"' in text
    assert '"los estados" = "los departamentos"' in text
    assert '"fuera de México" = "fuera de Guatemala"' in text


def test_keys_of_mexico_in_another_country_are_asked_about(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers.write_text(ANSWERS.replace('regions = "mine.geojson"', "").replace('["N"]', '["16"]'), encoding="utf-8")
    assert new(tmp_path / "mine", answers, as_json=False, given={"country_code": "gt"}) == 2
    assert "16 = Michoacán de Ocampo en México; ¿quería decir una región de Guatemala?" in capsys.readouterr().err


def test_the_commands_of_a_new_programmes_readme_work_as_they_are_printed(
    answers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "my programme"
    assert new(made, answers, as_json=True, given={"country_code": "gt"}) == 0
    printed = [
        line[4:] for line in (made / "README.md").read_text(encoding="utf-8").splitlines() if line[:4] == " " * 4
    ]
    run, check, site = map(shlex.split, printed)
    assert run[2:] == ["make", "run"]
    given = dict(each.split("=", 1) for each in run[:2])
    assert open_programme(read_environment(given)).setting.programme.programme.name == "Aulas Abiertas"
    monkeypatch.setenv("IMPULSO_STORE_URL", f"sqlite:///{tmp_path / 'kept.sqlite'}")
    for command in (check, site):
        assert command[:3] == [".venv/bin/python", "-m", "lib"]
        assert main(command[3:]) == 0
    assert (made / "site" / "index.html").is_file()


def test_a_folder_that_holds_something_is_left_as_it_is(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "kept.txt").write_text("mine")
    assert new(tmp_path / "mine", answers, as_json=False) == 1
    assert "no es una carpeta vacía" in capsys.readouterr().err
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["kept.txt"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('["N"]', '["Nord"]'), "«Nord» no es clave de una región; ¿quería decir N = Norte?"),
        (('kind = "ngo"', 'kind = "ngo"\nstate = "Z"'), "partners.red.state: «Z» no es clave"),
        (("bands =", "protected_below = 3\nbands ="), "protected_below"),
        (('name = "Aulas Abiertas"\n', ""), "name"),
        (('kind = "ngo"', 'kind = "ngoo"'), "kind"),
        (('"mine.geojson"', '"other.geojson"'), "other.geojson"),
        (('["N"]', '["X"]'), "«X» no es clave de una región. Las claves son: N = Norte, S = Sur"),
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
    assert "siga con el mismo comando" in capsys.readouterr().err
    assert not (tmp_path / "mine").exists()
