"""The embedded sample, recomputed with openpyxl and code of its own: none of the dashboard's."""

import csv
import re
import tomllib
from collections import Counter, defaultdict
from datetime import date, datetime
from functools import cache
from math import ceil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from scripts.build_sample import build

DATA = Path(__file__).resolve().parent.parent / "data"
PROGRAMME = tomllib.loads((DATA / "programme.toml").read_text(encoding="utf-8"))
FOLDERS = {sample["id"]: sample["workbooks"] for sample in PROGRAMME["samples"]}
TODAY = {sample["id"]: sample["today"] for sample in PROGRAMME["samples"]}
EACH = pytest.mark.parametrize("sample", ["closing", "midway", "early"])
KEYS = {
    "portada": "socio_id", "socios": "socio_id", "metas": "indicador_id", "comunicacion": "accion_id",
    "bootcamps": "bootcamp_id", "sesiones": "bootcamp_id", "alcance": "bootcamp_id", "preparacion": "bootcamp_id",
    "seguimiento": "bootcamp_id", "sitios": "sitio_id", "compromisos": "compromiso_id",
}  # fmt: skip
STAGES = ("inscrita", "asistió", "concluyó", "certificada")
BANDS = ("15-25", "26-35", "36-45", "46-55", "56-65")
WIDE = {"15-25": "15-35", "26-35": "15-35", "36-45": "36-45", "46-55": "46-65", "56-65": "46-65"}

Record = dict[str, Any]


@cache
def _tab(sample: str, workbook: str, tab: str) -> tuple[Record, ...]:
    book = openpyxl.load_workbook(DATA / FOLDERS[sample] / workbook)
    rows = [list(row) for row in book[tab].iter_rows(values_only=True)]
    start = next(number for number, row in enumerate(rows) if KEYS[tab] in row)
    header = [str(cell) for cell in rows[start]]
    return tuple(dict(zip(header, row, strict=True)) for row in rows[start + 1 :])


def _rows(sample: str, table: str) -> list[Record]:
    """Rows of a table over all workbooks."""
    sources = [source for source in PROGRAMME["sources"] if table in source["tabs"]]
    return [row for each in sources for row in _tab(sample, each["workbook"], each["tabs"][table]["title"])]


def _by_id(sample: str) -> dict[str, Record]:
    return {row["bootcamp_id"]: row for row in _rows(sample, "bootcamps")}


def _new(rows: list[Record]) -> int:
    """People counted once in the programme."""
    return sum(row["personas"] - row["ya_contadas"] for row in rows)


def _reach(sample: str, **wanted: str) -> list[Record]:
    return [row for row in _rows(sample, "alcance") if all(row[name] == value for name, value in wanted.items())]


def _day(cell: object) -> date:
    assert isinstance(cell, datetime)
    return cell.date()


@EACH
def test_every_tab_the_programme_names_is_there_and_says_that_it_is_invented(sample: str) -> None:
    for source in PROGRAMME["sources"]:
        book = openpyxl.load_workbook(DATA / FOLDERS[sample] / source["workbook"])
        assert book.sheetnames == [tab["title"] for tab in source["tabs"].values()]
        for sheet in book:
            assert sheet["A1"].value == "Impulso Digital — ejemplo inventado, no son datos reales"
            assert sheet.freeze_panes
            assert sheet.auto_filter.ref


def test_all_nine_bootcamps_have_ended_at_closing_and_one_awaits_validation() -> None:
    bootcamps = _rows("closing", "bootcamps")
    assert [row["bootcamp_id"] for row in bootcamps] == [f"BC-0{number}" for number in range(1, 10)]
    assert {row["estatus"] for row in bootcamps} == {"concluido"}
    assert [row["validacion"] for row in bootcamps] == ["validado"] * 8 + ["preliminar"]
    assert min(_day(row["inicio_real"]) for row in bootcamps).month == 3
    assert all(_day(row["fin_real"]) <= date(2023, 11, 30) for row in bootcamps)
    assert all(_day(row["fin_plan"]) < TODAY["closing"] for row in bootcamps)
    assert Counter(row["estado_cve"] for row in bootcamps) == {"04": 1, "07": 2, "20": 2, "23": 2, "31": 2}


