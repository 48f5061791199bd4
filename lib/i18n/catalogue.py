"""Texts by language: gettext catalogues (`lib/i18n/<language>/*.po`) with speaking keys, merged and kept in memory.

A new language is a new folder of .po files; what it lacks is said in a wider language (`es` for `es-MX`), then in the
programme's first, then in English where the programme has no Spanish, which has every text. A text may mark a phrase
that another programme says differently, `[[los estados]]`: the mark holds what is said unless it has one of its own.
One process serves one programme, so what the programme says in its own way is set once, when it is opened.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from lib.programme.declared import wider

_FOLDER = Path(__file__).parent
_MARKED = re.compile(r"\[\[(.+?)\]\]")
FALLBACK = "es"
_UNREAD = "value.unknown"

_Texts = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Overrides:
    """What a programme says in its own way: texts by language and key, and phrases by language and marked phrase.

    `languages` are the programme's, its own first.
    """

    texts: _Texts = field(default_factory=dict)
    phrases: _Texts = field(default_factory=dict)
    languages: tuple[str, ...] = ("es", "en")


_NOTHING = Overrides()
_spoken = [_NOTHING]


def speak(overrides: Overrides = _NOTHING) -> None:
    """From now on say in this process what is a programme's own; without any, what the catalogues say."""
    if _spoken[0] != overrides:
        _spoken[0] = overrides
        catalogue.cache_clear()


def speaks() -> Overrides:
    """Return what is said in a programme's own way."""
    return _spoken[0]


@cache
def catalogue(language: str) -> dict[str, str]:
    """Return every text of one language by key, in the programme's own words (parameters not filled in)."""
    overrides = _spoken[0]
    phrases = phrases_in(language)
    texts = {**written(language), **overrides.texts.get(language, {})}
    return {key: _MARKED.sub(lambda mark: said_as(mark[1], phrases), text) for key, text in texts.items()}


@cache
def written(language: str) -> dict[str, str]:
    """Return every text of one language by key, as its files give them, phrases marked."""
    return texts_in(_FOLDER / language, language)


def texts_in(folder: Path, language: str) -> dict[str, str]:
    """Return the texts of the .po files in a folder by key. A folder that is not there has none."""
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=None):
                if message.id and message.string:
                    texts[str(message.id)] = str(message.string)
    return texts


def marked(language: str) -> tuple[str, ...]:
    """Return the phrases that a programme may say in its own way, beginning with a small letter, in order."""
    found = {_small(phrase) for text in written(language).values() for phrase in _MARKED.findall(text)}
    return tuple(sorted(found))


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have a catalogue."""
    return tuple(sorted(path.name for path in _FOLDER.iterdir() if any(path.glob("*.po"))))


def text(language: str, key: str) -> str:
    """Return one text, in the nearest language that has it. Raises KeyError for a key that nobody wrote.

    The name of a choice that could not be read (`phase.unknown`) is that of any.
    """
    for spoken in (*wider(language), *wider(own_language()), usual_language(), FALLBACK):
        if key in catalogue(spoken):
            return catalogue(spoken)[key]
    return text(language, _UNREAD) if key.endswith(".unknown") and key != _UNREAD else catalogue(FALLBACK)[key]


def has_text(key: str) -> bool:
    """Tell whether anybody wrote a text for this key, in Spanish or in the programme's own language."""
    return key in catalogue(FALLBACK) or key in catalogue(own_language())


def own_language() -> str:
    """Return the programme's first language, in which everything is said that another lacks."""
    return own_languages()[0]


def usual_language() -> str:
    """Return the language with every text that the programme's readers are likeliest to read: Spanish or English."""
    return FALLBACK if any(FALLBACK in wider(each) for each in own_languages()) else "en"


def own_languages() -> tuple[str, ...]:
    """Return the programme's languages, its own first."""
    return _spoken[0].languages


def languages_with(key: str) -> tuple[str, ...]:
    """Return the programme's languages that have a text of their own; its first where none has it."""
    found = tuple(each for each in _spoken[0].languages if any(key in catalogue(code) for code in wider(each)))
    return found or (own_language(),)


def phrases_in(language: str) -> Mapping[str, str]:
    """Return how the programme says the phrases that texts in a language mark, where it says them differently."""
    return _spoken[0].phrases.get(language, {})


def said_as(phrase: str, phrases: Mapping[str, str]) -> str:
    """Return how a marked phrase is said; one that begins a sentence keeps its capital."""
    said = phrases.get(phrase, phrases.get(_small(phrase)))
    if said is None:
        return phrase
    return said[:1].upper() + said[1:] if phrase[0].isupper() and phrase not in phrases else said


def _small(phrase: str) -> str:
    return phrase if phrase[1:2].isupper() else phrase[0].lower() + phrase[1:]
