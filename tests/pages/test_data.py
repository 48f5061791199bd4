"""The data page, through `dashboard.py`: each role sees its part, in both languages, with and without data."""

import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from google.protobuf import text_format
from streamlit.testing.v1 import AppTest

from lib.app import data
from lib.collect.condition import Condition
from lib.markup.pages import PAGE_IDS
from lib.publish.mailbox.tokens import paths_of
from lib.snapshot.selection.fix_choice import PER_PAGE
from lib.wording.findings.findings import place, says
from lib.wording.language import Words
from tests.pages.app import ROOT, environment, open_page, text_of
from tests.snapshot.samples import sample_snapshot

LANGUAGES = ("es", "en")


def everything_sent(app: AppTest) -> str:
    """Return every message that a page sends to the browser, as text, without its style sheet."""

    def walk(node: Any) -> list[str]:
        children = getattr(node, "children", {}).values()
        proto = getattr(node, "proto", None)
        own = [text_format.MessageToString(proto, as_utf8=True)] if hasattr(proto, "DESCRIPTOR") else []
        return [*own, *(text for child in children for text in walk(child))]

    return "\n".join(text for text in walk(app._tree) if "<style>" not in text)


def quoted(language: str, source: str | None = None) -> list[str]:
    """Return what findings of the sample say: place, sentence, and value as typed where a figure is not typed so."""
    words = Words(language)
    found = [each for each in sample_snapshot("closing").findings if source in {None, each.source}]
    values = [each.value for each in found if each.value and any(letter.isalpha() for letter in each.value)]
    return [*(place(each, words) for each in found), *(says(each, words) for each in found), *values]


def books(folder: Path, *missing: str) -> Path:
    shutil.copytree(ROOT / "data" / "sample", folder)
    for name in missing:
        (folder / name).unlink()
    return folder


def test_what_keeps_figures_from_being_renewed_is_said_first_and_not_what_the_operator_should_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with environment():
        assert "data-troubles" not in text_of(open_page("data"))
        monkeypatch.setattr(data, "conditions", lambda: (Condition("store", "full"),))
        text = text_of(open_page("data"))
    assert text.index("El disco del almacén está lleno") < text.index("celdas obligatorias")
    assert "Libere espacio" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_praise_comes_first_and_every_owner_has_a_card(language: str) -> None:
    with environment():
        app = open_page("data", language)
    text = text_of(app)
    assert not app.exception
    lead = "Las 4,788 celdas obligatorias están bien" if language == "es" else "All 4,788 required cells are right"
    assert lead in text
    assert text.count("<article") == 8
    assert text.index(lead) < text.index("<article")


