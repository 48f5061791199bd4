"""Telling whoever runs the program what is wrong, before the programme can be opened: in whose language, on which line.

That of the programme file is its first language, as far as the file can be read; else it is the one that the machine
is set to, else Spanish.
"""

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from lib.i18n.catalogue import FALLBACK, Overrides, languages, speak, speaks, texts_in
from lib.programme.declared import wider
from lib.programme.declaring.lines import line_of
from lib.programme.declaring.refusals import Refused
from lib.programme.declaring.toml import parsed
from lib.programme.declaring.validating import written_in
from lib.wording.language import Words
from lib.wording.refusals import said

_ASKED_BY_SYSTEM = ("LC_ALL", "LC_MESSAGES", "LANG")
_OWN_TEXTS = "i18n"


def told(wrong: Refused, programme: Path | None, language: str | None = None) -> str:
    """Return what is wrong in a `language`, or in that of the programme file, with the lines that can be found."""
    text = _text(programme)
    words = words_for(programme, language)
    if text and any(each.file == "" for each in wrong.refusals):
        wrong = _located(wrong, text, str(programme))
    return said(wrong, words)


def words_for(programme: Path | None, language: str | None = None) -> Words:
    """Return the words in which somebody is told what is wrong.

    Where no programme was opened yet, this process says from now on in that language what another lacks.
    """
    text = _text(programme)
    spoken = written_in(text or "") or (system_language(os.environ),)
    if speaks() == Overrides():
        own = programme.parent / _OWN_TEXTS if programme else None
        texts = {each: found for each in spoken if own and (found := texts_in(own / each, each))}
        speak(Overrides(texts=texts, languages=spoken))
    return Words(language or spoken[0])


def system_language(variables: Mapping[str, str]) -> str:
    """Return the language that the machine is set to, of those that have every text; else Spanish."""
    asked = next((given for name in _ASKED_BY_SYSTEM if (given := variables.get(name))), "")
    code = asked.partition(".")[0].partition("@")[0].replace("_", "-").lower()
    return next((each for each in wider(code) if each in languages()), FALLBACK)


def _located(wrong: Refused, text: str, file: str) -> Refused:
    try:
        declared = parsed(text)
    except Refused:
        return wrong
    return Refused(
        *(
            replace(each, file=file, line=line_of(text, declared, each.place)) if each.file == "" else each
            for each in wrong.refusals
        )
    )


def _text(programme: Path | None) -> str | None:
    try:
        return programme.read_text(encoding="utf-8") if programme else None
    except (OSError, UnicodeDecodeError):
        return None
