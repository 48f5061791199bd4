"""A language is translated from one file, which grows with the texts and keeps what was filled in."""

from pathlib import Path

import pytest

from lib.commands.texts import texts
from lib.i18n.catalogue import texts_in, written


def test_what_is_missing_is_written_and_what_is_filled_in_stays(tmp_path: Path) -> None:
    assert texts(tmp_path, "kek", as_json=False) == 0
    file = tmp_path / "i18n" / "kek" / "texts.po"
    content = file.read_text(encoding="utf-8")
    assert content.count("msgid ") == len(written("es"))
    filled = content.replace('msgid "home.women"\nmsgstr ""', 'msgid "home.women"\nmsgstr "ixq"')
    file.write_text(filled, encoding="utf-8")
    assert texts(tmp_path, "kek", as_json=False) == 0
    assert texts_in(file.parent, "kek") == {"home.women": "ixq"}


def test_a_parameter_that_nobody_fills_in_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / "i18n" / "sw"
    place.mkdir(parents=True)
    (place / "own.po").write_text('msgid "home.women"\nmsgstr "{wanawake}"\n', encoding="utf-8")
    assert texts(tmp_path, "sw", as_json=False) == 1
    assert "home.women: {wanawake} no se rellena en este texto" in capsys.readouterr().err
