"""What texts say in another country than Mexico."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from lib.collect.places.countries import COUNTRIES, load_country
from lib.i18n.catalogue import marked
from lib.programme.country import UNKNOWN
from lib.programme.places import Places
from lib.programme.setting import Setting
from lib.wording.overrides.country import country_phrases
from lib.wording.overrides.overrides import overrides_of
from tests.tables.rules.tables import GEOGRAPHY, PROGRAMME, TODAY

MEXICAN = re.compile(r"INEGI|M[ée]xic|CURP|RFC|SICT|Diario Oficial|Gazette")


def setting(code: Literal["gt", "ke", "mx"] | None) -> Setting:
    identity = PROGRAMME.programme.model_copy(update={"country": code})
    elsewhere = PROGRAMME.model_copy(update={"programme": identity, "places": Places(folder="geo"), "phrases": {}})
    country = load_country((COUNTRIES,), code, Path("none.csv")) if code else UNKNOWN
    return replace(Setting(elsewhere, GEOGRAPHY, TODAY), country=country)


@pytest.mark.parametrize("code", ["gt", "ke", None])
@pytest.mark.parametrize("language", ["es", "en"])
def test_no_phrase_that_texts_mark_is_mexican_in_another_country(
    code: Literal["gt", "ke"] | None, language: str
) -> None:
    said = country_phrases(setting(code))[language]
    assert {phrase for phrase in marked(language) if MEXICAN.search(said.get(phrase, phrase))} == set()


def test_phrases_use_the_countrys_own_words() -> None:
    kenya, guatemala = country_phrases(setting("ke"))["en"], country_phrases(setting("gt"))["es"]
    assert (kenya["states"], kenya["outside Mexico"], kenya["CURP"]) == (
        "counties",
        "outside Kenya",
        "national ID number",
    )
    assert (guatemala["los estados"], guatemala["CURP, RFC"]) == ("los departamentos", "DPI, NIT")
    assert country_phrases(setting(None))["es"]["del estado"] == "de la región"


def test_mexico_speaks_as_the_texts_do_and_a_programmes_own_phrases_win() -> None:
    assert country_phrases(setting("mx")) == {}
    kenya = setting("ke")
    programme = kenya.programme.model_copy(update={"phrases": {"en": {"states": "lands"}}})
    phrases = overrides_of(replace(kenya, programme=programme), Path("nowhere")).phrases["en"]
    assert (phrases["states"], phrases["the state"]) == ("lands", "the county")


def test_outlines_that_nobody_is_credited_for_are_not_inegis() -> None:
    texts = overrides_of(setting("ke"), Path("nowhere")).texts["en"]
    assert "INEGI" not in texts["hubs.credit"] + texts["about.licence.shapes.says"]
