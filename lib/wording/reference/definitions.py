"""What each figure means and how it is computed, in the reader's language."""

from dataclasses import dataclass

from lib.indicators.hub_reach import WITHIN
from lib.programme.indicator_ids import INDICATORS
from lib.programme.model import Programme, Rules, TableId
from lib.wording.language import Words


@dataclass(frozen=True, slots=True)
class Definition:
    """One indicator explained.

    `meaning` says it in plain words, `formula` in symbols, `note` what else must be known. `rules` are the letters of
    the counting rules that bear on it, `tables` the tabs its counts come from.
    """

    id: str
    family: str
    name: str
    meaning: str
    formula: str
    note: str | None
    unit: str
    rules: tuple[str, ...]
    tables: tuple[TableId, ...]


RULES: tuple[str, ...] = ("a", "b", "c", "d", "e", "f", "g", "h")
"""The letters of the counting rules, in order; their texts are those of `counting_rule`."""

_REACH: tuple[TableId, ...] = ("alcance", "bootcamps")
_PEOPLE_RULES = ("a", "b", "c", "d", "e", "f")

_OF: dict[str, tuple[str, tuple[TableId, ...], tuple[str, ...]]] = {
    "ALC-1": ("people", _REACH, _PEOPLE_RULES),
    "ALC-2": ("people", _REACH, _PEOPLE_RULES),
    "ALC-3": ("people", _REACH, ("a", "b", "c")),
    "ALC-4": ("participations", _REACH, ("c", "d", "e", "f")),
    "ALC-5": ("attendances", ("sesiones",), ("d", "e", "f")),
    "ALC-6": ("estimate", ("comunicacion",), ()),
    "EMB-1": ("people", _REACH, ("a", "b", "c")),
    "EMB-2": ("people", _REACH, _PEOPLE_RULES),
    "EMB-3": ("people", _REACH, ("a", "b", "c", "e")),
    "EMB-4": ("people", _REACH, ("a", "b", "c")),
    "EMB-5": ("share", ("sesiones",), ("d", "e", "g")),
    "EMB-6": ("share", _REACH, ("a", "e", "g")),
    "EMB-7": ("share", _REACH, ("a", "g")),
    "PER-1": ("share", _REACH, ("a", "g")),
    "MET-1": ("share", ("metas", "alcance"), ("a", "g")),
    "MET-2": ("share", ("alcance", "bootcamps", "portada"), ("a", "g")),
    "MET-3": ("share", ("alcance", "bootcamps", "portada"), ("g",)),
    "MET-4": ("people", ("alcance", "bootcamps", "metas"), ("a", "c", "f")),
    "BOO-1": ("bootcamps", ("bootcamps",), ("h",)),
    "BOO-2": ("share", ("bootcamps",), ("g",)),
    "BOO-3": ("share", ("preparacion", "bootcamps"), ("g",)),
    "BOO-4": ("share", ("preparacion", "bootcamps"), ("d", "g")),
    "BOO-5": ("share", ("sesiones",), ("g",)),
    "SIT-1": ("hubs", ("sitios",), ()),
    "SIT-2": ("share", ("sitios",), ("g",)),
    "SIT-3": ("count", ("sitios", "bootcamps"), ()),
    "SIT-4": ("inhabitants", ("sitios",), ()),
    "ALI-1": ("share", ("compromisos",), ("g",)),
    "ALI-2": ("count", ("compromisos", "comunicacion"), ()),
    "COM-1": ("share", ("comunicacion",), ("g",)),
    "COM-2": ("count", ("comunicacion",), ()),
    "SEG-1": ("share", ("seguimiento", "alcance"), ("g",)),
    "SEG-2": ("share", ("seguimiento",), ("g",)),
    "DAT-1": ("share", (), ("g",)),
    "DAT-2": ("share", ("portada",), ()),
    "DAT-3": ("share", (), ("g",)),
    "DAT-4": ("share", (), ("g",)),
    "DAT-5": ("share", (), ()),
}
"""Unit, tables and counting rules of each indicator. The DAT figures without tables are about every table."""


def definition(indicator: str, words: Words, rules: Rules | None = None) -> Definition:
    """Return an indicator's definition. `rules` are the programme's own numbers; without them its defaults are named.

    Raises KeyError for an id that is not an indicator.
    """
    numbers, key = _numbers(rules or Rules(), words), f"definition.{indicator}"
    if indicator in _OF:
        unit, tables, letters = _OF[indicator]
        family, counted = words(f"family.{indicator[:3]}"), words(f"unit.{unit}")
    else:  # the programme's own, of which its texts say all
        family, counted = words("family.own"), words(f"{key}.unit")
        tables, letters = tuple(words(f"{key}.tables").split()), ()
    return Definition(
        id=indicator,
        family=family,
        name=words(f"{key}.name"),
        meaning=words(f"{key}.meaning", **numbers),
        formula=words(f"{key}.formula", **numbers),
        note=(words(f"{key}.note", **numbers) or None) if words.has(f"{key}.note") else None,
        unit=counted,
        rules=letters,
        tables=tables,
    )


def definitions(words: Words, programme: Programme | None = None) -> tuple[Definition, ...]:
    """Return the definitions of all indicators of a programme, or of every one, in the order of their explanation."""
    if programme is None:
        return tuple(definition(indicator, words) for indicator in INDICATORS)
    return tuple(definition(indicator, words, programme.rules) for indicator in programme.indicator_ids)


def rules_told(words: Words, programme: Programme) -> tuple[str, ...]:
    """Return the letters of the counting rules that bear on some indicator of the programme, in order."""
    told = {letter for each in definitions(words, programme) for letter in each.rules}
    return tuple(letter for letter in RULES if letter in told)


def counting_rule(letter: str, words: Words, rules: Rules | None = None) -> str:
    """Return one of the counting rules as a sentence."""
    return words(f"rule.{letter}", **_numbers(rules or Rules(), words))


def _numbers(rules: Rules, words: Words) -> dict[str, object]:
    return {
        "completion": words.share(rules.completion_share),
        "online": words.share(rules.online_session_share),
        "base": rules.smallest_share_base,
        "days": rules.on_time_start_days,
        "verified": rules.hub_verified_days,
        "near": WITHIN,
        "active": rules.active_partner_days,
    }
