"""A programme's own words: its catalogues beside the programme file, its texts by key, and its phrases."""

from collections.abc import Mapping
from pathlib import Path

from rapidfuzz import process

from lib.i18n.catalogue import FALLBACK, Own, marked, speak, texts_in, written
from lib.programme.loading import ProgrammeError
from lib.programme.model import Programme

FOLDER = "i18n"
"""The folder beside the programme file with catalogues of its own: `i18n/<language>/*.po`."""

_LIKELY = 60


def speak_as(programme: Programme, folder: Path) -> None:
    """Speak in this process as a programme does; `folder` is that of its file.

    Raises ProgrammeError for a text or phrase that the catalogues do not have, with the nearest that they have.
    """
    speak(own_words(programme, folder))


def own_words(programme: Programme, folder: Path) -> Own:
    """Return what a programme says in its own way. What stands in the programme file wins over its catalogues."""
    texts, phrases = {}, {}
    problems: list[str] = []
    credited = _credits(programme)
    for language in dict.fromkeys((FALLBACK, *programme.programme.languages, *programme.wording)):
        filed, said = texts_in(folder / FOLDER / language, language), programme.wording.get(language, {})
        problems += _unknown(f"{FOLDER}/{language}", filed, written(FALLBACK))
        problems += _unknown(f"wording.{language}", said, written(FALLBACK))
        texts[language] = {**credited.get(language, {}), **filed, **said}
    for language, said in programme.phrases.items():
        problems += _unknown(f"phrases.{language}", said, dict.fromkeys(marked(language)))
        phrases[language] = dict(said)
    if problems:
        raise ProgrammeError("programme file", problems)
    return Own(texts, phrases)


def _credits(programme: Programme) -> dict[str, dict[str, str]]:
    """Return whom a programme with places of its own credits for them."""
    credit = programme.places.credit
    if credit is None:
        return {}
    keys = ("hubs.credit", "about.licence.shapes.says")
    return {
        language: dict.fromkeys(keys, credit.in_language(language))
        for language in dict.fromkeys((FALLBACK, *programme.programme.languages))
    }


def _unknown(place: str, given: Mapping[str, str], known: Mapping[str, object]) -> list[str]:
    problems = []
    for key in given:
        if key in known:
            continue
        nearest = process.extractOne(key, known.keys(), score_cutoff=_LIKELY)
        meant = f"; did you mean «{nearest[0]}»?" if nearest else ""
        problems.append(f"{place}: there is no text «{key}»{meant}")
    return problems
