"""What is not well in the log: each condition once when it begins, and once when it is over."""

import logging
from collections.abc import Iterable

from lib.collect import log
from lib.collect.condition import Condition

_LOOK_SECONDS = 10.0


class ConditionLog:
    """Remembers what was said. What comes and goes between two looks, such as at a start, is never said."""

    def __init__(self) -> None:
        self._looked_at: float | None = None
        self._seen: frozenset[tuple[str, str]] = frozenset()
        self._said: frozenset[tuple[str, str]] = frozenset()

    def tell(self, conditions: Iterable[Condition], at: float) -> None:
        """Say what is new since it was last looked. `at` is in seconds, by a clock that never steps."""
        if self._looked_at is not None and at - self._looked_at < _LOOK_SECONDS:
            return
        found = {(each.word, each.cause): each for each in conditions}
        for name in sorted((found.keys() & self._seen) - self._said):
            since = found[name].since
            log.say(
                "condition", level=logging.ERROR, word=name[0], cause=name[1] or None,
                since=since.isoformat() if since else None, where=found[name].where or None,
            )  # fmt: skip
        for word, cause in sorted(self._said - found.keys()):
            log.say("condition-over", word=word, cause=cause or None)
        self._said = (self._said | self._seen) & found.keys()
        self._seen, self._looked_at = frozenset(found), at
