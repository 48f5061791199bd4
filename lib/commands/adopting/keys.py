"""Keys of regions in answers: one that is none of the places is answered with a question that names places."""

from collections.abc import Callable, Iterable

from rapidfuzz import fuzz, process

from lib.programme.geography import Geography, State
from lib.programme.text import normalise
from lib.wording.language import Words
from lib.wording.overrides.country import country_name

_RESEMBLES = 60
_MOST = 40


def wrong_keys(keys: Iterable[str], places: Geography, words: Words) -> list[str]:
    """Return a question for each key that is none of the places, with the place that is likely meant, or all."""
    found: list[str] = []
    unknown: list[str] = []
    for key in keys:
        if places.state(key) is None:
            if meant := _meant(key, places):
                found.append(words("new.key.meant", key=key, meant=f"{meant.key} = {meant.name}"))
            else:
                unknown.append(key)
    if unknown:
        found.append(words("new.key.unknown", key="», «".join(unknown), keys=listed(places)))
    return found


def abroad(keys: Iterable[str], mexico: Geography, country: str, words: Words) -> str:
    """Return what to ask where a programme of another country gives no outlines: whose keys these are in Mexico."""
    named = [f"{key} = {state.name}" for key in keys if (state := mexico.state(key))]
    called = country_name(country, words.language) or country
    asked = (
        words("new.key.abroad", keys=", ".join(named), there=country_name("mx", words.language), country=called)
        if named
        else ""
    )
    return " ".join(filter(None, (asked, words("new.key.outlines", country=called))))


def listed(places: Geography) -> str:
    """Return the keys of all regions with their names."""
    told = [f"{each.key} = {each.name}" for each in places.states]
    return ", ".join(told[:_MOST]) + (", …" if len(told) > _MOST else "")


def _meant(key: str, places: Geography) -> State | None:
    """Return the region whose name this is or resembles, or whose key has the same figures."""
    if named := places.state_by_name(key):
        return named
    for zeros in (str.lstrip, str.strip):
        figures = zeros("".join(filter(str.isdigit, key)), "0")
        same = [each for each in places.states if figures and figures == _figures(each.key, zeros)]
        if len(same) == 1:
            return same[0]
    names = {normalise(each.name): each for each in places.states}
    found = process.extractOne(normalise(key), names.keys(), scorer=fuzz.ratio, score_cutoff=_RESEMBLES)
    return names[found[0]] if found else None


def _figures(key: str, zeros: Callable[[str, str], str]) -> str:
    return zeros("".join(filter(str.isdigit, key)), "0")
