"""Another country, theme, ages, words and colours, and not one line of code changed."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.collect.opening import open_programme
from lib.collect.places.geography import municipal_shapes, state_shapes
from lib.collect.rounds.assemble import read_all
from lib.collect.settings.clock import utc_now
from lib.collect.settings.environment import read_environment
from lib.commands.adopting.answers import from_file
from lib.commands.command_line import main
from lib.i18n.catalogue import marked, speak, speaks
from lib.markup.map.outlines import Shapes
from lib.markup.pages import PAGE_IDS
from lib.publish.deck.deck import deck_of
from lib.publish.stage.slides import slides_of
from lib.snapshot.audience import for_public
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.overrides.overrides import overrides_of, speak_as
from lib.wording.overrides.sheet_phrases import english_sheets
from scripts.build_example import build
from tests.examples.second import FILE, everything_sent, foreign, second_programme
from tests.pages.app import open_page, text_of

MACHINES = re.compile(
    r"#adm[12]\+code\+v_inegi|#loc\+code\+v_inegi|municip\w+?_(code|clave|cve)|\"municipality\"|micro-entrepreneur(?!s)"
)
NOT_TEXT = {".png", ".woff2", ".ttf", ".sqlite", ".gz", ".br"}


@pytest.fixture(scope="module", autouse=True)
def _as_before() -> Iterator[None]:
    before = speaks()
    yield
    speak(before)


@pytest.fixture(scope="module")
def served() -> Iterator[None]:
    with second_programme():
        yield


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("page", PAGE_IDS)
def test_every_page_speaks_of_this_programme_only(page: str, language: str, served: None) -> None:
    app = open_page(page, language)
    assert not app.exception
    assert "Maestras en Línea" in everything_sent(app)
    assert foreign(everything_sent(app)) == set()


def test_the_headline_says_whom_the_programme_is_for(served: None) -> None:
    assert "maestras" in text_of(open_page("home", "es"))
    assert "women teachers" in text_of(open_page("home", "en"))


def test_a_page_wears_the_colours_of_the_programme(served: None) -> None:
    assert "#0B5D4E" in everything_sent(open_page("home", "es"))


def test_a_region_is_called_as_the_country_calls_it(served: None) -> None:
    said = everything_sent(open_page("reach", "es"))
    assert "En qué departamentos" in said
    assert "Huehuetenango" in said


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_page_without_any_workbook_still_speaks_of_this_programme(language: str, tmp_path: Path) -> None:
    with second_programme(IMPULSO_WORKBOOKS=str(tmp_path)):
        app = open_page("home", language)
    assert not app.exception
    assert foreign(everything_sent(app)) == set()


def test_mistakes_are_explained_in_the_programmes_own_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--programme", str(FILE)]) == 0
    said = capsys.readouterr().out
    assert "[C02]" in said
    assert "[C07]" in said
    assert foreign(said) == set()


@pytest.mark.parametrize("command", ["publish", "export", "templates"])
def test_every_file_speaks_of_this_programme_only(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IMPULSO_STORE_URL", "sqlite://")
    assert main([command, "--programme", str(FILE), str(tmp_path / "out")]) == 0
    said = {str(path): foreign(text) for path in (tmp_path / "out").rglob("*") for text in _texts(path)}
    assert said
    assert {name: words for name, words in said.items() if words} == {}


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_slides_as_powerpoint_speak_of_this_programme_only(language: str, tmp_path: Path) -> None:
    opened = open_programme(read_environment({"IMPULSO_PROGRAMME": str(FILE)}))
    speak_as(opened.setting, FILE.parent)
    snapshot = for_public(read_all(opened.setting, opened.reader, opened.sample, utc_now()))
    bootcamps = {entry.id: entry.name for entry in snapshot.bootcamps}
    names = Names(opened.setting.programme, opened.setting.geography, Words(language), bootcamps)
    shapes = Shapes(state_shapes(opened.places), lambda state: municipal_shapes(opened.places, state))
    file = tmp_path / "slides.pptx"
    file.write_bytes(deck_of(slides_of(snapshot, names, None, None, shapes), names, snapshot.read_at))
    said = list(_texts(file))
    assert any("Huehuetenango" in text for text in said)
    assert [words for text in said if (words := foreign(text))] == []


def test_the_day_begins_where_the_programme_is(tmp_path: Path) -> None:
    environment = read_environment({"IMPULSO_PROGRAMME": str(FILE)})
    assert open_programme(environment).setting.programme.programme.timezone == "America/Guatemala"


def test_every_phrase_that_texts_mark_is_said_in_its_own_way() -> None:
    setting = open_programme(read_environment({"IMPULSO_PROGRAMME": str(FILE)})).setting
    phrases = overrides_of(setting, FILE.parent).phrases
    for language in ("es", "en"):
        assert set(marked(language)) - phrases[language].keys() - english_sheets().keys() == set()


def test_whoever_gives_its_answers_has_every_file_that_they_name() -> None:
    examples = FILE.parents[1]
    answers = from_file(examples / "maestras-en-linea.answers.toml")
    assert (examples / answers.regions).is_file()


def test_the_example_is_what_its_script_writes(tmp_path: Path) -> None:
    made = build(tmp_path)
    written = {path.relative_to(made): path.read_bytes() for path in made.rglob("*") if path.is_file()}
    kept = {path.relative_to(FILE.parent): path.read_bytes() for path in FILE.parent.rglob("*") if path.is_file()}
    assert written.keys() == kept.keys()
    assert [str(name) for name in written if written[name] != kept[name]] == []


def test_the_snapshot_counts_in_this_programmes_ages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["snapshot", "--programme", str(FILE), "--json"]) == 0
    assert "30-39" in json.dumps(json.loads(capsys.readouterr().out))


def _texts(path: Path) -> Iterator[str]:
    """Yield the text of a file, or of each in an archive, without HXL tags and the names by which machines know it."""
    if not path.is_file() or path.suffix in NOT_TEXT:
        return
    content = path.read_bytes()
    if content[:2] != b"PK":
        yield MACHINES.sub("", content.decode("utf-8", "ignore"))
        return
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".json", ".csv")) and "theme" not in name:
                yield MACHINES.sub("", archive.read(name).decode("utf-8", "ignore"))
