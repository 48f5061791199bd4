"""What was probably meant by a word that a programme file does not know."""

from collections.abc import Iterable

from rapidfuzz import process

_LIKELY = 60


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """Return «; did you mean «…»?» with the nearest known word; "" where none is near."""
    nearest = process.extractOne(given, list(known), score_cutoff=_LIKELY)
    return f"; did you mean «{nearest[0]}»?" if nearest else ""
