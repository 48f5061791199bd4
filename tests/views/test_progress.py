"""The evidence about progress: growth, the funnel, and what changed afterwards."""

from typing import Any

from lib.indicators.counts.published import Table
from lib.indicators.disclosure.cells import ALL
from lib.indicators.figure import Figure, Part
from lib.snapshot.snapshot import Snapshot
from lib.views import progress
from lib.views.canvas import QUIET, STAFF
from tests.markup.training import names, snapshot
from tests.views.counts import Given, table


def written(figure: Any) -> set[str]:
    return {each.text for each in figure.layout.annotations}


def by_month(**counts: Given) -> Snapshot:
    cells = {("attended", key[1:].replace("_", "-")): count for key, count in counts.items()}
    total = sum(count for count in counts.values() if isinstance(count, int))
    months = table("people-by-month", ("stage", "month"), {**cells, ("attended", ALL): total})
    return snapshot(figures=(Figure("ALC-1", "people", "shown", total, target=350.0),), tables=(months,))


def test_people_grow_month_by_month_towards_the_target() -> None:
    shown = by_month(m2024_03=42, m2024_04=44)
    evidence = progress.months(shown, names(shown))
    assert list(evidence.figure.data[1].y) == [42, 44]
    assert {"42", "86", "Meta: 350"} == written(evidence.figure)
    assert "86" in evidence.tables[0]


def test_months_that_have_not_come_are_named_and_not_drawn_as_standstill() -> None:
    shown = by_month(m2024_03=42, m2024_06=0)
    evidence = progress.months(shown, names(shown))
    assert len(evidence.figure.data[1].y) == 1
    assert any("jun 2024" in note for note in evidence.notes)


def test_an_empty_month_that_has_passed_is_a_zero() -> None:
    shown = by_month(m2024_03=42, m2024_04=0)
    assert list(progress.months(shown, names(shown)).figure.data[1].y) == [42, 0]


def test_a_protected_month_is_never_summed_up() -> None:
    shown = by_month(m2024_02=30, m2024_03="protected", m2024_04="protected", m2024_05=40)
    evidence = progress.months(shown, names(shown))
    assert list(evidence.figure.data[0].x) == [30, 40]
    assert "Protegido" in written(evidence.figure)
    assert "Meta: 350" not in written(evidence.figure)
    rows = evidence.tables[0].split("<tr>")
    assert "No aplica" in rows[-1].split("</tr>")[0]
    assert not any("acumulado antes" in note for note in evidence.notes)


def test_each_group_has_its_four_stages_with_the_share_of_those_who_registered() -> None:
    stages = {"registered": 62, "attended": 57, "completed": 50, "certified": "protected"}
    counts: dict[tuple[str, ...], Given] = {(stage, "partner-staff"): count for stage, count in stages.items()}
    counts |= {(stage, "other"): 0 for stage in stages}
    shown = snapshot(tables=(table("people-by-stage-role", ("stage", "role"), counts),))
    evidence = progress.funnel(shown, names(shown), "role")
    said = written(evidence.figure)
    assert {"62", "57 · 92\u00a0%", "50 · 81\u00a0%", "Protegido", "<b>Equipos aliados</b>"} <= said
    assert "<b>Otras personas</b>" not in said
    assert list(evidence.figure.data[0].marker.color) == [QUIET, STAFF, STAFF]


def test_no_share_is_written_where_those_who_registered_are_protected() -> None:
    counts: dict[tuple[str, ...], Given] = {("registered", "31"): "protected", ("attended", "31"): 20}
    shown = snapshot(tables=(table("people-by-stage-state", ("stage", "state"), counts),))
    said = written(progress.funnel(shown, names(shown), "state").figure)
    assert "20" in said
    assert not any("%" in each for each in said)


def survey(*parts: Part) -> Snapshot:
    cells: dict[tuple[str, ...], Given] = {}
    for wave in ("exit", "6m"):
        for outcome in ("uses-tool", "sells-online", "formalised"):
            cells[(wave, outcome, "positive")] = "no-data"
    answers = table("answers-by-wave-outcome", ("wave", "outcome", "answer"), cells)
    return snapshot(figures=(Figure("SEG-2", "share", "shown", parts=parts),), tables=(answers,))


def test_only_waves_that_asked_anything_are_offered_first_to_last() -> None:
    assert progress.waves(survey(Part("6m/uses-tool", "protected"), Part("exit/uses-tool", "protected"))) == (
        "exit",
        "6m",
    )
    assert progress.waves(snapshot()) == ()


def test_outcomes_are_bars_of_a_whole_with_their_base_and_unasked_ones_are_not_drawn() -> None:
    shown = survey(Part("6m/uses-tool", "shown", 31 / 44, 31, 44), Part("6m/sells-online", "protected"))
    evidence = progress.follow_up(shown, names(shown), "6m")
    assert list(evidence.figure.layout.xaxis.range) == [0, 1]
    assert list(evidence.figure.data[0].x) == [31 / 44]
    said = written(evidence.figure)
    assert "70\u00a0% (31 de 44)" in said
    assert "Protegido" in said
    assert "formalizó su negocio" not in said
    assert "menos de 20 respuestas" in " ".join(evidence.notes)
    assert "encuestadas" in evidence.notes[0]


def test_without_surveys_the_page_says_so() -> None:
    shown = snapshot()
    assert "Pro Mujer" in progress.follow_up(shown, names(shown), None).readings[0]


def test_a_wave_of_another_table_is_not_drawn() -> None:
    empty: Table = table("answers-by-wave-outcome", ("wave", "outcome", "answer"), {})
    shown = snapshot(tables=(empty,))
    assert progress.follow_up(shown, names(shown), None).figure is None
