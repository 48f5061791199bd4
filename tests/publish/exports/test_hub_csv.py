"""Hubs as CSV: exact, safe in a spreadsheet, and dated."""

import csv
import io

import pytest

from lib.publish.exports.hub_csv import hubs_csv, unverified_csv
from lib.snapshot.selection.hub_choice import HubChoice, chosen
from tests.markup.made_hubs import hub, names, sample, with_hubs


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_hub_asked_for_is_a_row_with_its_values_keys_day_and_snapshot() -> None:
    found = rows(hubs_csv(chosen(sample().hubs, HubChoice("31")), sample(), names()))
    assert [row["clave"] for row in found] == ["YUC-KAN-01", "YUC-MAX-01", "YUC-PET-01", "YUC-TEK-01", "YUC-VAL-01"]
    tekax = found[3]
    assert (tekax["municipio_cve"], tekax["lat"], tekax["lon"]) == ("31079", "20.2052", "-89.2852")
    assert (tekax["fecha_verificacion"], tekax["dias_desde_verificacion"]) == ("2023-11-14", "22")
    assert (tekax["situacion"], tekax["bootcamps"]) == ("En servicio, verificado", "Tekax")
    assert {row["corte"] for row in found} == {sample().id}
    assert {row["datos_al"] for row in found} == {"2023-11-30"}


def test_the_file_begins_with_the_mark_that_tells_spreadsheets_it_is_utf8() -> None:
    assert hubs_csv([], sample(), names()).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("typed", ["=HYPERLINK(1)", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(typed: str) -> None:
    found = rows(hubs_csv([hub(name=typed)], with_hubs(hub(name=typed)), names()))
    assert found[0]["sitio"] == f"'{typed}"


def test_numbers_stay_numbers_and_what_nobody_handed_in_is_empty() -> None:
    found = rows(hubs_csv([hub(computers=0, seats=None)], sample(), names("en")))[0]
    assert (found["lon"], found["computers"], found["seats"]) == ("-89.2852", "0", "")


def test_a_point_outside_its_state_is_kept_as_typed_and_marked() -> None:
    found = rows(hubs_csv([hub(lat=0.0, lon=0.0)], sample(), names()))[0]
    assert (found["lat"], found["ubicacion"]) == ("0.0", "ubicación por revisar")


def test_the_list_to_verify_holds_only_unverified_hubs_the_oldest_first() -> None:
    found = rows(unverified_csv(sample().hubs, sample(), names()))
    assert [row["dias_desde_verificacion"] for row in found] == ["148", "132", "106", "97"]


def test_a_locality_comes_with_its_key_and_whether_the_list_knows_it() -> None:
    known = hub(locality="Kancab", locality_key="310790018", in_catalogue=True)
    found = rows(hubs_csv([known, hub(in_catalogue=False), hub(locality=None, in_catalogue=None)], sample(), names()))
    assert [(row["localidad_cve"], row["catalogo"]) for row in found] == [
        ("310790018", "en el catálogo"),
        ("", "fuera de catálogo"),
        ("", ""),
    ]


def test_speed_and_project_go_along_as_they_were_told() -> None:
    found = rows(hubs_csv([hub()], sample(), names()))[0]
    assert (found["velocidad_mbps"], found["contratada_mbps"], found["medida_el"]) == ("94.0", "100.0", "2023-11-14")
    assert (found["proyecto_tipo"], found["proyecto_de_mujeres"]) == ("apicultura", "sí")
    bare = rows(hubs_csv([hub(speed=0.0, contracted_speed=None, led_by_women=None)], sample(), names()))[0]
    assert (bare["velocidad_mbps"], bare["contratada_mbps"], bare["proyecto_de_mujeres"]) == ("0.0", "", "")
