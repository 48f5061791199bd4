"""A voice is heard only with her written consent, and never where it may say who she is."""

import pytest

from lib.collect.places.countries import COUNTRIES, load_country
from lib.programme.country import UNKNOWN, Country
from lib.programme.declared import Text
from lib.programme.warmth import HeardVoice, RefusedVoice, Voice
from lib.tables.privacy.voices import judged
from tests.indicators.facts import ROOT, geography

MEXICO = load_country((COUNTRIES,), "mx", ROOT / "none.csv")
SAID = "Antes vendía solo a mis vecinas; ahora me encargan hamacas."


def voice(
    text: str = SAID, role: str = "Microempresaria", municipality: str = "31079", *, consent: bool = True
) -> Voice:
    return Voice(text=Text(es=text), role=Text(es=role), municipality=municipality, consent=consent)


def why(said: Voice, country: Country = MEXICO) -> str | None:
    found = judged(said, country, geography())
    return found.fault if isinstance(found, RefusedVoice) else None


def test_one_that_agreed_and_names_nobody_is_heard_with_her_state() -> None:
    heard = judged(voice(), MEXICO, geography())
    assert isinstance(heard, HeardVoice)
    assert (heard.state, heard.text.in_language("es")) == ("31", SAID)


def test_without_consent_nobody_is_heard() -> None:
    assert why(voice(consent=False)) == "consent"


@pytest.mark.parametrize(
    "text",
    [
        "Soy Guadalupe y vendo hamacas.",
        "Me llamo lucía y vendo pan.",
        "Dice María Pech Canul que le fue bien.",
        "Llámeme al 999 123 45 67 para un pedido.",
        "Escriba a hamacas.tekax@example.org para un pedido.",
        "Vendo en la calle 20 número 103 de mi pueblo.",
        "La maestra Rosa Canché me enseñó a cobrar.",
    ],
)
def test_words_that_tell_who_speaks_or_name_somebody_are_refused(text: str) -> None:
    assert why(voice(text)) == "person"
    assert why(voice(role=text)) == "person"


@pytest.mark.parametrize("text", ["Vendo café en San Cristóbal y en Santa Rosa.", "Ya cobro con el teléfono."])
def test_places_named_after_saints_are_no_persons(text: str) -> None:
    assert why(voice(text)) is None


def test_where_nobody_can_tell_names_nobody_is_heard() -> None:
    assert why(voice(), UNKNOWN) == "country"


def test_a_place_that_is_not_there_is_refused() -> None:
    assert why(voice(municipality="31999")) == "place"
