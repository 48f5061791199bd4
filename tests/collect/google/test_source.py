"""The embedded programme read from the local Sheets server over real HTTP, by the unmodified client."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from lib.collect.google.source import google_sheets
from lib.collect.raw import Reader
from lib.collect.rounds.assemble import read_all
from lib.collect.workbooks.folder import folder_reader
from lib.snapshot.snapshot import Snapshot
from lib.tables.finding import Finding
from tests.indicators.facts import ROOT, setting
from tests.mess.sample import SheetOf, Spoilt
from tests.sheets import faults
from tests.sheets.accounts import ServiceAccount
from tests.sheets.fixtures import HandClock
from tests.sheets.server import SheetsServer, sample_workbooks

NOW = datetime(2023, 12, 6, 12, tzinfo=UTC)
SAMPLE = ROOT / "data" / "sample"


@pytest.fixture
def partners(service_account: ServiceAccount) -> Iterator[SheetsServer]:
    workbooks = sample_workbooks(ROOT / "data" / "programme.toml", SAMPLE)
    with SheetsServer(workbooks, [service_account], port=0, monotonic=HandClock()) as server:
        yield server


@pytest.fixture
def reader(partners: SheetsServer, service_account: ServiceAccount, tmp_path: Path) -> Reader:
    return google_sheets(service_account.write(tmp_path / "key.json", partners.token_uri), partners.root)


def snapshot(reader: Reader) -> Snapshot:
    return read_all(setting(), reader, "closing", NOW)


def test_the_same_workbooks_say_the_same_from_google_and_from_a_folder(reader: Reader) -> None:
    assert snapshot(reader).id == snapshot(folder_reader(SAMPLE)).id


def test_the_findings_are_the_same_too(reader: Reader) -> None:
    assert snapshot(reader).findings == snapshot(folder_reader(SAMPLE)).findings


def test_eight_workbooks_cost_eight_reads_and_no_write(reader: Reader, partners: SheetsServer) -> None:
    snapshot(reader)
    assert len(partners.reads) == 8
    assert partners.writes == 0


def test_an_unchanged_workbook_has_the_same_hash_and_a_changed_one_another(
    reader: Reader, partners: SheetsServer
) -> None:
    source = setting().programme.sources[2]
    first = reader(source).hash
    assert reader(source).hash == first
    partners.workbook(source.spreadsheet).tab("sitios").rows[5][1] = "Otro nombre"
    assert reader(source).hash != first


def test_a_renamed_tab_is_found_by_its_number_in_the_same_reading(reader: Reader, partners: SheetsServer) -> None:
    before = snapshot(reader).id
    source = setting().programme.sources[1]
    partners.workbook(source.spreadsheet).rename_tab("alcance", "Alcance 2023 (final)")
    after = snapshot(reader)
    assert after.id == before
    assert len(partners.reads) == 8 + 8 + 2


def test_a_tab_that_is_gone_is_one_finding_and_the_others_are_read(reader: Reader, partners: SheetsServer) -> None:
    source = setting().programme.sources[1]
    partners.workbook(source.spreadsheet).delete_tab("seguimiento")
    after = snapshot(reader)
    assert [(each.code, each.tab) for each in after.findings if each.source == source.id] == [("H01", "seguimiento")]
    assert after.figures["ALC-1"].value == 358
    assert after.figures["SEG-1"].state == "no-data"


@pytest.mark.parametrize(
    ("fault", "trouble"),
    [
        (faults.FORBIDDEN, "permission"),
        (faults.NOT_FOUND, "not_found"),
        (faults.QUOTA, "quota"),
        (faults.UNAVAILABLE_PAGE, "server"),
        (faults.Damage.RESET, "network"),
        (faults.OFFICE_FILE, "office_file"),
    ],
)
def test_one_partners_trouble_stays_with_that_partner(
    reader: Reader, partners: SheetsServer, fault: faults.Fault, trouble: str
) -> None:
    sict = setting().programme.sources[2]
    partners.inject(sict.spreadsheet, fault, count=5)
    after = snapshot(reader)
    assert {source.id: source.trouble for source in after.sources if source.trouble} == {"sict": trouble}
    assert after.figures["ALC-1"].value == 358
    assert after.figures["SIT-1"].state == "no-data"
    assert replace(after.figures["SIT-2"], parts=()).value is None


def test_a_slip_of_each_kind_is_told_alike_by_google_and_by_a_file_and_no_headline_moves(
    service_account: ServiceAccount, tmp_path: Path
) -> None:
    """One cell each: a date in a count, months first, a pair in one cell, words, floats, keys in other dress."""
    books = Spoilt()
    hubs, camps, reached, targets = (books.table(each) for each in ("sitios", "bootcamps", "alcance", "metas"))
    slips: tuple[tuple[SheetOf, str, int, object], ...] = (
        (hubs, "cupo", 5, date(2026, 4, 3)), (hubs, "computadoras", 6, 7.000000000000001),
        (hubs, "lat", 7, "20 58 2.6"), (hubs, "municipio_cve", 8, "Mérida"), (hubs, "tecnologia", 9, "Starlink"),
        (hubs, "fecha_verificacion", 10, "10/28/2023"), (hubs, "sitio_id", 11, "YUC TEK 02"),
        (hubs, "localidad", 12, "Err:502"), (camps, "meta_personas", 6, 4000),
        (camps, "sesiones_plan", 7, "6 sesiones"),
        (reached, "personas", 6, date(2026, 4, 3)), (reached, "grupo_edad", 8, "26 a 35 años"),
        (targets, "meta", 11, 80),
    )  # fmt: skip
    for sheet, header, line, value in slips:
        sheet.put(header, line, value)
    for file in SAMPLE.glob("*.xlsx"):
        books.sheet(file.name, "portada").parent.save(tmp_path / file.name)  # type: ignore[union-attr]
    with SheetsServer(
        sample_workbooks(ROOT / "data" / "programme.toml", tmp_path), [service_account], port=0, monotonic=HandClock()
    ) as server:
        from_google = snapshot(
            google_sheets(service_account.write(tmp_path / "key.json", server.token_uri), server.root)
        )
    from_files = snapshot(folder_reader(tmp_path))
    assert from_google.figures == from_files.figures
    assert {told(each) for each in from_google.findings} == {told(each) for each in from_files.findings}
    cells = {(each.tab, each.cell) for each in from_google.findings}
    places = {(sheet.sheet.title, f"{sheet.letters[header]}{line}") for sheet, header, line, _ in slips}
    assert places - cells == {("sitios", "L6")}  # 7 is 7
    assert from_google.figures["ALC-1"].value in {None, *range(300, 359)}


def told(found: Finding) -> tuple[str | None, str | None, str, bool]:
    return found.tab, found.cell, found.code, found.row_kept
