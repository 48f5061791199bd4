"""A programme's own words: what cannot be meant is said when it is opened."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from lib.programme.loading import ProgrammeError
from lib.programme.setting import Setting
from lib.wording.overrides.overrides import Overrides, overrides_of
from tests.refused import english
from tests.tables.rules.tables import GEOGRAPHY, PROGRAMME, TODAY


def opened_with(synonyms: Mapping[str, Mapping[str, tuple[str, ...]]]) -> Overrides:
    """Open the programme with these synonyms of choices."""
    programme = PROGRAMME.model_copy(update={"choice_synonyms": synonyms})
    return overrides_of(Setting(programme, GEOGRAPHY, TODAY, {}), Path())


def test_synonyms_of_choices_and_of_age_bands_are_taken() -> None:
    synonyms = {"tecnologia": {"satellite": ("Starlink",)}, "grupo_edad": {"36-45": ("adultas",)}}
    assert opened_with(synonyms).texts == opened_with({}).texts


@pytest.mark.parametrize(
    ("synonyms", "says"),
    [
        ({"tecnologias": {"satellite": ("Starlink",)}}, "Did you mean «tecnologia»"),
        ({"tecnologia": {"satelite": ("Starlink",)}}, "Did you mean «satellite»"),
        ({"tecnologia": {"satellite": ("Fibra",)}}, "«Fibra» already means «fibre»"),
        ({"sexo": {"woman": ("M",), "man": ("m",)}}, "«m» already means «woman»"),
    ],
)
def test_a_synonym_of_nothing_or_of_two_choices_is_refused_when_the_programme_is_opened(
    synonyms: Mapping[str, Mapping[str, tuple[str, ...]]], says: str
) -> None:
    with pytest.raises(ProgrammeError) as caught:
        opened_with(synonyms)
    assert says in english(caught.value)
