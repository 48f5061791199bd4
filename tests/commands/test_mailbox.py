"""`python -m lib mailbox`, as operators run it, and the templates that carry the addresses."""

import json
import subprocess
from pathlib import Path

import openpyxl
import pytest

from lib.publish.mailbox.tokens import source_of
from tests.command import run
from tests.indicators.facts import programme

SECRET = "a secret of this test, made by nobody"  # noqa: S105


def said(store: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return run(*arguments, IMPULSO_STORE_URL=store, IMPULSO_MAILBOX_SECRET=SECRET, **variables)


@pytest.fixture
def store(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'store.sqlite'}"


def test_every_source_has_its_three_addresses_and_rotating_one_changes_only_those(store: str, tmp_path: Path) -> None:
    before = json.loads(said(store, "mailbox", "list", "--json").stdout)
    assert set(before) == {source.id for source in programme().sources}
    assert {tuple(each) for each in before.values()} == {("review", "calendar", "feed")}
    token = before["sict"]["review"].split("/")[2]
    assert before["sict"] == {
        "review": f"/buzon/{token}/revision.csv",
        "calendar": f"/buzon/{token}/agenda.ics",
        "feed": f"/buzon/{token}/novedades.atom",
    }
    rotated = json.loads(said(store, "mailbox", "rotate", "sict", "--json").stdout)
    assert set(rotated) == {"sict"}
    after = json.loads(said(store, "mailbox", "list", "--json").stdout)
    assert after == {**before, **rotated}
    assert after["sict"] != before["sict"]
    assert source_of(token, programme(), {"sict": 1}, SECRET) is None

    public = {"IMPULSO_PUBLIC_URL": "https://impulso.example.org"}
    assert said(store, "templates", str(tmp_path / "out"), **public).returncode == 0
    book = openpyxl.load_workbook(tmp_path / "out" / "sict.xlsx")
    assert book.sheetnames[-1] == "revisión"
    assert book["revisión"]["A1"].value == f'=IMPORTDATA("https://impulso.example.org{after["sict"]["review"]}")'


def test_without_a_secret_or_with_an_unknown_source_it_says_what_is_missing(store: str) -> None:
    unset = run("mailbox", "list", IMPULSO_STORE_URL=store)
    assert (unset.returncode, "IMPULSO_MAILBOX_SECRET" in unset.stderr) == (1, True)
    unknown = said(store, "mailbox", "rotate", "nobody")
    assert (unknown.returncode, "«nobody»" in unknown.stderr) == (1, True)
    short = run("mailbox", "list", IMPULSO_STORE_URL=store, IMPULSO_MAILBOX_SECRET="short")  # noqa: S106
    assert (short.returncode, "32" in short.stderr, "short" in short.stderr) == (2, True, False)
