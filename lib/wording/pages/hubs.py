"""Hubs in words: how they stand together, and each one's place, condition and verification."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from lib.indicators.entries import BootcampEntry, HubEntry
from lib.indicators.figure import Figure, Part
from lib.programme.model import TableId
from lib.programme.text import normalise
from lib.snapshot.narrowing import monday_of
from lib.snapshot.snapshot import Snapshot
from lib.wording.due import key_of
from lib.wording.names import Names
from lib.wording.pages.hub_facts import speed
from lib.wording.sources import as_of
from lib.wording.tables import listed

_TABLE: TableId = "sitios"
_ATTENTION = ("in-service-unverified", "intermittent", "out-of-service")
_NOT_THERE = ("installing", "planned", "retired", "unknown")
_IN_ORDER = ("in-service-verified", *_ATTENTION, *_NOT_THERE)
_STARTED = frozenset({"running", "completed"})


def owner(names: Names) -> str:
    """Return the short name of the partner who answers for the table of hubs."""
    return names.partner(names.programme.owners.get(_TABLE, ""))


def hubs_as_of(snapshot: Snapshot, names: Names) -> date | None:
    """Return the day up to which the table of hubs is declared complete, or that of most sources where it is not."""
    sources = [snapshot.source(source.id) for source in names.programme.sources if _TABLE in source.tabs]
    days = [source.facts_to for source in sources if source and source.facts_to]
    return min(days) if days else as_of(snapshot)


def opening(snapshot: Snapshot, names: Names) -> str:
    """Return the one sentence that says how the hubs stand, from SIT-2."""
    words, figure = names.words, snapshot.figure("SIT-2")
    if figure.state == "no-data":
        return words("hubs.opening.unread", owner=owner(names))
    if figure.numerator is None or not figure.denominator:
        return words("hubs.opening.none")
    days = names.programme.rules.hub_verified_days
    rest = figure.denominator - figure.numerator
    verified = words(
        "hubs.opening.verified",
        n=figure.numerator,
        verified=words.number(figure.numerator),
        installed=words.number(figure.denominator),
        days=days,
    )
    if not rest:
        return words("hubs.opening.all", verified=verified)
    return words("hubs.opening.rest", verified=verified, rest=words("hubs.opening.need", n=words.number(rest)))


def attention(snapshot: Snapshot, names: Names) -> str | None:
    """Return what the others need, from the parts of SIT-2: «4 sin verificar, 1 intermitente y 1 fuera de servicio.»"""
    figure, words = snapshot.figure("SIT-2"), names.words
    need, rest = _counts(figure, _ATTENTION, names), _counts(figure, _NOT_THERE, names)
    sentences = []
    if need:
        sentences.append(words("hubs.attention", listed=listed(need, words)))
    if rest:
        sentences.append(words("hubs.not-there", listed=listed(rest, words)))
    return " ".join(sentences) or None


def place(hub: HubEntry, names: Names) -> str:
    """Return «Kancab, Tekax, Yucatán», or «Tekax, Yucatán» where the locality is named like the municipality."""
    municipality = names.place(hub.municipality, hub.state)
    if not hub.locality or hub.locality.startswith(names.municipality(hub.municipality)):
        return municipality
    return f"{hub.locality}, {municipality}"


def full_place(hub: HubEntry, names: Names) -> str:
    """Return the locality as it was typed with municipality and state, each said once."""
    municipality = names.place(hub.municipality, hub.state)
    if not hub.locality or normalise(hub.locality) == normalise(names.municipality(hub.municipality)):
        return municipality
    return f"{hub.locality}, {municipality}"


def short_place(hub: HubEntry, names: Names) -> str:
    """Return the name to write beside the hub on a small map: its locality, in the shorter of its usual forms."""
    municipality = names.municipality(hub.municipality)
    if not hub.locality or hub.locality.startswith(municipality):
        return municipality
    return hub.locality


def called(hubs: Sequence[HubEntry], text: str, names: Names) -> tuple[HubEntry, ...]:
    """Return the hubs whose name or place has every word of a text, whatever its accents; all for an empty one."""
    words = normalise(text).split()
    told = ((hub, normalise(f"{hub.name} {full_place(hub, names)}")) for hub in hubs)
    return tuple(hub for hub, said in told if all(word in said for word in words))


def condition(hub: HubEntry, names: Names) -> str:
    """Return the name of the hub's condition."""
    return names.value("condition", hub.condition)


