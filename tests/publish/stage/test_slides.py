"""The slides of a snapshot: chosen, in order, with the figures that pages show, honest about what is not there."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import get_args

import pytest

from lib.collect.changes import ChangedSince, PublicPast, change
from lib.indicators.figure import Figure, no_data
from lib.markup.evidence.chart import Chart
from lib.programme.declared import Text
from lib.programme.indicator_ids import INDICATORS as DEFINED
from lib.programme.presentation import Closing, Presentation, SlideId
from lib.publish.stage.slide import Map, Months, PartnerMarks, Slide
from lib.publish.stage.slides import UnknownSlide, slides_of
from lib.snapshot.audience import for_public
from lib.snapshot.selection.tasks import AHEAD_DAYS, due_within, tasks_of, told_once
from lib.snapshot.snapshot import Snapshot
from lib.wording.pages.stage import INDICATORS
from lib.wording.values import figure
from tests.publish.stage.decks import LONG, deck, grown
from tests.snapshot.samples import sample_snapshot


def slide(name: str, sample: str = "closing", language: str = "es", **figures: Figure) -> Slide:
    snapshot, names = deck(sample, language)
    changed = {each.replace("_", "-"): value for each, value in figures.items()}
    return slides_of(replace(snapshot, figures={**snapshot.figures, **changed}), names, [name])[0]


def test_without_a_choice_the_programme_file_decides() -> None:
    snapshot, names = deck()
    assert [each.id for each in slides_of(snapshot, names)] == list(names.programme.stage.order)
    assert Presentation().slides == names.programme.stage.slides, "who is late is not for a hall unless it is chosen"
    stage = Presentation(slides=("allies", "reach"))
    declared = replace(names, programme=names.programme.model_copy(update={"stage": stage}))
    assert [each.id for each in slides_of(snapshot, declared)] == ["allies", "reach"]


def test_a_choice_gives_slides_in_its_order_each_once_and_the_address_to_the_last() -> None:
    snapshot, names = deck()
    made = slides_of(snapshot, names, ["hubs", "reach", "hubs"], "https://impulso.example.org")
    assert [each.id for each in made] == ["hubs", "reach"]
    assert [each.address for each in made] == [None, "https://impulso.example.org"]


def test_an_unknown_slide_is_named_with_those_that_exist() -> None:
    snapshot, names = deck()
    with pytest.raises(UnknownSlide, match=r"«hbs».*hubs"):
        slides_of(snapshot, names, ["hbs"])


@pytest.mark.parametrize("sample", ["closing", "midway"])
@pytest.mark.parametrize("language", ["es", "en"])
def test_every_slide_has_a_finding_a_figure_notes_an_as_of_line_and_one_snapshot(sample: str, language: str) -> None:
    snapshot, names = deck(sample, language)
    for each in slides_of(snapshot, names):
        assert each.title
        assert each.headlines or each.id in {"opening", "closing"}
        assert each.evidence
        assert each.notes.question.endswith("?")
        assert each.notes.answer
        assert len(each.notes.definitions) == len(INDICATORS[each.id])
        assert each.snapshot == snapshot.id
        assert each.as_of.startswith(("Datos al", "Data as of"))


def test_the_ends_say_the_programme_the_occasion_where_and_when_and_who_takes_part() -> None:
    snapshot, names = deck()
    first, *_, last = slides_of(snapshot, names, address="https://impulso.example.org/ligera/es/")
    assert (first.id, first.topic, first.title) == (
        "opening",
        "Impulso Digital",
        "Encuentro de cierre de los nueve bootcamps",
    )
    assert first.lines == ("Mérida, Yucatán", "5 dic 2023, 10:00")
    assert first.begins == datetime(2023, 12, 5, 16, tzinfo=UTC), "a time without an offset is the programme's"
    assert (last.id, last.title) == ("closing", "Gracias a quienes lo hicieron posible")
    assert last.address == "https://impulso.example.org/ligera/es/"
    for each in (first, last):
        marks = each.evidence[-1]
        assert isinstance(marks, PartnerMarks)
        assert [mark.short for mark in marks.marks] == [partner.short for partner in names.programme.partners]


def test_a_declared_link_goes_before_the_dashboard_s_own_address() -> None:
    snapshot, names = deck()
    stage = Presentation(closing=Closing(thanks=Text(es="Gracias"), link="https://example.org/informe"))
    declared = replace(names, programme=names.programme.model_copy(update={"stage": stage}))
    assert slides_of(snapshot, declared, address="https://tablero.example.org")[-1].address == stage.closing.link  # type: ignore[union-attr]


def test_headline_figures_are_those_of_the_snapshot_to_the_digit() -> None:
    snapshot, names = deck()
    for each in slides_of(snapshot, names):
        for headline in each.headlines:
            if headline.indicator not in {"BOO-4", "SEG-2"}:
                assert headline.value == figure(snapshot.figures[headline.indicator], names.words)


def test_the_sample_tells_its_own_story() -> None:
    assert slide("reach").title == "Impulso Digital superó su meta: llegó a 358 personas"
    assert slide("funnel").title == "De 412 personas inscritas, 271 obtuvieron su certificado"
    assert slide("conditions").headlines[0].value.text == "8 de 9"
    assert slide("after").headlines[0].below == "31 de 44 que respondieron"
    assert slide("bootcamps", "midway").headlines[0].label == "de 9 bootcamps ya concluyeron"


def test_bars_stand_for_shown_values_only() -> None:
    bars = slide("funnel", EMB_3=Figure("EMB-3", "people", "protected")).evidence[0]
    assert isinstance(bars, Chart)
    bar = bars.bars[2]
    assert (bar.value.text, bar.value.state, bar.total, bar.note) == ("Protegido", "protected", None, "")
    assert bars.full == 412


def test_a_figure_without_data_says_so_and_the_title_then_says_what_the_slide_is_about() -> None:
    empty = slide("reach", ALC_1=no_data("ALC-1", "people"))
    assert empty.title == "A cuántas personas ha llegado el programa"
    assert empty.headlines[0].value.text == "Sin dato"
    assert empty.headlines[0].below == ""


def test_a_range_is_said_as_a_range() -> None:
    reached = slide("reach", ALC_1=Figure("ALC-1", "people", "shown", low=340, high=361, target=350))
    assert reached.headlines[0].value.text == "entre 340 y 361"
    assert reached.title == "Impulso Digital ha llegado a entre 340 y 361 personas"


def test_the_map_has_the_programme_s_states_every_hub_and_every_bootcamp_with_its_name() -> None:
    drawn = slide("bootcamps").evidence[0]
    assert isinstance(drawn, Map)
    assert {land.key for land in drawn.land if land.ours} == {"04", "07", "20", "23", "31"}
    assert len(drawn.hubs) == 24
    assert all(spot.lines for spot in drawn.bootcamps)
    assert sum(key.count for key in drawn.key) == 24 + 9
    assert "Tekax (concluido)" in drawn.alt


def test_names_on_the_map_cover_neither_one_another_nor_a_bootcamp() -> None:
    for sample in ("closing", "midway"):
        drawn = slide("bootcamps", sample).evidence[0]
        assert isinstance(drawn, Map)
        boxes = []
        for spot in drawn.bootcamps:
            wide, tall = max(map(len, spot.lines)) * 6.2, len(spot.lines) * 14
            left = spot.name_at[0] - {"start": 0, "middle": wide / 2, "end": wide}[spot.anchor]
            boxes.append((left, spot.name_at[1] - tall / 2, left + wide, spot.name_at[1] + tall / 2))
        boxes += [(x - 7, y - 7, x + 7, y + 7) for x, y in (spot.at for spot in drawn.bootcamps)]
        names = len(drawn.bootcamps)
        for one in range(names):
            for other in range(one + 1, len(boxes)):
                if other != one + names:
                    a, b = boxes[one], boxes[other]
                    apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
                    assert apart, (drawn.bootcamps[one].name, other)


def test_what_is_next_lies_ahead_and_nobody_s_delay_is_shown_to_a_hall() -> None:
    snapshot, _ = deck()
    late = [each for each in snapshot.due if each.day < snapshot.today]
    table = slide("allies").evidence[0]
    assert late
    assert "5 computadoras" not in repr(table)
    assert len(getattr(table, "rows", ())) == 3


def test_many_late_sources_are_counted_instead_of_named() -> None:
    snapshot, names = deck(long=True)
    line = slides_of(snapshot, names, ["reach"])[0].as_of
    assert len(line) <= 96
    assert "8 fuentes con atraso" in line
    assert LONG not in line


def test_every_indicator_on_a_slide_is_defined() -> None:
    assert set(get_args(SlideId)) == set(INDICATORS)
    assert all(each in DEFINED for indicators in INDICATORS.values() for each in indicators)


def test_a_day_known_by_its_week_is_said_as_a_week() -> None:
    rows = [row for each in slide("allies", "midway").evidence for row in getattr(each, "rows", ())]
    assert [day for day, _ in rows] == ["28 ago", "semana del 28 ago", "semana del 28 ago"]


def test_states_are_counted_of_the_same_bootcamps_as_the_figure_above_them() -> None:
    assert slide("bootcamps", "midway").headlines[0].value.text == "4"
    assert slide("bootcamps", "midway").headlines[0].below == "en 4 estados"
    assert slide("bootcamps").headlines[0].below == "en 5 estados"


def test_retired_hubs_are_not_called_connected_or_to_be_connected() -> None:
    assert slide("hubs").headlines[0].label == "sitios, uno de ellos retirado"
    assert slide("hubs", "midway").headlines[0].label == "sitios conectados o por conectar"


def test_the_agenda_is_one_slide_with_a_line_for_each_point_there_is_something_to_say_of() -> None:
    snapshot, names = deck()
    programme = names.programme
    changed = ChangedSince(
        change(sample_snapshot("midway"), snapshot, programme, for_public),
        "0" * 12,
        date(2023, 11, 28),
    )
    (made,) = slides_of(snapshot, names, ["agenda"], past=PublicPast(changed))
    soon = due_within(told_once(tasks_of(snapshot, programme)), snapshot.today, AHEAD_DAYS)
    late = sum(each.is_late(snapshot.today) for each in soon)
    assert [each.value.text for each in made.headlines] == [str(len(soon)), str(late)]
    assert made.title == f"{late} pendientes ya vencieron"
    (table,) = made.evidence
    rows = dict(getattr(table, "rows", ()))
    assert rows["Qué cambió"].endswith(" cambios desde el 28 nov: Personas alcanzadas: 358, antes 247.")
    assert rows["A quién le toca"].startswith("SICT (4), ")
    assert rows["Sin validar"] == "Bacalar"
    assert rows["Hojas atrasadas"] == "Yucatán"
    alone = getattr(slide("agenda").evidence[0], "rows", ())
    assert "Qué cambió" not in dict(alone), "there is nothing to compare with"


def since(before: Snapshot, after: Snapshot) -> Slide:
    names = deck()[1]
    changed = ChangedSince(change(before, after, names.programme, for_public), "1" * 12, date(2023, 11, 28))
    (made,) = slides_of(after, names, ["since"], past=PublicPast(meeting=changed))
    return made


def test_what_changed_since_the_last_meeting_has_figures_then_and_now_and_what_became_of_hubs_and_bootcamps() -> None:
    made = since(sample_snapshot("midway"), deck()[0])
    assert [(each.value.text, each.below) for each in made.headlines] == [
        ("358", "antes 247 (+111)"),
        ("301", "antes 203 (+98)"),
    ]
    (table,) = made.evidence
    rows = dict(getattr(table, "rows", ()))
    assert rows["+149"] == "Concluyeron: 290, antes 141."
    assert rows["Terminaron"] == "Felipe Carrillo Puerto, Comitán, Valladolid y 2 más"
    assert rows["Verificados"].startswith("Centro de la comunidad de Ixtlán")
    assert "Palenque y 2 más" in rows["Ya no cuentan"]
    assert made.notes.answer[1] == "Comparado con el corte 1111, del 28 nov."


def test_a_change_of_very_few_says_its_way_and_never_its_number() -> None:
    after = deck()[0]
    people = after.figures["ALC-1"]
    few = replace(after, figures={**after.figures, "ALC-1": replace(people, value=(people.value or 0) - 2)})
    made = since(few, after)
    assert made.headlines[0].below == "subió, por menos de 5 personas"
    assert not re.search(r"356|\+2", repr(made))


def test_where_nothing_changed_it_says_so_and_without_a_past_why_there_is_nothing_to_compare() -> None:
    made = since(deck()[0], deck()[0])
    assert (made.title, made.evidence) == ("Nada cambió desde el 28 nov", ())
    assert {each.below for each in made.headlines} == {"igual que entonces"}
    first = slide("since")
    assert (first.title, first.headlines[0].below) == ("Qué cambió desde la última reunión", "")
    assert first.lines


def test_growth_has_a_step_for_each_month_with_the_hubs_of_it_and_bars_of_the_latest() -> None:
    (snapshot, names), months = deck(), grown()
    (made,) = slides_of(snapshot, names, ["growth"], past=PublicPast(months=months))
    (played,) = made.evidence
    assert isinstance(played, Months)
    assert made.title == "Sitios en servicio: 1 en oct 2023, 2 hoy"
    assert [each.value.text for each in played.steps] == ["Sin dato", "1", "2"]
    assert played.map is not None
    assert {spot.id for spot in played.map.hubs} == months[-1].hubs
    assert [bar.total for bar in played.chart.bars] == [None, 1, 2]
    assert slide("growth").headlines[0].value.state == "no-data"
