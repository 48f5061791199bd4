"""What is about a person is nowhere: not in findings, messages, rows, snapshot, store of it, output or logs."""

import json
import logging
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from lib.commands.command_line import main
from lib.snapshot.public import public_json
from lib.tables.finding import Finding
from lib.wording.findings.findings import message
from lib.wording.language import Words
from lib.wording.reference.check_report import check_json, check_lines
from tests.indicators.facts import programme
from tests.mess.sample import FOLDER, Spoilt

PERSON = "Rosalba Canul Pech"
TITLED = "Lic. Xóchitl Ceballos"
CURP, RFC = "GOPM800229MYNMRR05", "GOPM800229AB1"
PHONE, EMAIL = "999 123 4567", "rosalba.canul@gmail.com"
ADDRESS = "Calle 60 #412 x 45 y 47, Col. Centro"
SIGNS = (
    "Rosalba",
    "Canul",
    "Ceballos",
    "Xóchitl",
    CURP,
    CURP.lower(),
    RFC,
    "123 4567",
    "1234567",
    "rosalba",
    "412 x 45",
)

Plant = Callable[[Spoilt], None]
ALL = (
    PERSON,
    TITLED,
    CURP,
    RFC,
    PHONE,
    9991234567,
    EMAIL,
    ADDRESS,
    f"Elaboró: {PERSON}",
    PERSON.upper(),
    PERSON.lower(),
)


def _in_cells(table: str, header: str, *values: object) -> Plant:
    def plant(spoilt: Spoilt) -> None:
        sheet = spoilt.table(table)  # type: ignore[arg-type]  # parametrised over tables
        for line, value in zip(sheet.lines, values, strict=False):
            sheet.put(header, line, value)

    return plant


def _columns(spoilt: Spoilt) -> None:
    sheet = spoilt.table("sitios")
    for at, header in enumerate(["Nombre", "CURP", "Persona", PERSON, f"Tel. {PHONE}", ADDRESS, "Participante"]):
        sheet.sheet.cell(3, 15 + at, header)
        for line in sheet.lines:
            sheet.sheet.cell(line, 15 + at, [PERSON, CURP, TITLED, RFC, PHONE, EMAIL, PERSON][at])


def _around_the_table(spoilt: Spoilt) -> None:
    for table in ("alcance", "compromisos"):
        sheet = spoilt.table(table).sheet  # type: ignore[arg-type]
        sheet["A1"], sheet["B2"] = f"Elaboró: {PERSON}, cel. {PHONE}", CURP
        for down, text in enumerate([f"Elaboró: {TITLED}", PERSON, EMAIL, ADDRESS, CURP]):
            sheet.cell(sheet.max_row + 2, 1 + down % 2, text)


def _titles(spoilt: Spoilt) -> None:
    for title in (PERSON, f"tel {PHONE}", CURP, f"Lista {TITLED}"):
        spoilt.sheet("pro-mujer.xlsx", "alcance").parent.create_sheet(title[:31])
    spoilt.sheet("pro-mujer.xlsx", "sesiones").title = f"sesiones {PERSON}"


def _same_spelling(spoilt: Spoilt) -> None:
    sheet = spoilt.table("sitios")
    for line, value in zip(sheet.lines, [PERSON, PERSON, PERSON, PERSON.upper(), PERSON.lower()], strict=False):
        sheet.put("localidad", line, f"rancho de {value}")


PLANTS: dict[str, Plant] = {
    "counts": _in_cells("alcance", "personas", *ALL),
    "days": _in_cells("sesiones", "fecha", *ALL),
    "choices": _in_cells("alcance", "etapa", *ALL),
    "several-choices": _in_cells("bootcamps", "idioma", *ALL[:8]),
    "yes-no": _in_cells("preparacion", "critico", *ALL),
    "references": _in_cells("preparacion", "responsable", *ALL, "ROSALBA-CANUL", CURP.lower()),
    "keys": _in_cells("sitios", "sitio_id", *ALL, "ROSALBA-CANUL"),
    "keys-referred-to": _in_cells("alcance", "bootcamp_id", CURP, RFC, "Rosalba-Canul", "9991234567", CURP, CURP),
    "states": _in_cells("sitios", "estado_cve", *ALL),
    "municipalities": _in_cells("sitios", "municipio_cve", *ALL),
    "coordinates": _in_cells("sitios", "lat", *ALL),
    "links": _in_cells("comunicacion", "enlace", EMAIL, f"https://wa.me/52{PHONE.replace(' ', '')}", PERSON),
    "mailboxes": _in_cells("socios", "buzon", EMAIL, "rosalba.canul@promujer.example", PERSON, PHONE),
    "reasons": _in_cells("bootcamps", "motivo", f"Enfermó {PERSON}", f"Lo pidió la {TITLED}", f"Cel. {PHONE}", CURP),
    "notes": _in_cells("portada", "nota", f"Dudas con {PERSON}, {PHONE}"),
    "scopes": _in_cells("metas", "ambito", PERSON, CURP),
    "localities": _same_spelling,
    "columns": _columns,
    "around-the-table": _around_the_table,
    "tab-titles": _titles,
}  # fmt: skip


def _messages(findings: tuple[Finding, ...]) -> str:
    return "\n".join(message(found, Words(language), "X") for found in findings for language in ("es", "en"))


@pytest.mark.parametrize("name", PLANTS)
def test_planted_personal_data_is_in_no_finding_and_in_no_message(name: str) -> None:
    spoilt = Spoilt()
    PLANTS[name](spoilt)
    findings = spoilt.findings()
    said = _messages(findings) + repr(findings)
    assert [sign for sign in SIGNS if sign in said] == []


def test_planted_personal_data_is_in_no_snapshot_output_or_log(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """All at once, in the files themselves, through the command line that operators use."""
    spoilt = Spoilt()
    for name, plant in PLANTS.items():
        if name not in {"columns", "tab-titles", "keys-referred-to"}:
            plant(spoilt)
    for file in FOLDER.glob("*.xlsx"):
        book: openpyxl.Workbook = spoilt.sheet(file.name, "portada").parent
        book.save(tmp_path / file.name)
    snapshot = spoilt.snapshot()
    with caplog.at_level(logging.DEBUG):
        assert main(["check", "--json", "--workbooks", str(tmp_path), "--sample", "closing"]) == 0
        assert main(["check", "--lang", "en", "--workbooks", str(tmp_path), "--sample", "closing"]) == 0
    out = capsys.readouterr()
    lines = check_lines(snapshot, snapshot.findings, programme(), Words("es"))
    kept = [
        json.dumps(public_json(snapshot), ensure_ascii=False),
        json.dumps(check_json(snapshot, snapshot.findings, programme()), ensure_ascii=False),
        repr(snapshot), "\n".join(lines), out.out, out.err, caplog.text,
    ]  # fmt: skip
    assert len(snapshot.findings) > 50
    assert [(number, sign) for number, text in enumerate(kept) for sign in SIGNS if sign in text] == []
