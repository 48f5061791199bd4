"""A programme without bootcamps, with a table of its own and indicators told from it, from workbook to every page."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from lib.app import data
from lib.collect.reading import vocabulary_of
from lib.commands.command_line import BAD_CONFIGURATION, main
from lib.i18n.catalogue import speak, speaks
from lib.markup.pages import pages_of
from lib.publish.card.pages import page_card
from lib.publish.exports.offers import IATI, offers_of
from lib.publish.light.contents import contents
from lib.publish.light.maps import Atlas
from lib.publish.meeting.slides import state_slides
from lib.publish.proof.seal import read_seal
from lib.publish.stage.slide import SlideTable
from lib.publish.stage.slides import slides_of
from lib.publish.templates.workbooks import template_files
from lib.snapshot.audience import for_public
from lib.snapshot.selection.headlines import headlines
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import from_json, to_json
from lib.wording.edition import Edition, edition_of
from tests.command import run
from tests.examples.clinics import clinics, write_programme
from tests.indicators.declared import indicator
from tests.pages.app import kept_open, open_page, text_of
from tests.publish.iati.standard import actuals, faults


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    before = speaks()
    with kept_open(), clinics(tmp_path_factory.mktemp("clinics")):
        yield
    speak(before)


@pytest.fixture(scope="module")
def edition(served: None) -> Edition:
    setting = data.opened().setting
    return edition_of(data.newest(), setting.programme, setting.geography, "es")


def test_its_cells_are_read_in_any_of_its_languages_and_what_is_wrong_is_said(edition: Edition) -> None:
    codes = {(found.code, found.cell) for found in data.newest().findings if found.table == "visitas"}
    assert codes == {("C09", "E7"), ("V27", "G6"), ("V27", "H6")}
    told = [found.code for found in data.newest().findings]
    assert "V17" not in told, "nobody asks for targets of people reached where no sheet tells them"


def test_its_indicators_are_told_with_their_targets(edition: Edition) -> None:
    seen, share = (edition.snapshot.figure(each) for each in ("CLI-1", "CLI-2"))
    assert (seen.value, seen.target) == (99, 120), "a target of the sheets wins over the declared one"
    assert (share.numerator, share.denominator, share.target) == (51, 99, 0.6)
    assert edition.snapshot.figure("CLI-3").value == 5.5


def test_a_snapshot_that_tells_them_is_kept_and_read_again(edition: Edition) -> None:
    assert from_json(to_json(data.newest())) == data.newest()


def test_the_interface_and_files_tell_them(edition: Edition) -> None:
    offers = offers_of(edition)
    rows = list(csv.DictReader(io.StringIO(offers["figures.csv"].make().decode("utf-8-sig"))))
    told = {(row["indicador"], row["parte"]): row["valor_escrito"] for row in rows}
    assert told["CLI-2", ""] == "52\u00a0%"
    assert told["CLI-1", "31079"] == "18"
    assert {"figures/CLI-3", "tables/visitas-atendidas-by-state.csv"} <= offers.keys()
    for offer in offers.values():
        offer.make()


def test_twenty_indicators_are_a_matrix_by_level_in_the_workbook(edition: Edition) -> None:
    offers = offers_of(edition)
    book = openpyxl.load_workbook(io.BytesIO(offers["exports/workbook.xlsx"].make()))
    assert len([*book["Matriz de indicadores (MIR)"].iter_rows()]) >= 21
    rows = list(csv.DictReader(io.StringIO(offers["matrix.csv"].make().decode("utf-8-sig"))))
    told = {row["indicador"]: row for row in rows}
    assert len(told) == 20
    levels = [row["nivel"] for row in told.values()]
    assert list(dict.fromkeys(levels)) == ["fin", "propósito", "componente", "actividad"]
    seen = told["CLI-1"]
    assert (seen["valor"], seen["meta"]) == ("99", "120")
    assert seen["medio_verificacion"] == "Libro de visitas en resguardo de la clínica"
    assert told["MIR-1"]["supuesto"] == "Hay camino."
    assert told["MIR-1"]["valor_escrito"] == "Protegido"


def test_twenty_indicators_are_iati_results_that_validate_the_same_in_every_language(edition: Edition) -> None:
    setting, snapshot = data.opened().setting, data.newest()
    xml = offers_of(edition)[IATI].make()
    assert xml == offers_of(edition_of(snapshot, setting.programme, setting.geography, "en"))[IATI].make()
    assert faults(xml) == []
    for content, intact in ((xml, True), (xml.replace(b'value="99"', b'value="98"'), False)):
        seal = read_seal(content)
        assert seal is not None
        assert seal.whole is intact
    whole = {code: (value, said) for code, place, value, said in actuals(xml) if place is None}
    assert len(whole) == 20
    assert whole["CLI-1"][0] == "99"
    assert whole["MIR-1"][0] is None
    assert whole["MIR-1"][1].startswith("Protegido: ")
    assert b'<period-end iso-date="2023-12-31" />' in xml, "the period of the target that the sheets tell"


def test_it_is_offered_on_pages_and_written_by_itself(served: None, tmp_path: Path) -> None:
    assert "IATI (resultados)" in text_of(open_page("data", "es"))
    out, folder = tmp_path / "out", tmp_path
    asked = ("--programme", str(write_programme(folder)), "--workbooks", str(folder), "--only", IATI)
    assert run("export", str(out), *asked, IMPULSO_STORE_URL=f"sqlite:///{tmp_path / 'x.sqlite'}").returncode == 0
    assert sorted(path.relative_to(out).as_posix() for path in out.rglob("*.*")) == [f"en/{IATI}", f"es/{IATI}"]


def test_each_that_is_shown_has_a_sentence_to_quote_and_none_that_is_protected(edition: Edition) -> None:
    cite = json.loads(offers_of(edition)["figures"].make())["figures"]
    said = {each["id"]: each["citation"] for each in cite}
    assert (
        said["CLI-1"]
        == "Se atendió a 99 personas (Clínicas de la sierra, corte " + said["CLI-1"].partition("corte ")[2]
    )
    assert said["CLI-2"].startswith("Mujeres en control prenatal: 52\u00a0% (51 de 99) (Clínicas")
    assert said["CLI-3"].startswith("Computadoras por sitio: 5.5 (personas) (Clínicas")
    assert said["MIR-1"] is None
    assert said["CLI-1"] in [each.value for each in open_page("home", "es").text]


@pytest.mark.parametrize("language", ["es", "en"])
def test_its_own_slide_tells_them_from_the_widest_level_with_their_targets(language: str, served: None) -> None:
    setting, snapshot = data.opened().setting, data.newest()
    names = edition_of(snapshot, setting.programme, setting.geography, language).names
    (made,) = slides_of(for_public(snapshot), names, ["own"])
    assert [(each.indicator, each.value.shown) for each in made.headlines] == [("CLI-2", True), ("CLI-1", True)]
    assert "60\u00a0%" in made.headlines[0].below
    (table,) = made.evidence
    assert isinstance(table, SlideTable)
    assert table.rows[0] == ("5.5", "Computadoras por sitio")
    assert table.rows[2][1].startswith("Visitas 13 · ")
    assert table.rows[2][1].endswith(": 130")
    assert "protected" in {each.kind for each in made.caveats}
    assert len(made.notes.definitions) == 5
    assert "15" in made.lines[0]


def test_a_public_column_goes_with_its_row_and_no_other_does(edition: Edition) -> None:
    rows = list(csv.DictReader(io.StringIO(offers_of(edition)["hubs.csv"].make().decode("utf-8-sig"))))
    assert [row["energía"] for row in rows] == ["solar", "red"]
    assert edition.snapshot.own == {"sitios": {"S-1": {"energia": "solar"}, "S-2": {"energia": "grid"}}}


def test_its_template_has_its_columns_with_notes_and_choices(edition: Edition) -> None:
    setting = data.opened().setting
    files = dict(template_files(setting.programme, vocabulary_of(setting)))
    sheet = openpyxl.load_workbook(io.BytesIO(files["red.xlsx"]))["visitas"]
    heads = [cell.value for cell in sheet[2]]
    assert heads[:5] == ["visita_id", "estado_cve", "municipio_cve", "fecha", "motivo de la visita"]
    assert "prenatal · vacuna · otro" in sheet["E2"].comment.text


@pytest.mark.parametrize(
    ("page", "language", "said"),
    [
        ("home", "es", "Se atendió a 99 personas."),
        ("home", "en", "99 people were seen."),
        ("reach", "es", "Mujeres en control prenatal"),
        ("about", "es", "suma de «mujeres» en «visitas», donde motivo = prenatal"),
    ],
)
def test_pages_tell_them(page: str, language: str, said: str, served: None) -> None:
    app = open_page(page, language)
    assert not app.exception
    assert said in text_of(app)


def test_a_states_sheet_tells_those_that_are_told_by_state(served: None) -> None:
    assert "Mujeres en control prenatal" in text_of(open_page("state", "es", estado="31"))


@pytest.mark.parametrize("page", ["hubs", "data", "agenda", "prepare", "mine", "help"])
def test_every_other_page_opens_without_bootcamps(page: str, served: None) -> None:
    assert not open_page(page, "es").exception


def test_a_wrong_declaration_is_one_sentence_with_its_place(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path_factory.mktemp("wrong")
    file = write_programme(folder, indicator("CLI-1", 'kind = "count"\nof = { table = "vistas" }'))
    assert main(["check", "--programme", str(file), "--workbooks", str(folder)]) == BAD_CONFIGURATION
    said = capsys.readouterr().err.strip().splitlines()
    assert len(said) == 1
    assert "indicators[CLI-1].of.table: se encontró «vistas»; escriba una de estas opciones" in said[0]
    assert "¿Quiso decir «visitas»?" in said[0]


SPEAKS_OF_BOOTCAMPS = re.compile("bootcamp|inscrit|certificad|microempres", re.IGNORECASE)
PAGES_WITHOUT = ("home", "reach", "hubs", "state", "mine", "data", "revisions", "agenda", "prepare", "about")


@pytest.mark.parametrize("page", PAGES_WITHOUT)
@pytest.mark.parametrize("language", ["es", "en"])
def test_no_page_speaks_of_bootcamps_that_there_are_not(page: str, language: str, served: None) -> None:
    asked = {"estado": "31"} if page == "state" else {}
    assert SPEAKS_OF_BOOTCAMPS.findall(text_of(open_page(page, language, **asked))) == []


def test_the_navigation_has_no_page_of_bootcamps_and_the_first_says_the_figures_of_its_own(served: None) -> None:
    names = edition_of(data.newest(), data.opened().setting.programme, data.opened().setting.geography, "es").names
    assert [page.id for page in pages_of(names.programme)][:3] == ["home", "reach", "hubs"]
    assert "bootcamps" not in [page.id for page in pages_of(names.programme)]
    said = text_of(open_page("home", "es"))
    assert "Todavía no hay datos del programa" not in said
    assert "personas alcanzadas" not in said


def test_no_file_speaks_of_bootcamps(edition: Edition) -> None:
    offers = offers_of(edition)
    assert "bootcamps.csv" not in offers
    assert not [path for path in offers if path.startswith(("figures/ALC", "figures/BOO", "tables/people"))]
    workbook = openpyxl.load_workbook(io.BytesIO(offers["exports/workbook.xlsx"].make()))
    assert "Bootcamps" not in workbook.sheetnames
    rules = offers["counting-rules.csv"].make().decode("utf-8-sig")
    assert SPEAKS_OF_BOOTCAMPS.findall(rules) == []


def test_light_pages_cards_and_the_meeting_file_tell_its_own_figures(edition: Edition) -> None:
    snapshot, names = for_public(edition.snapshot), edition.names
    pages = {each.section: each.html for each in contents(snapshot, names, Atlas(data.shapes()))}
    assert "bootcamps" not in pages
    assert [each for each, html in pages.items() if SPEAKS_OF_BOOTCAMPS.search(html) and each != "help"] == []
    assert [each.indicator for each in page_card("home", snapshot, names).headlines] == ["CLI-2", "CLI-1"]
    assert headlines(snapshot, names.programme) == ("CLI-2", "CLI-1"), "shown before protected, the widest level first"
    (first, *_) = state_slides(OneState(snapshot, names.programme, "31"), names, data.shapes())
    assert first.id == "own"
    assert {each.indicator for each in first.headlines} == {"CLI-2", "CLI-1"}
