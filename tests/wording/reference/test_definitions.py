"""Every figure is defined, in both languages, with the programme's own numbers."""

import pytest

from lib.programme.indicator_ids import INDICATORS
from lib.programme.model import Rules
from lib.wording.language import Words
from lib.wording.reference.definitions import RULES, counting_rule, definition, definitions


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_indicator_has_a_name_a_meaning_and_a_formula_of_its_own(language: str) -> None:
    every = definitions(Words(language))
    assert tuple(each.id for each in every) == INDICATORS
    for part in ("name", "meaning", "formula"):
        texts = [getattr(each, part) for each in every]
        assert all(texts)
        assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("language", ["es", "en"])
def test_no_number_of_the_programme_is_left_unfilled(language: str) -> None:
    words = Words(language)
    texts = [" ".join([each.meaning, each.formula, each.note or ""]) for each in definitions(words)]
    texts += [counting_rule(letter, words) for letter in RULES]
    assert not [text for text in texts if "{" in text]


def test_a_definition_names_the_numbers_the_programme_chose() -> None:
    rules = Rules(completion_share=0.7, hub_verified_days=45, smallest_share_base=30)
    words = Words("es")
    assert "70\u00a0%" in definition("EMB-6", words, rules).note
    assert "45 días" in definition("SIT-2", words, rules).meaning
    assert "30" in definition("SEG-2", words, rules).note


def test_the_two_languages_never_share_a_sentence() -> None:
    spanish, english = definitions(Words("es")), definitions(Words("en"))
    assert all(one.meaning != other.meaning for one, other in zip(spanish, english, strict=True))


def test_rules_of_a_definition_are_rules_that_exist() -> None:
    assert all(set(each.rules) <= set(RULES) for each in definitions(Words("es")))


def test_an_unknown_indicator_is_an_error() -> None:
    with pytest.raises(KeyError):
        definition("XYZ-1", Words("es"))
