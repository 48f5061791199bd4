"""Reports that are expected of a source: none before it is due. Its cover is not read here, so that one is missing."""

from datetime import date

import pytest

from lib.indicators.data_quality import quality_of
from lib.indicators.facts import facts_of
from lib.tables.reading.table import ReadTable
from lib.tables.schema.training import Bootcamp, FollowUp, Reach, Readiness, Session
from lib.tables.schema.vocabulary import BootcampStatus
from tests.indicators.facts import Group, bootcamp, programme, reach, table

EMPTY = [table([], model=kind) for kind in (Session, Readiness, FollowUp)]
PROPOSED = bootcamp("BC-01", status=BootcampStatus.PROPOSED, actual_start=None, actual_end=None)


def coverage(camp: Bootcamp, today: date, *tables: ReadTable) -> tuple[int, int]:
    source = next(each for each in programme().sources if each.id == "pro-mujer")
    read = [table([camp]), *tables]
    ratio = quality_of(source, read, [], facts_of(read), today).coverage
    return ratio.top, ratio.base


def test_an_empty_tab_is_whole_until_a_bootcamp_owes_it_something() -> None:
    nothing = table([], model=Reach)
    assert coverage(PROPOSED, date(2023, 2, 1), nothing, *EMPTY) == (5, 6)
    assert coverage(bootcamp("BC-01"), date(2023, 4, 2), nothing, *EMPTY) == (2, 6)


def test_a_tab_that_is_not_there_is_missed_from_the_beginning() -> None:
    assert coverage(PROPOSED, date(2023, 2, 1), *EMPTY) == (4, 6)


@pytest.mark.parametrize(("today", "found"), [(date(2023, 6, 30), 3), (date(2023, 7, 1), 2)])
def test_a_survey_is_expected_three_months_after_the_first_end(today: date, found: int) -> None:
    counted = table(reach("BC-01", Group(20)))
    assert coverage(bootcamp("BC-01"), today, counted, *EMPTY) == (found, 6)