@pytest.mark.parametrize("page", PAGE_IDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_public_is_sent_no_finding_on_any_page(page: str, language: str) -> None:
    with environment():
        app = open_page(page, language, ver="public")
    sent = everything_sent(app)
    assert not app.exception
    assert "docs.google.com" not in sent
    assert "1Ejemplo" not in sent
    assert [each for each in quoted(language) if each in sent] == []


def test_the_public_is_sent_no_name_of_a_workbook_on_the_data_page() -> None:
    with environment():
        app = open_page("data", ver="public")
    sent = everything_sent(app)
    workbooks = [source.workbook for source in sample_snapshot("closing").sources]
    assert [name for name in workbooks if name in sent] == []
    assert "5 celdas por revisar" in sent
    assert "solo lo ven la organización dueña" in sent


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_partner_is_sent_her_own_findings_only_and_no_link(language: str) -> None:
    with environment():
        app = open_page("data", language, ver="partner", socio="sict")
    sent, text = everything_sent(app), text_of(app)
    mine = quoted(language, "sict")
    assert all(each in text for each in mine)
    assert [each for each in quoted(language) if each not in mine and each in sent] == []
    assert "docs.google.com" not in sent
    assert "sict.xlsx" in sent
    assert "pro-mujer.xlsx" not in sent
    (digest,) = app.code
    assert digest.value.startswith("*Impulso Digital · SICT · ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_steward_gets_every_point_with_a_link_that_opens_its_cell(language: str) -> None:
    with environment():
        app = open_page("data", language)
    text, sent = text_of(app), everything_sent(app)
    assert [each for each in quoted(language) if each not in sent] == []
    assert text.count('rel="noopener noreferrer"') == 9
    assert "/d/1EjemploSict000000000000000000000000000000003/edit#gid=301&amp;range=N11" in text
    assert ("son inventados" if language == "es" else "are invented") in text


def test_the_english_page_has_no_spanish_sentence() -> None:
    with environment():
        text = text_of(open_page("data", "en"))
    for word in ("celdas", "Pestaña", "Abrir", "días", "Por corregir", "Cada "):
        assert word not in text, word
    assert "Open cell F8 in Google Sheets" in text


def test_the_notice_is_in_the_viewer_s_language_until_she_asks_for_the_other() -> None:
    with environment():
        app = open_page("data", "es", fuente="sedeco-oax")
        spanish = app.code[0].value
        english = open_page("data", "es", fuente="sedeco-oax", idioma="en").code[0].value
    assert spanish.startswith("Buen día, equipo de Oaxaca:")
    assert "las 39 celdas obligatorias están bien" in spanish.lower()
    assert "«35 aprox.»" in spanish
    assert "edit#gid=401&range=F8" in spanish
    assert english.startswith("Hello, Oaxaca team:")
    assert "Buen día" not in english


def test_filters_in_the_address_narrow_the_list() -> None:
    with environment():
        text = text_of(open_page("data", fuente="sict", gravedad="warning"))
        errors = text_of(open_page("data", gravedad="error"))
    assert text.count('class="what"') == 5
    assert "<h3>Oaxaca</h3>" not in text
    assert errors.count('class="what"') == 1


def test_looking_as_somebody_else_changes_the_page_and_the_address() -> None:
    with environment():
        app = open_page("data")
        roles = next(each for each in app.get("button_group") if each.key == "viewer.role.es")
        roles.set_value("public").run()
        assert app.query_params["ver"] == "public"
        assert 'class="what"' not in text_of(app)
        app.switch_page("pages/about.py").run()
        app.switch_page("pages/data.py").run()
        assert 'class="what"' not in text_of(app)


def test_with_workbooks_of_ones_own_everybody_is_the_public_whatever_the_address_says(tmp_path: Path) -> None:
    with environment(IMPULSO_WORKBOOKS=str(books(tmp_path / "books"))):
        app = open_page("data", ver="steward")
    sent = everything_sent(app)
    assert not app.exception
    assert [each for each in quoted("es") if each in sent] == []
    assert "Ver como" not in sent
    assert "Copiar aviso" not in sent


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_source_that_cannot_be_found_says_so_and_shows_no_zero(tmp_path: Path, language: str) -> None:
    folder = books(tmp_path / "books", "pro-mujer.xlsx")
    with environment(IMPULSO_SAMPLE="closing", IMPULSO_WORKBOOKS=str(folder)):
        app = open_page("data", language)
    text = text_of(app)
    assert not app.exception
    assert ("El libro no se encuentra" if language == "es" else "The workbook is not found") in text
    assert ("Pro Mujer no tiene datos todavía" if language == "es" else "Pro Mujer has no data yet") in text


def test_a_source_that_never_declared_a_date_says_so(tmp_path: Path) -> None:
    folder = books(tmp_path / "books")
    book = openpyxl.load_workbook(folder / "sedeco-oax.xlsx")
    cell = next(cell for row in book["portada"].iter_rows() for cell in row if cell.value == "corte")
    book["portada"].cell(cell.row + 1, cell.column).value = None
    book.save(folder / "sedeco-oax.xlsx")
    with environment(IMPULSO_SAMPLE="closing", IMPULSO_WORKBOOKS=str(folder)):
        text = text_of(open_page("data"))
    assert "sin fecha de corte" in text
    assert "todavía no declara ninguna fecha" in text
    assert "la portada no declara hasta qué día" in text


def test_a_partner_with_nothing_to_mend_is_thanked() -> None:
    with environment():
        text = text_of(open_page("data", ver="partner", socio="dtc-mexico"))
    assert "No queda nada por revisar en los libros de DTC México. Gracias por su cuidado." in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_midway_shows_what_stood_then(language: str) -> None:
    with environment(IMPULSO_SAMPLE="midway"):
        app = open_page("data", language)
    text = text_of(app)
    assert not app.exception
    assert "3,601" in text
    assert text.count('class="what"') == 2


def test_a_long_list_is_shown_by_pages_with_the_count_of_each_kind(tmp_path: Path) -> None:
    folder = books(tmp_path / "books")
    book = openpyxl.load_workbook(folder / "pro-mujer.xlsx")
    numbers = [cell for row in book["alcance"].iter_rows(min_row=2) for cell in row if isinstance(cell.value, int)]
    for number, cell in enumerate(numbers[:150]):
        cell.value = f"{number + 100} alumnos"  # each suggests a number of its own
    book.save(folder / "pro-mujer.xlsx")
    with environment(IMPULSO_SAMPLE="closing", IMPULSO_WORKBOOKS=str(folder)):
        text = text_of(open_page("data"))
        second = text_of(open_page("data", pagina="2"))
    assert text.count('class="what"') == PER_PAGE
    assert 50 < second.count('class="what"') < PER_PAGE
    assert "151 ×</span> Texto donde va un número" in text


def test_the_line_that_makes_a_sheet_answer_is_shown_to_its_owner_and_stewards_only() -> None:
    secret = "a secret of this test, made by nobody"  # noqa: S105
    with environment(IMPULSO_MAILBOX_SECRET=secret, IMPULSO_PUBLIC_URL="https://impulso.example.org"):
        addresses = {
            source: f"https://impulso.example.org{paths_of(source, 0, 'impulso-digital', secret)['review']}"
            for source in ("sict", "pro-mujer")
        }
        public, partner, steward = (
            everything_sent(open_page("data", ver=role, **who))
            for role, who in (("public", {}), ("partner", {"socio": "sict"}), ("steward", {}))
        )
    assert [source for source, address in addresses.items() if address in public] == []
    assert "/buzon/" not in public
    assert [source for source, address in addresses.items() if address in partner] == ["sict"]
    assert "IMPORTDATA" in partner
    assert [source for source, address in addresses.items() if address in steward] == ["sict", "pro-mujer"]
