"""What a country's folder answers by itself: its time zone, its name, and what its regions are called."""

from lib.collect.opening import GEOGRAPHY
from lib.collect.places.countries import COUNTRIES, load_country
from lib.commands.adopting.answers import Answers, AnswersProblem, Called
from lib.commands.adopting.wrong import spoken
from lib.programme.country import Country
from lib.programme.declared import CountryCode, Text
from lib.programme.declaring.lists import ListEntry, Lists
from lib.programme.nouns import Noun
from lib.tables.schema.lists import LANGUAGES, names_of
from lib.wording.overrides.country import country_name
from lib.wording.pages.declared import not_known


def known_of(code: CountryCode | None) -> Country:
    """Return what is known of a country."""
    return load_country((COUNTRIES,), code, GEOGRAPHY / "places.csv" if code == "mx" else COUNTRIES)


def unknown(answers: Answers) -> list[str]:
    """Return what will not be recognised in a programme of whose country nothing is known; else nothing."""
    code, words = completed(answers).country_code, spoken(answers.languages)
    if known_of(code).recognises_persons:
        return []
    return [not_known(code, words)]


def completed(answers: Answers) -> Answers:
    """Return the answers with what the country answers where nothing was said.

    Raises AnswersProblem where neither says when the programme's day begins.
    """
    code = answers.place or (None if answers.regions or answers.timezone else "mx")
    country = known_of(code)
    timezone = answers.timezone or (country.habits.timezone if country.habits else "")
    if not timezone:
        raise AnswersProblem(spoken(answers.languages)("new.timezone"))
    levels = country.levels if answers.regions else {}
    region = {language: _called(each) for language, (each, _) in levels.items()}
    area = {language: _called(each) for language, (_, each) in levels.items()} if answers.areas else {}
    names = {each: country_name(code, each) for each in answers.languages}
    named = Text.model_validate(names) if all(names.values()) else None
    return answers.model_copy(
        update={
            "country_code": code,
            "timezone": timezone,
            "country": answers.country or (named if answers.regions else None),
            "region_called": {**region, **answers.region_called},
            "area_called": {**area, **answers.area_called},
            "lists": _taught(answers) if answers.regions else answers.lists,
        }
    )


def _taught(answers: Answers) -> Lists:
    """Return the answers' lists, its languages of teaching being the programme's own where none is named."""
    if answers.lists.languages:
        return answers.lists
    codes = dict.fromkeys(each.split("-")[0] for each in answers.languages)
    known = [
        ListEntry(id=each)
        for each in codes
        if each in set(LANGUAGES.choices) or names_of(LANGUAGES, ListEntry(id=each), ("en",))
    ]
    return answers.lists.model_copy(update={"languages": (*known, ListEntry(id="other"))})


def _called(noun: Noun) -> Called:
    return Called(one=noun.one, many=noun.many, gender=noun.gender)
