"""What was probably meant by a word that a programme file does not know."""

from collections.abc import Iterable

from rapidfuzz import process

_LIKELY = 60


def nearest(given: str, known: Iterable[str]) -> str:
    """Return the nearest known word; "" where none is near."""
    found = process.extractOne(given, list(known), score_cutoff=_LIKELY)
    return str(found[0]) if found else ""
