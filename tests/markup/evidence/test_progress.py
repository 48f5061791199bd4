"""The charts of progress: growth, and what changed afterwards."""

from lib.indicators.counts.published import Table
from lib.indicators.disclosure.cells import ALL
from lib.indicators.figure import Figure, Part
from lib.markup.blocks.tables import table_html
from lib.markup.evidence import progress
from lib.markup.evidence.chart import Chart
from lib.markup.palette import MAIN, QUIET
from lib.snapshot.snapshot import Snapshot
from tests.markup.evidence.counts import Given, table
from tests.markup.training import names, snapshot


def written(chart: Chart) -> dict[str, str]:
    return {bar.name: bar.text for bar in chart.bars}


def by_month(**counts: Given) -> Snapshot:
    cells = {("attended", key[1:].replace("_", "-")): count for key, count in counts.items()}
    total = sum(count for count in counts.values() if isinstance(count, int))
    months = table("people-by-month", ("stage", "month"), {**cells, ("attended", ALL): total})
    return snapshot(figures=(Figure("ALC-1", "people", "shown", total, target=350.0),), tables=(months,))


def test_people_grow_month_by_month_towards_the_target() -> None:
    shown = by_month(m2024_03=42, m2024_04=44)
    chart = progress.months(shown, names(shown))
    assert [[part.value for part in bar.segments] for bar in chart.bars] == [[0, 42], [42, 44]]
    assert list(written(chart).values()) == ["42 · 42 nuevas", "86 · 44 nuevas"]
    assert chart.columns
    assert chart.target is not None
    assert (chart.target.value, chart.target.text) == (350, "Meta: 350")
    assert "86" in table_html(chart.tables[0])


def test_months_that_have_not_come_are_named_and_not_drawn_as_standstill() -> None:
    for nobody in (0, "not-applicable"):
        shown = by_month(m2024_03=42, m2024_06=nobody)
        chart = progress.months(shown, names(shown))
        assert len(chart.bars) == 1
        assert "Faltan los bootcamps que empiezan en jun 2024." in chart.notes
        assert "jun 2024" not in table_html(chart.tables[0])


def test_an_empty_month_that_has_passed_is_a_zero() -> None:
    shown = by_month(m2024_03=42, m2024_04=0)
    assert [bar.segments[1].value for bar in progress.months(shown, names(shown)).bars] == [42, 0]


def test_an_unknown_month_is_drawn_only_where_it_has_somebody() -> None:
    for nobody, drawn in ((0, 1), (3, 2)):
        shown = by_month(m2024_03=42, munknown=nobody)
        assert len(progress.months(shown, names(shown)).bars) == drawn


def test_a_protected_month_is_never_summed_up() -> None:
    shown = by_month(m2024_02=30, m2024_03="protected", m2024_04="protected", m2024_05=40)
    chart = progress.months(shown, names(shown))
    assert [bar.total for bar in chart.bars] == [30, None, None, 40]
    assert list(written(chart).values()) == ["30", "Protegido", "Protegido", "40"]
    assert not chart.columns
    assert chart.target is None
    rows = table_html(chart.tables[0]).split("<tr>")
    assert "No aplica" in rows[-1].split("</tr>")[0]
    assert not any("acumulado antes" in note for note in chart.notes)


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
    chart = progress.follow_up(shown, names(shown), "6m")
    assert chart.full == 1
    assert list(written(chart).values()) == ["70\u00a0% · 31 de 44", "Protegido"]
    assert [bar.total for bar in chart.bars] == [31 / 44, None]
    assert [bar.segments[0].series for bar in chart.bars] == [MAIN, QUIET]
    assert "menos de 20 respuestas" in " ".join(chart.notes)
    assert "encuestadas" in chart.notes[0]


def test_without_surveys_the_page_says_so() -> None:
    shown = snapshot()
    assert "Pro Mujer" in progress.follow_up(shown, names(shown), None).sentences[0]


def test_a_wave_of_another_table_is_not_drawn() -> None:
    empty: Table = table("answers-by-wave-outcome", ("wave", "outcome", "answer"), {})
    shown = snapshot(tables=(empty,))
    assert not progress.follow_up(shown, names(shown), None).bars
