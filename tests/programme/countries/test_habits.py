"""The habits of each country are those that CLDR, Unicode's register of locales, knows too."""

import re

import pytest
from babel import Locale

from lib.collect.places.countries import COUNTRIES, known_countries, load_country

SPOKEN = {"mx": "es_MX", "gt": "es_GT", "ke": "en_KE"}
FIRST = {"d": "day-first", "M": "month-first", "y": "year-first"}


@pytest.mark.parametrize("code", known_countries(COUNTRIES))
def test_marks_and_the_order_of_a_day_are_those_of_cldr(code: str) -> None:
    habits, locale = load_country((COUNTRIES,), code, COUNTRIES).habits, Locale.parse(SPOKEN[code])
    assert habits
    symbols = locale.number_symbols["latn"]
    first = re.search("[dMy]", locale.date_formats["short"].pattern)
    assert first
    assert (habits.decimal, habits.thousands, habits.dates) == (symbols["decimal"], symbols["group"], FIRST[first[0]])
    assert locale.weekend_start == 5
