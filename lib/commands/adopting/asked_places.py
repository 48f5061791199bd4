"""Asking for the places: a file of outlines, which property is which, and the regions where the programme works."""

from pathlib import Path

from lib.collect.opening import GEOGRAPHY
from lib.collect.places.geography import load_geography
from lib.commands.adopting.form import Form, several
from lib.commands.adopting.keys import listed, wrong_keys
from lib.commands.adopting.outlines import Feature, OutlinesProblem
from lib.commands.adopting.places import OutlinedPlace, drawn, first_of, places_of, read_on_one_side
from lib.programme.regions import geography_of


def ask_places(form: Form) -> None:
    """Ask for outlines, of which those of Mexico come along, their properties, and the keys of the regions."""
    mexico = form.given.get("country_code") in {None, "mx"}
    regions = _outlines(form, "regions", ("region_key", "region_name"), required=not mexico)
    if regions:
        _outlines(form, "areas", ("area_key", "area_name"), required=False)
        if form.given.get("areas"):
            form.fill("area_region", "")
    places = geography_of(drawn(regions)) if regions else load_geography(GEOGRAPHY)
    if "states" not in form.fixed:
        form.say(listed(places))
    while "states" not in form.fixed:
        keys = several(form.asked("states", required=True))
        named = [found.key if (found := places.state(key) or places.state_by_name(key)) else key for key in keys]
        wrong = wrong_keys(named, places, form.words)
        form.put("states", named)
        for question in wrong:
            form.say(question)
        if not wrong and not form.problem("states"):
            return


def _outlines(form: Form, what: str, fields: tuple[str, str], *, required: bool) -> list[OutlinedPlace]:
    """Ask for a file and which of its properties are key and name; its first five are shown. Return its places."""
    while True:
        if what not in form.fixed:
            form.put(what, form.asked(what, required=required) or None)
        if not form.given.get(what):
            return []
        try:
            features = read_on_one_side(Path(form.given[what]))
            if not set(fields) <= form.fixed:
                form.tell("new.first")
                for name, values in first_of(features).items():
                    form.say(f"  {name}: {', '.join(values)}")
            for each, usual in zip(fields, _likely(features), strict=True):
                form.fill(each, usual)
            return places_of(features, form.given[fields[0]], form.given[fields[1]])
        except OutlinesProblem as problem:
            if what in form.fixed:
                raise
            form.tell("new.again", message=problem)


def _likely(features: list[Feature]) -> tuple[str, str]:
    """Return which properties are likely the key and the name: short and different ones, the name of letters."""
    told = {name: [str(each.properties.get(name) or "") for each in features] for name in first_of(features)}
    different = [name for name, values in told.items() if all(values) and len(set(values)) == len(values)]
    wordy = [name for name in different if sum(map(str.isalpha, "".join(told[name]))) > 0.8 * len("".join(told[name]))]
    names = sorted(wordy, key=lambda name: ("name" not in name.lower() and "nom" not in name.lower(), name))
    keys = sorted((each for each in different if each not in names), key=lambda name: len("".join(told[name])))
    return (keys or different or [""])[0], (names or different or [""])[0]
