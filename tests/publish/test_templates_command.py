"""`python -m lib templates OUT`, as an operator runs it before there is any workbook."""

import json
from pathlib import Path

import pytest

from lib.commands.command_line import main
from tests.indicators.facts import ROOT

DECLARED = (ROOT / "data" / "programme.toml").read_text(encoding="utf-8")


@pytest.fixture
def own_programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A programme of one's own, with one partner's workbook and no sample to read."""
    for name in ("IMPULSO_WORKBOOKS", "IMPULSO_SAMPLE", "IMPULSO_READER", "IMPULSO_PROGRAMME"):
        monkeypatch.delenv(name, raising=False)
    without_samples = DECLARED.split("# The embedded samples.", maxsplit=1)[0]
    start, end = without_samples.index("[[sources]]"), without_samples.index('[[sources]]\nid = "sict"')
    end_of_sict = without_samples.index('[[sources]]\nid = "sedeco-yuc"')
    end_of_sources = without_samples.index("# Where two partners report")
    only_sict = without_samples[:start] + without_samples[end:end_of_sict] + without_samples[end_of_sources:]
    file = tmp_path / "programme.toml"
    file.write_text(only_sict, encoding="utf-8")
    return file


def test_it_writes_a_workbook_for_each_source_and_prints_what_it_wrote(
    own_programme: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["templates", str(tmp_path / "new" / "out"), "--programme", str(own_programme)]) == 0
    assert capsys.readouterr().out.splitlines() == [str(tmp_path / "new" / "out" / "sict.xlsx")]
    assert [file.name for file in (tmp_path / "new" / "out").iterdir()] == ["sict.xlsx"]


def test_it_prints_json_when_asked(own_programme: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["templates", str(tmp_path), "--programme", str(own_programme), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == [str(tmp_path / "sict.xlsx")]


def test_it_replaces_no_file_for_it_may_be_a_filled_workbook(
    own_programme: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled = tmp_path / "sict.xlsx"
    filled.write_bytes(b"a partner's data")
    assert main(["templates", str(tmp_path), "--programme", str(own_programme)]) == 1
    assert filled.read_bytes() == b"a partner's data"
    assert "ya están sict.xlsx" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_said_plainly(
    own_programme: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert main(["templates", str(tmp_path / "file" / "out"), "--programme", str(own_programme)]) == 1
    assert "no se puede escribir" in capsys.readouterr().err


def test_a_tab_title_that_no_workbook_can_have_is_a_wrong_configuration(
    own_programme: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = own_programme.read_text(encoding="utf-8").replace('title = "sitios"', 'title = "sitios [2023]"')
    own_programme.write_text(text, encoding="utf-8")
    assert main(["templates", str(tmp_path / "out"), "--programme", str(own_programme)]) == 2
    assert "sources[sict].tabs" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
