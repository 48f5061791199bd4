"""The evidence about reach: charts that hold only what is shown, and the same facts as tables."""

from typing import Any

from lib.indicators.counts.published import Table
from lib.indicators.disclosure.cells import ALL
from lib.snapshot.snapshot import Snapshot
from lib.views import reach
from lib.views.canvas import QUIET, STAFF, WOMEN
from tests.markup.training import bootcamp, names, snapshot, upcoming
from tests.views.counts import BY_ROLE, Given, attended

ROLES = ("micro-entrepreneur", "partner-staff", "other")


def ages_of(dimension: str, rows: dict[str, dict[str, Given]]) -> Table:
    return attended(f"people-by-{dimension}-age", dimension, "age", rows)


EVERYBODY: dict[str, Given] = {"26-35": 8, "36-45": 20, "unspecified": 7, ALL: 35}
AGES = (
    ages_of("role", {"micro-entrepreneur": {ALL: 30}, "other": {ALL: 0}, ALL: EVERYBODY}),
    ages_of("state", {"31": {"26-35": "protected", "36-45": "protected", "unspecified": 0, ALL: 10}, "07": {ALL: 0}}),
)  # fmt: skip


def written(figure: Any) -> set[str]:
    return {each.text for each in figure.layout.annotations}


def lengths(figure: Any) -> list[float]:
    return [value for trace in figure.data if not trace.marker.pattern.shape for value in trace.x]


def test_nothing_is_drawn_without_data_and_the_owner_is_named() -> None:
    shown = snapshot()
    spoken = names(shown)
    assert not reach.has_people(shown)
    for evidence in (reach.who(shown, spoken), reach.ages(shown, spoken, ALL), reach.states(shown, spoken)):
        assert evidence.figure is None
        assert "Pro Mujer" in evidence.readings[0]


def test_ages_may_be_asked_for_everybody_and_for_groups_that_have_anybody() -> None:
    shown = snapshot(tables=AGES)
    assert reach.age_groups(shown) == (ALL, "role.micro-entrepreneur", "state.31")
    assert [reach.group_name(each, names(shown)) for each in reach.age_groups(shown)] == [
        "Todas las personas",
        "Microempresarias",
        "Yucatán",
    ]


def test_the_reported_ages_are_in_colour_and_unknown_ages_stand_apart() -> None:
    shown = snapshot(tables=AGES)
    (trace,) = reach.ages(shown, names(shown), ALL).figure.data
    assert list(trace.x) == [8, 20, 7]
    assert list(trace.marker.color) == [QUIET, WOMEN, QUIET]
    assert trace.y[2] - trace.y[1] > trace.y[1] - trace.y[0]


def test_protected_ages_of_a_state_are_words_and_equal_placeholders() -> None:
    shown = snapshot(tables=AGES)
    evidence = reach.ages(shown, names(shown), "state.31")
    placeholder = evidence.figure.data[-1]
    assert len(set(placeholder.x)) == 1
    assert lengths(evidence.figure) == []
    assert "Protegido" in written(evidence.figure)
    assert "protegidas" in evidence.readings[0]
    assert "Protegido" in evidence.tables[0]


def test_roles_and_sexes_without_anybody_are_in_the_table_only() -> None:
    rows: dict[str, dict[str, Given]] = {
        "micro-entrepreneur": {"woman": 301, "man": 0, ALL: 301},
        "partner-staff": {"woman": 41, "man": "protected", ALL: "protected"},
        ALL: {"woman": 342, "man": "protected", ALL: 358},
    }
    shown = snapshot(tables=(attended("people-by-role-sex", "role", "sex", rows),))
    evidence = reach.who(shown, names(shown))
    assert lengths(evidence.figure) == [301, 41]
    assert list(evidence.figure.data[0].marker.color) == [WOMEN, STAFF]
    assert "Microempresarias · hombres" not in written(evidence.figure)
    assert "Equipos aliados · hombres" in written(evidence.figure)
    assert ">0<" in evidence.tables[0]


def four_bootcamps() -> Snapshot:
    held = (bootcamp(), bootcamp(id="BC-02", name="Dos"), bootcamp(id="BC-03", name="Tres", status="running"))
    not_yet: dict[str, dict[str, Given]] = {"BC-04": dict.fromkeys((*ROLES, ALL), 0)}
    more = attended("x", "bootcamp", "role", not_yet).cells
    table = Table(BY_ROLE.id, "people", BY_ROLE.dimensions, (*BY_ROLE.cells, *more), "people", BY_ROLE.adds_over)
    return snapshot((*held, upcoming(id="BC-04", name="Cuatro")), tables=(table,))


def test_each_bootcamp_shows_what_may_be_shown_of_it() -> None:
    shown = four_bootcamps()
    evidence = reach.bootcamps(shown, names(shown), "role")
    said = written(evidence.figure)
    assert {"42", "37, protegido", "20, sin detalle todavía", "aún no empieza"} <= said
    assert sorted(lengths(evidence.figure)) == [7, 20, 35]
    assert [name for _, name in evidence.key] == ["Microempresarias", "Equipos aliados"]
    assert "se publica cuando el bootcamp concluye" in evidence.tables[0]


def test_states_are_stacked_by_role_in_the_roles_own_colours() -> None:
    rows: dict[str, dict[str, Given]] = {
        "04": {"micro-entrepreneur": 38, "partner-staff": 7, "other": 0, ALL: 45},
        ALL: {"micro-entrepreneur": 38, "partner-staff": 7, "other": 0, ALL: 45},
    }
    shown = snapshot(tables=(attended("people-by-state-role", "state", "role", rows),))
    evidence = reach.states(shown, names(shown))
    assert lengths(evidence.figure) == [38, 7]
    assert evidence.key == ((WOMEN, "Microempresarias"), (STAFF, "Equipos aliados"))


def test_where_repeats_are_unknown_the_missing_total_is_explained() -> None:
    rows: dict[str, dict[str, Given]] = {
        "04": {"micro-entrepreneur": 38, "partner-staff": "no-data", ALL: "no-data"},
        ALL: {"micro-entrepreneur": "no-data", "partner-staff": "no-data", ALL: "no-data"},
    }
    shown = snapshot(tables=(attended("people-by-state-role", "state", "role", rows),))
    evidence = reach.states(shown, names(shown))
    assert "No se sabe cuántas" in evidence.readings[0]
    assert lengths(evidence.figure) == [38]
    assert "Sin dato" in written(evidence.figure)
