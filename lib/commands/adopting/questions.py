"""Asking for the answers on the terminal: the same as a file of answers may hold, each checked as it is given."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_args

from pydantic import ValidationError

from lib.collect.places.countries import COUNTRIES, known_countries
from lib.commands.adopting.answers import Answers, AnswersProblem, slug
from lib.commands.adopting.asked_lists import ask_lists
from lib.commands.adopting.asked_places import ask_places
from lib.commands.adopting.country import known_of
from lib.commands.adopting.form import Ask, Form, Say, several
from lib.commands.adopting.readme import spoken
from lib.i18n.catalogue import own_languages
from lib.programme.model import SourceKind, TableId
from lib.programme.recommendations import BUILT_IN
from lib.tables.schema.vocabulary import PartnerType
from lib.wording.overrides.country import country_name
from lib.wording.pages.declared import not_known

_LICENCES = {
    "CC-BY-4.0": ("Creative Commons Attribution 4.0 International", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": (
        "Creative Commons Attribution-ShareAlike 4.0 International",
        "https://creativecommons.org/licenses/by-sa/4.0/",
    ),
    "CC0-1.0": ("CC0 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "ODbL-1.0": ("Open Data Commons Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
}
_TABLES = tuple(table for table in get_args(TableId) if table != "portada")
_BANDS = "15-25, 26-35, 36-45, 46-55, 56-65"


def from_questions(ask: Ask, given: Mapping[str, Any], say: Say = print) -> Answers:
    """Ask for everything that is not `given` and return the answers. Raises AnswersProblem and EOFError."""
    form = Form(ask, say, dict(given), spoken(own_languages()))
    form.fill("languages", "es, en", several)
    form.words = spoken(tuple(form.given["languages"]))
    form.fill("country_code", "", choices=", ".join(known_countries(COUNTRIES)))
    code = form.given.get("country_code")
    if code and not known_of(code).recognises_persons:
        form.say(not_known(code, form.words))
    form.fill("name")
    form.by_language("description")
    ask_places(form)
    form.by_language("region")
    habits = known_of(code).habits
    _called(form)
    form.fill("timezone", habits.timezone if habits else "")
    form.fill("bands", _BANDS, several)
    form.fill("focus", "", choices=", ".join(form.given["bands"]))
    form.fill("planned_for_women", form.words("new.yes"), _yes)
    form.fill("target_people", "")
    _served(form)
    form.fill("colour", "#1F5A7A")
    form.fill("colour_on_dark", "")
    form.fill("logo", "")
    form.fill("protected_below", "5")
    _pairs(form, "thresholds", _threshold)
    _licence(form)
    form.fill("recommendations", ", ".join(BUILT_IN), lambda text: [{"id": each} for each in several(text)])
    ask_lists(form)
    form.given["partners"] = _members(form)
    for name in ("wording", "choices"):
        _nested(form, name)
    try:
        return Answers.model_validate(form.given)
    except ValidationError as error:
        raise AnswersProblem("\n".join(f"{each['loc']}: {each['msg']}" for each in error.errors())) from None


def _called(form: Form) -> None:
    """Ask what regions and their parts are called, where they are not Mexico's, and how the country is."""
    if not form.given.get("regions"):
        return
    code = form.given.get("country_code")
    form.by_language("country", lambda language: country_name(code, language))
    form.by_language("credit")
    levels = known_of(code).levels
    for field, at in (("region_called", 0), ("area_called", 1)):
        if at and not form.given.get("areas"):
            continue
        for language in form.given["languages"]:
            noun = levels[language][at] if language in levels else None
            one = form.asked(f"{field}.one", noun.one if noun else "", language)
            if not one:
                continue
            told = {"one": one, "many": form.asked(f"{field}.many", noun.many if noun else one, language)}
            if language.startswith("es"):
                told["gender"] = form.asked("called.gender", noun.gender if noun else "m", language, choices="m, f")
            form.put(field, {**form.given.get(field, {}), language: told})


def _served(form: Form) -> None:
    """Ask whom the programme is for, in each language; without an answer texts speak of micro-entrepreneurs."""
    for language in form.given["languages"]:
        one = form.asked("served.one", "", language)
        if one:
            told = {part: form.asked(f"served.{part}", one, language) for part in ("many", "woman", "women", "sheets")}
            form.put("served", {**form.given.get("served", {}), language: {"one": one, **told}})


def _licence(form: Form) -> None:
    name = form.asked("licence", "", choices=", ".join(_LICENCES))
    if name:
        known = _LICENCES.get(name)
        title, url = known or (form.asked("licence.title", name), form.asked("licence.url", required=True))
        form.put("licence", {"id": name, "title": {form.given["languages"][0]: title}, "url": url})


def _members(form: Form) -> list[dict[str, Any]]:
    """Ask for each partner and the tables that it keeps, until there are no more."""
    form.tell("new.tables")
    for table in _TABLES:
        form.say(f"  {table}: {form.words(f'template.about.{table}')}")
    members: list[dict[str, Any]] = []
    while True:
        kept = {table for each in members for table in each["tables"]}
        free = [table for table in _TABLES if table not in kept]
        name = form.asked("partner.name", "", required=not members)
        if not name:
            return members
        member = _member(form, name, free)
        form.put("partners", [*members, member])
        if not form.problem("partners"):
            members.append(member)


def _member(form: Form, name: str, free: Sequence[str]) -> dict[str, Any]:
    member: dict[str, Any] = {"id": slug(name), "name": name, "short": form.asked("partner.short", name[:24])}
    member["kind"] = form.asked("partner.kind", "ngo", choices=", ".join(PartnerType))
    member["colour"] = form.asked("partner.colour", "#4A4A4A")
    member["tables"] = several(form.asked("partner.tables", "", choices=", ".join(free)))
    if member["kind"] == "state-gov":
        member["state"] = form.asked("partner.state", "", choices=", ".join(form.given["states"])) or None
    if member["tables"]:
        member["every_days"] = form.asked("partner.every_days", "15")
        member["reads"] = form.asked("partner.reads", "", choices=", ".join(get_args(SourceKind))) or None
        if member["reads"] == "web":
            member["address"] = form.asked("partner.address", required=True)
        if member["reads"] == "google":
            member["spreadsheet"] = form.asked("partner.spreadsheet", required=True)
    return member


def _pairs(form: Form, name: str, read: Callable[[str], Any], at: str = "") -> dict[str, Any]:
    """Ask for lines «key = value» until one is empty."""
    found: dict[str, Any] = {}
    while name not in form.fixed and (line := form.asked(name, "", at)):
        key, _, value = (part.strip() for part in line.partition("="))
        found[key] = read(value)
        if not at:
            form.put(name, dict(found))
            if form.problem(name):
                del found[key]
                form.put(name, dict(found))
    return found


def _nested(form: Form, name: str) -> None:
    """Ask for texts in other words, by language, or for choices, by the column's header."""
    if name == "wording":
        told = {language: _pairs(form, name, str, language) for language in form.given["languages"]}
        form.put(name, {language: said for language, said in told.items() if said})
        return
    found: dict[str, dict[str, str]] = {}
    for key, value in _pairs(form, name, str, "*").items():
        header, _, choice = key.partition(".")
        found.setdefault(header, {})[choice] = value
    form.put(name, found)


def _threshold(text: str) -> dict[str, Any]:
    parts = several(text)
    return dict(zip(("green", "amber", "direction"), parts, strict=False))


def _yes(text: str) -> bool | str:
    return {"s": True, "y": True, "n": False}.get(text.strip().lower()[:1], text)
