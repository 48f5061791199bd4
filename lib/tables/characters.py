"""Look-alike characters that phones, word processors and pasted tables put where plain ones were meant."""

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


def plain(text: str) -> str:
    """Return `text` with full-width signs, odd spaces and minus signs made plain, without unseen marks, stripped.

    Fractions, superscripts and circled digits stay as they are: "12²" must never become 122.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_PLAIN)
    return text.strip()
