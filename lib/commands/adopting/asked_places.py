"""Asking for the places: a file of outlines, which property is which, and the regions where the programme works."""

from collections.abc import Sequence
from pathlib import Path

from lib.collect.opening import GEOGRAPHY
from lib.collect.places.geography import load_geography
from lib.commands.adopting.form import Form, several
from lib.commands.adopting.keys import listed, wrong_keys
from lib.commands.adopting.outlines import Feature, OutlinesProblem
from lib.commands.adopting.places import OutlinedPlace, doubtful, drawn, first_of, places_of, read_on_one_side
from lib.commands.adopting.properties import likely, likely_region
from lib.programme.regions import geography_of

ANSWERS = (
    *("regions", "region_key", "region_name", "areas", "area_key", "area_name", "area_region", "left_out", "states"),
)


def ask_places(form: Form) -> None:
    """Ask for outlines, of which those of Mexico come along, their properties, and the keys of the regions."""
    mexico = form.given.get("country_code") in {None, "mx"}
    regions = _outlines(form, "region", required=not mexico)
    if regions:
        _outlines(form, "area", regions, required=False)
    places = geography_of(drawn(regions)) if regions else load_geography(GEOGRAPHY)
    form.regions = {each.key: each.name for each in places.states}
    if "states" not in form.fixed:
        form.say(listed(places))
    while "states" not in form.fixed:
        keys = several(form.asked("states", form.usual("states", ""), required=True))
        named = [found.key if (found := places.state(key) or places.state_by_name(key)) else key for key in keys]
        wrong = wrong_keys(named, places, form.words)
        form.put("states", named)
        for question in wrong:
            form.say(question)
        if not wrong and not form.problem("states"):
            return


def _outlines(form: Form, level: str, regions: Sequence[OutlinedPlace] = (), *, required: bool) -> list[OutlinedPlace]:
    """Ask for a file and which of its properties are which; its first five are shown. Return its places.

    `regions` are those whose parts are asked for.
    """
    what, fields = f"{level}s", (f"{level}_key", f"{level}_name")
    while True:
        if what not in form.fixed:
            form.put(what, form.asked(what, form.usual(what, ""), required=required) or None)
        if not form.given.get(what):
            return []
        try:
            features = read_on_one_side(Path(form.given[what]))
            if not set(fields) <= form.fixed:
                form.tell("new.first")
                for name, values in first_of(features).items():
                    form.say(f"  {name}: {', '.join(values)}")
            for each, usual in zip(fields, likely(features), strict=True):
                form.fill(each, usual)
            if regions:
                form.fill("area_region", likely_region(features, regions))
            key, name = (form.given.get(each, "") for each in fields)
            _leave_out(form, features, key, name)
            return places_of(features, key, name, form.given.get("area_region", ""), form.given.get("left_out", ()))
        except OutlinesProblem as problem:
            if what in form.fixed:
                raise
            form.tell("new.again", message=problem.said(form.words))


def _leave_out(form: Form, features: Sequence[Feature], key: str, name: str) -> None:
    """Ask whether what is likely no place, such as a lake, is left out."""
    known = form.given.get("left_out", ())
    for own, names in doubtful(features, key, name).items():
        if own in known:
            continue
        form.tell("new.doubtful", key=own or "–", property=key, names=", ".join(names) or "–")
        if form.yes("left_out", default=True):
            form.put("left_out", [*form.given.get("left_out", ()), own])
