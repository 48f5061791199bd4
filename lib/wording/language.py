"""Speaking to a reader: texts with their parameters, numbers and dates, in her language."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal, format_percent

from lib.i18n.catalogue import has_text, text

_LOCALES = {"es": "es_MX", "en": "en"}
_USUAL = "es_MX"
_LONG = {"es": "d 'de' MMMM 'de' y", "en": "d MMMM y"}
_MOST_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Words:
    """The texts, numbers and dates of one language. Numbers are written as in Mexico: 1,234.5."""

    language: str

    @property
    def _locale(self) -> str:
        return _locale(self.language)

    def __call__(self, key: str, /, **params: object) -> str:
        """Return the text of a key with its parameters filled in; `key.one` is taken where `n` is 1."""
        if params.get("n") in {1, "1"} and has_text(f"{key}.one"):
            key = f"{key}.one"
        found = text(self.language, key)
        return found.format(**params) if params else found

    def name_of(self, language: str) -> str:
        """Return what a language calls itself, or its code where nobody has written that down."""
        try:
            return Locale.parse(language).get_language_name(language) or language
        except (UnknownLocaleError, ValueError):
            return language

    def has(self, key: str) -> bool:
        """Tell whether there is such a text."""
        return has_text(key)

    def number(self, value: float, decimals: int = 0) -> str:
        """Return a number with thousands: 1,234 or, with one decimal, 1,234.5."""
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        return format_decimal(value, format=pattern, locale=self._locale)

    def share(self, value: float, decimals: int = 0) -> str:
        """Return a share as a percentage with a space that does not break: 32 %.

        What is not whole never reads 100 %, nor what is not nothing 0 %: decimals are added as needed.
        """
        while decimals < _MOST_DECIMALS and round(value, decimals + 2) in {0.0, 1.0} and value not in {0.0, 1.0}:
            decimals += 1
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "") + "\u00a0%"
        return format_percent(value, format=pattern, locale=self._locale)

    def day(self, day: date) -> str:
        """Return a date in short words: 30 nov 2023."""
        return _plain(format_date(day, format="d MMM y", locale=self._locale))

    def long_day(self, day: date) -> str:
        """Return a date in full words: 30 de noviembre de 2023."""
        usual = "long" if self._locale != _USUAL else _LONG["es"]
        return format_date(day, format=_LONG.get(self.language, usual), locale=self._locale)

    def day_and_month(self, day: date) -> str:
        """Return a date without its year: 30 nov."""
        return _plain(format_date(day, format="d MMM", locale=self._locale))

    def month(self, day: date) -> str:
        """Return a month and its year: nov 2023."""
        return _plain(format_date(day, format="MMM y", locale=self._locale))

    def moment(self, moment: datetime) -> str:
        """Return a day and its time of day: 30 nov 2023, 14:05."""
        return _plain(format_datetime(moment, format="d MMM y, HH:mm", locale=self._locale))


@cache
def _locale(language: str) -> str:
    """Return how numbers and dates are written in a language; as in Mexico where nobody has written that down."""
    known = _LOCALES.get(language)
    if known is None:
        try:
            known = str(Locale.parse(language))
        except (UnknownLocaleError, ValueError):
            known = _USUAL
    return known


def _plain(words: str) -> str:
    """Drop the dots some locales put after short months."""
    return words.replace(".", "")
