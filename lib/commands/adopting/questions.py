"""Asking for the answers on the terminal: the same as a file of answers may hold, each checked as it is given."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from lib.collect.places.countries import COUNTRIES, known_countries
from lib.commands.adopting import asked_places, asked_words
from lib.commands.adopting.answers import Answers, AnswersProblem
from lib.commands.adopting.asked_partners import ask_partners
from lib.commands.adopting.country import known_of
from lib.commands.adopting.form import Form, colour_of, several
from lib.commands.adopting.language_names import code_meant
from lib.commands.adopting.text import SPOKEN, lighter
from lib.commands.adopting.wrong import problems_of, spoken
from lib.wording.language import Words
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
_BANDS = "15-25, 26-35, 36-45, 46-55, 56-65"
_BAND = re.compile(r"(\d+)\s*(?:-|–|a|to|hasta)\s*(\d+)")
_ROLE = "papel"
_LOGOS = (b"\x89PNG", b"<svg", b"<?xml")


@dataclass(frozen=True, slots=True)
class _Step:
    """One question, or several that belong together: the `answers` it gives, the first of which names it."""

    answers: tuple[str, ...]
    ask: Callable[[Form], None]


def from_questions(form: Form) -> Answers:
    """Ask for everything that was not answered and return the answers. Raises AnswersProblem and EOFError."""
    for step in _STEPS:
        step.ask(form)
        if step.answers[0] == "languages":
            form.words = spoken(tuple(form.given["languages"]))
    form.fixed = frozenset(form.given)
    try:
        return Answers.model_validate(form.given)
    except ValidationError as error:
        raise AnswersProblem("\n".join(problems_of(error, form.words))) from None


def changed(form: Form) -> bool:
    """Show what was answered, and take out what is to be answered anew. Return False where nothing is."""
    shown = [step for step in _STEPS if step.answers[0] not in _UNCHANGED]
    options = {str(number): _shown(form, step) for number, step in enumerate(shown, start=1)}
    form.tell("new.review")
    form.offer(options)
    chosen = form.several("review", dict.fromkeys(options, ""))
    for number in chosen:
        form.again(shown[int(number) - 1].answers)
    return bool(chosen)


def _shown(form: Form, step: _Step) -> str:
    """Return the answers of a step in one line."""
    name = step.answers[0]
    said = form.words(_HEADINGS.get(name, f"new.ask.{name}"))
    told = [form.given[each] for each in step.answers if form.given.get(each) not in (None, "", {}, [], ())]
    return f"{said}: {'; '.join(_line(each, form.words) for each in told) or form.words('new.none')}"


def _line(value: Any, words: Words) -> str:
    if isinstance(value, Mapping):
        return _line(value.get("short") or value.get("one") or value.get("id") or list(value.values()), words)
    if isinstance(value, list | tuple):
        return ", ".join(dict.fromkeys(_line(each, words) for each in value))
    return words("new.yes" if value else "new.no") if isinstance(value, bool) else str(value)


def _languages(form: Form) -> None:
    form.fill("languages", "es, en", lambda text: [code_meant(each) for each in several(text)])


def _country(form: Form) -> None:
    """Ask for the country, by its two letters or, where something is known of it, by its name."""
    if "country_code" not in form.fixed:
        options = {code: country_name(code, form.words.language) for code in known_countries(COUNTRIES)}
        form.offer(options)
        while text := form.asked("country_code"):
            code = text.lower() if re.fullmatch("[A-Za-z]{2}", text) else form.meant(text, options)
            form.put("country_code", code)
            if code:
                break
    code = form.given.get("country_code")
    if code and not known_of(code).recognises_persons:
        form.say(not_known(code, form.words))


def _called(form: Form) -> None:
    """Ask what regions and their parts are called, where they are not Mexico's, and how the country is."""
    if not form.given.get("regions"):
        return
    code = form.given.get("country_code")
    form.by_language("country", lambda language: country_name(code, language))
    form.by_language("credit")
    levels = known_of(code).levels
    for field, at in (("region_called", 0), ("area_called", 1)):
        if field in form.fixed or (at and not form.given.get("areas")):
            continue
        for language in _told_apart(form):
            noun = levels[language][at] if language in levels else None
            one = form.asked(f"{field}.one", noun.one if noun else "", language)
            if not one:
                continue
            told = {"one": one, "many": form.asked(f"{field}.many", noun.many if noun else one, language)}
            if language.startswith("es"):
                genders = {each: form.words(f"new.gender.{each}") for each in ("m", "f")}
                told["gender"] = form.choose("called.gender", genders, noun.gender if noun else "m")
            form.put(field, {**form.given.get(field, {}), language: told})


