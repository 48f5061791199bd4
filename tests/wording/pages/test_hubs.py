"""Hubs in words, in both languages."""

from dataclasses import replace
from datetime import date

import pytest

from lib.indicators.figure import Part, no_data, share
from lib.wording.pages import hubs as said
from tests.markup.made_hubs import bootcamp, hub, names, sample


def opening(language: str = "es", **figures: object) -> str:
    return said.opening(replace(sample(), figures={**sample().figures, **figures}), names(language))  # type: ignore[arg-type]


def test_the_opening_says_how_many_are_verified_of_how_many_installed_and_how_many_need_somebody() -> None:
    assert opening() == (
        "15 de 21 sitios instalados están en servicio y verificados en los últimos 90 días; "
        "6 necesitan verificación o atención."
    )
    assert opening("en") == (
        "15 of 21 installed hubs are in service and were verified within the last 90 days; "
        "6 need verification or attention."
    )


@pytest.mark.parametrize(
    ("figure", "found"),
    [
        (share("SIT-2", 20, 21), "uno necesita verificación o atención."),
        (share("SIT-2", 1, 3), "Uno de 3 sitios instalados está en servicio y verificado"),
        (share("SIT-2", 3, 3), "ninguno necesita verificación ni atención."),
        (share("SIT-2", 0, 0), "Todavía no hay sitios instalados."),
        (no_data("SIT-2", "share"), "SICT no ha entregado la tabla de sitios"),
    ],
)
def test_the_opening_fits_one_none_all_and_no_data(figure: object, found: str) -> None:
    assert found in opening(**{"SIT-2": figure})


def test_what_needs_attention_is_counted_by_condition_and_what_is_not_there_apart() -> None:
    assert said.attention(sample(), names()) == (
        "Por atender: 4 en servicio sin verificar, uno intermitente y uno sin servicio. "
        "Además, sin contar entre los instalados: uno en instalación, uno planeado y uno retirado."
    )
    only = share("SIT-2", 1, 1, (Part("in-service-verified", "shown", 1),))
    assert said.attention(replace(sample(), figures={"SIT-2": only}), names()) is None


@pytest.mark.parametrize(
    ("days", "on", "status", "spanish", "english"),
    [
        (22, date(2023, 11, 14), "in-service", "hace 22 días", "22 days ago"),
        (1, date(2023, 12, 5), "in-service", "hace un día", "one day ago"),
        (0, date(2023, 12, 6), "in-service", "hoy", "today"),
        (None, None, "in-service", "nunca", "never"),
        (None, None, "planned", "aún no aplica", "not yet applicable"),
        (-3, date(2023, 12, 9), "in-service", "por revisar", "to be checked"),
    ],
)
def test_verification_is_said_in_days(
    days: int | None, on: date | None, status: str, spanish: str, english: str
) -> None:
    entry = hub(days_since_verified=days, verified_on=on, status=status)
    assert spanish in said.verified(entry, names())
    assert english in said.verified(entry, names("en"))


def test_a_locality_named_like_its_municipality_is_said_once() -> None:
    assert said.place(hub(locality="Tekax de Álvaro Obregón"), names()) == "Tekax, Yucatán"
    assert said.place(hub(locality="Kancab"), names()) == "Kancab, Tekax, Yucatán"
    assert said.place(hub(locality=None), names()) == "Tekax, Yucatán"


def test_of_a_bootcamp_ahead_only_its_week_is_said() -> None:
    ahead = bootcamp(status="recruiting", actual_start=None, actual_end=None, planned_start=date(2023, 9, 7))
    assert said.bootcamp_when(ahead, names()) == "Por venir (en convocatoria): semana del 4 de septiembre de 2023"
    assert "7 de septiembre" not in said.bootcamp_when(ahead, names())


def test_a_hub_lists_the_bootcamps_that_started_and_not_those_ahead() -> None:
    started, ahead = bootcamp(id="BC-01"), bootcamp(id="BC-02", status="recruiting", actual_start=None)
    snapshot = replace(sample(), bootcamps=(started, ahead))
    assert said.held_at(hub(bootcamps=("BC-01", "BC-02", "BC-99")), snapshot) == (started,)


def test_the_day_of_the_hubs_is_that_of_their_own_source() -> None:
    assert said.hubs_as_of(sample(), names()) == sample().source("sict").facts_to  # type: ignore[union-attr]
    assert said.owner(names()) == "SICT"


def test_hubs_are_found_by_the_words_of_their_name_or_place_whatever_the_accents() -> None:
    found = said.called(sample().hubs, "hopelchen  CENTRO", names())
    assert [each.id for each in found] == ["CAMP-HOP-01"]
    assert len(said.called(sample().hubs, "yucatán", names())) == 5
    assert said.called(sample().hubs, " ", names()) == sample().hubs
    assert said.called(sample().hubs, "nowhere", names()) == ()
