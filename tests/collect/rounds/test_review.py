"""A reading that lost rows is not believed at once."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from lib.collect.reading import SourceReading
from lib.collect.rounds.review import lost_too_much, reviewed
from lib.collect.source_status import Review, SourceStatus
from lib.tables.reading.table import ReadTable
from tests.indicators.facts import Group, bootcamp, programme, reach, table

NOW = datetime(2023, 12, 6, 12, tzinfo=UTC)


def reading(*tables: ReadTable, digest: str = "new") -> SourceReading:
    source = programme().source("pro-mujer")
    assert source is not None
    return SourceReading(source, NOW, tables, (), digest)


def people(rows: int) -> ReadTable:
    full = table(reach("BC-01", *(Group(10) for _ in range(max(rows, 1)))))
    return replace(full, rows=full.rows[:rows])


@pytest.mark.parametrize(("had", "has", "lost"), [
    (10, 10, False), (10, 6, False), (10, 5, True), (10, 4, True), (10, 0, True), (1, 1, False), (1, 0, True),
    (2, 1, True), (3, 2, False), (0, 0, False), (0, 9, False), (10, 30, False),
])  # fmt: skip
def test_half_the_rows_or_less_is_too_much_to_lose(had: int, has: int, *, lost: bool) -> None:
    assert lost_too_much(reading(people(had)), reading(people(has))) is lost


def test_a_table_that_is_gone_or_can_no_longer_be_read_is_too_much_to_lose() -> None:
    before = reading(people(10), table([bootcamp("BC-01")]))
    assert lost_too_much(before, reading(people(10)))
    assert lost_too_much(before, reading(people(10), replace(table([bootcamp("BC-01")]), rows=(), read=False)))


def test_what_could_not_be_read_before_is_no_loss() -> None:
    before = reading(people(10), replace(table([bootcamp("BC-01")]), rows=(), read=False))
    assert not lost_too_much(before, reading(people(10)))


def test_a_first_reading_is_taken_as_it_is() -> None:
    assert reviewed(SourceStatus("pro-mujer"), None, reading(people(0)), None, NOW) is None


def test_the_third_identical_reading_is_believed_and_another_one_starts_over() -> None:
    before, halved, other = reading(people(10)), reading(people(5), digest="half"), reading(people(4), digest="less")
    first = reviewed(SourceStatus("pro-mujer"), before, halved, None, NOW)
    assert first == Review("half", NOW, 1)
    status = SourceStatus("pro-mujer").under_review(first, NOW)
    second = reviewed(status, before, halved, None, NOW)
    assert second == Review("half", NOW, 2)
    status = status.under_review(second, NOW)
    assert reviewed(status, before, other, None, NOW) == Review("less", NOW, 1)
    assert reviewed(status, before, halved, None, NOW) is None


def test_what_a_steward_accepted_is_taken_in_and_nothing_else() -> None:
    before, halved = reading(people(10)), reading(people(5), digest="half")
    assert reviewed(SourceStatus("pro-mujer"), before, halved, "half", NOW) is None
    assert reviewed(SourceStatus("pro-mujer"), before, halved, "something else", NOW) is not None
