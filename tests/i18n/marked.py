"""A made-up language: every text of the catalogues in Greek letters; what stands in Latin letters is no text of theirs.

Its code is Greek's, so that months come in Greek letters too.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from html.parser import HTMLParser
from string import Formatter
from typing import Any
from unicodedata import normalize

from lib.i18n.catalogue import FALLBACK, written

CODE = "el"
_LATIN, _GREEK = "abcdefghijklmnopqrstuvwxyz", "αβχδεφγηιϕκλμνοπψρστυϐωξζϑ"
_LETTERS = str.maketrans(_LATIN + _LATIN.upper(), _GREEK + _GREEK.upper())
WORD = re.compile(r"[A-Za-zÀ-ɏ]{2,}")
_SPOKEN = ("alt", "title", "aria-label", "placeholder", "data-label", "label")
_ADDRESS = re.compile(r"https?://\S+|\]\(\S+\)|\b[0-9a-f]{12,40}\b")
_UNREAD = ("style", "script", "noscript", "metadata")
_SPOKEN_IN_CHARTS = {
    *("name", "text", "customdata", "hovertemplate", "ticktext", "title", "label", "about", "x", "y"),
    *("html", "done", "failed"),
}


@cache
def marked() -> Mapping[str, str]:
    """Return every text by key, in the letters of the made-up language; parameters stay what they are."""
    return {key: _said(text) for key, text in written(FALLBACK).items()}


def _said(text: str) -> str:
    parts = Formatter().parse(text)
    return "".join(_letters(said) + (f"{{{name}}}" if name is not None else "") for said, name, _, _ in parts)


def _letters(text: str) -> str:
    plain = "".join(each for each in normalize("NFD", text) if not "\u0300" <= each <= "\u036f")
    return plain.translate(_LETTERS).replace("{", "{{").replace("}", "}}")


def catalogue_file() -> str:
    """Return the made-up language as a .po file."""
    texts = (f"msgid {json.dumps(key)}\nmsgstr {json.dumps(said, ensure_ascii=False)}\n" for key, said in _all())
    return 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n' + "\n".join(texts)


def _all() -> Iterator[tuple[str, str]]:
    yield from marked().items()


_WRITTEN = frozenset({"es", "en"})


class _Reading(HTMLParser):
    """Collects what a page says: its text, and what its elements are called.

    What is marked as written in another language than the page, such as a guide that has no translation, is left out.
    """

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._unread = self._within = 0
        self._lines: list[str] = []
        self._foreign: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if dict(attrs).get("lang") in _WRITTEN or tag in self._foreign:
            self._foreign.append(tag)
        if self._foreign:
            return
        self._unread += tag in _UNREAD
        self.said += [value for name, value in attrs if value and name in _SPOKEN]
        self._within += tag == "text"

    def handle_endtag(self, tag: str) -> None:
        if self._foreign:
            if tag == self._foreign[-1]:
                self._foreign.pop()
            return
        self._unread -= tag in _UNREAD
        self._within -= tag == "text"
        if tag == "text":
            self.said.append(" ".join(self._lines))
            self._lines.clear()

    def handle_data(self, data: str) -> None:
        if not self._unread and not self._foreign and data.strip():
            (self._lines if self._within else self.said).append(data)


def read_html(page: str) -> list[str]:
    """Return what a page or block says."""
    reading = _Reading()
    reading.feed(page)
    return reading.said


def read_chart(specification: str) -> list[str]:
    """Return what a chart or map says, from its JSON: titles, labels, ticks and what the pointer shows."""
    return [re.sub(r"%\{[^}]*\}", "", html.unescape(said)) for said in _of_chart(json.loads(specification), False)]


def _of_chart(part: Any, spoken: bool) -> Iterator[str]:
    if isinstance(part, str) and spoken:
        yield from read_html(part)
    elif isinstance(part, Mapping):
        for key, each in part.items():
            yield from _of_chart(each, key in _SPOKEN_IN_CHARTS)
    elif isinstance(part, list):
        for each in part:
            yield from _of_chart(each, spoken)


def data_of(*parts: object, words: Iterable[str] = ()) -> re.Pattern[str]:
    """Return what stands in the sheets and the programme file, as it is written there, and single words of theirs.

    Codes are not data: they are told to a reader by their text.
    """
    found = {text.strip() for part in parts for text in _strings(part)}
    names = {text for text in found if len(text) > 1 and not re.fullmatch(r"[a-z][a-z-]*", text)}
    found = {re.escape(name) for name in names} | {rf"\b{re.escape(word)}\b" for word in words}
    return re.compile("|".join(sorted(found, key=len, reverse=True)), re.IGNORECASE)


def _strings(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif is_dataclass(part):
        for each in fields(part):
            yield from _strings(getattr(part, each.name))
    elif hasattr(part, "model_dump"):
        yield from _strings(part.model_dump(mode="json"))
    elif isinstance(part, Mapping):
        for key, each in part.items():
            yield from _strings(key)
            yield from _strings(each)
    elif isinstance(part, list | tuple | set | frozenset):
        for each in part:
            yield from _strings(each)


def untranslated(said: list[str], data: re.Pattern[str], known: re.Pattern[str]) -> set[str]:
    """Return what is in Latin letters and is neither data nor known, with the text in which it stands."""
    found = set()
    for text in (" ".join(each.split()) for each in said):
        words = WORD.findall(known.sub(" ", data.sub(" ", _ADDRESS.sub(" ", text))))
        if words:
            found.add(f"{' '.join(words)} | {text[:100]}")
    return found
