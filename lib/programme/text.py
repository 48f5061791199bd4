"""How two texts are compared when people typed them: accents, case and punctuation do not count."""

import re
import unicodedata
from functools import lru_cache

_GAPS = re.compile(r"[\W_]+")
_DROPPED = frozenset({"Mn", "Mc", "Me", "Cf"})  # accents and other marks; soft hyphens, zero-width spaces, byte orders


@lru_cache(maxsize=4096)
def normalise(text: str) -> str:
    """Return `text` without accents, case or punctuation; gaps become one space. Compare with it, never show it.

    Idempotent. "Ñ" becomes "n", "1.ª" becomes "1 a", and what cannot be seen is dropped without leaving a gap.
    """
    return _GAPS.sub(" ", without_accents(text).casefold()).strip()


def without_accents(text: str) -> str:
    """Return `text` in plain letters, without marks and what cannot be seen: "Niño" becomes "Nino"."""
    if text.isascii():
        return text
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(character for character in decomposed if unicodedata.category(character) not in _DROPPED)
