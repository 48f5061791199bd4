"""The reach page's own blocks: the opening figures, and the words beside a chart."""

from collections.abc import Sequence

from lib.indicators.figure import Figure
from lib.markup.blocks.passing_on import pass_on
from lib.markup.memo import memo
from lib.markup.page import fill
from lib.markup.palette import css
from lib.snapshot.snapshot import Snapshot
from lib.wording.looking_back import written
from lib.wording.names import Names
from lib.wording.pages.reach import lead
from lib.wording.reference.definitions import Definition, definition
from lib.wording.values import base


@memo
def opening(snapshot: Snapshot, names: Names) -> str:
    """Return people, participations and attendances apart, who returned, and the indirect estimate on its own.

    Where no sheet tells of people reached it is the page's title: what follows are the programme's own indicators.
    """
    words = names.words
    if "alcance" not in names.programme.tables_kept:
        return fill("finding.html", sentence=words("page.reach"))
    told = (
        ("ALC-1", "reach.people", words("reach.people.means")),
        ("ALC-4", "reach.participations", words("reach.participations.means")),
        ("ALC-5", "reach.attendances", words("reach.attendances.means")),
        ("EMB-7", "reach.returning", _returning(snapshot.figure("EMB-7"), names)),
    )
    facts = [
        {
            "value": written(snapshot.figure(each), names),
            "label": words(key),
            "means": means,
            "definition": _defined(each, names),
            "pass_on": pass_on(each, snapshot, names),
        }
        for each, key, means in told
    ]
    indirect = snapshot.figure("ALC-6")
    return fill(
        "reach-opening.html",
        words=words,
        lead=lead(snapshot, names),
        facts=facts,
        indirect=written(indirect, names),
        indirect_means=_indirect(indirect, names),
        indirect_definition=_defined("ALC-6", names),
        indirect_pass_on=pass_on("ALC-6", snapshot, names),
    )


@memo
def beside(
    names: Names,
    readings: Sequence[str],
    notes: Sequence[str] = (),
    key: Sequence[tuple[str, str]] = (),
    indicators: Sequence[str] = (),
) -> str:
    """Return what a chart means, its colours as (series, name), what to know about it, and how it is counted."""
    return fill(
        "reach-beside.html",
        words=names.words,
        readings=readings,
        notes=notes,
        key=[(css(series), name) for series, name in key],
        definitions=[_defined(each, names) for each in indicators],
    )


def _defined(indicator: str, names: Names) -> Definition:
    return definition(indicator, names.words, names.programme.rules)


def _returning(value: Figure, names: Names) -> str:
    of = base(value, names.words) if value.state == "shown" else None
    return names.words("reach.returning.means", base=of) if of else names.words("reach.returning.means.none")


def _indirect(value: Figure, names: Names) -> str:
    words = names.words
    if value.numerator is None or value.denominator is None:
        return words("reach.indirect.means.none")
    return words("reach.indirect.means", part=words.number(value.numerator), whole=words.number(value.denominator))
