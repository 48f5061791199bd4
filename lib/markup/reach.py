"""The reach page's own blocks: the opening figures, and the words beside a chart."""

from collections.abc import Sequence

from lib.indicators.figure import Figure
from lib.markup.page import fill
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.values import base, figure


def opening(snapshot: Snapshot, names: Names) -> str:
    """Return people, participations and attendances apart, who returned, and the indirect estimate on its own."""
    words, figures = names.words, snapshot.figures
    counts = [
        {"id": each, "value": figure(figures[each], words), "key": key}
        for each, key in (("ALC-1", "people"), ("ALC-4", "participations"), ("ALC-5", "attendances"))
    ]
    indirect = figures["ALC-6"]
    return fill(
        "reach-opening.html",
        words=words,
        counts=counts,
        returning=figure(figures["EMB-7"], words),
        returning_means=_returning(figures["EMB-7"], names),
        indirect=figure(indirect, words),
        indirect_means=_indirect(indirect, names),
    )


def title(text: str) -> str:
    """Return a section's title."""
    return fill("reach-title.html", title=text)


def beside(readings: Sequence[str], notes: Sequence[str], key: Sequence[tuple[str, str]] = ()) -> str:
    """Return what a chart means, what to know about it, and its colours as (colour, name)."""
    return fill("reach-beside.html", readings=readings, notes=notes, key=key)


def _returning(value: Figure, names: Names) -> str:
    of = base(value, names.words) if value.state == "shown" else None
    return names.words("reach.returning.means", base=of) if of else names.words("reach.returning.means.none")


def _indirect(value: Figure, names: Names) -> str:
    words = names.words
    if value.numerator is None or value.denominator is None:
        return words("reach.indirect.means.none")
    return words("reach.indirect.means", part=words.number(value.numerator), whole=words.number(value.denominator))
