"""How the hubs in service grew, month by month."""

from collections.abc import Sequence

from lib.markup.blocks.tables import TableRow, WrittenTable, written_table
from lib.markup.evidence.chart import Bar, Chart, Segment
from lib.snapshot.changes.growth import MonthEnd
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.values import Written, nothing

_MOST = 12
"""Months that have a bar; the table has all."""


def growth(months: Sequence[MonthEnd], snapshot: Snapshot, names: Names) -> Chart:
    """Return the hubs in service at the end of the latest months as bars, and all months as a table."""
    bars = tuple(_bar(each, names) for each in months[-_MOST:])
    title = names.words("stage.growth.months")
    return Chart("growth", title, snapshot.id, bars=bars, columns=True, tables=(months_table(months, names),))


def months_table(months: Sequence[MonthEnd], names: Names) -> WrittenTable:
    """Return every month with its hubs in service and the bootcamps begun by then."""
    words = names.words
    rows = tuple(
        TableRow(
            words.month(each.day),
            (in_service(each, names), begun(each, names)),
        )
        for each in months
    )
    head = tuple(words(f"growth.col.{each}") for each in ("month", "hubs", "bootcamps"))
    return written_table(words("growth.table"), head, rows, words, notes=(words("growth.note"),))


def in_service(month: MonthEnd, names: Names) -> Written:
    """Return how many hubs were in service; no data before any was told."""
    words = names.words
    return nothing("no-data", words) if month.hubs is None else Written(words.number(len(month.hubs)), "shown")


def begun(month: MonthEnd, names: Names) -> Written:
    """Return how many bootcamps had begun; no data where their sheet was not read."""
    words = names.words
    return nothing("no-data", words) if month.bootcamps is None else Written(words.number(month.bootcamps), "shown")


def _bar(month: MonthEnd, names: Names) -> Bar:
    name, value = names.words.month(month.day), in_service(month, names)
    number = None if month.hubs is None else float(len(month.hubs))
    return Bar(name, value, (Segment(name, number, value.state, text=value.text),), number)
