"""The list that a sheet shows in its own tab: what to type where, and nothing of another partner's."""

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from lib.publish.mailbox.review import MOST, review_csv
from lib.snapshot.selection.tasks import tasks_of
from lib.snapshot.snapshot import Snapshot
from lib.tables.finding import Finding
from lib.wording.language import Words
from lib.wording.names import Names
from tests.snapshot.samples import sample_snapshot, setting_of

SETTING = setting_of("closing")
CLOSING = sample_snapshot("closing")
SINCE = datetime(2023, 12, 1, 18, tzinfo=UTC)


def rows(
    source: str, snapshot: Snapshot = CLOSING, language: str = "es", since: Mapping[str, datetime] | None = None
) -> list[list[str]]:
    declared = SETTING.programme.source(source)
    assert declared is not None
    names = Names(SETTING.programme, SETTING.geography, Words(language), {})
    return list(csv.reader(io.StringIO(review_csv(snapshot, declared, names, since or {}))))


def test_each_cell_comes_with_its_link_its_row_what_it_says_and_what_to_type() -> None:
    found = rows("sedeco-oax")
    assert found[0] == ["1 celda por revisar. Pendientes: 1. Según la lectura del 6 dic 2023, 06:00."]
    cell = dict(zip(found[2], found[3], strict=True))
    assert (cell["celda"], cell["pestaña"], cell["fila"], cell["dice"]) == ("F8", "compromisos", "OAX-05", "35 aprox.")
    assert cell["ir a la celda"].endswith("/edit#gid=401&range=F8")
    assert cell["qué escribir"].startswith("Escriba solo la cifra")


def test_a_cell_says_since_when_by_the_programme_s_days() -> None:
    key = next(
        task.key for task in tasks_of(CLOSING, SETTING.programme) if task.finding and task.source == "sedeco-oax"
    )
    assert rows("sedeco-oax", since={key: datetime(2023, 12, 2, 3, tzinfo=UTC)})[3][-1] == "1 dic 2023"


def test_where_nothing_is_left_it_says_so_first_and_then_what_is_due() -> None:
    found = rows("pro-mujer")
    assert found[0][0].startswith("0: todo bien.")
    assert found[2] == ["vence", "pendiente", "pestaña", "fila", "ir a la celda"]


def test_the_cells_stand_in_the_order_of_the_sheet_and_the_dues_overdue_first() -> None:
    found = rows("sict")
    assert [row[0] for row in found[3:8]] == ["N11", "N12", "N13", "N14", "N22"]
    assert found[10][:2] == ["27 dic", "Verificar el sitio Centro comunitario de Tlahuitoltepec (Oaxaca)"]


def test_a_row_that_is_due_and_doubtful_for_the_same_thing_is_told_once_at_its_cell() -> None:
    found = rows("sict")
    break_ = found.index([])
    cells, dues = found[3 : found.index([], break_ + 1)], found[found.index([], break_ + 1) + 2 :]
    never_twice = {row[3] for row in cells if "verific" in row[5].lower()}
    assert never_twice
    assert not never_twice & {row[3] for row in dues}


def test_it_speaks_the_language_of_the_sheet_s_owner() -> None:
    found = rows("sedeco-oax", language="en")
    assert found[0][0].startswith("1 cell to look at. To do: 1.")
    assert found[2][0] == "cell"


def test_nothing_of_another_partner_s_sheet_is_in_it_whatever_the_snapshot_holds() -> None:
    for source in SETTING.programme.sources:
        others = [each for each in CLOSING.findings if each.source != source.id and each.value and each.cell]
        text = "\n".join(cell for row in rows(source.id) for cell in row)
        assert not [each.value for each in others if str(each.value) in text and each.cell in text]
        assert not [
            each.spreadsheet for each in SETTING.programme.sources if each != source and each.spreadsheet in text
        ]


def test_what_a_finding_says_of_a_cell_in_another_s_sheet_is_not_in_it() -> None:
    params = {"case": "people", "owner": "pro-mujer", "bootcamp": "BC-01", "people": 12, "owner_people": 31337}
    params |= {"other": "F9", "other_tab": "secreta", "other_workbook": "pro-mujer.xlsx"}
    found = Finding("V21", "warning", "sict", "sict.xlsx", "sitios", "sitios", "C3", "12", True, "asistentes", params)
    text = "\n".join(cell for row in rows("sict", replace(CLOSING, findings=(found,))) for cell in row)
    assert "C3" in text
    assert "31" + ",337" not in text
    assert "31337" not in text
    assert "secreta" not in text


def test_no_cell_of_it_runs_as_a_formula_in_a_spreadsheet() -> None:
    hostile = "=HYPERLINK(1)", "+1+1", "-2", "@SUM(A1)", "\t=1", " =1", "＝1"
    found = tuple(
        Finding("C02", "error", "sict", "sict.xlsx", value, "sitios", f"B{n}", value, True, "x", row=value)
        for n, value in enumerate(hostile, start=3)
    )
    told = [cell for row in rows("sict", replace(CLOSING, findings=found)) for cell in row if cell]
    assert len(told) > 50
    assert not [cell for cell in told if cell.lstrip()[:1] in "=+-@＝＋－＠"]


def test_of_very_many_cells_the_rest_is_counted() -> None:
    (one,) = (each for each in CLOSING.findings if each.source == "sedeco-oax" and each.cell)
    many = tuple(replace(one, cell=f"F{n}") for n in range(8, 8 + MOST + 30))
    found = rows("sedeco-oax", replace(CLOSING, findings=many))
    assert found[0][0].startswith(f"{MOST + 30} celdas por revisar.")
    assert found[3 + MOST] == ["y 30 más"]


def test_a_sheet_that_could_not_be_read_the_last_time_says_why() -> None:
    stale = tuple(
        replace(each, reading="no-permission", trouble="no-permission") if each.id == "sict" else each
        for each in CLOSING.sources
    )
    assert Words("es")("data.trouble.kept") in rows("sict", replace(CLOSING, sources=stale))[0][0]
    never = tuple(replace(each, read_at=None) if each.id == "sict" else each for each in CLOSING.sources)
    assert rows("sict", replace(CLOSING, sources=never))[0] == ["La hoja todavía no se ha leído."]
