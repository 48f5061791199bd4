"""The charts of people and places hold only what is shown, and the same facts as tables."""

from lib.indicators.counts.published import Table
from lib.indicators.disclosure.cells import ALL
from lib.markup.blocks.tables import table_html
from lib.markup.evidence import people, places
from lib.markup.evidence.chart import Chart
from lib.markup.palette import QUIET
from lib.snapshot.snapshot import Snapshot
from tests.markup.evidence.counts import BY_ROLE, Given, attended, table
from tests.markup.training import bootcamp, names, snapshot, upcoming

ROLES = ("micro-entrepreneur", "partner-staff", "other")


def ages_of(dimension: str, rows: dict[str, dict[str, Given]]) -> Table:
    return attended(f"people-by-{dimension}-age", dimension, "age", rows)


EVERYBODY: dict[str, Given] = {"26-35": 8, "36-45": 20, "unspecified": 7, ALL: 35}
AGES = (
    ages_of("role", {"micro-entrepreneur": {ALL: 30}, "other": {ALL: 0}, ALL: EVERYBODY}),
    ages_of("state", {"31": {"26-35": "protected", "36-45": "protected", "unspecified": 0, ALL: 10}, "07": {ALL: 0}}),
)  # fmt: skip


def written(chart: Chart) -> dict[str, str]:
    return {bar.name: bar.text for bar in chart.bars}


def lengths(chart: Chart) -> list[float]:
    return [part.value for bar in chart.bars for part in bar.segments if part.value]


def table_in(chart: Chart) -> str:
    return table_html(chart.tables[0])


def test_nothing_is_drawn_without_data_and_the_owner_is_named() -> None:
    shown = snapshot()
    spoken = names(shown)
    assert not people.has_people(shown)
    for chart in (people.who(shown, spoken), people.ages(shown, spoken), places.states(shown, spoken)):
        assert not chart.bars
        assert not chart.has_anything
        assert "Pro Mujer" in chart.sentences[0]


def test_ages_may_be_asked_for_everybody_and_for_groups_that_have_anybody() -> None:
    shown = snapshot(tables=AGES)
    assert people.age_groups(shown) == (ALL, "role.micro-entrepreneur", "state.31")
    assert [people.group_name(each, names(shown)) for each in people.age_groups(shown)] == [
        "Todas las personas",
        "Microempresarias",
        "Yucatán",
    ]


def test_the_reported_ages_are_in_colour_and_unknown_ages_stand_apart() -> None:
    shown = snapshot(tables=AGES)
    bars = people.ages(shown, names(shown)).bars
    assert [(bar.name, bar.total) for bar in bars] == [
        ("26–35 años", 8),
        ("36–45 años", 20),
        ("Edad no especificada", 7),
    ]
    assert [bar.segments[0].series for bar in bars] == [QUIET, "main", QUIET]
    assert [bar.apart for bar in bars] == [False, False, True]


def test_protected_ages_of_a_state_are_words_and_equal_placeholders() -> None:
    shown = snapshot(tables=AGES)
    chart = people.ages(shown, names(shown), "state.31")
    assert chart.id == "ages.state.31"
    assert len({chart.hidden(bar) for bar in chart.bars}) == 1
    assert lengths(chart) == []
    assert set(written(chart).values()) == {"Protegido"}
    assert "protegidas" in chart.sentences[0]
    assert "trama" in chart.notes[-1]
    assert "Protegido" in table_in(chart)


def test_roles_and_sexes_without_anybody_are_in_the_table_only() -> None:
    rows: dict[str, dict[str, Given]] = {
        "micro-entrepreneur": {"woman": 301, "man": 0, ALL: 301},
        "partner-staff": {"woman": 41, "man": "protected", ALL: "protected"},
        ALL: {"woman": 342, "man": "protected", ALL: 358},
    }
    shown = snapshot(tables=(attended("people-by-role-sex", "role", "sex", rows),))
    chart = people.who(shown, names(shown))
    assert lengths(chart) == [301, 41]
    assert [bar.segments[0].series for bar in chart.bars] == ["micro-entrepreneur", "partner-staff", "partner-staff"]
    assert "Microempresarias · hombres" not in written(chart)
    assert written(chart)["Equipos aliados · hombres"] == "Protegido"
    assert ">0<" in table_in(chart)


