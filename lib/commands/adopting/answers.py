"""The answers from which a new programme is written, and how a file of them is read."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import available_timezones

from babel.core import get_global
from pydantic import Field, ValidationError, ValidationInfo, field_validator

from lib.commands.adopting.wrong import problems_of, spoken
from lib.i18n.catalogue import own_languages
from lib.programme.declared import Colour, CountryCode, Declared, LanguageCode, Slug, Text
from lib.programme.declaring.indicators import Threshold
from lib.programme.declaring.lists import Lists
from lib.programme.declaring.publication import Licence
from lib.programme.declaring.refusals import Refused
from lib.programme.declaring.toml import parsed
from lib.programme.declaring.written import like
from lib.programme.indicator_ids import INDICATORS
from lib.programme.model import ADDRESS, SourceKind, TableId
from lib.programme.recommendations import FIVE, Recommendation
from lib.programme.text import normalise
from lib.wording.language import Words
from lib.wording.refusals import said

NOTHING: Mapping[str, object] = {}


class AnswersProblem(ValueError):
    """The answers cannot be used; the message says which and what is expected."""


class Called(Declared):
    """What regions, or their parts, are called in one language."""

    one: str
    many: str
    gender: Literal["m", "f"] = "m"


class ServedCalled(Declared):
    """Whom the programme is for, in one language: one, several, and as women. `sheets` is what the sheets write."""

    one: str
    many: str
    woman: str
    women: str
    sheets: str


class Member(Declared):
    """A partner, and the tables it keeps; without any it has no workbook. `state` is a region's key.

    Its workbook is read as `reads` says, at its `address` or as its `spreadsheet`; else as the machine is set up to.
    """

    id: Slug
    name: str
    short: str
    kind: Slug
    colour: Colour = "#4A4A4A"
    state: str | None = None
    tables: tuple[TableId, ...] = ()
    every_days: Annotated[int, Field(ge=1)] = 15
    reads: SourceKind | None = None
    address: Annotated[str, like(rf"(?:{ADDRESS})?", "refusal.like.address")] = ""
    spreadsheet: str = ""


class Answers(Declared):
    """Everything `new` needs. Paths are relative to the file of answers, or to where the command runs.

    `regions` and `areas` are files of outlines, whose properties the `…_key`, `…_name` and `area_region` name; without
    `regions` the places are the states of Mexico, without `area_region` an area is in the region where it lies. Keys
    that are `left_out` are no places, such as lakes.
    `country_code` says how persons are written (else the time zone does); `country` is its name.
    `region_called`, `area_called` and `served` are by language. `protected_below` is the smallest count that is
    published, `thresholds` replace the usual ones by indicator.
    """

    name: str
    description: Text
    region: Text
    states: Annotated[tuple[str, ...], Field(min_length=1)]
    languages: Annotated[tuple[LanguageCode, ...], Field(min_length=1)] = ("es", "en")
    country_code: CountryCode | None = None
    timezone: str = ""
    regions: str = ""
    region_key: str = "key"
    region_name: str = "name"
    areas: str = ""
    area_key: str = "key"
    area_name: str = "name"
    area_region: str = ""
    left_out: tuple[str, ...] = ()
    country: Text | None = None
    credit: Text | None = None
    region_called: Mapping[LanguageCode, Called] = {}
    area_called: Mapping[LanguageCode, Called] = {}
    bands: Annotated[tuple[str, ...], Field(min_length=2)] = ("15-25", "26-35", "36-45", "46-55", "56-65")
    focus: str = ""
    colour: Colour = "#1F5A7A"
    colour_on_dark: Colour | None = None
    logo: str = ""
    planned_for_women: bool = True
    target_people: Annotated[int, Field(ge=1)] | None = None
    protected_below: Annotated[int, Field(ge=5)] = 5
    thresholds: Mapping[str, Threshold] = {}
    licence: Licence | None = None
    served: Mapping[LanguageCode, ServedCalled] = {}
    partners: Annotated[tuple[Member, ...], Field(min_length=1)]
    wording: Mapping[LanguageCode, Mapping[str, str]] = {}
    choices: Mapping[str, Mapping[str, str]] = {}
    lists: Lists = Lists()
    recommendations: tuple[Recommendation, ...] = FIVE

    @field_validator("bands")
    @classmethod
    def _bands_follow_each_other(cls, bands: tuple[str, ...]) -> tuple[str, ...]:
        ages = [re.fullmatch(r"(\d{1,3})-(\d{1,3})", each) for each in bands]
        limits = [int(age) for found in ages if found for age in found.groups()]
        if not all(ages) or limits != sorted(limits) or len(set(limits[::2])) < len(bands):
            raise ValueError("expected ages from the youngest to the oldest, such as 18-29, 30-44, none in two groups")
        return bands

    @field_validator("focus")
    @classmethod
    def _focus_is_a_band(cls, focus: str, info: ValidationInfo) -> str:
        if focus and focus not in info.data.get("bands", (focus,)):
            raise ValueError("expected one of the bands")
        return focus

    @field_validator("timezone")
    @classmethod
    def _timezone_is_known(cls, timezone: str) -> str:
        if timezone and timezone not in available_timezones():
            raise ValueError("expected a name such as America/Bogota")
        return timezone

    @field_validator("thresholds")
    @classmethod
    def _thresholds_are_of_indicators(cls, thresholds: Mapping[str, Threshold]) -> Mapping[str, Threshold]:
        for indicator in thresholds:
            if indicator not in INDICATORS:
                raise ValueError(f"«{indicator}» is not an indicator")
        return thresholds

    @field_validator("partners")
    @classmethod
    def _partners_differ(cls, partners: tuple[Member, ...]) -> tuple[Member, ...]:
        ids = [each.id for each in partners]
        for each in ids:
            if ids.count(each) > 1:
                raise ValueError(f"the id «{each}» stands twice")
        return partners

    @property
    def place(self) -> CountryCode | None:
        """The country's code: as answered, or else that of the time zone, which may be one that nothing is known of."""
        zone = get_global("zone_territories").get(self.timezone, "").lower()
        return self.country_code or (zone if re.fullmatch("[a-z]{2}", zone) else None)

    @property
    def id(self) -> str:
        """Return the programme's id, made of its name."""
        return slug(self.name)


