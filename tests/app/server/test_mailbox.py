"""The secret addresses, asked as a sheet asks them and as those who guess do."""

import csv
import io
import json
import os
from collections.abc import Iterator
from dataclasses import replace

import openpyxl
import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from lib.app import data
from lib.app.server import mailbox
from lib.collect.opening import open_programme
from lib.collect.settings.environment import read_environment
from lib.publish.mailbox.tokens import paths_of
from lib.snapshot.public import public_json
from tests.pages.app import environment, wait_for_the_first_snapshot

SECRET = "a secret of this test, made by nobody"  # noqa: S105
ASKED = TestClient(Starlette(routes=mailbox.ROUTES))


@pytest.fixture(scope="module", autouse=True)
def dashboard() -> Iterator[None]:
    with environment(IMPULSO_MAILBOX_SECRET=SECRET):
        wait_for_the_first_snapshot()
        yield


def paths(source: str) -> dict[str, str]:
    generation = data.opened().store.generations.now().get(source, 0)
    return paths_of(source, generation, "impulso-digital", SECRET)


def test_a_sheet_reads_its_own_list_and_nothing_keeps_it() -> None:
    answer = ASKED.get(paths("sedeco-oax")["review"])
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "noindex" in answer.headers["x-robots-tag"]
    cells = list(csv.reader(io.StringIO(answer.text)))
    assert cells[3][0] == "F8"
    assert cells[3][-1], "the day it was first seen"


def test_any_other_address_is_not_found_and_says_no_more() -> None:
    right = paths("sict")["review"]
    token = right.split("/")[2]
    for wrong in (
        f"/buzon/{token[:-1]}/revision.csv", f"/buzon/{token}x/revision.csv", f"/buzon/{token}/other.csv",
        f"/buzon/{token}/../{token}/x", "/buzon/sict/revision.csv", "/buzon/%00/revision.csv",
        f"/buzon/{token.swapcase()}/revision.csv",
    ):  # fmt: skip
        answer = ASKED.get(wrong)
        assert (answer.status_code, token in answer.text) == (404, False), wrong
    answer = ASKED.get("/buzon/x/revision.csv")
    assert (answer.status_code, answer.text, answer.headers["cache-control"]) == (404, "404", "no-store")


def test_a_new_address_ends_the_former_one_and_no_other_s() -> None:
    before, other = paths("sict")["review"], paths("sedeco-chis")["review"]
    data.opened().store.generations.rotate(["sict"])
    assert ASKED.get(before).status_code == 404
    assert ASKED.get(paths("sict")["review"]).status_code == 200
    assert ASKED.get(other).status_code == 200


def test_without_a_secret_there_is_no_mailbox(monkeypatch: pytest.MonkeyPatch) -> None:
    address = paths("sict")["review"]
    monkeypatch.delenv("IMPULSO_MAILBOX_SECRET")
    assert ASKED.get(address).status_code == 404


def test_no_address_is_in_what_the_public_gets_or_in_a_snapshot() -> None:
    text = json.dumps(public_json(data.newest())) + repr(data.newest())
    assert SECRET not in text
    assert not [source.id for source in data.newest().sources if paths(source.id)["review"].split("/")[2] in text]


def test_a_partner_s_own_workbook_comes_back_with_notes_and_not_once_it_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    address = paths("sedeco-oax")["review"].replace("revision.csv", "revision.xlsx")
    answer = ASKED.get(address)
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert (answer.status_code, book.sheetnames[0]) == (200, "revisión")
    assert answer.headers["cache-control"] == "no-store"
    st.cache_resource.clear()
    newest = data.newest()
    other = tuple(replace(each, hash="0" * 64) for each in newest.sources)
    monkeypatch.setattr(data, "newest", lambda: replace(newest, sources=other))
    refused = ASKED.get(address)
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "60")
    assert "cambió desde la última lectura" in refused.text
    assert "changed since its last reading" in refused.text


def test_a_server_that_has_nothing_to_read_with_says_where_the_workbook_comes_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    address = paths("sedeco-oax")["review"].replace("revision.csv", "revision.xlsx")
    st.cache_resource.clear()
    without_a_key = {"IMPULSO_COLLECT": "0", "IMPULSO_READER": "google"}
    opened = replace(data.opened(), reader=open_programme(read_environment({**os.environ, **without_a_key})).reader)
    monkeypatch.setattr(data, "opened", lambda: opened)
    monkeypatch.setenv("IMPULSO_COLLECT", "0")
    answer = ASKED.get(address)
    assert answer.status_code == 503
    assert "Este servidor solo muestra lo que otro lee" in answer.text
    assert "revision.csv" in answer.text