def test_358_people_attended_of_whom_301_women_micro_entrepreneurs_and_57_partner_staff() -> None:
    attended = _reach("closing", etapa="asistió")
    assert _new(attended) == 358
    assert _new([row for row in attended if row["papel"] == "microempresaria" and row["sexo"] == "mujer"]) == 301
    assert _new([row for row in attended if row["papel"] == "personal-aliado"]) == 57
    assert {row["papel"] for row in attended} == {"microempresaria", "personal-aliado"}


def test_the_funnel_is_412_358_290_271() -> None:
    assert [_new(_reach("closing", etapa=stage)) for stage in STAGES] == [412, 358, 290, 271]


def test_21_people_had_come_before_and_the_first_bootcamp_had_none() -> None:
    assert sum(row["ya_contadas"] for row in _reach("closing", etapa="asistió")) == 21
    assert sum(row["ya_contadas"] for row in _reach("closing", bootcamp_id="BC-01")) == 0


def test_32_per_cent_of_those_of_known_age_are_36_to_45_and_all_are_15_to_65() -> None:
    attended = _reach("closing", etapa="asistió")
    ages = {age: _new([row for row in attended if row["grupo_edad"] == age]) for age in BANDS}
    unknown = _new([row for row in attended if row["grupo_edad"] == "no-especificada"])
    assert {row["grupo_edad"] for row in _rows("closing", "alcance")} == {*BANDS, "no-especificada"}
    assert sum(ages.values()) + unknown == 358
    assert 5 <= unknown <= 15
    assert 31.5 <= 100 * ages["36-45"] / sum(ages.values()) < 32.5


