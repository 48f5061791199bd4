"""Everything that can be not well has its sentence and its remedy, and nothing is left unsaid in them."""

from datetime import UTC, datetime

import pytest

from lib.collect.condition import WORDS, Condition, Word
from lib.wording.conditions import conditions_json, meaning, remedy
from lib.wording.language import Words

SINCE = datetime(2023, 12, 6, 12, 5, tzinfo=UTC)


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("word", WORDS)
def test_each_word_has_a_sentence_for_anybody_and_one_for_the_operator(word: Word, language: str) -> None:
    said = meaning(Condition(word, since=SINCE), Words(language)), remedy(Condition(word, since=SINCE), Words(language))
    assert all(each.endswith(".") and "{" not in each for each in said)
    assert said[0] != said[1]


def test_a_cause_may_have_its_own_words_and_one_that_has_none_takes_those_of_its_word() -> None:
    english = Words("en")
    assert meaning(Condition("store", "full"), english).startswith("The store's disk is full")
    assert meaning(Condition("store", "silent"), english) == meaning(Condition("store"), english)


def test_what_matters_most_is_the_reason() -> None:
    found = conditions_json((Condition("store", "full"), Condition("collecting", since=SINCE)), Words("en"))
    assert (found["status"], found["reason"]) == ("trouble", "store")
    assert [each["word"] for each in found["conditions"]] == ["store", "collecting"]
    assert "6 Dec 2023, 12:05" in found["conditions"][1]["says"]
    assert conditions_json((), Words("en")) == {"status": "ok", "reason": None, "says": None, "conditions": []}
