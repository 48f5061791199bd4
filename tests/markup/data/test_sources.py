"""A card for each owner: its state by symbol and word, its clocks apart, its measures with their bases."""

import re
from dataclasses import replace
from datetime import UTC, datetime

from lib.markup.data.sources import card_sections, cards, opening
from lib.snapshot.audience import for_public
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names
from tests.indicators.facts import geography, programme
from tests.snapshot.samples import sample_snapshot

ES = Names(programme(), geography(), Words("es"), {})
EN = Names(programme(), geography(), Words("en"), {})


def only(name: str, **changes: object) -> Snapshot:
    whole = sample_snapshot("closing")
    return replace(whole, sources=tuple(replace(each, **changes) for each in whole.sources if each.id == name))


def test_the_opening_gives_each_measure_with_what_it_is_of_and_its_definition() -> None:
    html = opening(sample_snapshot("closing"), ES)
    assert '<h1 class="lead">Las 4,788 celdas obligatorias están bien' in html
    assert "4,788 de 4,788" in html
    assert "la más débil: entrega a tiempo" in html
    for number in range(1, 6):
        assert f"indicador=DAT-{number}" in html


def test_where_every_measure_is_whole_none_is_called_the_weakest() -> None:
    html = opening(sample_snapshot("early"), ES)
    assert "ninguna medida baja de ahí" in html
    assert "la más débil" not in html


def test_sources_that_are_well_are_named_in_a_closed_head_also_where_all_are() -> None:
    needing, well = card_sections(sample_snapshot("closing"), ES)
    assert (needing.open, well.open) == (True, False)
    (every,) = card_sections(sample_snapshot("early"), ES)
    assert not every.open
    assert every.says.startswith("DTC México · Pro Mujer · SICT")


def test_there_is_one_card_for_each_source_with_its_state_in_words() -> None:
    html, well = (cards(sample_snapshot("closing"), ES, well=each) for each in (False, True))
    assert (html.count("<article"), well.count("<article")) == (5, 3)
    assert "atrasada" not in well
    assert '<span class="state overdue">atrasada</span>' in html
    assert '<span class="state due-soon">por vencer</span>' in html


def test_a_sample_says_that_its_readings_are_by_the_real_clock() -> None:
    assert "del reloj real" in cards(sample_snapshot("closing"), ES)
    assert "del reloj real" not in cards(replace(sample_snapshot("closing"), sample=None), ES)


def test_the_weakest_measure_is_marked() -> None:
    weakest = '<dt class="weakest">Filas sin error</dt><dd class="weakest">6 de 7'
    assert weakest in cards(only("sedeco-oax"), ES)
    assert 'class="weakest"' not in cards(only("dtc-mexico"), ES)


def test_a_change_is_told_only_where_it_is_known() -> None:
    moment = datetime(2023, 12, 1, 12, tzinfo=UTC)
    assert "Cambió" not in cards(only("sict", changed_at=None), ES)
    assert "1 dic 2023, 06:00" in cards(only("sict", changed_at=moment), ES, "America/Merida")


def test_an_unread_source_says_why_and_shows_no_zero() -> None:
    html = cards(only("sict", freshness="unread", condition="unread", trouble="permission", read_at=None), ES)
    assert "Sin permiso: el libro ya no está compartido con el tablero" in html
    assert "celdas por revisar" not in html
    assert html.count("Sin dato") >= 4
    assert 'class="weakest"' not in html


def test_the_owner_s_remark_is_escaped_and_marked_as_spanish() -> None:
    html = cards(only("sict", note="<b>Ojo</b> & más"), EN)
    assert '<p lang="es">&lt;b&gt;Ojo&lt;/b&gt; &amp; más</p>' in html


def test_the_public_sees_no_name_of_a_workbook() -> None:
    assert "sict.xlsx" in cards(only("sict"), ES)
    public = cards(for_public(only("sict")), ES)
    assert "xlsx" not in public
    assert "Libro" not in public


def test_the_source_that_most_needs_somebody_comes_first() -> None:
    html = cards(sample_snapshot("closing"), ES)
    order = re.findall(r'class="state ([\w-]+)"', html)
    ranks = [("unread", "overdue", "undated", "due-soon", "up-to-date").index(each) for each in order]
    assert ranks == sorted(ranks)
    assert "overdue" in order
