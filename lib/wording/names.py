"""What things are called: places, partners, and the values of every dimension."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from lib.indicators.counts.counted import UNKNOWN
from lib.indicators.disclosure.cells import ALL
from lib.programme.geography import Geography
from lib.programme.model import Programme
from lib.wording.language import Words

_PREFIXES = {"age-group": "age", "stage": "stage"}


@dataclass(frozen=True, slots=True)
class Names:
    """Names of this programme's partners and places, in one language."""

    programme: Programme
    geography: Geography
    words: Words
    bootcamp_names: Mapping[str, str]

    def local(self, moment: datetime) -> datetime:
        """Return a moment by the programme's clock, whose days are the programme's."""
        return moment.astimezone(ZoneInfo(self.programme.programme.timezone))

    def partner(self, partner_id: str) -> str:
        """Return a partner's short name, or its id where it is not declared."""
        partner = self.programme.partner(partner_id)
        return partner.short if partner else partner_id

    def state(self, key: str) -> str:
        """Return a state's short name."""
        if key == UNKNOWN:
            return self.words("value.unknown")
        state = self.geography.state(key)
        return state.short_name if state else key

    def municipality(self, key: str) -> str:
        """Return a municipality's name."""
        municipality = self.geography.municipality(key)
        return municipality.name if municipality else key

    def place(self, municipality: str, state: str) -> str:
        """Return «Tekax, Yucatán»; a state alone where it is its own only municipality."""
        if municipality == state:
            return self.state(state)
        return f"{self.municipality(municipality)}, {self.state(state)}"

    def bootcamp(self, bootcamp_id: str) -> str:
        """Return a bootcamp's name without the programme's own name before it, which every one of them carries."""
        name = self.bootcamp_names.get(bootcamp_id, bootcamp_id)
        short = name.removeprefix(self.programme.programme.name).strip(" ·:–—-")
        return short or name

    def about(self, subject: str) -> str:
        """Return what a due item is about: a bootcamp by name, a state by name, anything else as it is."""
        if subject in self.bootcamp_names:
            return self.bootcamp(subject)
        return self.state(subject) if self.geography.state(subject) else subject

    def value(self, dimension: str, value: str) -> str:
        """Return the name of a dimension's value; `*` is the total."""
        if value == ALL:
            return self.words("value.total")
        if value == UNKNOWN:
            return self.words("value.unknown")
        own: dict[str, Callable[[str], str]] = {
            "state": self.state,
            "municipality": self.municipality,
            "bootcamp": self.bootcamp,
            "partner": self.partner,
            "distance": lambda km: self.words("near.within", km=km),
            "month": lambda month: self.words.month(date.fromisoformat(f"{month}-01")),
        }
        if dimension in own:
            return own[dimension](value)
        keys = (f"{_PREFIXES.get(dimension, dimension)}.{value}", f"own.{dimension}.{value}")
        return next((self.words(key) for key in keys if self.words.has(key)), value)


_KINDS = ("wave", "outcome", "phase", "condition", "bootcamp-status", "exports.part")


def part_name(part_id: str, names: Names) -> str:
    """Return a part's name in the reader's language, each step of a path by itself; an unknown step stays as it is."""
    unread = names.words("value.unknown")
    return " · ".join(unread if step == UNKNOWN else _step(step, names) for step in part_id.split("/"))


def _step(step: str, names: Names) -> str:
    words = names.words
    if step in names.programme.indicator_ids:
        return words(f"definition.{step}.name")
    if step in names.bootcamp_names:
        return names.bootcamp(step)
    if names.programme.partner(step):
        return names.partner(step)
    if names.geography.state(step):
        return names.state(step)
    if names.geography.municipality(step):
        return names.municipality(step)
    return next((words(f"{kind}.{step}") for kind in _KINDS if words.has(f"{kind}.{step}")), step)
