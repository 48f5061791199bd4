"""What can be found in one snapshot, from what everybody may see: pages, indicators, places, organisations, terms.

Each entry says what it is, where, and which address opens it: of the dashboard, and of the light pages.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from lib.markup.blocks.tasks import every_task, organisations
from lib.markup.guides import guides
from lib.markup.pages import pages_of
from lib.publish.light.contents import MOST_DETAILS, states_of
from lib.publish.light.hubs import MOST as MOST_IN_A_TABLE
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.pages import hubs as said
from lib.wording.reference.definitions import definitions
from lib.wording.reference.glossary import glossary

KINDS = ("page", "state", "bootcamp", "hub", "municipality", "organisation", "indicator", "term", "guide")
"""In the order in which equals are listed."""
MOST_HUBS = 1_000
"""Hubs in the file; of more, each is found by its municipality."""
FILE = "buscar.json"


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One thing that can be found. `address` is its page of the dashboard, `light` its light page, "" for none.

    `also` are further words it is found by.
    """

    kind: str
    name: str
    place: str
    address: str
    light: str
    also: str = ""


def search_entries(snapshot: Snapshot, names: Names) -> list[SearchEntry]:
    """Return everything that can be found, by kind. `snapshot` is the public one: what it holds back is not there."""
    return [
        *_pages(names),
        *_states(snapshot, names),
        *_bootcamps(snapshot, names),
        *_hubs(snapshot, names),
        *_municipalities(snapshot, names),
        *_organisations(snapshot, names),
        *_meanings(names),
        *_guides(names),
    ]


def search_file(entries: Sequence[SearchEntry], names: Names) -> bytes:
    """Return the entries as JSON: the names of the kinds, then of each its kind's place among them and its texts."""
    kinds = [names.words(f"search.kind.{each}") for each in KINDS]
    rows = [[KINDS.index(each.kind), each.name, each.place, each.address, each.light, each.also] for each in entries]
    return json.dumps({"kinds": kinds, "entries": rows}, ensure_ascii=False, separators=(",", ":")).encode()


def _address(page: str, anchor: str = "", **asked: str) -> str:
    query = f"?{urlencode(asked)}" if asked else ""
    return f"{page}{query}{f'#{anchor}' if anchor else ''}"


def _pages(names: Names) -> Iterator[SearchEntry]:
    for page in pages_of(names.programme):
        light = "" if page.light != "one" else f"{page.light_name}.html"
        also = names.words(f"search.also.{page.id}") if names.words.has(f"search.also.{page.id}") else ""
        yield SearchEntry("page", names.words(f"page.{page.id}"), "", page.path or "./", light, also)


def _states(snapshot: Snapshot, names: Names) -> Iterator[SearchEntry]:
    for key in states_of(snapshot, names):
        state = names.geography.state(key)
        also = state.name if state and state.name != names.state(key) else ""
        yield SearchEntry("state", names.state(key), "", _address("state", estado=key), f"state-{key}.html", also)


def _bootcamps(snapshot: Snapshot, names: Names) -> Iterator[SearchEntry]:
    has_details = len(snapshot.bootcamps) <= MOST_DETAILS
    for each in snapshot.bootcamps:
        where = names.place(each.municipality, each.state)
        address = _address("bootcamps", "detail", bootcamp=each.id)
        light = _address("bootcamps.html", each.id if has_details else "")
        yield SearchEntry("bootcamp", names.bootcamp(each.id), where, address, light, each.id)


def _hubs(snapshot: Snapshot, names: Names) -> Iterator[SearchEntry]:
    listed = {key for key in states_of(snapshot, names) if _all_listed(key, snapshot)}
    for hub in snapshot.hubs[:MOST_HUBS]:
        light = _address(f"state-{hub.state}.html", f"sitio-{hub.id}" if hub.state in listed else "")
        yield SearchEntry("hub", hub.name, said.place(hub, names), _address("hubs", "hub", sitio=hub.id), light, hub.id)


def _all_listed(state: str, snapshot: Snapshot) -> bool:
    return sum(hub.state == state for hub in snapshot.hubs) <= MOST_IN_A_TABLE


def _municipalities(snapshot: Snapshot, names: Names) -> Iterator[SearchEntry]:
    places = {(each.municipality, each.state) for each in snapshot.hubs}
    places |= {(each.municipality, each.state) for each in snapshot.bootcamps}
    places |= {(each.municipality, each.state) for each in snapshot.places_without_hub}
    for key, state in sorted(place for place in places if place[0] != place[1]):
        address = _address("state", "municipios", estado=state)
        yield SearchEntry("municipality", names.municipality(key), names.state(state), address, f"state-{state}.html")


def _organisations(snapshot: Snapshot, names: Names) -> Iterator[SearchEntry]:
    busy = organisations(every_task(snapshot, names.programme), names.programme)
    for partner in names.programme.partners:
        where = names.state(partner.state) if partner.state else ""
        light = _address("mine.html", partner.id if partner.id in busy else "")
        yield SearchEntry("organisation", partner.name, where, _address("mine", socio=partner.id), light, partner.short)


def _meanings(names: Names) -> Iterator[SearchEntry]:
    for each in definitions(names.words, names.programme):
        address = _address("about", indicador=each.id)
        yield SearchEntry("indicator", each.name, each.id, address, f"about.html#{each.id}", each.family)
    for term in glossary(names.words, names.programme):
        anchor = f"termino-{term.id}"
        yield SearchEntry("term", term.name, "", f"about#{anchor}", f"about.html#{anchor}")


def _guides(names: Names) -> Iterator[SearchEntry]:
    for each in guides(names.words.language):
        yield SearchEntry("guide", each.title, "", _address("help", guia=each.id), f"help-{each.id}.html")
