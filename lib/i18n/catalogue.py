"""Texts by language: gettext catalogues (`lib/i18n/<language>/*.po`) with speaking keys, merged and kept in memory.

A new language is a new folder of .po files; what it lacks is shown in Spanish.
"""

from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

_FOLDER = Path(__file__).parent
FALLBACK = "es"


@cache
def catalogue(language: str) -> dict[str, str]:
    """Return every text of one language by key, as its files give them (nothing filled in)."""
    texts: dict[str, str] = {}
    for path in sorted((_FOLDER / language).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=language):
                if message.id and message.string:
                    texts[str(message.id)] = str(message.string)
    return texts


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have a catalogue."""
    return tuple(sorted(path.name for path in _FOLDER.iterdir() if any(path.glob("*.po"))))


def text(language: str, key: str) -> str:
    """Return one text, in Spanish where the language lacks it. Raises KeyError for a key that nobody wrote."""
    found = catalogue(language).get(key)
    return found if found is not None else catalogue(FALLBACK)[key]


def has_text(key: str) -> bool:
    """Tell whether the fallback language has this key."""
    return key in catalogue(FALLBACK)