def four_bootcamps() -> Snapshot:
    held = (bootcamp(), bootcamp(id="BC-02", name="Dos"), bootcamp(id="BC-03", name="Tres", status="running"))
    not_yet: dict[str, dict[str, Given]] = {"BC-04": dict.fromkeys((*ROLES, ALL), 0)}
    more = attended("x", "bootcamp", "role", not_yet).cells
    table = Table(BY_ROLE.id, "people", BY_ROLE.dimensions, (*BY_ROLE.cells, *more), "people", BY_ROLE.adds_over)
    return snapshot((*held, upcoming(id="BC-04", name="Cuatro")), tables=(table,))


def test_each_bootcamp_shows_what_may_be_shown_of_it() -> None:
    shown = four_bootcamps()
    chart = places.bootcamps(shown, names(shown), "role")
    assert list(written(chart).values()) == ["42", "37 · protegido", "20 · sin detalle todavía", "aún no empieza"]
    assert lengths(chart) == [35, 7, 20]
    assert [name for _, name in chart.key] == ["Microempresarias", "Equipos aliados"]
    assert "se publica cuando el bootcamp concluye" in table_in(chart)


def test_states_are_stacked_by_role_in_the_roles_own_colours() -> None:
    rows: dict[str, dict[str, Given]] = {
        "04": {"micro-entrepreneur": 38, "partner-staff": 7, "other": 0, ALL: 45},
        ALL: {"micro-entrepreneur": 38, "partner-staff": 7, "other": 0, ALL: 45},
    }
    shown = snapshot(tables=(attended("people-by-state-role", "state", "role", rows),))
    chart = places.states(shown, names(shown))
    assert lengths(chart) == [38, 7]
    assert chart.key == (("micro-entrepreneur", "Microempresarias"), ("partner-staff", "Equipos aliados"))


def test_a_state_whose_bootcamps_still_run_shows_its_people_without_detail() -> None:
    waits: dict[str, dict[str, Given]] = {"07": dict.fromkeys((*ROLES, ALL), "not-applicable")}
    stages = table("people-by-stage-state", ("stage", "state"), {("attended", "07"): 77})
    shown = snapshot(tables=(attended("people-by-state-role", "state", "role", waits), stages))
    assert written(places.states(shown, names(shown))) == {"Chiapas": "77 · sin detalle todavía"}
    assert written(places.states(shown, names(shown)).totals()) == {"Chiapas": "77"}


def test_what_waits_for_a_bootcamp_to_end_is_not_said_to_be_missing() -> None:
    waits: dict[str, dict[str, Given]] = {"04": dict.fromkeys((*ROLES, ALL), "not-applicable")}
    nobody: dict[str, dict[str, Given]] = {"04": dict.fromkeys((*ROLES, ALL), 0)}
    for rows, says in ((waits, "cuando termine el primer bootcamp"), (nobody, "nadie que contar")):
        shown = snapshot(tables=(attended("people-by-role-sex", "role", "sex", rows),))
        assert says in people.who(shown, names(shown)).sentences[0]


def test_where_repeats_are_unknown_the_missing_total_is_explained() -> None:
    rows: dict[str, dict[str, Given]] = {
        "04": {"micro-entrepreneur": 38, "partner-staff": "no-data", ALL: "no-data"},
        ALL: {"micro-entrepreneur": "no-data", "partner-staff": "no-data", ALL: "no-data"},
    }
    shown = snapshot(tables=(attended("people-by-state-role", "state", "role", rows),))
    chart = places.states(shown, names(shown))
    assert "No se sabe cuántas" in chart.sentences[0]
    assert lengths(chart) == [38]
    assert written(chart) == {"Campeche": "Sin dato"}
