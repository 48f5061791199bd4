"""What some programmes tell of a hub beyond the usual: speed, provider, programme, project, office, the way there."""

from collections.abc import Callable, Iterable, Mapping

from lib.indicators.entries import HubEntry
from lib.wording.names import Names
from lib.wording.values import Written, nothing


def speed(hub: HubEntry, names: Names) -> str | None:
    """Return the measured speed against the contracted: «mide 12 de 50 Mbps contratados, el 3 ago 2023»."""
    words, measured, contracted = names.words, hub.speed, hub.contracted_speed
    if measured is None:
        return None if contracted is None else words("hubs.speed.contracted", contracted=_mbps(contracted, names))
    form = "alone" if contracted is None else "above" if measured > contracted else "of"
    said = words(
        f"hubs.speed.{form}",
        measured=_mbps(measured, names),
        contracted=_mbps(contracted, names) if contracted is not None else "",
    )
    if hub.measured_on is None:
        return words("hubs.speed.undated", speed=said)
    return words("hubs.speed.dated", speed=said, day=words.day(hub.measured_on))


def project(hub: HubEntry, names: Names) -> str | None:
    """Return the project that the community chose: «Miel melipona de Tekax (apicultura), dirigido por mujeres»."""
    kind = names.value("project-kind", hub.project_kind) if hub.project_kind else None
    if hub.project is None and kind is None:
        return None
    named = f"{hub.project} ({kind})" if hub.project and kind else hub.project or kind or ""
    if hub.led_by_women is None:
        return named
    return names.words("hubs.project.by-women" if hub.led_by_women else "hubs.project.by-others", project=named)


def programme(hub: HubEntry, names: Names) -> str | None:
    """Return the public programme that connected the hub, with the hub's key among its priorities."""
    if hub.programme and hub.priority:
        return f"{hub.programme} ({hub.priority})"
    return hub.programme or (names.words("hubs.priority", key=hub.priority) if hub.priority else None)


FACTS: Mapping[str, Callable[[HubEntry, Names], str | None]] = {
    "speed": speed,
    "provider": lambda hub, _: hub.provider,
    "programme": programme,
    "project": project,
    "office": lambda hub, _: hub.office,
    "directions": lambda hub, _: hub.directions,
}
"""How each of these facts is said, None where nobody told it. Cards, tables and tooltips go through this list."""


def told(hubs: Iterable[HubEntry], names: Names) -> tuple[str, ...]:
    """Return which of these facts are told of any of the hubs: the others no page mentions."""
    hubs = tuple(hubs)
    return tuple(name for name, say in FACTS.items() if any(say(hub, names) is not None for hub in hubs))


def facts(hub: HubEntry, which: Iterable[str], names: Names) -> dict[str, Written]:
    """Return these facts of a hub, those that nobody told as «no data»."""
    said = {name: FACTS[name](hub, names) for name in which}
    return {
        name: nothing("no-data", names.words) if text is None else Written(text, "shown") for name, text in said.items()
    }


def _mbps(value: float, names: Names) -> str:
    """Return megabits per second without decimals that say nothing: 12, 12.5, 0.35."""
    decimals = next(digits for digits in (0, 1, 2) if digits == 2 or round(value, digits) == value)
    return names.words.number(value, decimals)
