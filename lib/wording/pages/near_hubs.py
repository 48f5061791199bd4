"""Who lives near a hub that works (SIT-4) in sentences, and which large places have none."""

from collections.abc import Sequence

from lib.indicators.figure import Figure, Part
from lib.indicators.hub_reach import LARGEST, WITHIN, PlaceWithoutHub
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.pages.hubs import owner
from lib.wording.tables import listed

_NAMED = 3


def lead(snapshot: Snapshot, names: Names) -> str:
    """Return how many people live near a working hub, of all; or why nobody knows, and what to do."""
    words, value = names.words, snapshot.figure("SIT-4")
    if value.state == "no-data":
        read = snapshot.figure("SIT-1").state != "no-data"
        return words("near.no-places") if read else words("near.unread", owner=owner(names))
    if not value.value:
        return words("near.lead.none", km=WITHIN)
    return words(
        "near.lead",
        n=int(value.value),
        people=words.number(value.value),
        km=WITHIN,
        share=words.share(value.value / value.denominator) if value.denominator else "",
        days=names.programme.rules.hub_verified_days,
    )


def of_state(one: OneState, names: Names) -> str:
    """Return how many people of a state live near a working hub, of how many; or why nobody knows."""
    words, state = names.words, names.state(one.key)
    if one.snapshot.figure("SIT-4").state == "no-data":
        return lead(one.snapshot, names)
    share = one.near_hub().here.share
    if share is None or not share.denominator:
        return words("near.state.nobody", state=state)
    people, everybody = share.numerator or 0, share.denominator
    return words(
        "near.state" if people else "near.state.none",
        n=people,
        state=state,
        people=words.number(people),
        everybody=words.number(everybody),
        share=words.share(people / everybody),
        km=WITHIN,
    )


def circles(snapshot: Snapshot, names: Names) -> str | None:
    """Return how many live within the other distances."""
    words, value = names.words, snapshot.figure("SIT-4")
    near, far = (_part(value, f"within-{km}") for km in (2, 10))
    if near is None or far is None or near.value is None or far.value is None:
        return None
    return words("near.circles", near=words.number(near.value), far=words.number(far.value))


def lost(snapshot: Snapshot, names: Names, *, brief: bool = False) -> str | None:
    """Return how many would have a hub nearby if none had broken and none's verification had run out."""
    words, part = names.words, _part(snapshot.figure("SIT-4"), "lost")
    if part is None or part.value is None:
        return None
    if not part.value:
        return words("near.kept")
    return words("stage.near.lost" if brief else "near.lost", n=int(part.value), people=words.number(part.value))


def women(snapshot: Snapshot, names: Names) -> str | None:
    """Return how many of them are women of 15 to 64, or that the source of population does not tell."""
    words, part = names.words, _part(snapshot.figure("SIT-4"), "women")
    if part is None:
        return None
    return words("near.women.unknown") if part.value is None else words("near.women", people=words.number(part.value))


def source(snapshot: Snapshot, names: Names, *, brief: bool = False) -> str | None:
    """Return whose population it is, of which year, and that distances are straight lines."""
    words, value = names.words, snapshot.figure("SIT-4")
    if value.source is None:
        return None
    whose = words("near.source.year", source=value.source, year=value.year) if value.year else value.source
    return words("stage.near.source" if brief else "near.source", whose=whose)


def without(snapshot: Snapshot, state: str | None = None) -> tuple[PlaceWithoutHub, ...]:
    """Return the largest places without a working hub nearby, in all or in one state."""
    found = [each for each in snapshot.places_without_hub if state in {None, each.state}]
    return tuple(found[:LARGEST])


def largest(places: Sequence[PlaceWithoutHub], names: Names) -> str | None:
    """Return the first few of them in a sentence."""
    if not places:
        return None
    named = [
        names.words("near.largest.place", place=each.name, km=distance(each, names)) if each.hub else each.name
        for each in places[:_NAMED]
    ]
    return names.words("near.largest", places=listed(named, names.words))


def place(each: PlaceWithoutHub, names: Names) -> str:
    """Return «Mérida, Yucatán»."""
    return f"{each.name}, {names.state(each.state)}"


def distance(each: PlaceWithoutHub, names: Names) -> str:
    """Return how far the nearest working hub is, with one decimal below 10 km."""
    words = names.words
    if each.km is None:
        return words("near.nowhere")
    return words("near.km", km=words.number(each.km, 1 if each.km < 10 else 0))


def _part(value: Figure, part_id: str) -> Part | None:
    return next((each for each in value.parts if each.id == part_id), None)
