"""Asking for what most programmes leave as it is: thresholds, what was learned, lists, and texts in other words."""

from collections.abc import Callable
from typing import Any

from lib.commands.adopting.answers import slug
from lib.commands.adopting.asked_lists import ask_lists
from lib.commands.adopting.form import Form, several
from lib.programme.indicator_ids import INDICATORS
from lib.programme.recommendations import BUILT_IN

ANSWERS = ("thresholds", "recommendations", "lists", "wording", "choices")


def ask_words(form: Form) -> None:
    """Ask of each whether it is changed, and if so, how."""
    asking = (_thresholds, _recommendations, ask_lists, _wording, _choices)
    for name, ask in zip(ANSWERS, asking, strict=True):
        if name not in form.fixed and (ask is ask_lists or form.yes(f"changed.{name}", default=False)):
            ask(form)


def _thresholds(form: Form) -> None:
    form.offer({each: form.words(f"definition.{each}.name") for each in INDICATORS})
    _pairs(form, "thresholds", _threshold)


def _recommendations(form: Form) -> None:
    """Ask for those that are built in, in order, then for the programme's own."""
    built_in = {each: form.words(f"bootcamps.five.{each}") for each in BUILT_IN}
    form.offer(built_in)
    told: list[dict[str, Any]] = [
        {"id": each} for each in form.several("recommendations", built_in, ", ".join(BUILT_IN))
    ]
    languages = form.given["languages"]
    indicators = {each: form.words(f"definition.{each}.name") for each in INDICATORS}
    while name := form.asked("recommendation.name", "", languages[0]):
        others = {each: text for each in languages[1:] if (text := form.asked("recommendation.name", "", each))}
        names = {languages[0]: name, **others}
        says = {each: text for each in languages if (text := form.asked("recommendation.says", "", each))}
        measured = form.choose("recommendation.indicator", indicators, None)
        own: dict[str, Any] = {"id": slug(name), "name": names, "indicator": measured}
        told.append({**own, "says": says} if says else own)
    form.put("recommendations", told)


def _wording(form: Form) -> None:
    told = {language: _pairs(form, "wording", str, language) for language in form.given["languages"]}
    form.put("wording", {language: said for language, said in told.items() if said})


def _choices(form: Form) -> None:
    found: dict[str, dict[str, str]] = {}
    for key, value in _pairs(form, "choices", str, "*").items():
        header, _, choice = key.partition(".")
        found.setdefault(header, {})[choice] = value
    form.put("choices", found)


def _pairs(form: Form, name: str, read: Callable[[str], Any], at: str = "") -> dict[str, Any]:
    """Ask for lines «key = value» until one is empty."""
    found: dict[str, Any] = {}
    while line := form.asked(name, "", at):
        key, _, value = (part.strip() for part in line.partition("="))
        found[key] = read(value)
        if not at:
            form.put(name, dict(found))
            if form.problem(name):
                del found[key]
                form.put(name, dict(found))
    return found


def _threshold(text: str) -> dict[str, Any]:
    return dict(zip(("green", "amber", "direction"), several(text), strict=False))
