"""What a published table says of itself: what it counts, by what, as of when, and what does not add up."""

from collections.abc import Mapping, Sequence
from datetime import date

from lib.indicators.counts.published import Table
from lib.indicators.disclosure.cells import ALL
from lib.wording.language import Words
from lib.wording.names import Names


def in_words(table: Table, words: Words) -> str:
    """Return what a table counts, such as «Personas»."""
    return _upper(words(f"counts.{table.counts}"))


def caption(table: Table, names: Names, dimensions: Sequence[str], fixed: Mapping[str, str], as_of: date | None) -> str:
    """Return «Personas por estado y papel (Asistieron). Datos al 30 nov 2023.»"""
    words = names.words
    by = listed([_lower(words(f"dimension.{name}")) for name in dimensions], words)
    title = words("table.caption", counts=in_words(table, words), by=by)
    only = [names.value(name, value) for name, value in fixed.items() if value != ALL]
    if only:
        title = words("table.caption.only", title=title, only=listed(only, words))
    return f"{title}. {words('frame.asof', day=words.day(as_of))}." if as_of else f"{title}."


def does_not_add(table: Table, dimensions: Sequence[str], words: Words) -> tuple[str, ...]:
    """Return why people do not add up over bootcamps, where they are listed by bootcamp, and which the total is of."""
    if "bootcamp" not in dimensions or "bootcamp" in table.adds_over:
        return ()
    some = table.cohort != "all" and any(cell.state == "not-applicable" for cell in table.cells)
    return (words("table.does-not-add"), *([words("table.total-of-ended")] if some else []))


def total_name(dimension: str, table: Table, words: Words) -> str:
    """Return what the total over a dimension is called; where the table does not add over it, what it is of."""
    if dimension in table.adds_over:
        return words("value.total")
    own = f"table.whole.{dimension}"
    return words(own) if words.has(own) else words("table.whole")


def listed(items: Sequence[str], words: Words) -> str:
    """Return «a, b y c»."""
    if len(items) < 2:
        return "".join(items)
    return words("table.and", first=", ".join(items[:-1]), last=items[-1])


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
