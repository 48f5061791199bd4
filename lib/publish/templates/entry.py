"""What a cell of a column lets people type: the drop-down or the check that the template puts on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from lib.programme.model import TableId
from lib.programme.outline import Box
from lib.tables.cells.days import EARLIEST, LATEST
from lib.tables.cells.parsers import Vocabulary, shown_choices
from lib.tables.schema.columns import Column, Row
from lib.tables.schema.training import WHOLE_PROGRAMME
from lib.wording.language import Words, own_words

LONGEST_LIST = 255
"""Characters that the file format allows for a list written out; a longer one stands in the tab of instructions."""

LONGEST_TITLE = 32
LONGEST_MESSAGE = 255
"""Characters that the file format allows for what a cell says."""

LONGEST_KEY = 40
_LONGEST_ADDRESS = 254
_MOST = 1_000_000_000
_BESIDE_LIST = frozenset({"choices", "references"})
_TOLD_BEFORE = frozenset(
    {
        "slug",
        "count",
        "decimal",
        "day",
        "latitude",
        "longitude",
        "municipality",
        "link",
        "mailbox",
        "choices",
        "references",
    }
)
"""Kinds of columns whose cells say what they take before anything is typed: how it is written matters."""

Rule = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Offers:
    """What the drop-downs of one workbook hold.

    `partners` and `states` are ranges of keys, as formulas; `keys` are the ranges of keys in the workbook's own tabs;
    `listed` are plain lists for columns without closed choices, by table and field; `bounds` hold the programme's
    states. `long` are the ranges of lists that are too long to be written out.
    """

    vocabulary: Vocabulary
    partners: str
    states: str
    keys: Mapping[TableId, str]
    listed: Mapping[tuple[TableId, str], tuple[str, ...]]
    bounds: Box
    long: Mapping[tuple[TableId, str], str] = field(default_factory=dict)


def entry_rule(model: type[Row], name: str, first_cell: str, offers: Offers, words: Words) -> Rule | None:
    """Return the validation of a field's column in xlsxwriter's terms, or None where anything may be typed.

    `first_cell` is the A1 address of its first data cell; `words` speak in the messages.
    """
    column = model.columns[name]
    rule = _rule(model.table, name, column, first_cell, offers)
    if rule is None:
        return None
    said = _fitting(_said(model, name, offers, words))
    told = _fitting(entry_words(model, name, offers, words) or "")
    typed = column.kind in _TOLD_BEFORE and not _is_listed(model.table, name, column, offers)
    before = {"input_message": told} if typed else {}
    title = words("template.error.title")[:LONGEST_TITLE]
    return {"ignore_blank": True, "error_title": title, "error_message": said, **before, **rule}


def entry_words(model: type[Row], name: str, offers: Offers, words: Words) -> str | None:
    """Return what a cell of a field's column takes, in words; None where anything may be typed."""
    column = model.columns[name]
    rule = _rule(model.table, name, column, "A1", offers)
    if rule is None:
        return None
    if _is_listed(model.table, name, column, offers):
        return _said(model, name, offers, words)
    own, (_, params) = f"template.entry.{column.kind}", _message(column, offers, is_listed=False)
    return words(own, **params) if words.has(own) else _said(model, name, offers, words)


def _said(model: type[Row], name: str, offers: Offers, words: Words) -> str:
    column = model.columns[name]
    key, params = _message(column, offers, is_listed=_is_listed(model.table, name, column, offers))
    return words(f"template.error.{key}", **params)


def _is_listed(table: TableId, name: str, column: Column, offers: Offers) -> bool:
    """Tell whether a column without choices of its own is offered a list."""
    return (table, name) in offers.listed or ((table, name) in offers.long and column.choices is None)


def _fitting(text: str) -> str:
    """Return as many whole sentences as the file format allows: other languages may take more room."""
    while len(text) > LONGEST_MESSAGE:
        shorter = text[:-1].rpartition(". ")[0]
        text = f"{shorter}." if shorter else text[:LONGEST_MESSAGE]
    return text


