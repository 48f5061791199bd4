"""Speaking to a reader: texts with their parameters, numbers and dates, in her language."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal, format_percent

from lib.i18n.catalogue import has_text, languages_with, own_language, text
from lib.programme.declared import wider

_LOCALES = {"es": "es_MX", "en": "en"}
_USUAL = "es_MX"
_UNREAD = "unknown"
_LONG = {"es": "d 'de' MMMM 'de' y", "en": "d MMMM y"}
_MOST_DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Words:
    """The texts, numbers and dates of one language. Numbers are written as in Mexico: 1,234.5."""

    language: str

    @property
    def locale(self) -> str:
        """Return how numbers and days are written in this language, as Babel names it."""
        return _locale(self.language, own_language())

    def __call__(self, key: str, /, **params: object) -> str:
        """Return the text of a key with its parameters filled in; `key.one` is taken where `n` is 1."""
        if params.get("n") in {1, "1"} and has_text(f"{key}.one"):
            key = f"{key}.one"
        found = text(self.language, key)
        return found.format(**params) if params else found

    def name_of(self, language: str) -> str:
        """Return what a language calls itself, or its code where nobody has written that down."""
        key = f"language.own.{language}"
        if has_text(key):
            return text(language, key)
        try:
            known = Locale.parse(language, sep="-")
        except (UnknownLocaleError, ValueError):
            return language
        return known.display_name or language

    def has(self, key: str) -> bool:
        """Tell whether there is such a text."""
        return has_text(key)

    def called(self, of: str, value: str) -> str:
        """Return the name of a value of a list, such as `role` or `phase`; the value itself where nobody named it.

        One that could not be read is called so.
        """
        key = f"{of}.{value}"
        return self(key) if has_text(key) or value == _UNREAD else value

    def number(self, value: float, decimals: int = 0) -> str:
        """Return a number with thousands: 1,234 or, with one decimal, 1,234.5."""
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        return format_decimal(value, format=pattern, locale=self.locale)

    def share(self, value: float, decimals: int = 0) -> str:
        """Return a share as a percentage with a space that does not break: 32 %.

        What is not whole never reads 100 %, nor what is not nothing 0 %: decimals are added as needed.
        """
        while decimals < _MOST_DECIMALS and round(value, decimals + 2) in {0.0, 1.0} and value not in {0.0, 1.0}:
            decimals += 1
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "") + "\u00a0%"
        return format_percent(value, format=pattern, locale=self.locale)

    def day(self, day: date) -> str:
        """Return a date in short words: 30 nov 2023."""
        return _plain(format_date(day, format="d MMM y", locale=self.locale))

    def long_day(self, day: date) -> str:
        """Return a date in full words: 30 de noviembre de 2023."""
        usual = "long" if self.locale != _USUAL else _LONG["es"]
        return format_date(day, format=_LONG.get(self.language, usual), locale=self.locale)

    def day_and_month(self, day: date) -> str:
        """Return a date without its year: 30 nov."""
        return _plain(format_date(day, format="d MMM", locale=self.locale))

    def month(self, day: date) -> str:
        """Return a month and its year: nov 2023."""
        return _plain(format_date(day, format="MMM y", locale=self.locale))

    def moment(self, moment: datetime) -> str:
        """Return a day and its time of day: 30 nov 2023, 14:05."""
        return _plain(format_datetime(moment, format="d MMM y, HH:mm", locale=self.locale))


def own_words() -> Words:
    """Return the words of the programme's first language."""
    return Words(own_language())


def sheet_words() -> tuple[Words, ...]:
    """Return the words that the sheets are explained in: of each of the programme's languages that has them."""
    return tuple(Words(each) for each in languages_with("template.heading.tabs"))


@cache
def _locale(language: str, own: str) -> str:
    """Return how numbers and dates are written in a language, as CLDR knows it.

    Where it does not, they are written as in the programme's `own` language, and then as in Mexico.
    """
    for each in (*wider(language), *wider(own)):
        if each in _LOCALES:
            return _LOCALES[each]
        try:
            return str(Locale.parse(each, sep="-"))
        except (UnknownLocaleError, ValueError):
            continue
    return _USUAL


def _plain(words: str) -> str:
    """Drop the dots some locales put after short months."""
    return words.replace(".", "")