def _timezone(form: Form) -> None:
    mexico = not (form.given.get("country_code") or form.given.get("regions"))
    habits = known_of("mx" if mexico else form.given.get("country_code")).habits
    form.fill("timezone", (habits.timezone if habits else "") or None)


def _told_apart(form: Form) -> list[str]:
    """Return the programme's languages in which the dashboard can put names of its own into its texts."""
    return [each for each in form.given["languages"] if each in SPOKEN]


def _served(form: Form) -> None:
    """Ask whom the programme is for, in each language; without an answer texts speak of micro-entrepreneurs."""
    if "served" in form.fixed:
        return
    for language in _told_apart(form):
        one = form.asked("served.one", "", language)
        if one:
            parts = ("many", "woman", "women", "sheets")
            told = {part: form.asked(f"served.{part}", one, language, told={"column": _ROLE}) for part in parts}
            form.put("served", {**form.given.get("served", {}), language: {"one": one, **told}})


def _bands(text: str) -> tuple[str, ...]:
    """Return age groups as they are declared, however their limits were parted."""
    return tuple("-".join(found.groups()) if (found := _BAND.fullmatch(each)) else each for each in several(text))


def _focus(form: Form) -> None:
    if "focus" not in form.fixed:
        bands = form.given["bands"]
        form.put("focus", form.choose("focus", dict.fromkeys(bands, ""), bands[len(bands) // 2]))


def _planned_for_women(form: Form) -> None:
    if "planned_for_women" not in form.fixed:
        form.put("planned_for_women", form.yes("planned_for_women", default=True))


def _colour_on_dark(form: Form) -> None:
    form.fill("colour_on_dark", lighter(form.given["colour"]), lambda text: colour_of(text) or text)


def _logo(form: Form) -> None:
    """Ask for the logo until there is such a picture."""
    while "logo" not in form.fixed:
        name = form.asked("logo")
        file = Path(name)
        if not name or (file.is_file() and file.read_bytes()[:200].lstrip().startswith(_LOGOS)):
            form.put("logo", name)
            return
        form.tell("new.again", message=form.words("new.wrong.logo" if file.is_file() else "new.wrong.absent"))


def _licence(form: Form) -> None:
    if "licence" in form.fixed:
        return
    form.offer({each: title for each, (title, _) in _LICENCES.items()})
    while name := form.asked("licence"):
        known = {each.casefold(): (each, *said) for each, said in _LICENCES.items()}.get(name.casefold())
        own, title, url = known or (name, form.asked("licence.title", name), form.asked("licence.url", required=True))
        form.put("licence", {"id": own, "title": {form.given["languages"][0]: title}, "url": url})
        if not form.problem("licence"):
            return
    form.put("licence", None)


def _partners(form: Form) -> None:
    if "partners" not in form.fixed:
        ask_partners(form)


def _one(name: str, default: str | None = "", read: Callable[[str], Any] = str) -> _Step:
    return _Step((name,), lambda form: form.fill(name, default, read))


def _texts(name: str) -> _Step:
    return _Step((name,), lambda form: form.by_language(name))


_STEPS = (
    _Step(("languages",), _languages),
    _Step(("country_code",), _country),
    _one("name", None),
    _texts("description"),
    _Step(asked_places.ANSWERS, asked_places.ask_places),
    _texts("region"),
    _Step(("country", "credit", "region_called", "area_called"), _called),
    _Step(("timezone",), _timezone),
    _one("bands", _BANDS, _bands),
    _Step(("focus",), _focus),
    _Step(("planned_for_women",), _planned_for_women),
    _one("target_people"),
    _Step(("served",), _served),
    _one("colour", "#1F5A7A", lambda text: colour_of(text) or text),
    _Step(("colour_on_dark",), _colour_on_dark),
    _Step(("logo",), _logo),
    _one("protected_below", "5"),
    _Step(("licence",), _licence),
    _Step(("partners",), _partners),
    _Step(asked_words.ANSWERS, asked_words.ask_words),
)
_HEADINGS = {
    "partners": "new.heading.partners",
    "served": "new.ask.served.one",
    "thresholds": "new.heading.words",
}
_UNCHANGED = frozenset({"languages", "country_code"})
