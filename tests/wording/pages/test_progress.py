"""Readings of progress: target and plan, the funnel, and what changed afterwards."""

from dataclasses import replace

import pytest

from lib.indicators.counts.published import Table
from lib.indicators.disclosure.cells import ALL
from lib.indicators.figure import Figure, Part, Signal
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.vocabulary import Outcome
from lib.wording.language import Words
from lib.wording.pages.progress import busiest_month, finding, follow_up, funnel, over_time, response
from tests.markup.evidence.counts import Given, table
from tests.markup.training import bootcamp, names, snapshot

REACHED = Figure("ALC-1", "people", "shown", 247, target=350.0)
PLAN = Figure("MET-2", "share", "shown", 247 / 158, numerator=247, denominator=158)

NOT_YET: tuple[Given, Given] = ("not-applicable", "not-applicable")


def months(**counts: Given) -> Table:
    return table(
        "people-by-month",
        ("stage", "month"),
        {("attended", key.replace("_", "-").lstrip("m")): n for key, n in counts.items()},
    )


def by_state(rows: dict[str, tuple[Given, Given]]) -> Table:
    counts = {}
    for state, (came, done) in rows.items():
        counts[("attended", state)] = came
        counts[("completed", state)] = done
    return table("people-ended-by-stage-state", ("stage", "state"), counts)


@pytest.mark.parametrize(
    ("reached", "signal", "statuses", "share", "said"),
    [
        (
            350,
            None,
            ("completed", "completed"),
            0.81,
            "Meta cumplida: concluyeron sus 2 bootcamps y el 81\u00a0% de quienes asistieron.",
        ),
        (
            247,
            "green",
            ("completed", "running", "cancelled"),
            0.81,
            "El programa va al ritmo planeado: ha concluido 1 de 2 bootcamps y el 81\u00a0% de quienes asistieron.",
        ),
        (247, "red", ("completed",), None, "El programa va muy por debajo de lo planeado: concluyó su bootcamp."),
        (
            None,
            "amber",
            ("running", "running"),
            0.5,
            "El programa va por debajo de lo planeado: aún no concluye ninguno de sus 2 bootcamps.",
        ),
        (None, None, (), None, "El programa en marcha: aún no hay bootcamps."),
    ],
)
def test_the_first_page_says_first_how_the_programme_stands_as_far_as_that_is_shown(
    reached: int | None, signal: Signal | None, statuses: tuple[str, ...], share: float | None, said: str
) -> None:
    people = Figure("ALC-1", "people", "shown" if reached else "protected", reached, target=350.0)
    completed = Figure("EMB-6", "share", "shown" if share else "protected", share)
    held = Figure("BOO-1", "bootcamps", "shown", 0.0)
    figures = (people, completed, held, Figure("MET-3", "signal", "shown" if signal else "no-data", signal=signal))
    entries = tuple(bootcamp(id=f"BC-0{place}", status=status) for place, status in enumerate(statuses, start=1))
    shown = snapshot(figures=figures, bootcamps=entries)
    assert finding(shown, names(shown)) == said


def test_target_and_plan_are_said_with_their_bases() -> None:
    shown = snapshot(figures=(REACHED, PLAN))
    target, plan = over_time(shown, names(shown))
    assert target == "Van 247 personas, 71\u00a0% de la meta de 350."
    assert "de 158 planeadas en ellos" in plan
    assert "156\u00a0%" in plan


def test_without_a_target_or_a_plan_nothing_is_said() -> None:
    shown = snapshot(figures=(Figure("ALC-1", "people", "shown", 247),))
    assert over_time(shown, names(shown)) == []


def test_the_busiest_month_is_named_only_if_all_months_are_shown_and_one_stands_out() -> None:
    shown = snapshot()
    spoken = names(shown)
    assert busiest_month(months(m2023_03=42, m2023_04=44), spoken) == [
        "El mes con más personas nuevas fue abr 2023, con 44."
    ]
    assert busiest_month(months(m2023_03=44, m2023_04=44), spoken) == []
    assert busiest_month(months(m2023_03=42, m2023_04="protected", m2023_05="protected"), spoken) == []
    assert busiest_month(None, spoken) == []


def funnel_by_state(rows: dict[str, tuple[Given, Given]]) -> list[str]:
    shown = snapshot((bootcamp(),), tables=(by_state(rows),))
    return funnel(shown, names(shown), "state")


