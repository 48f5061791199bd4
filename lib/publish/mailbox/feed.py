"""A feed (Atom, RFC 4287): each published snapshot with what it changed, in sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from xml.etree import ElementTree

from lib.wording.names import Names
from lib.wording.pages.changes import Told

MOST = 20
"""Snapshots that a feed tells at most, the newest first."""

_ATOM = "http://www.w3.org/2005/Atom"
ElementTree.register_namespace("", _ATOM)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One snapshot in a feed: its id, the day that it is of, when it was published, and what it changed."""

    snapshot: str
    day: date
    at: datetime
    changes: tuple[Told, ...]


def feed(
    entries: Sequence[FeedEntry], names: Names, *, name: str, itself: str, dashboard: str, updated: datetime
) -> bytes:
    """Return a feed of `entries`, the newest first. `name` tells it from the programme's other feeds for good.

    `itself` is the address of the feed, "" where it is a secret; `dashboard` that of the dashboard.
    """
    words, programme = names.words, names.programme.programme
    root = ElementTree.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": words.language})
    _add(root, "id", f"urn:impulso:{programme.id}:{name}")
    _add(root, "title", words("feed.title", programme=programme.name))
    _add(root, "updated", updated.isoformat(timespec="seconds"))
    _link(root, "alternate", dashboard)
    if itself:
        _link(root, "self", itself)
    author = ElementTree.SubElement(root, f"{{{_ATOM}}}author")
    _add(author, "name", programme.name)
    for each in entries[:MOST]:
        _entry(root, each, names, name, dashboard)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True))


def _entry(root: ElementTree.Element, entry: FeedEntry, names: Names, name: str, dashboard: str) -> None:
    words, programme = names.words, names.programme.programme
    at = entry.at.isoformat(timespec="seconds")
    told = [f"{each.mark} · {each.text}" for each in entry.changes] or [words("changes.none")]
    made = ElementTree.SubElement(root, f"{{{_ATOM}}}entry")
    _add(made, "id", f"urn:impulso:{programme.id}:{name}:{entry.snapshot}:{at}")
    _add(made, "title", words("feed.entry", id=entry.snapshot[:4], day=words.long_day(entry.day)))
    _add(made, "published", at)
    _add(made, "updated", at)
    _link(made, "alternate", f"{dashboard}?corte={entry.snapshot}")
    _add(made, "content", "\n".join(told)).set("type", "text")


def _add(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    made = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}")
    made.text = "".join(sign for sign in text if sign in "\n\t" or sign >= " ")
    return made


def _link(parent: ElementTree.Element, rel: str, to: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}link", {"rel": rel, "href": to})
