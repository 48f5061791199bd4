"""How far each source can be trusted: completeness, timeliness, validity and coverage (DAT)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lib.indicators.facts import Facts, is_closed
from lib.indicators.figure import Figure, Part, no_data, share
from lib.indicators.follow_up import may_be_asked
from lib.programme.model import Source
from lib.tables.finding import Finding
from lib.tables.reading.table import ReadTable
from lib.tables.schema.training import Bootcamp
from lib.tables.schema.vocabulary import BootcampStatus, Wave

Dimension = Literal["completeness", "timeliness", "validity", "coverage"]
_STARTED = frozenset({BootcampStatus.RUNNING, BootcampStatus.COMPLETED})
_BY_BOOTCAMP = ("sesiones", "alcance", "preparacion")
_OF_BOOTCAMPS = (*_BY_BOOTCAMP, "seguimiento")


@dataclass(frozen=True, slots=True)
class Ratio:
    """So many of so many. `share` is None where nothing was expected."""

    top: int
    base: int

    @property
    def share(self) -> float | None:
        """Return the ratio between 0 and 1, or None without a base."""
        return self.top / self.base if self.base else None


@dataclass(frozen=True, slots=True)
class Quality:
    """A source's four dimensions and the weakest of them. `age_days` is the age of what its owner declared complete."""

    completeness: Ratio
    validity: Ratio
    coverage: Ratio
    timely: bool | None
    age_days: int | None
    weakest: Dimension | None


def quality_of(
    source: Source,
    tables: Sequence[ReadTable],
    findings: Iterable[Finding],
    facts: Facts,
    today: date,
) -> Quality:
    """Judge one source by its own tables and findings."""
    completeness = Ratio(
        sum(table.tally.required_valid for table in tables), sum(table.tally.required_cells for table in tables)
    )
    wrong = {(found.tab, _row_of(found.cell)) for found in findings if found.severity == "error" and found.cell}
    rows = sum(table.tally.rows_seen for table in tables)
    validity = Ratio(max(0, rows - len(wrong)), rows)
    coverage = _coverage(source, tables, facts, today)
    cover = facts.covers.get(source.id)
    age = (today - cover.complete_to).days if cover else None
    timely = None if age is None else age <= source.every_days
    return Quality(
        completeness, validity, coverage, timely, age, _weakest(completeness, validity, coverage, timely)
    )  # fmt: skip


def quality_figures(qualities: Mapping[str, Quality]) -> list[Figure]:
    """Return DAT-1 to DAT-5 over all sources; a part is a source."""
    if not qualities:
        return [no_data(f"DAT-{number}", "share") for number in range(1, 6)]
    judged = list(qualities.values())
    dated = [each for each in judged if each.timely is not None]
    figures = {
        "completeness": _total("DAT-1", {name: each.completeness for name, each in qualities.items()}),
        "timeliness": share("DAT-2", sum(bool(each.timely) for each in dated), len(qualities)),
        "validity": _total("DAT-3", {name: each.validity for name, each in qualities.items()}),
        "coverage": _total("DAT-4", {name: each.coverage for name, each in qualities.items()}),
    }
    valued = {name: figure for name, figure in figures.items() if figure.value is not None}
    if not valued:
        return [*figures.values(), no_data("DAT-5", "share")]
    name, weakest = min(valued.items(), key=lambda item: item[1].value or 0.0)
    part = Part(name, "shown", weakest.value, weakest.numerator, weakest.denominator)
    return [*figures.values(), Figure("DAT-5", "share", "shown", weakest.value, parts=(part,))]


def weakest_source(qualities: Mapping[str, Quality]) -> str | None:
    """Return the source that most holds back what can be said: unread first, then the stalest beyond its cadence."""
    if not qualities:
        return None

    def weakness(name: str) -> tuple[int, int, float, str]:
        quality = qualities[name]
        shares = [ratio.share or 0.0 for ratio in (quality.completeness, quality.validity, quality.coverage)]
        never_dated = 0 if quality.timely is None else 1
        late = 0 if quality.timely else 1
        return (never_dated, -late * (quality.age_days or 0), min(shares), name)

    return min(qualities, key=weakness)


def _total(indicator: str, ratios: Mapping[str, Ratio]) -> Figure:
    parts = tuple(
        Part(name, "shown" if ratio.base else "not-applicable", ratio.share, ratio.top, ratio.base)
        for name, ratio in ratios.items()
    )
    return share(
        indicator, sum(ratio.top for ratio in ratios.values()), sum(ratio.base for ratio in ratios.values()), parts
    )  # fmt: skip


def _coverage(source: Source, tables: Sequence[ReadTable], facts: Facts, today: date) -> Ratio:
    """Count expected reports: each declared tab, and for tabs by bootcamp one report of each bootcamp that owes it.

    A tab that no bootcamp owes anything to yet is expected to be there, empty or not.
    """
    found = expected = 0
    for table_id in source.tabs:
        table = next((each for each in tables if each.model.table == table_id), None)
        owing = {row.bootcamp for row in facts.bootcamps if _owes(table_id, row, today)}
        if owing and table_id in _BY_BOOTCAMP:
            expected += len(owing)
            found += len(owing & {getattr(row, "bootcamp", None) for row in table.rows}) if table else 0
            continue
        early = table_id in _OF_BOOTCAMPS and bool(facts.bootcamps) and not owing
        expected += 1
        found += table is not None and (early or bool(table.rows))
    return Ratio(found, expected)


def _owes(table_id: str, bootcamp: Bootcamp, today: date) -> bool:
    if table_id == "preparacion":
        return bootcamp.status not in {BootcampStatus.CANCELLED, BootcampStatus.PROPOSED}
    if table_id == "seguimiento":
        return is_closed(bootcamp) and may_be_asked(bootcamp, Wave.THREE_MONTHS, today)
    return bootcamp.status in _STARTED


def _weakest(completeness: Ratio, validity: Ratio, coverage: Ratio, timely: bool | None) -> Dimension | None:
    """Return the dimension that holds the source back most, or None where all four are whole."""
    shares: dict[Dimension, float] = {"timeliness": 1.0 if timely else 0.0}
    named: tuple[tuple[Dimension, Ratio], ...] = (
        ("completeness", completeness),
        ("validity", validity),
        ("coverage", coverage),
    )
    for name, ratio in named:
        shares[name] = 0.0 if ratio.share is None else ratio.share
    weakest = min(shares, key=lambda name: shares[name])
    return weakest if shares[weakest] < 1.0 else None


def _row_of(address: str | None) -> str:
    return (address or "").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
