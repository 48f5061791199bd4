"""Which figures stand on the card of which page."""

from collections.abc import Mapping
from dataclasses import replace

from lib.publish.card.card import ShareCard, summary
from lib.publish.sharing.figure import shared_figure
from lib.publish.stage.slide import Headline
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names

_FIGURES: Mapping[str, tuple[str, str]] = {
    "reach": ("ALC-1", "EMB-6"),
    "hubs": ("SIT-1", "SIT-2"),
    "bootcamps": ("BOO-1", "BOO-4"),
    "state": ("ALC-1", "SIT-2"),
    "data": ("DAT-1", "DAT-2"),
}


def page_card(section: str, snapshot: Snapshot, names: Names, state: str | None = None) -> ShareCard:
    """Return the card of a page, or of a state's page. Pages without figures of their own show the programme's."""
    told = [each for each in _figures(section, names) if each in names.programme.indicator_ids]
    if not told:
        whole = summary(snapshot, names)
        return whole if section == "home" else replace(whole, title=names.words(f"page.{section}"))
    pair = tuple(figure_headline(each, state, snapshot, names) for each in told)
    return ShareCard(names.state(state) if state else names.words(f"page.{section}"), pair, state)


def _figures(section: str, names: Names) -> tuple[str, ...]:
    """Return the figures of a page; of a state without bootcamps the programme's own that are told by state."""
    if section == "state" and not names.programme.trains:
        own = tuple(each.id for each in names.programme.indicators if "state" in each.by)
        return (*own, "SIT-2")[:2]
    return _FIGURES.get(section, ())


def figure_card(indicator: str, state: str | None, snapshot: Snapshot, names: Names) -> ShareCard:
    """Return the card of one figure, of the whole programme or of a state."""
    place = names.state(state) if state else summary(snapshot, names).title
    return ShareCard(place, (figure_headline(indicator, state, snapshot, names),), state)


def figure_headline(indicator: str, state: str | None, snapshot: Snapshot, names: Names) -> Headline:
    """Return a figure under its own name."""
    said = shared_figure(indicator, state, snapshot, names)
    return Headline(indicator, said.value, said.name, said.base)
