"""The agenda of a meeting says what changed, what is due by whom, and what cannot be relied on yet."""

import re
from dataclasses import replace
from html import unescape

from starlette.applications import Starlette
from starlette.testclient import TestClient

from lib.app.server import api
from lib.markup.blocks.agenda import agenda
from lib.markup.sections import whole
from lib.snapshot.audience import for_public
from lib.snapshot.snapshot import Snapshot
from lib.tables.codes import EXAMPLES
from lib.wording.language import Words
from lib.wording.names import Names
from tests.pages.app import WITH_PAST, environment, open_page, text_of
from tests.snapshot.samples import sample_snapshot, setting_of

MIDWAY = sample_snapshot("midway")


def html(snapshot: Snapshot, language: str = "es") -> str:
    setting = setting_of("midway")
    called = {each.id: each.name for each in snapshot.bootcamps}
    names = Names(setting.programme, setting.geography, Words(language), called)
    return "".join(map(whole, agenda(snapshot, names)))


def test_the_page_has_what_changed_since_the_day_that_is_chosen_and_all_its_points() -> None:
    with environment(IMPULSO_SAMPLE="midway", IMPULSO_PROGRAMME=WITH_PAST):
        page = open_page("agenda", ver="steward", desde="2000-01-01")
        public, text = text_of(open_page("agenda", ver="public", desde="2000-01-01")), text_of(page)
        compared = re.findall(r"corte=([0-9a-f]{12})", public)[0]
        told = TestClient(Starlette(routes=api.ROUTES)).get(f"/api/v1/changes?since={compared}").json()["sentences"]
    assert not page.exception
    assert told
    listed = re.findall(r'target="_self">([^<]+)</a></span></li>', public.partition('data-fold="due"')[0])
    assert [unescape(each) for each in listed][:7] == [each["text"] for each in told][:7]
    for heading in ("Orden del día", "Qué cambió", "Qué vence en 14 días", "Donde no coinciden", "Hojas atrasadas"):
        assert heading in text
    assert "Comparado con el corte" in text


def test_what_is_due_stands_under_whose_move_it_is_for_fourteen_days() -> None:
    text = html(MIDWAY)
    yucatan = text.split('id="due-sedeco-yuc"')[1].split("<h")[0]
    assert "Entregar difusión (Valladolid)" in yucatan
    assert "Entregar equipo (Yucatán)" not in yucatan, "it is due in November"
    assert "SICT" in text.split("Yucatán")[0]


def test_provisional_figures_and_late_sheets_are_named() -> None:
    text = html(MIDWAY)
    assert "Comitán" in text.split("Cifras preliminares")[1]
    assert "Tekax" not in text.split("Cifras preliminares")[1], "validated"
    assert "Oaxaca" in text.split("Hojas atrasadas")[1]


def test_a_head_says_how_many_points_there_are_or_that_there_is_none() -> None:
    heads = re.findall(r'<summary><h2>(.*?)</h2><span class="says">(.*?)</span></summary>', html(MIDWAY))
    assert [says for title, says in heads if title == "Donde no coinciden las hojas"] == ["Las hojas coinciden."]
    assert all(re.fullmatch(r"\d+ asuntos|un asunto|[A-Z].*\.", says) for _, says in heads)


def test_where_partners_disagree_is_for_those_who_may_know_it() -> None:
    found = replace(EXAMPLES["V21"], source="sedeco-yuc")
    disagreeing = replace(MIDWAY, findings=(found,))
    assert "Yucatán › " in html(disagreeing).split("Donde no coinciden")[1].split("<h2>")[0]
    assert "Donde no coinciden" not in html(for_public(disagreeing))
