"""Before a programme is open, whoever runs the program is told what is wrong in the programme's own language."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.i18n.catalogue import Overrides, speak, speaks
from lib.programme.declaring.refusals import refused
from lib.programme.loading import ProgrammeError, load_programme
from lib.wording.told import system_language, told, words_for
from tests.indicators.facts import ROOT

TEXT = (ROOT / "data" / "programme.toml").read_text(encoding="utf-8")
WRONG = refused("refusal.unpublished")


@pytest.fixture(autouse=True)
def nothing_is_spoken(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = speaks()
    speak(Overrides())
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    yield
    speak(before)


def file(folder: Path, languages: str, more: str = "") -> Path:
    path = folder / "programme.toml"
    path.write_text(TEXT.replace('["es", "en"]', languages, 1) + more, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("languages", "asked", "begins"),
    [
        ('["es", "en"]', None, "todavía no"),
        ('["en", "es"]', None, "nothing has been"),
        ('["es", "en"]', "en", "nothing has been"),
        ('["es-GT"]', None, "todavía no"),
        ('["kek", "es"]', None, "todavía no"),
        ('["sw", "en"]', None, "nothing has been"),
    ],
)
def test_it_is_said_in_the_language_asked_for_or_else_in_the_programmes_first(
    languages: str, asked: str | None, begins: str, tmp_path: Path
) -> None:
    assert told(WRONG, file(tmp_path, languages), asked).startswith(begins)


def test_the_language_is_read_from_a_file_that_is_no_toml(tmp_path: Path) -> None:
    path = file(tmp_path, '["en"]', "\nname = \n")
    assert told(WRONG, path).startswith("nothing has been")


def test_a_programmes_own_catalogue_says_it_first(tmp_path: Path) -> None:
    own = tmp_path / "i18n" / "kek"
    own.mkdir(parents=True)
    (own / "own.po").write_text('msgid "refusal.unpublished"\nmsgstr "Maajik\'a\'"\n', encoding="utf-8")
    assert told(WRONG, file(tmp_path, '["kek", "es"]')) == "Maajik'a'"


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({}, "es"),
        ({"LANG": "C.UTF-8"}, "es"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "es_GT.UTF-8"}, "es"),
        ({"LANG": "de_DE@euro"}, "es"),
    ],
)
def test_without_a_programme_it_is_the_machines_language_or_spanish(variables: dict[str, str], language: str) -> None:
    assert system_language(variables) == language


def test_without_a_file_the_machine_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert words_for(tmp_path / "none.toml").language == "en"


def test_what_was_found_later_than_at_reading_has_its_line_too(tmp_path: Path) -> None:
    path = file(tmp_path, '["es"]')
    load_programme(path.read_text(encoding="utf-8"))
    late = ProgrammeError(refused("refusal.none", "sources[sict].every_days").refusals)
    line = TEXT[: TEXT.index("every_days", TEXT.index('owner = "sict"'))].count("\n") + 1
    assert told(late, path).startswith(f"{path}, línea {line}: sources[sict].every_days: ")
