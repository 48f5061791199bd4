"""The data dictionary: every table and column that partners keep, in both languages, as Markdown."""

from lib.programme.model import Programme
from lib.tables.schema.choice_words import choice_words, written_as
from lib.tables.schema.columns import Column, Row
from lib.tables.schema.declared import models_of
from lib.tables.schema.lists import choices_of
from lib.wording.findings.variants import told
from lib.wording.language import Words
from lib.wording.reference.columns import example, meaning

_BOTH = (Words("es"), Words("en"))


def dictionary(programme: Programme) -> str:
    """Return the data dictionary of a programme, Spanish first."""
    lines = [f"# {_both('document.dictionary.title')}", ""]
    for words in _BOTH:
        lines += [words("document.dictionary.lead"), ""]
    for model in models_of(programme).values():
        lines += _table(model, programme)
    return "\n".join(lines).rstrip() + "\n"


def _table(model: type[Row], programme: Programme) -> list[str]:
    headings = [
        _both(f"document.{name}")
        for name in ("column", "type", "is-required", "choices", "meaning", "example", "tag")
    ]  # fmt: skip
    lines = [f"## {model.table} · {model.english}", ""]
    for words in _BOTH:
        key = ", ".join(f"`{model.columns[name].header}`" for name in model.key)
        lines += [words("document.owner", owner=_owner(model, programme, words), key=key), ""]
    lines += [_row(headings), _row(["---"] * len(headings))]
    lines += [_row(_cells(column, model, programme)) for column in model.columns.values()]
    return [*lines, ""]


def _owner(model: type[Row], programme: Programme, words: Words) -> str:
    partner = programme.partner(programme.owners.get(model.table, ""))
    return partner.short if partner else words("document.every-partner")


def _cells(column: Column, model: type[Row], programme: Programme) -> list[str]:
    return [
        f"`{column.header}`<br>*{column.english}*",
        _stacked(*(kind_in_words(column, words) for words in _BOTH)),
        _stacked(*(_required(column, model, words) for words in _BOTH)),
        "<br>".join(_choices(column, programme)),
        _stacked(*(meaning(model.table, column, words) for words in _BOTH)),
        f"`{example(model.table, column, _BOTH[0])}`",
        f"`{column.hxl}`",
    ]


def kind_in_words(column: Column, words: Words) -> str:
    """Return a column's type and bounds: «número entero, de 0 en adelante»."""
    kind = words(f"document.type.{column.kind}", refers=column.refers_to or "")
    limits = {"minimum": column.minimum, "maximum": column.maximum, "longest": column.longest}
    facts = {name: f"{limit:g}" for name, limit in limits.items() if limit is not None}
    bounds = told(words, "document.bounds", facts)
    return f"{kind}, {bounds}" if bounds else kind


def _required(column: Column, model: type[Row], words: Words) -> str:
    if column.called_for_by:
        field, values = column.called_for_by
        because = model.columns[field]
        if not values:
            return words("document.required.called-for.any", because=f"`{because.header}`")
        named = {str(choice): choice.spanish for choice in because.choices or ()}
        listed = ", ".join(named.get(str(value), str(value)) for value in values)
        return words("document.required.called-for", because=f"`{because.header}`", values=listed)
    if not column.required:
        return words("document.optional")
    return words("document.required.blank-counts" if column.blank_counts else "document.required")


def _choices(column: Column, programme: Programme) -> list[str]:
    bands = programme.ages.bands if column.kind == "age-band" else ()
    words, choices = choice_words(programme), choices_of(column.choices, programme.lists)
    said = {str(choice): written_as(column.header, choice, words) for choice in choices}
    named = [shown if shown == choice else f"{shown} (*{choice}*)" for choice, shown in said.items()]
    return [*bands, *named, *column.also_allowed]


def _both(key: str) -> str:
    spanish, english = (words(key) for words in _BOTH)
    return f"{spanish} · {english}"


def _stacked(spanish: str, english: str) -> str:
    return f"{spanish}<br>*{english}*" if spanish != english else spanish


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
