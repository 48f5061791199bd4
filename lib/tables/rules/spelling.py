"""V20: one thing spelled in several ways."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from lib.programme.text import normalise
from lib.tables.finding import Finding
from lib.tables.rules.evidence import Parameters, RemarkingRule, RowPlace, RuleEvidence
from lib.tables.schema.columns import Row
from lib.tables.schema.declared import models_of

NEAR = 92
SHORTEST_TRANSPOSED = 5
MORE_FREQUENT = 3
_NUMBERING = re.compile(r"\d+|\b(?:[ivxlc]+|[a-z])\b")

_Typed = Mapping[str, Sequence[RowPlace[Row]]]  # the places of each spelling


def spelling_variants(evidence: RuleEvidence) -> Iterator[Finding]:
    """Remark on rarer spellings of values that repeat, and on rare values very near a frequent one (V20).

    Each spelling is remarked on once, at its first row in each workbook.
    """
    for model in models_of(evidence.setting.programme).values():
        for name, column in model.columns.items():
            if not column.unique_text:
                typed = _by_spelling(evidence.places(model), name)
                yield from _variants(typed, name)
                yield from _near_misses(typed, name)


def _by_spelling(places: Sequence[RowPlace[Row]], name: str) -> _Typed:
    typed: dict[str, list[RowPlace[Row]]] = defaultdict(list)
    for place in places:
        text = getattr(place.row, name)
        if text is not None:
            typed[text].append(place)
    return typed


def _variants(typed: _Typed, name: str) -> Iterator[Finding]:
    groups: dict[str, list[str]] = defaultdict(list)
    for text in typed:
        groups[normalise(text)].append(text)
    for texts in groups.values():
        commoner = max(texts, key=lambda text: (len(typed[text]), _care(text)))
        for text in texts:
            if text != commoner:
                yield from _remarks("spelling", text, commoner, typed, name)


def _near_misses(typed: _Typed, name: str) -> Iterator[Finding]:
    times: Counter[str] = Counter()
    first: dict[str, str] = {}
    for text, places in typed.items():
        times[normalise(text)] += len(places)
        first.setdefault(normalise(text), text)
    frequent = [words for words, count in times.items() if count >= MORE_FREQUENT]
    for words, count in times.items():
        for other in _near(words, frequent):
            if times[other] >= MORE_FREQUENT * count and _NUMBERING.findall(words) == _NUMBERING.findall(other):
                yield from _remarks("near-miss", first[words], first[other], typed, name)
                break


def _near(words: str, frequent: Sequence[str]) -> list[str]:
    """Return the values very near one, the nearest first, and those from which two swapped letters part it."""
    if not frequent:
        return []
    near = process.extract(words, frequent, scorer=fuzz.ratio, score_cutoff=NEAR, limit=5)
    one_slip = process.extract(words, frequent, scorer=OSA.distance, score_cutoff=1, limit=5)
    swapped = [
        other
        for other, _, _ in one_slip
        if len(words) >= SHORTEST_TRANSPOSED and other != words and sorted(other) == sorted(words)
    ]
    return [*(other for other, _, _ in near), *swapped]


def _remarks(case: str, text: str, suggestion: str, typed: _Typed, name: str) -> Iterator[Finding]:
    """Make one remark for each workbook in which a spelling stands."""
    here: dict[str, list[RowPlace[Row]]] = defaultdict(list)
    for place in typed[text]:
        here[place.table.source].append(place)
    for places in here.values():
        params: Parameters = {"case": case, "suggestion": suggestion, "times": len(places)}
        yield places[0].finding("V20", name, {**params, "suggestion_times": len(typed[suggestion])})


def _care(text: str) -> tuple[int, bool]:
    """Tell how carefully a text was typed, to choose among equally frequent ones: accents, and not all capitals."""
    return sum(not letter.isascii() for letter in text), not text.isupper()


REMARKS: tuple[RemarkingRule, ...] = (spelling_variants,)
