"""What changed, in sentences."""

from dataclasses import replace
from datetime import date

import pytest

from lib.indicators.figure import Figure
from lib.snapshot.changes.difference import difference
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.pages.changes import told
from tests.snapshot.samples import K, sample_snapshot, setting_of, with_figures


def names(language: str = "es") -> Names:
    setting, snapshot = setting_of("closing"), sample_snapshot("closing")
    called = {entry.id: entry.name for entry in snapshot.bootcamps}
    return Names(setting.programme, setting.geography, Words(language), called)


def said(before: Snapshot, after: Snapshot, language: str = "es") -> list[tuple[str, str]]:
    owners = setting_of("closing").programme.owners
    return [(each.mark, each.text) for each in told(difference(before, after, K, owners), names(language))]


def people(value: int) -> Snapshot:
    return with_figures(sample_snapshot("closing"), Figure("ALC-1", "people", "shown", value))


def test_nothing_is_said_where_nothing_changed() -> None:
    assert said(people(358), people(358)) == []


def test_a_figure_is_said_with_what_it_was_and_by_how_much_it_moved() -> None:
    assert said(people(346), people(1358)) == [("+1,012", "Personas alcanzadas: 1,358, antes 346.")]
    assert said(people(346), people(358), "en") == [("+12", "People reached: 358, previously 346.")]


def test_a_figure_that_fell_has_a_true_minus_sign() -> None:
    assert said(people(358), people(346))[0][0] == "−12"


def test_a_move_of_few_people_is_said_without_its_number() -> None:
    ((mark, text),) = said(people(355), people(358))
    assert (mark, text) == ("▲ < 5", "Personas alcanzadas: 358; subió, menos de 5 personas.")
    assert "355" not in text


def test_a_share_is_said_in_points_and_with_its_base() -> None:
    def share(part: int, whole: int) -> Snapshot:
        figure = Figure("EMB-6", "share", "shown", part / whole, numerator=part, denominator=whole)
        return with_figures(sample_snapshot("closing"), figure)

    assert said(share(240, 320), share(290, 358)) == [
        ("+6 puntos", "Permanencia: 81\u00a0% (290 de 358), antes 75\u00a0%.")
    ]
    assert said(share(240, 320), share(751, 1000)) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("es", "Bacalar: concluido; antes, en curso."), ("en", "Bacalar: completed; previously running.")],
)
def test_a_bootcamp_that_ended_is_said_with_what_it_was(language: str, sentence: str) -> None:
    snapshot = sample_snapshot("closing")
    running = tuple(replace(each, status="running") if each.id == "BC-09" else each for each in snapshot.bootcamps)
    texts = [text for _, text in said(replace(snapshot, bootcamps=running), snapshot, language)]
    assert sentence in texts


def test_hubs_that_took_the_same_condition_are_said_together() -> None:
    snapshot = sample_snapshot("closing")
    several = [hub for hub in snapshot.hubs if hub.condition == "in-service-verified"]
    state = max({hub.state for hub in several}, key=lambda each: sum(hub.state == each for hub in several))
    now = [hub for hub in several if hub.state == state]
    earlier = tuple(replace(hub, condition="installing") if hub in now else hub for hub in snapshot.hubs)
    lines = [text for mark, text in said(replace(snapshot, hubs=earlier), snapshot) if mark == "sitios"]
    assert len(lines) == 1
    assert lines[0].endswith(": en servicio, verificado.")


def test_a_late_source_is_marked_as_somebodys_move() -> None:
    snapshot = sample_snapshot("closing")
    one = snapshot.sources[0]
    fresh = replace(one, freshness="up-to-date", reading="read")
    late = replace(one, condition="overdue", freshness="overdue", facts_to=date(2023, 10, 28))
    before, after = (replace(snapshot, sources=(each, *snapshot.sources[1:])) for each in (fresh, late))
    found = told(difference(before, after, K, {}), names())
    assert [(each.text, each.warns) for each in found] == [
        ("DTC México: atrasada; sus datos llegan al 28 oct 2023.", True)
    ]


def test_rows_that_were_typed_are_said_by_owner_and_table() -> None:
    snapshot = sample_snapshot("closing")
    after = replace(snapshot, hubs=(replace(snapshot.hubs[0], seats=987), *snapshot.hubs[2:]))
    first, second = snapshot.hubs[0].id, snapshot.hubs[1].id
    assert said(snapshot, after) == [
        ("captura", f"SICT, sitios: una fila corregida ({first}) y una fila quitada ({second}).")
    ]


def test_every_change_between_the_two_samples_can_be_said_in_both_languages() -> None:
    midway, closing = sample_snapshot("midway"), sample_snapshot("closing")
    spanish, english = said(midway, closing), said(midway, closing, "en")
    assert len(spanish) == len(english) > 20
    assert not {text for _, text in spanish} & {text for _, text in english}
