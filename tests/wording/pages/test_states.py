"""One state in sentences, in both languages, read only from what is shown."""

from dataclasses import replace
from datetime import date

import pytest

from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import Snapshot
from lib.wording.pages import states as said
from tests.markup.made_hubs import names
from tests.snapshot.samples import sample_snapshot, setting_of, without_reach_in

CLOSING = sample_snapshot("closing")


def one(state: str = "31", snapshot: Snapshot = CLOSING) -> OneState:
    return OneState(snapshot, setting_of("closing").programme, state)


def test_the_opening_says_people_reached_against_the_states_target() -> None:
    assert said.opening(one("20"), names()) == "73 personas alcanzadas en Oaxaca: 99\u00a0% de su meta de 74."
    assert said.opening(one("20"), names("en")) == "73 people reached in Oaxaca: 99\u00a0% of its target of 74."


def test_a_state_where_no_bootcamp_has_begun_is_not_said_to_miss_its_target() -> None:
    early = one("23", sample_snapshot("early"))
    assert said.opening(early, names()) == "En Quintana Roo aún no empieza ningún bootcamp."


def test_without_a_target_the_opening_only_counts() -> None:
    bare = replace(CLOSING, targets=())
    assert said.opening(one(snapshot=bare), names()) == "82 personas alcanzadas en Yucatán."


def test_a_protected_count_is_said_to_be_protected_and_no_number_is_given() -> None:
    hidden = one(snapshot=without_reach_in(CLOSING, "31"))
    for language in ("es", "en"):
        sentence = said.opening(hidden, names(language))
        assert not any(character.isdigit() for character in sentence)
        assert said.completed(hidden, names(language)) is None
        assert said.against_plan(hidden, names(language)) is None


def test_a_state_outside_the_programme_is_told_so() -> None:
    assert "no trabaja en Tlaxcala" in said.opening(one("29"), names())
    assert said.owes(one("29"), names()) is None


def test_what_is_owed_names_the_oldest_overdue_commitment() -> None:
    assert said.owes(one(), names()) == (
        "Un compromiso vencido, de Yucatán: equipo (5 computadoras), para el 15 de noviembre de 2023."
    )
    assert said.owes(one("04"), names()) == "Ningún compromiso vencido."


def test_completion_stands_beside_the_programmes_with_both_bases() -> None:
    sentence = said.completed(one(), names())
    assert sentence is not None
    assert "88\u00a0% de quienes asistieron (72 de 82)" in sentence
    assert "81\u00a0% (290 de 358)" in sentence


@pytest.mark.parametrize(("state", "n", "municipalities"), [("31", 5, 4), ("07", 6, 6)])
def test_hubs_are_counted_with_their_municipalities(state: str, n: int, municipalities: int) -> None:
    assert said.hubs_reading(one(state), names()).startswith(f"Hay {n} sitios en {municipalities} municipios")


def test_hubs_of_one_municipality_and_of_a_state_without_municipalities_are_not_counted_by_them() -> None:
    first = one("31")
    together = replace(CLOSING, hubs=tuple(replace(each, municipality="31079") for each in CLOSING.hubs))
    assert (
        said.hubs_reading(one(snapshot=together), names())
        == f"Hay {len(first.hubs)} sitios en un municipio de Yucatán."
    )
    whole = replace(names(), geography=replace(names().geography, one_level=True))
    assert said.hubs_reading(first, whole) == f"Hay {len(first.hubs)} sitios en Yucatán."
    assert (
        said.hubs_reading(one(snapshot=replace(CLOSING, hubs=())), whole)
        == "Todavía no hay sitios registrados en Yucatán."
    )


def test_commitments_come_from_the_ministry_and_reach_from_its_owner() -> None:
    assert said.source_of("compromisos", one(), names()) == ("Yucatán", date(2023, 10, 28))
    assert said.source_of("alcance", one(), names())[0] == "Pro Mujer"
    assert said.source_of("compromisos", one("29"), names()) == (None, None)
