"""Every code of the catalogue comes out of something a partner could have done, and the list of them is complete."""

import io
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from msoffcrypto.format.ooxml import OOXMLFile

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.places.countries import COUNTRIES, load_country
from lib.collect.raw import Contents, Raw, Reader, WorkbookRemark
from lib.collect.rounds.assemble import read_all
from lib.collect.workbooks.folder import SIZE_LIMIT, folder_reader
from lib.programme.model import Source, TableId
from lib.tables.codes import SEVERITIES
from lib.tables.finding import Finding
from lib.tables.grid import UNSAVED_FORMULA, Cell, SheetDate
from lib.tables.rules import check
from lib.tables.schema.vocabulary import AgeBeyond, CommitmentStatus, Stage, Validation
from lib.wording.findings.findings import message
from lib.wording.language import Words
from tests.collect.files import raw_ods, rows_xlsx
from tests.indicators.declared import declaring, setting_with, visit, visits
from tests.indicators.facts import ROOT
from tests.mess.sample import NOW, setting
from tests.tables.grids import HUB_HEADER, REACH_HEADER, hub, people, read
from tests.tables.rules import tables as rows
from tests.tables.rules.tables import checked

Found = Callable[[Path], Iterable[Finding]]
TABS = {"portada": [["socio_id"]], "compromisos": [["compromiso_id"]]}
SESSIONS = ("bootcamp_id", "sesion_num", "fecha", "tema", "estado_sesion", "convocadas", "asistencias")
PARTNERS = ("socio_id", "socio", "tipo", "papel", "buzon", "visible_publico")
ACTIONS = ("accion_id", "clase", "titulo", "publico", "socio_id", "fecha", "estatus", "enlace")
READINESS = ("bootcamp_id", "requisito", "critico", "avance", "responsable", "fecha_limite")


def _by(reader: Reader) -> Iterable[Finding]:
    return read_all(setting(), reader, "closing", NOW).findings


def _saved(content: bytes, name: str = "sedeco-yuc.xlsx") -> Found:
    """What is told of a folder that holds one file."""

    def found(folder: Path) -> Iterable[Finding]:
        (folder / name).write_bytes(content)
        return _by(folder_reader(folder))

    return found


def _on_labour_day(_: Path) -> Iterable[Finding]:
    mexico = load_country((COUNTRIES,), "mx", COUNTRIES / "none.csv")
    camp = rows.bootcamp(4, actual_start=date(2023, 3, 20), actual_end=date(2023, 5, 5))
    return checked(camp, rows.session(6, day=date(2023, 5, 1)), country=mexico).findings


def _silent(source: Source) -> Raw:
    raise SourceFailure(FailureKind.NETWORK, "no answer")


def _with_a_renamed_tab(source: Source) -> Raw:
    """As Google's sheets are read: by their tabs' numbers, which outlive a new name."""
    return Raw("hash", lambda: Contents({}, (WorkbookRemark("H10", "portada", (("found", "Portada 2023"),)),)))


def _with_macros() -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    for tab in TABS:
        book.add_worksheet(tab)
    book.add_vba_project(io.BytesIO(b"not even a project"), is_stream=True)
    book.close()
    return file.getvalue()


def _encrypted() -> bytes:
    file = io.BytesIO()
    OOXMLFile(io.BytesIO(rows_xlsx(TABS))).encrypt("clave", file)
    return file.getvalue()


def _sheet(table: TableId, *lines: Iterable[Cell], merges: tuple[str, ...] = ()) -> Found:
    return lambda _: read(table, *map(tuple, lines), merges=merges).findings


def _people(**cells: Cell) -> Found:
    return _sheet("alcance", REACH_HEADER, people(**cells))


def _hub(**cells: Cell) -> Found:
    return _sheet("sitios", HUB_HEADER, hub(**cells))


def _rules(*each: object, **given: object) -> Found:
    return lambda _: checked(*each, **given).findings  # type: ignore[arg-type]  # rows of every kind


