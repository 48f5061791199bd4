"""Look-alike characters that phones, word processors and pasted tables put where plain ones were meant."""

import re
import unicodedata

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\n\r"
_UNSEEN = "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
_MINUSES = "\u2010\u2011\u2012\u2013\u2212\ufe63"

_PLAIN: dict[int, str | None] = {
    **{ord(space): " " for space in _SPACES},
    **dict.fromkeys(map(ord, _UNSEEN)),
    **{ord(minus): "-" for minus in _MINUSES},
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
}

LONGEST = 2500
"""Characters of a cell that are read: more than any column takes, so what is cut is refused. Excel allows 32,767."""

_NOT_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def storable(text: str, longest: int = LONGEST) -> str:
    """Return `text` without what no store or XML file can hold, cut at `longest` characters.

    NUL, other control signs, halves of surrogate pairs: files and Google's JSON can smuggle them in, and one of them
    would keep a whole snapshot from being written.
    """
    return text[:longest] if text.isprintable() else _NOT_CHARACTERS.sub("", text[:longest])


def plain(text: str) -> str:
    """Return `text` with full-width signs, odd spaces and minus signs made plain, without unseen marks, stripped.

    Fractions, superscripts and circled digits stay as they are: "12²" must never become 122.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_PLAIN)
    return text.strip()
