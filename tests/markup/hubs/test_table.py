"""Hubs as a table, as a card and as a list to verify; and the summary above them."""

from dataclasses import replace

import pytest

from lib.indicators.figure import no_data
from lib.markup.hubs import summary as hub_summary
from lib.markup.hubs.table import hub_card, hub_table, to_verify
from lib.markup.map.picture import picture
from lib.snapshot.selection.hub_choice import HubChoice
from tests.markup.made_hubs import ATTACK, hub, names, sample, with_hubs


def test_the_table_has_every_hub_asked_for_as_a_row_that_can_be_chosen() -> None:
    html = hub_table(sample().hubs, sample(), names())
    assert [html.count(f'data-choose="{each.id}"') for each in sample().hubs] == [1] * len(sample().hubs)
    assert html.count("data-sort") == 11


def test_a_filter_that_leaves_no_hub_says_so() -> None:
    assert "Ningún sitio cumple" in hub_table([], sample(), names())
    assert "No hub meets" in hub_table([], sample(), names("en"))


def test_a_hub_outside_its_state_stays_in_the_table_and_is_marked() -> None:
    wrong = hub(lat=0.0, lon=0.0)
    assert "ubicación por revisar" in hub_table([wrong], with_hubs(wrong), names())
    assert "ubicación por revisar" not in hub_table([hub()], with_hubs(hub()), names())
    assert "Un sitio no se dibuja" in hub_summary.credit([wrong], names())
    assert "no se dibuja" not in hub_summary.credit([hub()], names())


def test_no_computers_and_no_data_look_different() -> None:
    html = hub_table([hub(computers=0, seats=None)], sample(), names())
    assert ">0</td>" in html
    assert 'class="nothing no-data">Sin dato' in html


@pytest.mark.parametrize("language", ["es", "en"])
def test_what_a_partner_typed_is_escaped_everywhere(language: str) -> None:
    bad = hub(name=ATTACK, locality=ATTACK, condition="in-service-unverified", days_since_verified=120)
    said, snapshot = names(language), with_hubs(bad)
    for html in (hub_table([bad], snapshot, said), hub_card(bad, snapshot, said), to_verify(snapshot, said)):
        assert "<img src=x" not in html
        assert "&lt;img src=x onerror=alert(1)&gt;" in html


def test_the_card_has_everything_about_the_hub() -> None:
    html = hub_card(hub(), sample(), names())
    for text in (
        "Centro comunitario digital de Tekax",
        "hace 22 días",
        "14 nov 2023",
        "Apropiación",
        "fibra",
        "YUC-TEK-01",
    ):
        assert text in html
    assert "<dd>Tekax</dd>" in html


def test_without_a_hub_the_card_says_how_to_choose_one() -> None:
    assert "Elija un sitio" in hub_card(None, sample(), names())


def test_the_work_list_is_by_state_with_the_oldest_first_and_says_whose_move_it_is() -> None:
    html = to_verify(sample(), names())
    assert "A SICT le toca verificar 4 sitios en servicio" in html
    assert "empezar por Unidad de salud de Ocosingo" in html
    places = [
        html.index(f'class="name">{name}') for name in ("Unidad de salud de O", "Escuela", "Biblioteca", "Casa comunal")
    ]
    assert places == sorted(places)


def test_states_in_the_work_list_stand_in_the_order_of_their_oldest_hub() -> None:
    waiting = {"condition": "in-service-unverified"}
    hubs = (
        hub(id="A", state="31", days_since_verified=100, **waiting),
        hub(id="B", state="07", days_since_verified=300, **waiting),
        hub(id="C", state="31", days_since_verified=200, **waiting),
    )
    html = to_verify(with_hubs(*hubs), names())
    assert html.index("<h3>Chiapas") < html.index("<h3>Yucatán")
    assert html.count("<h3>") == 2


def test_with_nothing_to_verify_the_list_says_so() -> None:
    assert "se verificaron en los últimos 90 días" in to_verify(with_hubs(hub()), names())


def test_facts_show_the_four_phases_the_municipalities_and_the_use_with_their_bases() -> None:
    html = hub_summary.facts(sample(), names())
    for text in ("en fase de bienestar", "de 24 sitios", "municipios con sitio", "8 de 19 en servicio"):
        assert text in html


def test_without_the_table_of_hubs_facts_are_no_data_and_never_zero() -> None:
    missing = {name: no_data(name, "hubs") for name in ("SIT-1", "SIT-2", "SIT-3")}
    html = hub_summary.facts(replace(sample(), figures={**sample().figures, **missing}), names())
    assert html.count("Sin dato") == 2
    assert ">0<" not in html


def test_the_legend_names_each_symbol_in_use_and_counts_it() -> None:
    html = hub_summary.legend(sample().hubs, picture(sample(), names(), HubChoice()), names())
    assert html.count("<li>") == 8
    assert "Bootcamp concluido o en curso" in html
    assert "Bootcamp por venir" not in html


def test_a_locality_has_its_key_or_is_marked_where_no_list_knows_it() -> None:
    keyed = hub(locality="Kancab", locality_key="310790018", in_catalogue=True)
    unknown = hub(locality="Kankab", in_catalogue=False)
    for show in (lambda each: hub_table([each], sample(), names()), lambda each: hub_card(each, sample(), names())):
        assert "310790018" in show(keyed)
        assert "fuera de catálogo" not in show(keyed)
        assert "fuera de catálogo" in show(unknown)


def test_only_a_catalogue_that_was_imported_is_blamed_for_a_locality_it_lacks() -> None:
    keyed = hub(id="A", locality="Kancab", locality_key="310790018", in_catalogue=True)
    unknown = hub(id="B", locality="Kankab", in_catalogue=False)
    imported = hub_table([unknown], with_hubs(keyed, unknown), names())
    bundled = hub_table([unknown], with_hubs(unknown), names())
    assert "en el catálogo de localidades del INEGI" in imported
    assert "No es un error" not in imported
    assert "No es un error" in bundled
    assert "provisional" not in bundled
    assert "Fuera de catálogo" not in hub_table([keyed], with_hubs(keyed), names())


def test_each_row_says_its_locality_once() -> None:
    html = hub_table([hub(locality="Kancab")], sample(), names())
    assert html.count("Kancab, Tekax, Yucatán") == 1
    assert html.count(">Kancab") == 1
    assert html.count("Tekax, Yucatán<") == 1


def test_a_table_says_which_hubs_need_nobody_so_that_a_telephone_can_fold_them() -> None:
    waiting, fine = hub(id="A", condition="out-of-service"), hub(id="B")
    assert "Mostrar también el que no pide atención" in hub_table([waiting, fine], sample(), names())
    assert hub_table(sample().hubs, sample(), names()).count('class="calm"') == 18
    assert "data-unfold" not in hub_table([fine], with_hubs(fine), names())


def test_a_short_table_is_searched_in_the_browser_and_a_long_one_by_its_address() -> None:
    many = [hub(id=f"H-{number}", name=f"Aula {number}") for number in range(150)]
    assert 'data-search=""' in hub_table(sample().hubs, sample(), names())
    found = hub_table(many, with_hubs(*many), names(), text="aula 149")
    assert 'data-search="buscar"' in found
    assert found.count("<tr role") == 2
    assert "Ningún sitio ni lugar" in hub_table(many, with_hubs(*many), names(), text="nada")
