"""What is known of one country: how persons are written there, what it calls its regions, its days and its laws."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from lib.programme.countries.habits import WrittenHabits
from lib.programme.countries.holidays import Holidays
from lib.programme.countries.laws import LawsFile
from lib.programme.declaring.refusals import Refused
from lib.programme.language_words import ACCENTED, HeaderPattern, LanguageWords
from lib.programme.nouns import Noun


class CountryProblem(Refused):
    """A country's folder or file is not what it should be: what was expected."""


_NAME = r"[A-ZÁÉÍÓÚÜÑ][\w'’]+"


@dataclass(frozen=True, eq=False)
class Country:
    """What the folder of a country tells; the files of `data/countries/mx` say what each part is for.

    `both_names` are given and handed down; where `kinds_behind`, what a public place is stands behind its name.
    `places` are the normalised names of localities: one that is named after a person is no person. `words` are those of
    all languages that are known. Without the rest nothing but headers, e-mail addresses and coordinates is recognised.
    `levels` are a region and a part of it by language, `said` what texts say of the country's papers and laws by
    language and marked phrase. Without `habits` nobody knows in which way a cell is meant that has two readings.
    """

    given_names: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    both_names: frozenset[str] = frozenset()
    also_words: frozenset[str] = frozenset()
    public_names: frozenset[str] = frozenset()
    public_kinds: frozenset[str] = frozenset()
    public_houses: tuple[str, ...] = ()
    kinds_behind: bool = False
    private_titles: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    homes: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    identity: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    numbers: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    phone_groups: frozenset[tuple[int, ...]] = frozenset()
    headers: Mapping[str, HeaderPattern] = field(default_factory=dict)
    signatures: re.Pattern[str] | None = None
    addresses: re.Pattern[str] | None = None
    levels: Mapping[str, tuple[Noun, Noun]] = field(default_factory=dict)
    said: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    habits: WrittenHabits | None = None
    holidays: Holidays = field(default_factory=Holidays)
    laws: LawsFile | None = None
    places: frozenset[str] = frozenset()
    words: LanguageWords = field(default_factory=LanguageWords)

    @cached_property
    def titled(self) -> re.Pattern[str] | None:
        """Find a title with a name behind it; one of a single letter, as «C.», needs its point and two names."""
        titles = sorted(self.private_titles | self.titles)
        long = "|".join(title.translate(ACCENTED) for title in titles if len(title) > 1)
        short = "|".join(title.upper() for title in titles if len(title) == 1)
        ways = [rf"(?<!\w)(?i:{long})(?:\.|(?= )) ?(?:{_NAME}\.? ?){{1,2}}"] if long else []
        ways += [rf"(?<!\w)(?:{short})\. (?:{_NAME} ?){{2}}"] if short else []
        return re.compile("|".join(ways)) if ways else None

    @cached_property
    def signed(self) -> re.Pattern[str] | None:
        """Find who signs: «Elaboró: …», with two names."""
        if self.signatures is None:
            return None
        return re.compile(rf"(?<!\w)(?i:{self.signatures.pattern})\.? ?[:\-–—]+ ?(?:{_NAME}\.? ?){{2}}")

    def public_name_at(self, words: Sequence[str], at: int) -> int:
        """Return how many normalised words from `at` are a public name, else 0. With a surname behind it is not one."""
        length = next((n for n in range(6, 1, -1) if " ".join(words[at : at + n]) in self.public_names), 0)
        return 0 if not self.surnames.isdisjoint(words[at + length : at + length + 1]) else length

    def is_holiday(self, day: date) -> bool:
        """Tell whether a day is an official day of rest, free as a whole and not from noon on only."""
        rest = self.holidays.on(day)
        return rest is not None and not rest.half

    def works_on(self, day: date) -> bool:
        """Tell whether a day is one of work: not of the weekend, and no holiday."""
        return not (self.habits and self.habits.rests_on(day)) and not self.is_holiday(day)

    def next_working_day(self, day: date) -> date:
        """Return a day, or the first after it that is one of work."""
        return next((later for later in (day + timedelta(days=n) for n in range(60)) if self.works_on(later)), day)

    @property
    def recognises_persons(self) -> bool:
        """Tell whether names and telephones can be recognised at all."""
        return bool(self.given_names and self.surnames and self.numbers)


UNKNOWN = Country()
"""A country that nothing is known of."""
