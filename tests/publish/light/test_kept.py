"""The light pages as one file that a browser keeps: small, whole, and without what is of a moment or of an address."""

import gzip
import json
import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from lib.publish.light import kept
from lib.publish.light.kept import kept_pages
from lib.publish.sharing.head import SLOT
from tests.publish.light.test_site import PAGES, closing


@cache
def made() -> bytes:
    return kept_pages(closing())


@cache
def document() -> Any:
    return json.loads(gzip.decompress(made()))


def put_together(path: str) -> str:
    """Return a page as the worker puts it together."""
    texts, runs = document()["texts"], document()["pages"][path]
    return "".join("".join(texts[at : at + many]) for at, many in zip(runs[::2], runs[1::2], strict=True))


def test_all_pages_in_all_languages_take_less_than_200_kb() -> None:
    assert set(document()["pages"]) == {*PAGES, "es/buscar.json", "en/buscar.json"}
    assert len(made()) < 200_000


@pytest.mark.parametrize(
    "path", ["index.html", "es/hubs.html", "en/state-31.html", "es/help-hoja.html", "es/buscar.json"]
)
def test_a_page_put_together_again_is_the_page_but_for_what_is_said_of_its_address(path: str) -> None:
    assert put_together(path) == closing().files[path].decode().replace(SLOT, "", 1)


def test_a_page_of_the_dashboard_without_a_twin_of_its_name_leads_to_one_that_is_kept() -> None:
    also = document()["also"]
    assert also["es/.html"] == also["es/home.html"] == "es/index.html"
    assert also["en/state.html"] == "en/state-04.html"
    assert set(also.values()) <= set(document()["pages"])
    assert document()["parts"] == {"state": "estado", "help": "guia"}


def test_the_line_above_a_page_says_when_it_was_kept_in_its_language() -> None:
    said = document()["said"]
    assert list(said) == ["es", "en"]
    assert "guardado el {when}" in said["es"]
    assert "saved on {when}" in said["en"]


def test_what_is_kept_is_of_one_snapshot_and_the_same_for_everybody() -> None:
    assert document()["cut"] == closing().snapshot
    assert made() == kept_pages(closing())
    assert not re.search(r"https?://impulso\.example", json.dumps(document()))


def test_of_more_pages_than_fit_the_last_are_left_out_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 40_000)
    fewer = kept_pages(replace(closing(), heads=dict(list(closing().heads.items())[:8])))
    assert len(fewer) <= 40_000
    left = json.loads(gzip.decompress(fewer))["pages"]
    assert list(left) == ["es/buscar.json", "en/buscar.json", *closing().heads][: len(left)]
