"""The funnel: what its shares are of, and that those who still attend are in none of them."""

from lib.indicators.disclosure.cells import ALL
from lib.indicators.figure import Figure, Part
from lib.markup.evidence.chart import Chart
from lib.markup.evidence.funnel import funnel
from lib.markup.palette import QUIET
from lib.publish.stage.slides import slides_of
from tests.markup.evidence.counts import Given, table
from tests.markup.training import bootcamp, names, snapshot


def written(chart: Chart) -> dict[str, str]:
    return {bar.name: bar.text for bar in chart.bars}


def test_each_group_has_its_four_stages_with_the_share_of_those_who_registered() -> None:
    stages = {"registered": 62, "attended": 57, "completed": 50, "certified": "protected"}
    counts: dict[tuple[str, ...], Given] = {(stage, "partner-staff"): count for stage, count in stages.items()}
    counts |= {(stage, "other"): 0 for stage in stages}
    shown = snapshot(tables=(table("people-by-stage-role", ("stage", "role"), counts),))
    bars = funnel(shown, names(shown), "role").bars
    assert [bar.text for bar in bars] == ["62", "57 · 92\u00a0%", "50 · 81\u00a0%", "Protegido"]
    assert [bar.heading for bar in bars] == ["Equipos aliados", None, None, None]
    assert [bar.segments[0].series for bar in bars] == [QUIET, *["partner-staff"] * 3]


def test_everybody_follows_where_there_is_more_than_one_group() -> None:
    counts: dict[tuple[str, ...], Given] = {
        ("registered", "31"): 20, ("attended", "31"): 18, ("registered", "04"): 30, ("attended", "04"): 21,
        ("registered", ALL): 50, ("attended", ALL): 39,
    }  # fmt: skip
    shown = snapshot(tables=(table("people-ended-by-stage-state", ("stage", "state"), counts),))
    bars = funnel(shown, names(shown), "state").bars
    assert [bar.heading for bar in bars if bar.heading] == ["Yucatán", "Campeche", "Todas las personas"]
    assert [bar.text for bar in bars[-2:]] == ["50", "39 · 78\u00a0%"]


def test_no_share_is_written_where_those_who_registered_are_protected() -> None:
    counts: dict[tuple[str, ...], Given] = {("registered", "31"): "protected", ("attended", "31"): 20}
    shown = snapshot(tables=(table("people-ended-by-stage-state", ("stage", "state"), counts),))
    assert written(funnel(shown, names(shown), "state")) == {"Inscritas": "Protegido", "Asistieron": "20"}


def stage(number: int, people: int, previous: Part, registered: Part) -> Figure:
    return Figure(f"EMB-{number}", "people", "shown", people, parts=(previous, registered))


STAGES = (
    Figure("EMB-1", "people", "shown", 306),
    stage(
        2, 247, Part("of-previous", "shown", 172 / 197, 172, 197), Part("of-registered", "shown", 172 / 197, 172, 197)
    ),
    stage(
        3, 141, Part("of-previous", "shown", 141 / 172, 141, 172), Part("of-registered", "shown", 141 / 197, 141, 197)
    ),
    stage(
        4, 133, Part("of-previous", "shown", 133 / 141, 133, 141), Part("of-registered", "shown", 133 / 197, 133, 197)
    ),
    Figure("EMB-6", "share", "shown", 141 / 172, numerator=141, denominator=172, aside=80, cohort="ended"),
)


def test_while_bootcamps_run_people_are_of_all_and_shares_of_those_that_ended() -> None:
    shown = snapshot((bootcamp(), bootcamp(id="BC-02", status="running")), figures=STAGES)
    chart = funnel(shown, names(shown))
    assert list(written(chart).values()) == ["306", "247 · 87\u00a0%", "141 · 82\u00a0%", "133 · 94\u00a0%"]
    assert chart.sentences == ("Concluyó 82\u00a0% de quienes asistieron (141 de 172).", "80 más, aún en curso.")
    assert "en el que terminó" in chart.notes[0]


def test_the_slide_draws_the_same_funnel_and_its_title_is_of_bootcamps_that_ended() -> None:
    shown = snapshot((bootcamp(), bootcamp(id="BC-02", status="running")), figures=STAGES)
    slide = slides_of(shown, names(shown), ["funnel"])[0]
    assert slide.title == "De 197 personas inscritas en el bootcamp que terminó, 133 obtuvieron su certificado"
    assert [each.bars for each in slide.evidence if isinstance(each, Chart)] == [funnel(shown, names(shown)).bars]


def test_before_a_bootcamp_has_ended_nobody_is_said_not_to_have_a_certificate() -> None:
    waits = Part("of-previous", "not-applicable"), Part("of-registered", "not-applicable")
    early = [stage(number, people, *waits) for number, people in ((2, 84), (3, 0), (4, 0))]
    waiting = Figure("EMB-1", "people", "shown", 98), Figure("EMB-6", "share", "not-applicable")
    shown = snapshot((bootcamp(status="running"),), figures=(*waiting, *early))
    assert list(written(funnel(shown, names(shown))).values()) == ["98", "84", "0", "0"]
    assert "cuando termine el primer bootcamp" in funnel(shown, names(shown)).notes[0]
    assert funnel(shown, names(shown)).sentences == ("De 98 personas inscritas, 84 han asistido.",)
    assert slides_of(shown, names(shown), ["funnel"])[0].title == "De 98 personas inscritas, 84 han asistido"