@EACH
def test_no_stage_has_more_people_than_the_one_before_in_any_bootcamp_role_sex_and_age(sample: str) -> None:
    people: dict[tuple[str, ...], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    new: dict[tuple[str, ...], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for row in _rows(sample, "alcance"):
        assert 0 <= row["ya_contadas"] <= row["personas"]
        cell = (row["bootcamp_id"], row["papel"], row["sexo"], row["grupo_edad"])
        people[cell][STAGES.index(row["etapa"])] += row["personas"]
        new[cell][STAGES.index(row["etapa"])] += row["personas"] - row["ya_contadas"]
    assert all(counts == sorted(counts, reverse=True) for counts in [*people.values(), *new.values()])


def test_small_counts_occur_only_within_bootcamps_so_that_few_are_protected() -> None:
    bootcamps = _by_id("closing")
    wide: Counter[tuple[str, ...]] = Counter()
    within: Counter[tuple[str, ...]] = Counter()
    for row in _rows("closing", "alcance"):
        bootcamp, stage, age = row["bootcamp_id"], row["etapa"], str(row["grupo_edad"])
        state, month = bootcamps[bootcamp]["estado_cve"], _day(bootcamps[bootcamp]["inicio_real"]).isoformat()[:7]
        new = row["personas"] - row["ya_contadas"]
        for cell in ((stage, row["papel"]), (stage, state)):
            wide[cell] += new
        wide["returning", stage, state] += row["ya_contadas"]
        if stage == "asistió":
            for cell in ((state, row["papel"]), (state, age), (row["papel"], age), (row["papel"], row["sexo"])):
                wide[cell] += new
            wide["returning", month] += row["ya_contadas"]
            within[bootcamp, row["papel"]] += row["personas"]
            within[bootcamp, WIDE.get(age, age)] += row["personas"]
    assert [cell for cell, count in wide.items() if 0 < count < 5] == []
    assert 6 <= sum(0 < count < 5 for count in within.values()) <= 12


def test_targets_of_states_and_of_bootcamps_add_up_to_the_programmes() -> None:
    targets = {(row["indicador_id"], row["ambito"]): row["meta"] for row in _rows("closing", "metas")}
    states = {scope: value for (indicator, scope), value in targets.items() if indicator == "ALC-1" and scope.isdigit()}
    by_state: Counter[str] = Counter()
    for row in _rows("closing", "bootcamps"):
        by_state[row["estado_cve"]] += row["meta_personas"]
    assert targets["ALC-1", "PROGRAMA"] == 350
    assert targets["ALC-2", "PROGRAMA"] == 300
    assert states == by_state
    assert sum(states.values()) == 350


@EACH
def test_sessions_agree_with_people_seats_and_completion(sample: str) -> None:
    seats = {row["sitio_id"]: row["cupo"] for row in _rows(sample, "sitios")}
    for bootcamp_id, bootcamp in _by_id(sample).items():
        sessions = [row for row in _rows(sample, "sesiones") if row["bootcamp_id"] == bootcamp_id]
        held = [row for row in sessions if row["estado_sesion"] == "realizada"]
        if not held:
            continue
        people = {s: sum(row["personas"] for row in _reach(sample, bootcamp_id=bootcamp_id, etapa=s)) for s in STAGES}
        fullest = max(row["asistencias"] for row in held)
        assert all(row["asistencias"] <= row["convocadas"] <= people["inscrita"] for row in held)
        assert fullest <= seats.get(bootcamp["sitio_id"], fullest)
        assert fullest <= people["asistió"] <= 2 * fullest
        assert all(_day(bootcamp["inicio_real"]) <= _day(row["fecha"]) for row in sessions)
        if bootcamp["estatus"] == "concluido":
            assert 6 <= len(held) == bootcamp["sesiones_plan"] <= 8
            enough = ceil(0.8 * len(held))
            left = people["asistió"] - people["concluyó"]
            came = sum(row["asistencias"] for row in held)
            assert people["concluyó"] * enough + left <= came
            assert came <= people["concluyó"] * len(held) + left * (enough - 1)


@EACH
def test_no_column_and_no_cell_is_about_a_person(sample: str) -> None:
    told = re.compile(r"nombre|apellido|curp|rfc|tel[eé]fono|celular|correo|domicilio|nacimiento", re.IGNORECASE)
    sign = re.compile(r"[A-ZÑ]{4}\d{6}|\d{10}|\d{2,3}[ -]\d{3,4}[ -]\d{4}")
    for source in PROGRAMME["sources"]:
        for tab in source["tabs"].values():
            for row in _tab(sample, source["workbook"], tab["title"]):
                assert not [header for header in row if told.search(header)]
                texts = {header: cell for header, cell in row.items() if isinstance(cell, str)}
                assert not [text for text in texts.values() if sign.search(text)]
                assert {header for header, text in texts.items() if "@" in text} <= {"buzon"}
                assert all(text.startswith("datos@") for header, text in texts.items() if header == "buzon")


@EACH
def test_every_municipality_exists_and_holds_its_hubs(sample: str) -> None:
    with (DATA / "geo" / "municipalities.csv").open(encoding="utf-8", newline="") as lines:
        known = {row["cvegeo"]: row for row in csv.DictReader(lines)}
    sites = _rows(sample, "sitios")
    for row in [*sites, *_rows(sample, "bootcamps")]:
        assert row["municipio_cve"] in known
        assert row["municipio_cve"][:2] == row["estado_cve"]
    for row in sites:
        box = {name: float(known[row["municipio_cve"]][name]) for name in ("min_lat", "max_lat", "min_lon", "max_lon")}
        assert box["min_lat"] <= row["lat"] <= box["max_lat"]
        assert box["min_lon"] <= row["lon"] <= box["max_lon"]
    assert len(sites) == 24
    assert {row["sitio_id"] for row in _rows(sample, "bootcamps") if row["sitio_id"]} <= {r["sitio_id"] for r in sites}


def test_most_hubs_in_service_were_verified_lately_and_four_in_chiapas_were_not() -> None:
    in_service = [row for row in _rows("closing", "sitios") if row["estado_operativo"] == "en-servicio"]
    late = [
        row["estado_cve"]
        for row in in_service
        if isinstance(row["fecha_verificacion"], datetime)
        and (TODAY["closing"] - _day(row["fecha_verificacion"])).days > 90
    ]
    assert late == ["07"] * 4
    assert len(in_service) == 19
    assert len({row["fase"] for row in _rows("closing", "sitios")}) == 4


@EACH
def test_nothing_is_entered_after_its_workbooks_cut_off(sample: str) -> None:
    facts = {"fecha_verificacion", "actualizado_el", "inicio_real", "fin_real", "validado_el"}
    late = {}
    for source in PROGRAMME["sources"]:
        cut_off = _day(_tab(sample, source["workbook"], "portada")[0]["corte"])
        late[source["id"]] = (TODAY[sample] - cut_off).days > source["every_days"]
        assert cut_off <= TODAY[sample]
        for tab in source["tabs"].values():
            for row in _tab(sample, source["workbook"], tab["title"]):
                assert all(_day(row[name]) <= cut_off for name in facts & row.keys() if isinstance(row[name], datetime))
    assert [source for source, is_late in late.items() if is_late] == [
        *{"closing": ["sedeco-yuc"], "midway": ["sedeco-oax"], "early": []}[sample]
    ]


def test_conditions_allies_and_communication_are_kept_as_the_closing_tells() -> None:
    child_space = [row["avance"] for row in _rows("closing", "preparacion") if row["requisito"] == "espacio-infantil"]
    assert Counter(child_space)["listo"] == 8
    assert len(child_space) == 9
    assert set(Counter(row["bootcamp_id"] for row in _rows("closing", "preparacion")).values()) == {15}
    commitments = Counter(row["socio_id"] for row in _rows("closing", "compromisos"))
    assert all(5 <= count <= 8 for count in commitments.values())
    assert len(commitments) == 5
    summit = [row for row in _rows("closing", "comunicacion") if row["titulo"] == "Cumbre de cierre Impulso Digital"]
    assert [(_day(row["fecha"]), row["estatus"]) for row in summit] == [(date(2023, 11, 30), "hecha")]
    assert all(row["licencia"] for row in _rows("closing", "comunicacion") if row["clase"] == "recurso")


@EACH
def test_every_follow_up_wave_stays_within_those_who_completed_or_registered(sample: str) -> None:
    completed, registered = (_new(_reach(sample, etapa=stage)) for stage in ("concluyó", "inscrita"))
    waves = {row["ola"] for row in _rows(sample, "seguimiento")}
    assert waves == {"closing": {"entrada", "salida", "3m", "6m"}, "midway": {"salida"}, "early": set()}[sample]
    for row in _rows(sample, "seguimiento"):
        assert row["bootcamp_id"] == "PROGRAMA"
        assert 20 <= row["respuestas"] <= row["contactadas"]
        assert row["contactadas"] <= (registered if row["ola"] == "entrada" else completed)
        assert 5 <= row["positivas"] <= row["respuestas"] - 5


def test_midway_tells_the_same_programme_in_august() -> None:
    midway, closing = _by_id("midway"), _by_id("closing")
    assert [row["estatus"] for row in midway.values()] == (
        ["concluido"] * 4 + ["en-curso"] * 2 + ["en-convocatoria", "confirmado", "pospuesto"]
    )
    assert midway["BC-09"]["motivo"]
    for bootcamp_id, before in midway.items():
        after = closing[bootcamp_id]
        same = ("municipio_cve", "sitio_id", "inicio_plan", "fin_plan", "meta_personas", "sesiones_plan")
        assert [before[name] for name in same] == [after[name] for name in same]
        if before["estatus"] == "concluido":
            assert _reach("midway", bootcamp_id=bootcamp_id) == _reach("closing", bootcamp_id=bootcamp_id)
    held_after = [row for row in _rows("closing", "sesiones") if row["estado_sesion"] == "realizada"]
    assert all(row in held_after for row in _rows("midway", "sesiones") if row["estado_sesion"] == "realizada")
    finally_reached = {
        tuple(row[name] for name in list(row)[:5]): row["personas"] for row in _rows("closing", "alcance")
    }
    for row in _rows("midway", "alcance"):
        assert row["personas"] <= finally_reached[tuple(row[name] for name in list(row)[:5])]


def test_the_script_makes_the_committed_workbooks_again_to_the_byte(tmp_path: Path) -> None:
    made = build(tmp_path, DATA / "geo" / "places.csv")
    assert len(made) == 24
    for path in made:
        assert path.read_bytes() == (DATA / path.relative_to(tmp_path)).read_bytes()
