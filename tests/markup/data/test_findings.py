"""What is left to mend is told by workbook and tab: where, what, and what became of the row."""

from dataclasses import replace

from lib.markup.data.findings import fixes, summary, thanks
from lib.tables.codes import EXAMPLES
from lib.wording.language import Words
from lib.wording.names import Names
from tests.indicators.facts import geography, programme
from tests.snapshot.samples import sample_snapshot

ES = Names(programme(), geography(), Words("es"), {})
SNAPSHOT = sample_snapshot("closing")
POINT = replace(EXAMPLES["C02"], source="pro-mujer", tab="alcance", table="alcance", cell="F14")
LINK = "https://docs.google.com/spreadsheets/d/x/edit#gid=203&range=F14"
LINKS = {("pro-mujer", "alcance", "F14"): LINK}


def test_a_point_says_where_what_how_grave_and_what_became_of_the_row() -> None:
    html = fixes([POINT], SNAPSHOT, ES)
    assert "<h3>Pro Mujer</h3>" in html
    assert "<h4>Pestaña alcance</h4>" in html
    assert '<span class="severity error">Por corregir</span>' in html
    assert "alcance, fila 14, columna F (personas)" in html
    assert "Dice «trece»; se esperaba un número entero. Escriba 13." in html
    assert "La fila no se cuenta mientras tanto." in html


def test_points_of_one_tab_stand_under_one_heading() -> None:
    html = fixes([POINT, replace(POINT, cell="F15"), EXAMPLES["V06"]], SNAPSHOT, ES)
    assert html.count("<h4>Pestaña alcance</h4>") == 1
    assert html.count("<h4>") == 2
    assert "<h4>Libro completo</h4>" in fixes([EXAMPLES["W06"]], SNAPSHOT, ES)


def test_what_asks_for_the_same_in_one_column_is_one_point_with_its_other_cells() -> None:
    html = fixes([POINT, replace(POINT, cell="F15"), replace(POINT, cell="F16")], SNAPSHOT, ES)
    assert html.count("<li>") == 1
    assert "Lo mismo en 2 celdas más: F15, F16." in html


def test_a_link_opens_elsewhere_without_telling_where_it_came_from() -> None:
    html = fixes([POINT], SNAPSHOT, ES, LINKS)
    href = LINK.replace("&", "&amp;")
    assert f'<a href="{href}" target="_blank" rel="noopener noreferrer">Abrir la celda F14 en Google Sheets' in html
    assert "<a " not in fixes([POINT], SNAPSHOT, ES)


def test_links_of_the_sample_are_said_to_be_invented_and_only_those() -> None:
    assert "son inventados" in fixes([POINT], SNAPSHOT, ES, LINKS)
    assert "son inventados" not in fixes([POINT], SNAPSHOT, ES)
    assert "son inventados" not in fixes([POINT], replace(SNAPSHOT, sample=None), ES, LINKS)


def test_what_a_partner_typed_is_escaped() -> None:
    html = fixes([replace(POINT, value="<script>x</script>")], SNAPSHOT, ES)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_page_of_a_long_list_says_how_many_there_are() -> None:
    assert "Se muestran 1 de 1,234 puntos" in fixes([POINT], SNAPSHOT, ES, every=1234)
    assert "Se muestran" not in fixes([POINT], SNAPSHOT, ES, every=1)


def test_the_summary_counts_by_kind_and_keeps_notes_apart() -> None:
    html = summary([POINT, POINT, EXAMPLES["V06"], EXAMPLES["R01"]], ES.words)
    assert "3 puntos por atender. Uno más, solo para su conocimiento." in html
    assert "2 ×</span> Texto donde va un número" in html
    assert "Ningún punto coincide" in summary([], ES.words)


def test_thanks_are_given_only_where_something_was_read() -> None:
    assert "Gracias" in thanks(SNAPSHOT, ES)
    assert "los libros de SICT" in thanks(SNAPSHOT, ES, "SICT")
    unread = replace(SNAPSHOT, sources=tuple(replace(each, freshness="unread") for each in SNAPSHOT.sources))
    assert thanks(unread, ES) == ""
