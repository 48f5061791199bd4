"""A wrong programme file is refused with the file, the key, what was found and what is expected."""

from pathlib import Path

import pytest

from lib.programme.loading import ProgrammeError, load_programme
from tests.refused import english

TEXT = (Path(__file__).resolve().parents[2] / "data" / "programme.toml").read_text(encoding="utf-8")


def refused(old: str, new: str) -> str:
    assert old in TEXT
    with pytest.raises(ProgrammeError) as caught:
        load_programme(TEXT.replace(old, new, 1), "data/programme.toml")
    return english(caught.value)


def test_the_embedded_programme_declares_eight_sources_and_five_states() -> None:
    programme = load_programme(TEXT)
    assert len(programme.sources) == 8
    assert programme.programme.states == ("04", "07", "20", "23", "31")


def test_an_unknown_key_names_its_place_and_the_nearest_known_key() -> None:
    message = refused("every_days = 7", "evry_days = 7")
    assert "data/programme.toml, line 131: sources[pro-mujer].evry_days" in message
    assert "Did you mean «every_days»?" in message
    assert "sources[pro-mujer].every_days: this key is missing" in message


def test_a_wrong_value_is_repeated_with_what_is_expected() -> None:
    message = refused("every_days = 7", 'every_days = "weekly"')
    assert "sources[pro-mujer].every_days: found «weekly»" in message
    assert "whole number" in message


@pytest.mark.parametrize("unseen", ["\\u0000", "\\u0008", "\\u001F", "\\u202E", "\\u2066", "\\uFFFF"])
def test_no_name_holds_a_character_that_nobody_sees(unseen: str) -> None:
    said = f"a text has no character that nobody sees (U+{unseen[2:]}); delete it"
    assert f"partners[pro-mujer].name: {said}" in refused('name = "Pro Mujer"', f'name = "Pro {unseen}Mujer"')
    assert f"programme.name: {said}" in refused('name = "Impulso Digital"', f'name = "Impulso {unseen}Digital"')


def test_a_misspelt_choice_offers_the_nearest() -> None:
    assert "Did you mean «rhombs»?" in refused('motif = "rhombs"', 'motif = "rhomb"')


def test_a_misspelt_tab_offers_the_nearest_table() -> None:
    assert "Did you mean «alcance»?" in refused("alcance = { title", "alcanse = { title")


def test_small_counts_cannot_be_protected_below_five() -> None:
    message = refused("protected_below = 5", "protected_below = 3")
    assert "rules.protected_below: found «3»" in message


def test_an_owner_must_be_a_declared_partner() -> None:
    assert "«sic» is not one of the partners" in refused('owner = "sict"', 'owner = "sic"')


def test_an_id_may_stand_only_once() -> None:
    assert "«sict» stands twice" in refused('id = "microsoft"', 'id = "sict"')


@pytest.mark.parametrize(
    ("texts", "says"),
    [
        ('"Casa de Doña Tomasa", "CASA DE DONA TOMASA"', "«CASA DE DONA TOMASA» stands twice"),
        ('"..."', "«...» has no letters"),
        ('"ab"', "at least 3 characters"),
    ],
)
def test_a_confirmed_text_that_is_none_or_stands_twice_is_refused(texts: str, says: str) -> None:
    assert says in refused("[thresholds]", f"[privacy]\nconfirmed = [{texts}]\n\n[thresholds]")


def test_a_threshold_of_what_is_no_indicator_is_refused() -> None:
    assert "«EMB-66» is not an indicator" in refused("EMB-6 = {", "EMB-66 = {")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('id = "mentoring"', "give a name and an indicator, or one of the ids allies, communication"),
        ('id = "mentoring"\nname = { es = "Acompañar" }\nindicator = "EMB-66"', "«EMB-66» is not an indicator"),
        ('id = "allies"\nindicator = "EMB-6"', "brings its measure"),
        ('id = "allies"\n[[recommendations]]\nid = "allies"', "«allies» stands twice"),
    ],
)
def test_a_recommendation_that_cannot_be_measured_is_refused(text: str, says: str) -> None:
    assert says in refused("[thresholds]", f"[[recommendations]]\n{text}\n\n[thresholds]")


def test_text_that_is_not_toml_is_said_with_its_line() -> None:
    message = refused('id = "impulso-digital"', "id = impulso")
    assert "not valid TOML" in message
    assert "line 5" in message


def test_the_wide_age_groups_must_hold_every_band_once() -> None:
    assert "every band exactly once" in refused('"36-45" = ["36-45"]', '"36-45" = ["36-45", "26-35"]')


def test_a_tab_may_be_a_title_alone() -> None:
    programme = load_programme(TEXT.replace('portada = { title = "portada", gid = 0 }', 'portada = "Portada"', 1))
    tab = programme.sources[0].tabs["portada"]
    assert (tab.title, tab.gid) == ("Portada", None)
