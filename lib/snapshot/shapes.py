"""The shapes in which snapshots were kept, and how one of each becomes one of the next: each is read for ever.

Whoever changes what a snapshot is made of raises `SHAPE`, says in `UPGRADES` how one of the shape before becomes one
of the new, and has `scripts/build_shape.py` write the new shape's examples. An upgrade is never changed once snapshots
of its shape were published.
"""

from collections.abc import Callable
from typing import Any

Plain = dict[str, Any]
"""A snapshot as JSON's own kinds of values."""

SHAPE = 13
"""The shape in which snapshots are kept now. It is kept with them as `shape`."""

_FIRST = 1


class UnreadableSnapshotError(ValueError):
    """What is kept is no snapshot of a shape that this version knows: `newer` where a newer version wrote it."""

    def __init__(self, why: str, *, newer: bool = False) -> None:
        super().__init__(why)
        self.newer = newer


def _numbered(kept: Plain) -> Plain:
    """Shape 1 had no number; nothing else changed."""
    return kept


def _with_reason(kept: Plain) -> Plain:
    """Shape 3 may say why details are withheld; before, nothing did."""
    return kept


def _of_all_bootcamps(kept: Plain) -> Plain:
    """Shape 3 told no cohorts: every figure and table counted all bootcamps, which is what a missing cohort says."""
    return kept


def _of_no_operator(kept: Plain) -> Plain:
    """Shape 4 called no reading the operator's to mend: it said that a permission was missing, and still does."""
    return kept


def _without_sessions(kept: Plain) -> Plain:
    """Shape 5 told no session, and no finding said which row it is about."""
    return kept


def _of_no_population(kept: Plain) -> Plain:
    """Shape 6 knew nothing of who lives near a hub: a figure that is not there says «no data»."""
    return kept


def _of_plain_targets(kept: Plain) -> Plain:
    """Shape 7 said of a target its period, baseline and value only; what a matrix of indicators adds is not known."""
    return kept


def _of_nothing_lost(kept: Plain) -> Plain:
    """Shape 8 did not say where rows do not count: what was counted as 0 stays so."""
    return kept


def _of_one_release(kept: Plain) -> Plain:
    """Shape 9 told no release: detail was of every bootcamp that had ended, which is what a missing one says."""
    return kept


def _of_no_named_row(kept: Plain) -> Plain:
    """Shape 10 did not say what a finding's row is called, and every bootcamp had a target and planned sessions."""
    return kept


def _of_plain_hubs(kept: Plain) -> Plain:
    """Shape 11 told no speed, provider, project, office or way of a hub: of those nothing is known."""
    return kept


def _of_nothing_declared(kept: Plain) -> Plain:
    """Shape 12 knew no columns and no indicators of a programme's own: of those nothing is known."""
    return kept


UPGRADES: dict[int, Callable[[Plain], Plain]] = {
    1: _numbered,
    2: _with_reason,
    3: _of_all_bootcamps,
    4: _of_no_operator,
    5: _without_sessions,
    6: _of_no_population,
    7: _of_plain_targets,
    8: _of_nothing_lost,
    9: _of_one_release,
    10: _of_no_named_row,
    11: _of_plain_hubs,
    12: _of_nothing_declared,
}
"""By its number, how a snapshot of a shape becomes one of the next: it gets the plain values and returns them."""


def upgraded(kept: Plain) -> Plain:
    """Return a kept snapshot of any shape in the present one. Raises UnreadableSnapshotError."""
    shape = kept.get("shape", _FIRST)
    if not isinstance(shape, int) or shape < _FIRST:
        raise UnreadableSnapshotError(f"no shape is called {shape!r}")
    if shape > SHAPE:
        raise UnreadableSnapshotError(f"shape {shape}, and this version knows {SHAPE}", newer=True)
    for number in range(shape, SHAPE):
        kept = {**UPGRADES[number](kept), "shape": number + 1}
    return kept
