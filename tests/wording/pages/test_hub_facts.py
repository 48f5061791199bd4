"""What is said of a hub beyond the usual."""

from datetime import date

import pytest

from lib.wording.pages.hub_facts import facts, programme, project, speed, told
from lib.wording.pages.hubs import about
from tests.markup.made_hubs import hub, names

DAY = date(2023, 8, 3)


@pytest.mark.parametrize(
    ("measured", "contracted", "day", "spanish", "english"),
    [
        (
            12,
            50,
            DAY,
            "mide 12 de 50 Mbps contratados, el 3 ago 2023",
            "measures 12 of 50 Mbps contracted, on 3 Aug 2023",
        ),
        (0, 30, DAY, "mide 0 de 30 Mbps contratados, el 3 ago 2023", "measures 0 of 30 Mbps contracted, on 3 Aug 2023"),
        (60.5, 50, DAY, "mide 60.5 Mbps, más que los 50 contratados, el 3 ago 2023", None),
        (0.35, None, DAY, "mide 0.35 Mbps, el 3 ago 2023", None),
        (12, 50, None, "mide 12 de 50 Mbps contratados, sin fecha", None),
        (None, 50, None, "50 Mbps contratados, sin medir", None),
        (None, None, None, None, None),
    ],
)
def test_measured_speed_is_said_against_the_contracted_one(
    measured: float | None, contracted: float | None, day: date | None, spanish: str | None, english: str | None
) -> None:
    found = hub(speed=measured, contracted_speed=contracted, measured_on=day)
    assert speed(found, names()) == spanish
    assert english is None or speed(found, names("en")) == english


def test_a_project_says_what_it_is_about_and_who_leads_it_as_far_as_that_is_known() -> None:
    known = {"project": "Acopio de miel", "project_kind": "beekeeping"}
    assert project(hub(**known, led_by_women=True), names()) == "Acopio de miel (apicultura), dirigido por mujeres"
    assert project(hub(**known, led_by_women=None), names()) == "Acopio de miel (apicultura)"
    assert (
        project(hub(project=None, project_kind="crafts", led_by_women=False), names("en")) == "crafts, not led by women"
    )
    assert project(hub(project=None, project_kind=None, led_by_women=None), names()) is None


def test_a_programme_comes_with_the_hubs_key_among_its_priorities() -> None:
    assert programme(hub(programme="Aldeas", priority="AI-1"), names()) == "Aldeas (AI-1)"
    assert programme(hub(programme=None, priority="AI-1"), names()) == "clave AI-1"


def test_what_no_hub_tells_is_not_mentioned_and_what_one_does_not_tell_is_no_data() -> None:
    silent = dict.fromkeys(
        ("speed", "contracted_speed", "provider", "programme", "priority", "project", "project_kind", "office")
    )
    bare, other = hub(**silent, directions=None), hub(**silent, directions="Junto al mercado")
    assert told([bare], names()) == ()
    assert told([bare, other], names()) == ("directions",)
    assert facts(bare, ["directions"], names())["directions"].state == "no-data"
    assert "Mbps" not in about(bare, names())
    assert "mide 94 de 100 Mbps" in about(hub(), names())