def test_the_funnel_says_the_completion_and_between_which_groups_it_lies() -> None:
    whole, between = funnel_by_state({"31": (82, 72), "23": (79, 61), "07": NOT_YET, ALL: (161, 133)})
    assert whole == "Concluyó 83\u00a0% de quienes asistieron (133 de 161)."
    assert between == ("Por estado, va de 77\u00a0% en Quintana Roo (61 de 79) a 88\u00a0% en Yucatán (72 de 82).")


def test_groups_are_not_compared_while_one_is_protected_or_too_small() -> None:
    assert len(funnel_by_state({"31": (82, 72), "23": (79, 61), "20": (30, "protected"), ALL: (191, 150)})) == 1
    assert len(funnel_by_state({"31": (82, 72), "23": (79, 61), "20": (19, 5), ALL: (180, 138)})) == 1


def test_the_funnel_says_who_still_attends_beside_it() -> None:
    completion = Figure("EMB-6", "share", "shown", 0.82, numerator=141, denominator=172, aside=80, cohort="ended")
    early = replace(completion, state="not-applicable", value=None, numerator=None, denominator=None)
    for value, says in (
        (completion, ["Concluyó 82\u00a0% de quienes asistieron (141 de 172).", "80 más, aún en curso."]),
        (early, ["80 personas, aún en curso."]),
    ):
        shown = snapshot((bootcamp(status="running"),), figures=(value,))
        assert funnel(shown, names(shown)) == says


def asked(*more: Part, low: int | None = 31, high: int | None = 61) -> Snapshot:
    used = Figure(
        "SEG-2",
        "share",
        "shown",
        31 / 44,
        numerator=31,
        denominator=44,
        target=0.6,
        parts=(*more, *(Part(f"6m/{each}", "shown", 31 / 44, 31, 44, low, high) for each in Outcome)),
    )
    answered = Figure(
        "SEG-1",
        "share",
        "shown",
        44 / 68,
        numerator=44,
        denominator=68,
        parts=(
            Part("6m/uses-tool", "shown", 44 / 68, 44, 68),
            *(Part(f"6m/{each}/of-eligible", "shown", 44 / 74, 44, 74) for each in Outcome),
        ),
    )
    return snapshot(figures=(used, answered))


def test_an_outcome_is_said_of_those_who_answered_with_the_range_for_all_who_could_have() -> None:
    shown = asked()
    outcome, target = follow_up(shown, names(shown), "6m", "uses-tool")
    assert outcome == (
        "A los 6 meses, 70\u00a0% de 44 que respondieron usa una herramienta digital; "
        "de 74 que pudieron contestar, entre 42\u00a0% y 82\u00a0%."
    )
    assert target == "La meta es 60\u00a0%."
    assert "44 de las 68 personas contactadas (65\u00a0%)" in response(shown, names(shown), "6m", "uses-tool")[0]


@pytest.mark.parametrize("language", ["es", "en"])
def test_an_outcome_with_its_range_takes_at_most_25_words(language: str) -> None:
    shown = asked()
    for outcome in Outcome:
        said = follow_up(shown, replace(names(shown), words=Words(language)), "6m", outcome)[0]
        assert len(said.replace("\u00a0", "").split()) <= 25, said


def test_where_who_could_have_answered_is_not_known_no_range_is_said() -> None:
    shown = asked(low=None, high=None)
    assert follow_up(shown, names(shown), "6m", "uses-tool")[0] == (
        "A los 6 meses, 70\u00a0% de quienes respondieron usa una herramienta digital (31 de 44)."
    )


def test_what_was_answered_at_entry_stands_beside_what_was_answered_later() -> None:
    shown = asked(Part("entry/uses-tool", "shown", 0.3, 30, 100))
    assert "Al entrar era 30\u00a0% (30 de 100)." in follow_up(shown, names(shown), "6m", "uses-tool")
    hidden = asked(Part("entry/uses-tool", "protected"))
    assert not any("Al entrar" in each for each in follow_up(hidden, names(hidden), "6m", "uses-tool"))


def test_a_protected_outcome_is_not_said() -> None:
    hidden = Figure("SEG-2", "share", "protected", parts=(Part("6m/uses-tool", "protected"),))
    shown = snapshot(
        figures=(hidden, Figure("SEG-1", "share", "protected", parts=(Part("6m/uses-tool", "protected"),)))
    )
    assert follow_up(shown, names(shown), "6m", "uses-tool") == []
    assert response(shown, names(shown), "6m", "uses-tool") == []
