"""The page that lists everything from A to Z, and finds in it where scripts run; and what the script is told."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from lib.markup.page import templates
from lib.programme.text import without_accents
from lib.publish.light.page import PageContent
from lib.publish.search.index import SearchEntry
from lib.wording.language import Words
from lib.wording.names import Names

SCRIPT_FILE = "buscar.js"
_FOLDER = Path(__file__).parent
_MOST_LISTED = 300
"""Hubs on the page; the file has more."""

_SAID = ("label", "close", "count", "most", "none", "mean", "try", "failed", "all")


@cache
def search_script() -> str:
    """Return the script, the same on the dashboard and on the page."""
    return (_FOLDER / "search.js").read_text(encoding="utf-8")


def script_file(words: Words) -> bytes:
    """Return the script with what it says in one language, for the dashboard, which asks for it when it is wanted."""
    return f"window.searchWords={_said(words)};\n{search_script()}".encode()


def _said(words: Words) -> str:
    told = {each: words(f"search.{each}") for each in _SAID}
    said = {"language": words.language, "title": words("page.search"), "one": words("search.count.one"), **told}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def search_page(entries: Sequence[SearchEntry], names: Names) -> PageContent:
    """Return the light page: every entry that has one by its first letter, plain links that need no script."""
    words = names.words
    hubs = [each for each in entries if each.kind == "hub"]
    kept = {*hubs[:_MOST_LISTED], *(each for each in entries if each.kind != "hub")}
    listed = sorted((each for each in kept if each.light), key=lambda each: (_sorted_by(each.name), each.place))
    html = (
        templates(_FOLDER / "templates")
        .get_template("search.html")
        .render(
            words=words,
            letters=[(letter, list(_lines(inside, words))) for letter, inside in groupby(listed, _letter)],
            n=words.number(len(listed)),
            left=words("search.all.left", most=words.number(_MOST_LISTED)) if len(hubs) > _MOST_LISTED else None,
            said=_said(words),
            script=search_script(),
        )
    )
    return PageContent("buscar", "search", words("page.search"), html, f"?lang={words.language}")


def _lines(entries: Iterable[SearchEntry], words: Words) -> Iterator[tuple[str, str, str]]:
    for each in entries:
        kind = words(f"search.kind.{each.kind}")
        yield each.light, each.name, f"{kind} · {each.place}" if each.place else kind


def _sorted_by(name: str) -> str:
    return without_accents(name).casefold().lstrip("¿«\"'( ")


def _letter(entry: SearchEntry) -> str:
    first = _sorted_by(entry.name)[:1].upper()
    return first if first.isalpha() else "#"
