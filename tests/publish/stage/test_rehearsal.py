"""The rehearsal says before the hall does what is missing, protected, old or too long."""

from dataclasses import replace
from datetime import timedelta

from lib.indicators.figure import Figure, no_data
from lib.publish.stage.rehearsal import RehearsalRemark, rehearse, what, what_to_do
from lib.publish.stage.slides import slides_of
from tests.publish.stage.decks import deck


def remarks(days: int = 0, **figures: Figure) -> list[RehearsalRemark]:
    snapshot, names = deck()
    changed = {each.replace("_", "-"): value for each, value in figures.items()}
    snapshot = replace(snapshot, figures={**snapshot.figures, **changed})
    return list(rehearse(snapshot, slides_of(snapshot, names), snapshot.today + timedelta(days)))


def test_a_whole_deck_has_remarks_about_late_sources_and_caveats_only() -> None:
    assert remarks()[0] == RehearsalRemark(None, "not-fresh", "sedeco-yuc", 24)
    assert {each.code for each in remarks()[1:]} == {"caveat"}


def test_every_caveat_that_a_slide_carries_is_a_remark_about_that_slide() -> None:
    snapshot, names = deck("midway")
    slides = slides_of(snapshot, names)
    found = rehearse(snapshot, slides, snapshot.today)
    told = [(each.slide, each.about) for each in found if each.code == "caveat"]
    assert told == [(each.id, caveat.text) for each in slides for caveat in each.caveats]
    assert ("reach", "incluye 2 bootcamps aún en curso") in told
    assert ("funnel", "tasa sin 2 bootcamps aún en curso") in told
    assert ("allies", "Oaxaca al 20 jun (atrasada)") in told


def test_a_headline_that_has_no_figure_yet_is_told() -> None:
    snapshot, names = deck("early")
    found = rehearse(snapshot, slides_of(snapshot, names), snapshot.today)
    assert [each.slide for each in found if each.code == "not-yet"] == ["funnel", "people", "after"]


def test_freshness_is_judged_on_the_day_of_the_talk() -> None:
    later = {each.about: each.days for each in remarks(days=30)}
    assert later["sedeco-yuc"] == 54
    assert "pro-mujer" in later


def test_holes_and_protected_figures_are_named_with_their_slide() -> None:
    found = remarks(PER_1=Figure("PER-1", "share", "protected"), ALI_2=no_data("ALI-2", "count"))
    assert RehearsalRemark("people", "protected", "tiene de 36 a 45 años") in found
    assert RehearsalRemark("allies", "no-data", "organizaciones activas") in found


def test_names_that_do_not_fit_are_told_before_the_hall_sees_it() -> None:
    snapshot, names = deck(long=True)
    codes = {each.code for each in rehearse(snapshot, slides_of(snapshot, names), snapshot.today)}
    assert {"too-long", "no-name"} <= codes


def test_each_remark_says_what_and_what_to_do_in_both_languages() -> None:
    for language, said in (
        ("es", "Los datos de Yucatán tienen 24 días de atraso."),
        ("en", "The data of Yucatán are 24"),
    ):
        _, names = deck(language=language)
        assert what(remarks()[0], names).startswith(said)
        assert what_to_do(remarks()[0], names)
    _, names = deck()
    for code in ("no-data", "protected", "not-fresh", "undated", "unread", "too-long", "no-name", "caveat"):
        assert what(RehearsalRemark("reach", code, "algo"), names)  # type: ignore[arg-type]
        assert what_to_do(RehearsalRemark("reach", code, "algo"), names)  # type: ignore[arg-type]