def _rule(table: TableId, name: str, column: Column, cell: str, offers: Offers) -> Rule | None:
    if (table, name) in offers.listed:
        return _list(offers.listed[table, name], "information")
    if (table, name) in offers.long:
        rule: Rule = {"validate": "list", "source": offers.long[table, name]}
        if column.choices is None:  # what no closed list can hold for ever
            return {**rule, "error_type": "information"}
        return {**rule, "show_error": False} if column.kind == "choices" else rule
    if column.refers_to is not None:
        return _reference(table, column, offers)
    low, high = column.minimum, column.maximum
    bounds = offers.bounds
    rules: dict[str, Rule | None] = {
        "slug": _length(1, LONGEST_KEY),
        "text": _length(0, column.longest) if column.longest else None,
        "count": _between("integer", low or 0, high or _MOST),
        "decimal": _between("decimal", -_MOST if low is None else low, high or _MOST),
        "day": _between("date", datetime.combine(EARLIEST, time()), datetime.combine(LATEST, time())),
        "latitude": _between("decimal", bounds.min_lat, bounds.max_lat),
        "longitude": _between("decimal", bounds.min_lon, bounds.max_lon),
        "state": {"validate": "list", "source": offers.states},
        "municipality": _municipality(offers),
        "choice": _list(shown_choices(column, offers.vocabulary)),
        "age-band": _list(shown_choices(column, offers.vocabulary)),
        "choices": _list(shown_choices(column, offers.vocabulary), "several"),
        "yes-no": _list(yes_no()),
        "link": {"validate": "custom", "value": f'=LEFT({cell},8)="https://"'},
        "mailbox": {"validate": "custom", "value": f'=AND(ISNUMBER(FIND("@",{cell})),LEN({cell})<={_LONGEST_ADDRESS})'},
    }
    return rules[column.kind]


def too_long(labels: tuple[str, ...]) -> bool:
    """Tell whether a list is too long for the file format to be written out in a rule."""
    return len(",".join(labels)) > LONGEST_LIST


def also_accepted(column: Column) -> str:
    """Return what a column takes beside keys, as the sheets write it."""
    said = {WHOLE_PROGRAMME: own_words()("template.whole-programme")}
    return " · ".join(said.get(each, each) for each in column.also_allowed)


def yes_no() -> tuple[str, str]:
    """Return what the sheets write for yes and no."""
    return own_words()("template.yes"), own_words()("template.no")


def _municipality(offers: Offers) -> Rule | None:
    """Return the check of a municipality's key: its length; the list of states where each is its own municipality."""
    geography = offers.vocabulary.geography
    if geography.one_level:
        return {"validate": "list", "source": offers.states}
    digits = geography.municipality_digits
    return _length(digits, digits) if digits else None


def _reference(table: TableId, column: Column, offers: Offers) -> Rule:
    """Offer the keys of the workbook's own tab; else the declared partners; else only the shape is checked.

    A list that cannot be complete asks before it lets another key in.
    """
    own = offers.keys.get(column.refers_to) if column.refers_to and table != "portada" else None
    source = own or (offers.partners if column.refers_to == "socios" else None)
    if source is None:
        return _length(1, LONGEST_KEY)
    if column.kind in _BESIDE_LIST:
        return {"validate": "list", "source": source, "show_error": False}
    closed = own is not None and not column.also_allowed
    return {"validate": "list", "source": source, "error_type": "stop" if closed else "warning"}


def _list(labels: tuple[str, ...], how: str = "stop") -> Rule | None:
    if too_long(labels):
        return None
    rule: Rule = {"validate": "list", "source": list(labels)}
    return {**rule, "show_error": False} if how == "several" else {**rule, "error_type": how}


def _length(least: int, most: int) -> Rule:
    return {"validate": "length", "criteria": "between", "minimum": least, "maximum": most}


def _between(kind: str, least: Any, most: Any) -> Rule:
    return {"validate": kind, "criteria": "between", "minimum": least, "maximum": most}


def _message(column: Column, offers: Offers, *, is_listed: bool) -> tuple[str, dict[str, object]]:
    """Return which sentence says what is expected, and its parameters."""
    if is_listed:
        return "choice", {}
    bounds = offers.bounds
    params: dict[str, dict[str, object]] = {
        "slug": {"longest": LONGEST_KEY},
        "text": {"longest": column.longest},
        "count": {"least": int(column.minimum or 0)},
        "latitude": {"low": bounds.min_lat, "high": bounds.max_lat},
        "longitude": {"low": bounds.min_lon, "high": bounds.max_lon},
    }
    if column.kind == "reference":
        also = also_accepted(column)
        return ("reference-also", {"also": also}) if also else ("reference", {})
    kind = "choice" if column.kind == "age-band" else column.kind
    return kind, params.get(column.kind, {})
