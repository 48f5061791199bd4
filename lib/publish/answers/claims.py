"""Whether a figure is what a snapshot says, and what it is today."""

from typing import Any

from lib.publish.answers.figures import figure_answer, protection
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names

_SEEN = 0.005
"""Half a percentage point: below it a share reads the same."""


def verified(indicator: str, value: float, snapshot: Snapshot, newest: Snapshot, names: Names) -> dict[str, Any]:
    """Tell whether a public snapshot says a value of an indicator, and what the newest one says. Raises UnknownToUs.

    Of what is not shown there nothing is told, whatever is guessed: `matches` is None.
    """
    words, then = names.words, figure_answer(indicator, None, snapshot, names)
    now = figure_answer(indicator, None, newest, names)
    matches = None if then.value is None else _same(value, then.value, share=then.unit == "share")
    key = {None: "untold", True: "yes", False: "no"}[matches]
    today = words("answers.today", value=now.text) if now.text != then.text else ""
    return {
        "matches": matches,
        "published": then.value,
        "today": now.value,
        "source": then.source,
        "date": then.date,
        "cut": snapshot.id,
        "protection": protection(then.state, names),
        "sentence": " ".join(filter(None, (words(f"answers.verified.{key}", sentence=then.sentence), today))),
    }


def _same(given: float, value: float, *, share: bool) -> bool:
    """Compare a count exactly, and a share as it is read, given as a part of one or in per cent."""
    if not share:
        return given == value
    return abs((given / 100 if given > 1 else given) - value) < _SEEN
