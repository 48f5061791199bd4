"""Mine: what waits for one organisation, chosen in the address, and of what each may see."""

from collections.abc import Iterator

import pytest

from lib.app import data
from lib.snapshot.audience import for_public
from lib.snapshot.selection.tasks import OpenTask, owed_by, tasks_of, told_once
from tests.pages.app import WITH_PAST, environment, open_page, text_of


@pytest.fixture(scope="module", autouse=True)
def dashboard() -> Iterator[None]:
    with environment(IMPULSO_SAMPLE="midway", IMPULSO_PROGRAMME=WITH_PAST):
        yield


def waiting() -> tuple[OpenTask, ...]:
    return told_once(tasks_of(data.newest(), data.opened().setting.programme))


def test_the_address_chooses_the_organisation_and_every_one_of_them_can_be_chosen() -> None:
    page = open_page("mine", socio="sict", ver="steward")
    text = text_of(page)
    assert not page.exception
    assert f"SICT tiene {len(owed_by(waiting(), 'sict'))} pendientes" in text
    assert "Verificar el sitio Centro de la comunidad de Ixtlán (Oaxaca)" in text
    assert "sict.xlsx, pestaña sitios · OAX-IXT-01" in text
    assert 'href="hubs?sitio=OAX-IXT-01&amp;lang=es"' in text
    assert "Yucatán · <" not in text
    (pills,) = (each for each in page.get("button_group") if "socio" in str(each.key))
    assert len(pills.options) == len(data.opened().setting.programme.partners)


def test_without_one_it_holds_everybody_s_each_under_its_name() -> None:
    text = text_of(open_page("mine", ver="steward"))
    everything = waiting()
    assert f"Hay {len(everything)} pendientes" in text
    assert text.count('<li><span class="') == len(everything)
    assert 'id="sedeco-yuc"' in text


def test_the_public_gets_no_cell_no_sheet_and_weeks() -> None:
    text = text_of(open_page("mine", socio="sict", ver="public"))
    hers = owed_by(tasks_of(for_public(data.newest()), data.opened().setting.programme), "sict")
    assert f"SICT tiene {len(hers)} pendientes" in text
    assert "sict.xlsx" not in text
    assert "celda" not in text
    assert "semana del 21 ago" in text or "semana del 28 ago" in text


def test_it_says_what_others_owe_an_organisation_and_whose_move_it_is() -> None:
    text = text_of(open_page("mine", socio="sedeco-oax", ver="steward"))
    owed = text.split('id="owed"')[1]
    assert "SICT: tener listo equipos (Tlaxiaco)" in owed
    assert "Oaxaca: " not in owed


def test_progress_leads_to_all_that_waits_and_to_each_organisation() -> None:
    text = text_of(open_page("home", ver="steward"))
    assert f"Ver los {len(waiting())} pendientes" in text
    for partner in data.opened().setting.programme.partners:
        assert f'href="mine?socio={partner.id}&amp;lang=es"' in text


def test_rows_of_progress_lead_to_where_they_are_explained() -> None:
    text = text_of(open_page("home", ver="steward"))
    assert 'href="bootcamps?bootcamp=BC-07&amp;lang=es"' in text
    assert 'href="about?indicador=ALC-1&amp;lang=es"' in text