def slug(name: str) -> str:
    """Return a short and stable key made of a name."""
    return normalise(name).replace(" ", "-")[:40].strip("-") or "programa"


def words_of(path: Path) -> Words:
    """Return the words of the first language that a file of answers names; the machine's where it cannot be read."""
    try:
        languages = parsed(path.read_text(encoding="utf-8")).get("languages")
    except (OSError, UnicodeDecodeError, Refused):
        languages = None
    known = tuple(each for each in languages if isinstance(each, str)) if isinstance(languages, list) else ()
    return spoken(known or own_languages())


def from_file(path: Path, given: Mapping[str, object] = NOTHING) -> Answers:
    """Read a file of answers; what is `given` besides counts before it.

    Raises AnswersProblem, in the first of the languages that the file names.
    """
    words, told = spoken(own_languages()), {**given}
    try:
        told = {**parsed(path.read_text(encoding="utf-8")), **given}
        return Answers.model_validate(told)
    except OSError:
        raise AnswersProblem(words("new.wrong.file.absent", file=path)) from None
    except Refused as wrong:
        raise AnswersProblem(words("new.wrong.file.toml", file=path, message=said(wrong, words))) from None
    except UnicodeDecodeError:
        raise AnswersProblem(words("new.wrong.file.toml", file=path, message=words("refusal.utf-8"))) from None
    except ValidationError as error:
        lines = problems_of(error, words_of(path))
        raise AnswersProblem("\n".join(f"{path}: {line}" for line in lines)) from None
