"""Any language of BCP 47 works, known to CLDR or not; what it lacks is said in the programme's first."""

from collections.abc import Iterator
from datetime import date

import pytest

from lib.i18n.catalogue import Overrides, speak, speaks
from lib.programme.declared import Text
from lib.tables.schema.choice_words import choice_words
from lib.tables.schema.training import Bootcamp
from lib.wording.language import Words, sheet_words
from lib.wording.reference.columns import heading
from tests.indicators.facts import programme

TAGS = ["kek", "yua", "tzo", "tzh", "zap", "mix", "ctu", "sw", "es-MX", "zh-Hant", "es-419", "qaa-x-own"]


@pytest.fixture
def english_and_swahili() -> Iterator[None]:
    before = speaks()
    speak(Overrides(languages=("en", "sw")))
    yield
    speak(before)


@pytest.mark.parametrize("tag", TAGS)
def test_a_language_writes_texts_numbers_days_and_its_own_name(tag: str) -> None:
    words = Words(tag)
    assert words("nothing.no-data")
    assert words.number(1234.5, 1)
    assert words.share(0.5)
    assert words.long_day(date(2023, 11, 30))
    assert words.name_of(tag)


def test_what_a_language_lacks_is_said_in_the_programmes_first(english_and_swahili: None) -> None:
    assert Words("sw")("nothing.no-data") == "No data"
    assert Words("kek").number(1234.5, 1) == "1,234.5"
    assert Words("es-MX")("nothing.no-data") == "Sin dato"
    assert [Words(each).locale for each in ("es", "sw", "kek")] == ["es_MX", "sw", "en"]


def test_the_sheets_of_a_programme_without_spanish_are_explained_and_headed_in_its_own(
    english_and_swahili: None,
) -> None:
    assert [each.language for each in sheet_words()] == ["en"]
    assert heading(Bootcamp.columns["status"]) == "status"
    told = programme().model_copy(
        update={"programme": programme().programme.model_copy(update={"languages": ("en", "sw")})}
    )
    assert choice_words(told)["estatus"]["completed"] == "completed"


def test_a_text_needs_no_spanish_and_comes_in_the_programmes_order() -> None:
    told = Text.model_validate({"sw": "vijana", "en": "youth"}, context={"languages": ("en", "sw")})
    assert told.in_language("kek") == "youth"
    assert told.in_language("sw-KE") == "vijana"
    with pytest.raises(ValueError, match=r"refusal\.text"):
        Text.model_validate({})
