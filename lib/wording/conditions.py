"""What is not well, in words: what it means, and what the operator can do about it."""

from collections.abc import Iterable
from typing import Any

from lib.collect.condition import Condition
from lib.wording.language import Words


def meaning(condition: Condition, words: Words) -> str:
    """Return one sentence that anybody may read."""
    return _text(condition, "", words)


def remedy(condition: Condition, words: Words) -> str:
    """Return what the operator can do. It may name settings, and a sheet and a table, so it is not for everybody."""
    return _text(condition, ".do", words)


def conditions_json(conditions: Iterable[Condition], words: Words) -> dict[str, Any]:
    """Return how things stand as plain JSON values: a word, a sentence and what to do for all that is not well.

    `reason` and `says` are those of what matters most, None where all is well.
    """
    listed = [
        {
            "word": each.word,
            "cause": each.cause or None,
            "says": meaning(each, words),
            "do": remedy(each, words),
            "since": each.since.isoformat() if each.since else None,
        }
        for each in conditions
    ]
    first = listed[0] if listed else {"word": None, "says": None}
    return {
        "status": "trouble" if listed else "ok",
        "reason": first["word"],
        "says": first["says"],
        "conditions": listed,
    }


def _text(condition: Condition, ending: str, words: Words) -> str:
    own = f"condition.{condition.word}.{condition.cause}{ending}"
    return words(
        own if condition.cause and words.has(own) else f"condition.{condition.word}{ending}",
        cause=condition.cause,
        since=words.moment(condition.since) if condition.since else "",
        times=condition.times,
        where=condition.where or "–",
    )
