"""A language that nobody foresaw is added by a folder of texts; what it lacks is said in Spanish."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from lib.commands.command_line import BAD_CONFIGURATION, main
from lib.i18n.catalogue import speak, speaks
from tests.examples.second import FILE
from tests.pages.app import environment, open_page, text_of

TEXTS = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"

msgid "home.women"
msgstr "zubi zubi"
"""


@pytest.fixture(scope="module")
def three_languages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    folder = tmp_path_factory.mktemp("three") / "programme"
    shutil.copytree(FILE.parent, folder)
    file = folder / FILE.name
    file.write_text(file.read_text(encoding="utf-8").replace('["es", "en"]', '["es", "en", "zz"]', 1), encoding="utf-8")
    (folder / "i18n" / "zz").mkdir()
    (folder / "i18n" / "zz" / "own.po").write_text(TEXTS, encoding="utf-8")
    before = speaks()
    with environment(IMPULSO_PROGRAMME=str(file)):
        yield
    speak(before)


def test_what_the_language_has_is_said_in_it_and_the_rest_in_spanish(three_languages: None) -> None:
    said = text_of(open_page("home", "zz"))
    assert "zubi zubi" in said
    assert "Ejemplo inventado" in said


@pytest.mark.parametrize("page", ["reach", "hubs", "bootcamps", "state", "data", "about"])
def test_every_page_opens_in_it(page: str, three_languages: None) -> None:
    app = open_page(page, "zz")
    assert not app.exception


def test_the_switch_offers_it(three_languages: None) -> None:
    switch = next(each for each in open_page("home", "es").get("button_group") if "frame.switch" in each.proto.id)
    assert "ZZ" in str(switch.proto)


def test_a_text_that_nobody_knows_is_refused_with_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "programme"
    shutil.copytree(FILE.parent, folder)
    (folder / "i18n" / "es" / "own.po").write_text(TEXTS.replace("home.women", "home.womn"), encoding="utf-8")
    assert main(["check", "--programme", str(folder / FILE.name)]) == BAD_CONFIGURATION
    assert "¿Quiso decir «home.women»?" in capsys.readouterr().err