def _renamed(name: str, other: str) -> tuple[str, ...]:
    return tuple(other if each == name else each for each in HUB_HEADER)


def _parts_above_the_whole(_: Path) -> Iterable[Finding]:
    programme = declaring()
    rows_of_visits = [visit(programme, 1, own_atendidas=6, own_mujeres=5, own_hombres=4)]
    return check([visits(programme, rows_of_visits)], setting_with(programme)).findings


DAY = date(2023, 5, 12)
FOUND: dict[str, Found] = {
    "W01": lambda folder: _by(folder_reader(folder)),
    "W02": _saved(b"PK\x03\x04 half a file"),
    "W03": _saved(_encrypted()),
    "W04": _saved(b"\0" * (SIZE_LIMIT + 1)),
    "W05": _saved(_with_macros()),
    "W06": lambda _: _by(_silent),
    "W07": _saved(raw_ods("", title="portada")),
    "W08": _saved("socio_id\nMérida\n".encode("mac_roman"), "sedeco-yuc.portada.csv"),
    "H01": _saved(rows_xlsx({"portada": [["socio_id"]], "Hoja2": []})),
    "H02": _sheet("sitios", ("a", "b"), (1, 2)),
    "H03": _sheet("sitios", _renamed("lat", "latitud norte"), hub()),
    "H04": _sheet("sitios", (*HUB_HEADER, "LAT"), (*hub(), 1)),
    "H05": _sheet("sitios", (*HUB_HEADER, "Folio"), (*hub(), 1)),
    "H06": _sheet("sitios", ()),
    "H07": _sheet("sitios", _renamed("cupo", "cupo máximo"), hub()),
    "H08": _sheet("sitios", *zip(HUB_HEADER, hub(), strict=True)),
    "H09": _rules(rows.cover(template="0.9")),
    "H10": lambda _: _by(_with_a_renamed_tab),
    "H11": _sheet("sitios", HUB_HEADER, *(hub(sitio_id=f"YUC-{at}", lat=-89.2, lon=20.2) for at in range(3))),
    "C01": _people(personas=None),
    "C02": _people(personas="trece"),
    "C03": _people(personas="1.234"),
    "C04": _people(personas="20-30"),
    "C05": _people(personas=12.5),
    "C06": _hub(fecha_verificacion="pronto"),
    "C07": _hub(fecha_verificacion="21/09"),
    "C08": _hub(fecha_verificacion="31/02/2023"),
    "C09": _people(etapa="asistieron"),
    "C10": _people(bootcamp_id="BC 01"),
    "C11": _hub(estado_cve="Yucatam"),
    "C12": _hub(lat="202037"),
    "C13": _sheet("preparacion", READINESS, ("BC-01", "sede", "x", "listo", "sict", 45000)),
    "C14": _hub(localidad="x" * 121),
    "C15": _sheet("comunicacion", ACTIONS, ("C-1", "recurso", "Guía", "aliados", "sict", 45000, "hecha", "www.x.mx")),
    "C16": _sheet("socios", PARTNERS, ("sict", "SICT", "ong", "financia", "ana@gmail.com", "sí")),
    "C17": _people(personas="#REF!"),
    "C18": _hub(sitio="=Centro"),
    "C19": _sheet("sesiones", SESSIONS, ("BC-01", 1, 45000, "negocio", "realizada", None, 20)),
    "C20": _rules(rows.reach(already_counted=None)),
    "C21": _people(personas=SheetDate(45019)),
    "C22": _people(personas=UNSAVED_FORMULA),
    "R01": _sheet("alcance", REACH_HEADER, people(), ("TOTAL", None, None, None, None, 14)),
    "R02": _sheet("alcance", REACH_HEADER, people(), people(bootcamp_id=None), merges=("A2:A3",)),
    "R03": _sheet("alcance", REACH_HEADER, people(), (), ("Fuente: registros propios",)),
    "R04": _sheet("alcance", REACH_HEADER, people(), (), ("Concepto", "Proveedor", "Partida", "Monto"), ("Renta", "X")),
    "R05": lambda _: read("alcance", REACH_HEADER, people(), struck=frozenset({(1, 0)})).findings,
    "V01": _rules(rows.hub(2), rows.hub(3)),
    "V02": _rules(rows.bootcamp(), rows.reach(bootcamp="BC-99")),
    "V03": _rules(rows.hub(municipality="07101")),
    "V04": _rules(rows.hub(lon=89.2868)),
    "V05": _rules(rows.hub(2), rows.hub(3, hub="YUC-TEK-02")),
    "V06": _rules(rows.hub(verified_on=None)),
    "V07": _rules(rows.bootcamp(actual_end=date(2023, 3, 1))),
    "V08": _rules(rows.bootcamp(actual_end=None)),
    "V09": _rules(rows.reach(2, people=30), rows.reach(3, stage=Stage.COMPLETED, people=38)),
    "V10": _rules(rows.reach(people=3, already_counted=4)),
    "V11": _rules(rows.session(expected=20)),
    "V12": _rules(rows.session(attendances=38), rows.reach(people=30)),
    "V13": _rules(rows.session(number=2, state="scheduled", attendances=None), rows.reach(people=9)),
    "V14": _rules(rows.reach(age=str(AgeBeyond.OUT_OF_RANGE))),
    "V15": _rules(rows.upcoming(), rows.readiness()),
    "V16": _rules(rows.commitment(status=CommitmentStatus.CONFIRMED, due=date(2023, 7, 1))),
    "V17": _rules(rows.target(2), rows.target(3, scope="31", target=200.0)),
    "V18": _rules(rows.follow_up(answered=31)),
    "V19": _rules(
        rows.bootcamp(validation=Validation.VALIDATED, validated_on=DAY), rows.reach(), rows.session(),
        validated_before={"BC-01": (DAY, "the hash of other figures")},
    ),
    "V20": _rules(
        *[rows.hub(2 + n, hub=f"H-{n}", lat=20.2 + n / 99, locality="Tekax" if n else "TEKAX") for n in range(4)]
    ),
    "V21": _rules(extra=[rows.table(rows.reach(), source="sedeco-yuc")]),
    "V22": _sheet("sitios", (*HUB_HEADER, "CURP"), (*hub(), "XEXX800101MYNXXX09")),
    "V23": _hub(estado_cve=7, municipio_cve="07078"),
    "V24": _hub(sitio="Casa de Rosa Canul Pech"),
    "V25": _rules(rows.bootcamp(), rows.reach(people=4500)),
    "V26": _rules(rows.hub(speed=12.0, measured_on=date(2024, 3, 1))),
    "V27": _parts_above_the_whole,
    "V28": _on_labour_day,
}  # fmt: skip


def test_every_code_of_the_catalogue_has_a_case_here_and_no_other() -> None:
    assert list(FOUND) == list(SEVERITIES)


@pytest.mark.parametrize("code", list(SEVERITIES))
def test_the_code_is_told_with_its_severity_and_in_both_languages(code: str, tmp_path: Path) -> None:
    told = [found for found in FOUND[code](tmp_path) if found.code == code]
    assert told
    expected = {SEVERITIES[code]} | ({"error"} if code == "V12" else {"note"} if code == "V21" else set())
    assert {found.severity for found in told} <= expected
    for found in told:
        for language in ("es", "en"):
            assert len(message(found, Words(language), "Pro Mujer").split()) > 8


@pytest.mark.parametrize("code", list(SEVERITIES))
def test_the_code_is_explained_on_the_generated_page(code: str) -> None:
    page = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    assert f"\n### {code} · " in page


def test_clean_rows_are_told_nothing() -> None:
    assert read("sitios", HUB_HEADER, hub()).findings == ()
    assert read("alcance", REACH_HEADER, people()).findings == ()
    assert checked(rows.bootcamp(), rows.session(), rows.reach()).findings == ()
