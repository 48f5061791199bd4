"""How the hubs stand: the opening sentence, hubs by phase, places and use, and the legend with its counts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lib.indicators.entries import HubEntry
from lib.indicators.figure import Figure
from lib.markup.blocks.passing_on import pass_on
from lib.markup.map.picture import Picture
from lib.markup.map.symbols import AHEAD, HELD, IN_ORDER, inline
from lib.markup.memo import memo
from lib.markup.page import fill
from lib.snapshot.selection.hub_choice import is_placed
from lib.snapshot.snapshot import Snapshot
from lib.wording.looking_back import written, written_part
from lib.wording.names import Names
from lib.wording.pages import hubs as said
from lib.wording.values import Written, base


@dataclass(frozen=True, slots=True)
class HubFact:
    """A value with what it is and the base it is of."""

    value: Written
    label: str
    base: str | None = None


@dataclass(frozen=True, slots=True)
class LegendLine:
    """A symbol, what it stands for, and how many are shown."""

    drawing: str
    name: str
    count: int


@memo
def opening(snapshot: Snapshot, names: Names) -> str:
    """Return the sentence that answers first, what the others need, and the comparison with the target."""
    value = snapshot.figure("SIT-2")
    return fill(
        "hub_opening.html",
        words=names.words,
        sentence=said.opening(snapshot, names),
        attention=said.attention(snapshot, names),
        target=_target(value, names),
        signal=value.signal,
    )


@memo
def facts(snapshot: Snapshot, names: Names) -> str:
    """Return hubs by phase (SIT-1), then municipalities with a hub and hubs with a bootcamp (SIT-3)."""
    words, phases, places = names.words, snapshot.figure("SIT-1"), snapshot.figure("SIT-3")
    total = words("hubs.of-hubs", n=words.number(phases.value or 0)) if phases.state == "shown" else None
    found = [
        HubFact(written_part(part, phases, names), words("hubs.phase", phase=name.lower()), total)
        for part, name in ((part, words.called("phase", part.id)) for part in phases.parts)
    ]
    if not found:
        found = [HubFact(written(phases, names), words("hubs.phases"))]
    n = int(places.value or 0)
    found.append(HubFact(written(places, names), words("hubs.municipalities", n=n)))
    for part in places.parts if names.programme.trains else ():
        of = base(part, words)
        found.append(
            HubFact(
                written_part(part, places, names),
                words("hubs.with-bootcamp"),
                of and words("hubs.with-bootcamp.of", of=of),
            )
        )
    shared = [pass_on(each, snapshot, names, named=True) for each in ("SIT-1", "SIT-2", "SIT-3")]
    return fill("hub_facts.html", words=words, facts=found, shared=shared)


@memo
def legend(hubs: Iterable[HubEntry], picture: Picture, names: Names) -> str:
    """Return every symbol that the map uses now, in words, with how many hubs or bootcamps have it."""
    counted = Counter(hub.condition for hub in hubs)
    lines = [
        LegendLine(inline(each), names.value("condition", each), counted[each]) for each in IN_ORDER if counted[each]
    ]
    camps = Counter(sign.symbol for sign in picture.bootcamps)
    lines += [
        LegendLine(inline(each), names.words(f"hubs.legend.{each}"), camps[each])
        for each in (HELD, AHEAD)
        if camps[each]
    ]
    unnamed = picture.state is None and len(picture.labels) < len(picture.hubs)
    kind = picture.groups[0].id.partition(":")[0] if picture.groups else None
    return fill("hub_legend.html", words=names.words, lines=lines, groups=kind, unnamed=unnamed)


@memo
def credit(hubs: Sequence[HubEntry], names: Names) -> str:
    """Return where the outlines come from and, where some hubs are not drawn, how many and why."""
    left_out = sum(not is_placed(hub, names.geography) for hub in hubs)
    return fill("hub_credit.html", words=names.words, left_out=left_out)


@memo
def table_title(hubs: Sequence[HubEntry], snapshot: Snapshot, names: Names) -> str:
    """Return the table's heading with how many hubs it holds, and where what the columns mean is explained."""
    return fill(
        "hub_table_title.html",
        words=names.words,
        n=len(hubs),
        all=len(snapshot.hubs),
        days=names.programme.rules.hub_verified_days,
    )


def _target(value: Figure, names: Names) -> str | None:
    if value.value is None or not value.target or value.numerator is None or value.denominator is None:
        return None
    words = names.words
    return words(
        "hubs.target",
        share=words.share(value.value),
        part=words.number(value.numerator),
        whole=words.number(value.denominator),
        target=words.share(value.target),
    )
