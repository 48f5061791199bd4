"""All figures as one sheet: one row for each indicator and for each of its parts."""

from lib.indicators.figure import Figure, Part
from lib.publish.exports.sheet import Sheet, SheetColumn, Value, column, tidy
from lib.publish.exports.table_sheets import STATES
from lib.wording.cohorts import ended_only
from lib.wording.edition import Edition
from lib.wording.names import part_name
from lib.wording.reference.citations import citation
from lib.wording.reference.definitions import Definition, definition
from lib.wording.reference.origins import complete_to, keepers
from lib.wording.values import decimals_of, figure, is_share


def figure_sheet(edition: Edition) -> Sheet:
    """Return every indicator, whole first, then its parts. A share is between 0 and 1 beside what it is a share of."""
    words = edition.words
    rows: list[tuple[Value, ...]] = []
    for indicator in edition.names.programme.indicator_ids:
        rows += _rows(edition.snapshot.figure(indicator), edition)
    return Sheet(
        "figures", words("exports.sheet.figures"), words("exports.about.figures"), _columns(edition), tuple(rows)
    )


def _columns(edition: Edition) -> tuple[SheetColumn, ...]:
    words = edition.words
    return (
        column("indicator", "text", "#indicator+code", words, key=True),
        column("indicator-name", "text", "#indicator+name", words),
        column("part", "text", "#indicator+part+code", words, key=True),
        column("part-name", "text", "#indicator+part+name", words),
        column("unit", "text", "#indicator+unit", words),
        column("value", "number", "#indicator+value+num", words),
        column("value-state", "text", "#status+value+code", words, allowed=STATES),
        column("value-text", "text", "#description+value", words),
        column("low", "integer", "#indicator+value+min", words),
        column("high", "integer", "#indicator+value+max", words),
        column("numerator", "integer", "#indicator+numerator+num", words),
        column("denominator", "integer", "#indicator+denominator+num", words),
        column("unknown", "integer", "#indicator+unknown+num", words),
        column("aside", "integer", "#indicator+aside+num", words),
        column("cohort", "text", "#indicator+cohort", words),
        column("population-source", "text", "#meta+source+population", words),
        column("population-year", "integer", "#date+year+population", words),
        column("target", "number", "#indicator+target+num", words),
        column("signal", "text", "#status+target", words),
        column("definition", "text", "#indicator+definition", words),
        column("source", "text", "#meta+source", words),
        column("as-of", "day", "#date+cutoff", words),
        column("snapshot", "text", "#meta+snapshot", words),
        column("citation", "text", "#meta+citation", words),
    )


def _rows(value: Figure, edition: Edition) -> list[tuple[Value, ...]]:
    names, snapshot = edition.names, edition.snapshot
    says = definition(value.id, names.words, names.programme.rules)
    day, kept_by = complete_to(says.tables, snapshot, names), keepers(says.tables, snapshot, names)
    tail = (says.meaning, kept_by, day, snapshot.id)
    whole = (*_whole(value, says, edition), *tail, citation(value.id, snapshot, names))
    return [whole, *((*_part(part, value, says, edition), *tail, None) for part in value.parts)]


def _whole(value: Figure, says: Definition, edition: Edition) -> tuple[Value, ...]:
    shown, share = value.state == "shown", is_share(value)
    return (
        value.id,
        says.name,
        "",
        "",
        says.unit,
        tidy(value.value, share=share) if shown else None,
        value.state,
        figure(value, edition.words).text,
        value.low if shown else None,
        value.high if shown else None,
        *((value.numerator, value.denominator, value.unknown) if shown else (None, None, None)),
        value.aside,
        _bootcamps(value, edition),
        value.source,
        value.year,
        tidy(value.target, share=share),
        edition.words(f"signal.{value.signal}") if value.signal else None,
    )


def _part(part: Part, whole: Figure, says: Definition, edition: Edition) -> tuple[Value, ...]:
    shown, share = part.state == "shown", is_share(part)
    return (
        whole.id,
        says.name,
        part.id,
        part_name(part.id, edition.names),
        edition.words("unit.share") if share else says.unit,
        tidy(part.value, share=share) if shown else None,
        part.state,
        figure(part, edition.words, decimals_of(whole)).text,
        *((part.low, part.high, part.numerator, part.denominator) if shown else (None, None, None, None)),
        None,
        part.aside,
        _bootcamps(whole, edition),
        whole.source,
        whole.year,
        None,
        None,
    )


def _bootcamps(value: Figure, edition: Edition) -> str | None:
    """Return which bootcamps a figure counts where it does not count all of them."""
    if value.cohort == "due":
        return edition.words("exports.cohort.due", day=edition.words.day(value.until)) if value.until else None
    return ended_only(value.cohort, edition.snapshot, edition.words)