def verified(hub: HubEntry, names: Names) -> str:
    """Return when somebody last checked the hub: «hace 22 días», «nunca», or that the date lies in the future."""
    words, days = names.words, hub.days_since_verified
    if hub.verified_on is None or days is None:
        return words("hubs.verified.never" if hub.status not in {"planned", "installing"} else "hubs.verified.not-yet")
    if days < 0:
        return words("hubs.verified.future", day=words.day(hub.verified_on))
    return words("hubs.verified.today") if days == 0 else words("hubs.verified.days", n=days)


def about(hub: HubEntry, names: Names) -> str:
    """Return what a tooltip says below the hub's name, on three lines."""
    words = names.words
    now = condition(hub, names)
    if hub.status not in {"planned", "installing"}:
        now = words("hubs.tip.condition", condition=now, verified=verified(hub, names))
    equipment = [names.value("connectivity", hub.connectivity)]
    if hub.computers is not None:
        equipment.append(words("hubs.tip.computers", n=hub.computers))
    if hub.seats is not None:
        equipment.append(words("hubs.tip.seats", n=hub.seats))
    if fast := speed(hub, names):
        equipment.append(fast)
    phase = words("hubs.tip.phase", phase=names.value("phase", hub.phase).lower())
    return "\n".join((place(hub, names), now, " · ".join((phase, *equipment))))


def together(hubs: Sequence[HubEntry], names: Names) -> str:
    """Return what a tooltip says of the hubs of one place: «5 sitios: 3 en servicio y verificados y uno planeado»."""
    words = names.words
    if not hubs:
        return words("hubs.together.none")
    counted = Counter(hub.condition for hub in hubs)
    parts = [words(f"hubs.count.{each}", n=words.number(counted[each])) for each in _IN_ORDER if counted[each]]
    return words("hubs.together", n=words.number(len(hubs)), listed=listed(parts, words))


def is_held(bootcamp: BootcampEntry) -> bool:
    """Tell whether a bootcamp has started. Where one that has not will meet is for partners to know."""
    return bootcamp.status in _STARTED


def held_at(hub: HubEntry, snapshot: Snapshot) -> tuple[BootcampEntry, ...]:
    """Return the bootcamps that the hub hosts or has hosted."""
    found = [snapshot.bootcamp(each) for each in hub.bootcamps]
    return tuple(each for each in found if each and is_held(each))


def bootcamp_when(bootcamp: BootcampEntry, names: Names) -> str:
    """Return when a bootcamp was held; of one still ahead only the week, which is all that is public."""
    words = names.words
    if not is_held(bootcamp) or bootcamp.actual_start is None:
        status = words(f"bootcamp-status.{bootcamp.status}")
        return words("hubs.bootcamp.week", status=status, day=words.long_day(monday_of(bootcamp.planned_start)))
    start = words.day(bootcamp.actual_start)
    if bootcamp.actual_end is None:
        return words(key_of("hubs.bootcamp.since", bootcamp.days_known), start=start)
    return words("hubs.bootcamp.held", start=start, end=words.day(bootcamp.actual_end))


def _counts(figure: Figure, conditions: tuple[str, ...], names: Names) -> list[str]:
    parts: dict[str, Part] = {part.id: part for part in figure.parts}
    return [
        names.words(f"hubs.count.{name}", n=names.words.number(parts[name].value or 0))
        for name in conditions
        if name in parts and parts[name].value
    ]
