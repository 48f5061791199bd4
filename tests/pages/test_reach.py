"""The reach page, through `dashboard.py`, in both languages, at closing, midway and without its source."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.app import ROOT, environment, open_page, text_of


@contextmanager
def reach(language: str = "es", sample: str = "closing", **parameters: str) -> Iterator[AppTest]:
    with environment(IMPULSO_SAMPLE=sample):
        yield open_page("reach", language, **parameters)


def charts(app: AppTest) -> dict[str, dict[str, object]]:
    """Return every chart's plotly figure by its key."""
    found = {}
    for element in app.get("plotly_chart"):
        name = re.search(r"chart\.([\w-]+)", element.proto.id)
        if name:
            found[name.group(1)] = json.loads(element.proto.spec)
    return found


def address(app: AppTest, name: str) -> str:
    """Return a parameter of the address, which AppTest gives as one value or as a list of one."""
    given = app.query_params[name]
    return given if isinstance(given, str) else given[0]


def test_reach_keeps_people_participations_and_attendances_apart() -> None:
    with reach() as app:
        text = text_of(app)
    assert not app.exception
    assert "358 personas participaron 379 veces en bootcamps y sumaron 2,209 asistencias" in text
    assert "Estimado, nunca se suma" in text
    assert "111 de las 346 personas cuya edad se conoce" in text
    assert "44 de las 68 personas contactadas" in text


def test_reach_says_the_same_in_english_and_leaves_no_spanish() -> None:
    with reach("en") as app:
        text = text_of(app)
    assert "358 people took part in bootcamps 379 times" in text
    assert "111 of the 346 people whose age is known" in text
    for word in ("personas", "Asistieron", "Concluyó", "Protegido", "Sin dato", "meses", "Microempresarias"):
        assert word not in text, word


@pytest.mark.parametrize("sample", ["closing", "midway"])
@pytest.mark.parametrize("language", ["es", "en"])
def test_every_section_has_a_chart_and_the_same_facts_as_a_table(sample: str, language: str) -> None:
    with reach(language, sample) as app:
        text = text_of(app)
        drawn = charts(app)
    assert not app.exception
    assert list(drawn) == ["who", "ages", "states", "bootcamps", "months", "funnel", "follow-up"]
    assert text.count("<table>") >= 7
    assert text.count("<caption") == text.count("<table>")
    assert len(app.expander) == 7, "one for each table"


def test_the_address_chooses_the_views_and_keeps_them() -> None:
    with reach(of="state.20", detail="age-group", by="state", wave="3m") as app:
        text = text_of(app)
        assert "23 de las 68 personas" in text
        assert "grupo de edad (Asistieron)" in text
        assert "Personas por estado y etapa" in text
        assert "A los 3 meses" in text
        assert address(app, "of") == "state.20"
        assert address(app, "wave") == "3m"


def test_an_address_that_means_nothing_is_ignored() -> None:
    with reach(of="state.99", by="shoe-size") as app:
        assert not app.exception
        assert "111 de las 346" in text_of(app)
        assert "by" not in app.query_params


def test_choosing_writes_a_stable_id_into_the_address() -> None:
    with reach("en") as app:
        by = next(each for each in app.get("button_group") if "reach.by" in each.proto.id)
        by.set_value("state").run()
        assert address(app, "by") == "state"
        assert "By state, it goes from" in text_of(app)


def test_midway_keeps_back_the_detail_of_running_bootcamps_and_does_not_draw_what_has_not_begun() -> None:
    with reach(sample="midway") as app:
        text = text_of(app)
        drawn = json.dumps(charts(app), ensure_ascii=False)
    assert "El detalle de 2 bootcamps en curso se publica al concluir" in text
    assert "El detalle se publica cuando el bootcamp concluye" in text
    assert "sin detalle todavía" in drawn
    assert "aún no empieza" in drawn
    assert "80 más, aún en curso" in text
    assert "Solo los 4 bootcamps que terminaron, de 9" in text
    assert "de los bootcamps que terminaron son" in text


def test_protected_cells_are_words_in_the_chart_and_in_its_table() -> None:
    with reach(detail="age-group") as app:
        figure = charts(app)["bootcamps"]
        text = text_of(app)
    assert "protegido" in json.dumps(figure, ensure_ascii=False)
    assert text.count('class="nothing protected"') >= 8


def test_without_the_training_workbook_reach_names_who_owes_it_and_draws_nothing(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data" / "sample", tmp_path / "books")
    (tmp_path / "books" / "pro-mujer.xlsx").unlink()
    with environment(IMPULSO_WORKBOOKS=str(tmp_path / "books")):
        app = open_page("reach")
        text = text_of(app)
    assert not app.exception
    assert not charts(app)
    assert "Pro Mujer aún no ha entregado estos datos" in text
    assert text.count("Sin dato") >= 4
    assert "18,460" in text


def test_a_choice_survives_the_change_of_language() -> None:
    with reach() as app:
        by = next(each for each in app.get("button_group") if "reach.by" in each.proto.id)
        by.set_value("state").run()
        switch = next(each for each in app.get("button_group") if "frame.switch" in each.proto.id)
        switch.set_value("en").run()
        assert "By state, it goes from" in text_of(app)
        assert address(app, "by") == "state"
