"""`python -m lib verify` and `keys`, as an operator and a journalist run them."""

import json
from pathlib import Path

import pytest

from lib.commands.keys import PRIVATE, PUBLIC, keys
from tests.command import run
from tests.publish.proof.files import sealed


@pytest.fixture(scope="module")
def signed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("signed")
    keys(folder, as_json=True)
    store = {"IMPULSO_STORE_URL": f"sqlite:///{folder / 'store.sqlite'}"}
    done = run("export", str(folder / "out"), IMPULSO_SIGNING_KEY=str(folder / PRIVATE), **store)
    assert done.returncode == 0, done.stderr
    return folder


def test_a_file_is_proved_by_the_key_that_signed_it_and_no_other(signed: Path, tmp_path: Path) -> None:
    book = signed / "out" / "es" / "exports" / "workbook.xlsx"
    altered, other, foreign = tmp_path / "altered.csv", tmp_path / "other.txt", tmp_path / "foreign.csv"
    altered.write_bytes((signed / "out" / "es" / "figures.csv").read_bytes().replace(b",358,", b",359,", 1))
    other.write_text("nothing of ours")
    foreign.write_bytes(sealed("csv"))
    done = run("verify", "--json", "--key", str(signed / PUBLIC), *map(str, (book, altered, other, foreign)))
    assert done.returncode == 1
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert [each["intact"] for each in said] == [True, False, False, False]
    assert [each["verdict"] for each in said] == ["intact", "altered", "none", "foreign"]
    assert said[0]["signed_by"] == "Impulso Digital"
    assert {each["id"]: each["value"] for each in said[0]["figures"]}["ALC-1"] == 358
    assert [each["signed_by"] for each in said[1:]] == [None, None, None]


def test_a_reader_without_any_key_is_told_the_fingerprint_and_not_a_name(signed: Path) -> None:
    done = run("verify", "--lang", "en", str(signed / "out" / "es" / "figures.csv"))
    assert done.returncode == 0, done.stderr
    assert "358 people" in done.stdout
    assert "not known here" in done.stdout
    assert "Impulso Digital" not in done.stdout


def test_a_file_that_cannot_be_read_is_none_of_ours(tmp_path: Path) -> None:
    assert run("verify", str(tmp_path / "none.html")).returncode == 2
