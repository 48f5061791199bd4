"""Which letters the bytes of a text file are, told by the letters that come out.

Excel saves CSV as the computer's own: cp1252 on Windows, MacRoman on a Mac, cp850 from its DOS choice. UTF-8 that
somebody opened as one of these and saved again is encoded twice: «MÃ©rida».
"""

import codecs
import re
from dataclasses import dataclass
from statistics import fmean
from typing import Literal

Doubt = Literal["cp850", "mac_roman", "twice"]

_LETTERS = "áéíóúüñÁÉÍÓÚÜÑ"
_MARKS = "¿¡«»“”‘’–—…°ºª·€®©´\xa0"
_OTHER_LETTERS = "àèìòùâêîôûäëïöçãõåÀÈÌÒÙÂÊÎÔÛÄËÏÖÇÃÕÅ"
_WITHIN_WORDS = "’\xa0·"
_SIGNS = "½¼¾¹²³±×÷§¢£¥•™†"
_NEVER_BEHIND_A_LETTER = "½¼¾±×÷§¢£¥•†‡"
_ENDS_OF_CELLS = frozenset({"", ",", ";", "\t", "\r", "\n", '"'})
_BEYOND = re.compile(r"[^\x00-\x7f]")
_FITS, _UNDECIDED = 0.9, 0.75
_READ_AS = {
    seen: mark
    for mark in _LETTERS + _MARKS
    for page in ("cp1252", "latin-1", "mac_roman", "cp850")
    if len(seen := mark.encode().decode(page, "ignore")) == len(mark.encode())
}
"""What each letter and mark looks like where its UTF-8 was read as something else."""

_SEEN = re.compile("|".join(sorted(map(re.escape, _READ_AS), key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file; where its letters say that it is encoded as few are, `doubt` names how and `letters` which.

    `letters` are the accented ones that came out of it, to be confirmed by who knows the text.
    """

    text: str
    doubt: Doubt | None = None

    @property
    def letters(self) -> str:
        """Return each accented letter of the text once: «á é ñ»."""
        return " ".join(letter for letter in _LETTERS if letter in self.text)


def decoded(content: bytes) -> Decoded | None:
    """Return the text of a file's bytes, or None where they are damaged."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = _as(content, "utf-16")
        return None if text is None else Decoded(text)
    text = _as(content, "utf-8-sig")
    if text is not None:
        once = _encoded_once(text)
        return Decoded(once, None if once == text else "twice")
    usual = _as(content, "cp1252") or content.decode("latin-1")
    if 0.0 in (fits := _fits_of(usual)):
        others: tuple[Doubt, ...] = ("cp850", "mac_roman")
        fit, doubt = max((fmean(_fits_of(content.decode(other))), other) for other in others)
        if fit >= _FITS and fit > fmean(fits):
            return Decoded(content.decode(doubt), doubt)
    return Decoded(usual)


def _as(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _encoded_once(text: str) -> str:
    """Return a text without the pairs and triples that its letters became when it was encoded again."""
    while (once := _SEEN.sub(lambda found: _READ_AS[found[0]], text)) != text:
        text = once
    return text


def _fits_of(text: str) -> list[float]:
    """Return how well each character that is not ASCII fits where it stands."""
    return [
        _fits(text[at.start() - 1 : at.start()], at[0], text[at.end() : at.end() + 1]) for at in _BEYOND.finditer(text)
    ]


def _fits(before: str, character: str, after: str) -> float:
    """Return 1 where a character may stand between two others, 0 where nobody writes it, between where one cannot say.

    Capitals do not follow small letters; quotes, dashes and signs do not stand within words.
    """
    if character in _LETTERS:
        if not (before.isalpha() or after.isalpha()):
            return _UNDECIDED
        if character.isupper():
            return float(not before.islower() and not (before.isupper() and after.islower()))
        return float(not (before.isupper() and after.isupper()))
    if character in _OTHER_LETTERS or character in _WITHIN_WORDS:
        return _UNDECIDED
    at_the_end = character in _NEVER_BEHIND_A_LETTER or (character in "–—" and after in _ENDS_OF_CELLS)
    if before.isalpha() and (after.isalpha() or at_the_end):
        return 0.0
    return 1.0 if character in _MARKS else _UNDECIDED if character in _SIGNS else 0.0
