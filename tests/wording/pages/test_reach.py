"""Readings of reach: each says what the shown cells say, and nothing that a protected cell would give away."""

from dataclasses import replace

import pytest

from lib.indicators.disclosure.cells import ALL
from lib.indicators.figure import Figure
from lib.wording.pages.reach import ATTENDED, ages, bootcamps, focus_share, lead, started, states, who
from tests.markup.evidence.counts import BY_ROLE, Given, attended, table
from tests.markup.training import bootcamp, names, snapshot, upcoming

AT_ALL = ATTENDED
BANDS = {
    "15-25": 51,
    "26-35": 98,
    "36-45": 111,
    "46-55": 61,
    "56-65": 25,
    "out-of-range": 0,
    "unspecified": 12,
    ALL: 358,
}


def by_age(**changes: Given) -> dict[str, Given]:
    return {**BANDS, **{name.replace("_", "-").removeprefix("a"): value for name, value in changes.items()}}


def age_table(row: dict[str, Given]) -> object:
    return attended("people-by-role-age", "role", "age", {ALL: row})


def sexes(women: Given, staff_women: Given, staff_men: Given, everybody: Given) -> object:
    rows: dict[str, dict[str, Given]] = {
        "micro-entrepreneur": {"woman": women},
        "partner-staff": {"woman": staff_women, "man": staff_men},
        ALL: {ALL: everybody},
    }
    return attended("people-by-role-sex", "role", "sex", rows)


def count(indicator: str, value: int) -> Figure:
    return Figure(indicator, "people", "shown", value)


def test_the_lead_keeps_people_participations_and_attendances_apart() -> None:
    shown = snapshot(figures=(count("ALC-1", 358), count("ALC-4", 379), count("ALC-5", 2209)))
    assert lead(shown, names(shown)) == "358 personas participaron 379 veces en bootcamps y sumaron 2,209 asistencias"
    assert lead(shown, names(shown, "en")).startswith("358 people took part in bootcamps 379 times")


def test_the_lead_says_no_number_where_one_of_the_three_is_missing() -> None:
    shown = snapshot(figures=(count("ALC-1", 358), count("ALC-4", 379)))
    assert not any(letter.isdigit() for letter in lead(shown, names(shown)))


def test_women_are_a_share_with_its_base_and_staff_are_said_by_sex() -> None:
    shown = snapshot(tables=(sexes(301, 41, 16, 358),))  # type: ignore[arg-type]
    first, second = who(shown, names(shown))
    assert "301 de las 358" in first
    assert "84\u00a0%" in first
    assert "41 son mujeres y 16 son hombres" in second


def test_nothing_is_said_of_a_role_that_is_protected() -> None:
    shown = snapshot(tables=(sexes("protected", 41, "protected", 358),))  # type: ignore[arg-type]
    assert who(shown, names(shown)) == []


def test_the_age_share_is_of_known_ages_with_its_base_and_its_unknown() -> None:
    shown = snapshot()
    first, second = ages(age_table(by_age()), AT_ALL, names(shown))  # type: ignore[arg-type]
    assert (
        first
        == "32\u00a0% tiene de 36 a 45 años: 111 de las 346 personas cuya edad se conoce. Es el grupo más numeroso."
    )
    assert "De 12 personas no se conoce la edad" in second


def test_the_reported_ages_are_called_the_largest_group_only_if_they_are() -> None:
    shown = snapshot()
    tied = ages(age_table(by_age(a26_35=111)), AT_ALL, names(shown))  # type: ignore[arg-type]
    assert "más numeroso" not in tied[0]
    hidden = ages(age_table(by_age(a56_65="protected", a15_25="protected")), AT_ALL, names(shown))  # type: ignore[arg-type]
    assert "32\u00a0%" in hidden[0]
    assert "más numeroso" not in hidden[0]


@pytest.mark.parametrize("hidden", ["a36_45", "unspecified"])
def test_no_age_share_where_its_part_or_its_unknown_is_protected(hidden: str) -> None:
    shown = snapshot()
    row = by_age(**{hidden: "protected"})
    assert focus_share(age_table(row), AT_ALL, names(shown)) is None  # type: ignore[arg-type]
    said = ages(age_table(row), AT_ALL, names(shown))  # type: ignore[arg-type]
    assert "protegidas" in said[0]
    assert not any("%" in each for each in said)


def test_no_age_share_of_fewer_than_twenty_known_ages() -> None:
    shown = snapshot()
    few = dict.fromkeys(BANDS, 0) | {"36-45": 19, ALL: 19}
    assert focus_share(age_table(few), AT_ALL, names(shown)) is None  # type: ignore[arg-type]
    enough = dict.fromkeys(BANDS, 0) | {"36-45": 20, ALL: 20}
    assert focus_share(age_table(enough), AT_ALL, names(shown)) is not None  # type: ignore[arg-type]


def test_states_with_as_many_people_are_named_together() -> None:
    rows: dict[str, dict[str, Given]] = {"07": {ALL: 79}, "23": {ALL: 79}, "04": {ALL: 45}, ALL: {ALL: 203}}
    shown = snapshot(tables=(attended("people-by-state-role", "state", "role", rows),))
    assert states(shown, names(shown)) == [
        "Los estados con más personas son Chiapas y Quintana Roo: 79 en cada uno, de 203.",
        "El número menor, 45, es de Campeche.",
    ]


def test_no_state_is_called_first_while_one_is_protected() -> None:
    rows: dict[str, dict[str, Given]] = {
        "07": {ALL: 79},
        "04": {ALL: "protected"},
        "31": {ALL: "protected"},
        ALL: {ALL: 99},
    }
    shown = snapshot(tables=(attended("people-by-state-role", "state", "role", rows),))
    assert states(shown, names(shown)) == []


def test_bootcamps_say_their_range_why_they_do_not_add_up_and_what_is_not_shown() -> None:
    people = table(
        "people-by-stage-bootcamp",
        ("stage", "bootcamp"),
        {("attended", "BC-01"): 42, ("attended", "BC-02"): 37, ("attended", "BC-03"): 20, ("attended", "BC-04"): 0},
    )
    held = (bootcamp(), bootcamp(id="BC-02"), bootcamp(id="BC-03", status="running"), upcoming(id="BC-04"))
    shown = snapshot(held, figures=(count("ALC-1", 98), count("ALC-4", 99)), tables=(people, BY_ROLE))
    assert started(shown) == {"BC-01", "BC-02", "BC-03"}
    said = bootcamps(shown, names(shown), BY_ROLE, "role")
    assert said[0] == "En cada bootcamp participaron entre 20 y 42 personas."
    assert "Sumados dan 99 y no 98" in said[1]
    assert said[2].startswith("En un bootcamp parte del detalle está protegida")
    assert said[3] == "El detalle de un bootcamp en curso se publica al concluir."


def test_bootcamps_are_not_said_to_overlap_where_they_add_up() -> None:
    shown = snapshot((bootcamp(),), figures=(count("ALC-1", 42), count("ALC-4", 42)))
    assert not any("Sumados" in each for each in bootcamps(shown, names(shown), None, "role"))
    without = replace(shown, figures={**shown.figures, "ALC-1": Figure("ALC-1", "people", "shown", low=40, high=42)})
    assert not any("Sumados" in each for each in bootcamps(without, names(without), None, "role"))
