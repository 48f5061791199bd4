"""What a file proves, in one sentence, and what its figures are today."""

from collections.abc import Mapping, Sequence
from datetime import date

from lib.snapshot.changes.moves import Move
from lib.snapshot.changes.since import Since
from lib.wording.names import Names
from lib.wording.tables import listed
from lib.wording.values import figure

_PEOPLE = "ALC-1"
_MOST = 3
_KEY_LETTERS = 8


def short_key(key: str) -> str:
    """Return the beginning of a key's fingerprint, enough to compare by eye."""
    return key[:_KEY_LETTERS]


def subject(figures: Mapping[str, object], snapshot_id: str, day: date | None, names: Names) -> str:
    """Return «356 personas, corte 7f3a, 18 ago 2023» as a file says it of itself."""
    words, people = names.words, figures.get(_PEOPLE)
    counted = [words("proof.people", n=words.number(people))] if isinstance(people, int) else []
    return ", ".join(
        (*counted, words("frame.snapshot", id=snapshot_id[:4]), words.day(day) if day else words("frame.no-date"))
    )


def whose(by: str, key: str | None, names: Names, *, believed: bool) -> str:
    """Return who signed a file that is as it was sealed."""
    words = names.words
    if key is None:
        return words("proof.unsigned")
    if not believed:
        return words("proof.unknown-key", key=short_key(key))
    return words("proof.signed", by=by, key=short_key(key))


def today(found: Sequence[Since], names: Names) -> str | None:
    """Return «hoy son 358 porque Tekax añadió 12» of the people reached; None where they are the same."""
    words = names.words
    moved = next((each for each in found if each.now.id == _PEOPLE), None)
    if moved is None:
        return None
    now = figure(moved.now, words).text
    told = [each for each in moved.because if each.change][:_MOST]
    if told:
        return words("proof.today.because", now=now, who=listed([_reason(each, names) for each in told], words))
    small = [names.bootcamp(dict(each.at)["bootcamp"]) for each in moved.because if each.small][:_MOST]
    if small:
        return words("proof.today.few", now=now, who=listed(small, words), k=names.programme.rules.protected_below)
    return words("proof.today", now=now)


def _reason(move: Move, names: Names) -> str:
    change, name = move.change or 0, names.bootcamp(dict(move.at)["bootcamp"])
    return names.words("proof.added" if change > 0 else "proof.took", name=name, n=names.words.number(abs(change)))


def then_and_now(each: Since, names: Names) -> str:
    """Return «entonces 356, hoy 358»."""
    words = names.words
    return words("proof.then-now", then=figure(each.then, words).text, now=figure(each.now, words).text)
