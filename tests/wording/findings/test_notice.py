"""The notice thanks first, tells what to mend tab by tab, and can be pasted into a message as it is."""

from dataclasses import replace

import pytest

from lib.indicators.data_quality import Ratio
from lib.tables.codes import EXAMPLES
from lib.tables.finding import Finding
from lib.wording.findings.notice import MOST, notice
from lib.wording.language import Words

ES, EN = Words("es"), Words("en")


def _points(count: int) -> list[Finding]:
    one = EXAMPLES["C02"]
    lines = range(count + 1, 1, -1)
    return [replace(one, cell=f"F{line}", params={**one.params, "suggestion": str(line)}) for line in lines]


def test_the_share_that_is_right_comes_before_anything_to_mend() -> None:
    text = notice(Ratio(211, 214), [EXAMPLES["C02"]], ES, "Pro Mujer")
    lines = text.splitlines()
    assert lines[0] == "Buen día, equipo de Pro Mujer:"
    assert "De 214 celdas obligatorias, 211 están bien (99\u00a0%)." in lines
    assert text.index("están bien") < text.index("trece")


@pytest.mark.parametrize(("top", "share"), [(9999, "99\u00a0%"), (10000, "100\u00a0%"), (5000, "50\u00a0%")])
def test_rounding_never_turns_nearly_all_into_all(top: int, share: str) -> None:
    assert share in notice(Ratio(top, 10000), [], ES, "SICT")


def test_without_required_cells_or_with_none_right_no_share_is_claimed() -> None:
    for ratio in (Ratio(0, 0), Ratio(0, 12)):
        assert "%" not in notice(ratio, [], ES, "SICT")


def test_each_point_is_numbered_with_its_address_what_to_type_and_its_link() -> None:
    links = {("alcance", "F14"): "https://docs.google.com/spreadsheets/d/x/edit#gid=203&range=F14"}
    text = notice(Ratio(9, 10), [EXAMPLES["C02"]], ES, "Pro Mujer", links)
    assert "1. alcance, fila 14, columna F (personas): dice «trece»; se esperaba un número entero. Escriba 13." in text
    assert "   Abrir la celda: https://docs.google.com/spreadsheets/d/x/edit#gid=203&range=F14" in text.splitlines()


def test_without_a_link_no_line_offers_one() -> None:
    assert "Abrir la celda" not in notice(Ratio(9, 10), [EXAMPLES["C02"]], ES, "Pro Mujer")


def test_points_stand_together_by_tab_from_top_to_bottom() -> None:
    other = EXAMPLES["C07"]
    text = notice(Ratio(9, 10), [*_points(2), other, replace(EXAMPLES["C02"], cell="F40")], ES, "Pro Mujer")
    assert text.count("Pestaña alcance") == 1
    places = [text.index(place) for place in ("fila 2,", "fila 3,", "fila 40,", "Pestaña sesiones", "4. sesiones")]
    assert places == sorted(places)


def test_beyond_the_most_that_fit_the_rest_is_counted_and_errors_come_before_warnings() -> None:
    warnings = [replace(EXAMPLES["V06"], tab=f"hoja {line}", cell=f"N{line}") for line in range(2, 7)]
    text = notice(Ratio(9, 10), [*warnings, *_points(MOST)], ES, "Pro Mujer")
    assert "Falta revisar 25 puntos" in text
    assert f"\n{MOST}. " in text
    assert f"\n{MOST + 1}. " not in text
    assert "Y 5 más, que puede ver en el tablero." in text
    assert "verificación" not in text
    assert "Y 1 más, que" in notice(Ratio(9, 10), _points(MOST + 1), ES, "Pro Mujer")


def test_what_asks_for_the_same_in_one_column_is_one_point_with_all_its_cells() -> None:
    same = [replace(EXAMPLES["C02"], cell=f"F{line}") for line in (9, 2, 5)]
    text = notice(Ratio(9, 10), same, ES, "Pro Mujer")
    assert "Falta revisar 3 puntos" in text
    assert "Escriba 13. Lo mismo en 2 celdas más: F5, F9." in text
    assert "1. alcance, fila 2," in text
    assert "2. " not in text


def test_with_nothing_to_mend_it_is_a_thank_you() -> None:
    text = notice(Ratio(214, 214), [EXAMPLES["R01"]], ES, "Pro Mujer")
    assert "Gracias por mantener al día su libro de datos." in text
    assert "Las 214 celdas obligatorias están bien" in text
    assert "No hay nada que corregir." in text
    assert "1." not in text
    assert "Total" not in text


def test_a_workbook_that_cannot_be_read_is_told_under_the_workbook() -> None:
    text = notice(Ratio(0, 0), [EXAMPLES["W06"]], EN, "Pro Mujer")
    assert "Workbook pro-mujer.xlsx\n1. " in text
    assert "Only one point is left" in text


def test_the_whole_notice_reads_in_order() -> None:
    text = notice(Ratio(211, 214), [EXAMPLES["C02"]], EN, "Pro Mujer", programme="Impulso Digital")
    assert text == (
        "Hello, Pro Mujer team:\n"
        "\n"
        "Thank you for keeping your data workbook up to date.\n"
        "Of 214 required cells, 211 are right (99\u00a0%).\n"
        "\n"
        "Only one point is left to look at. Here is where it is and what to type:\n"
        "\n"
        "Tab alcance\n"
        "1. alcance, row 14, column F (personas): it says “trece”; a whole number was expected. Please type 13.\n"
        "\n"
        "Once you correct the sheet there is no need to tell us: the dashboard reads it again by itself. "
        "Please write to us with any question.\n"
        "Data coordination, Impulso Digital"
    )
