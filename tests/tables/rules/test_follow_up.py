"""V18: answers against those asked, and those asked against who completed."""

from typing import Any

import pytest

from lib.tables.schema.training import FollowUp
from lib.tables.schema.vocabulary import Stage, Wave
from tests.tables.rules.tables import brief, checked, follow_up, found, lines, reach, table

COMPLETED = (
    reach(2, stage=Stage.COMPLETED, people=30),
    reach(3, stage=Stage.COMPLETED, people=20, bootcamp="BC-02", already_counted=4),
)


@pytest.mark.parametrize(
    ("fields", "cell", "value", "params"),
    [
        ({"answered": 31}, "E5", "31", {"case": "answered", "limit": 30}),
        ({"positive": 26}, "F5", "26", {"case": "positive", "limit": 25}),
        ({"contacted": 31}, "D5", "31", {"case": "contacted", "limit": 30}),
        ({"contacted": 47, "bootcamp": "PROGRAMA"}, "D5", "47", {"case": "contacted", "limit": 46}),
    ],
)
def test_a_count_larger_than_the_one_it_is_part_of_takes_the_row_out(
    fields: Any, cell: str, value: str, params: Any
) -> None:
    result = checked(*COMPLETED, follow_up(5, **fields))
    assert brief(found(result, "V18")) == [(cell, value, False, params)]
    assert lines(result, FollowUp) == []


def test_at_entry_as_many_may_be_asked_as_registered() -> None:
    registered = reach(4, stage=Stage.REGISTERED, people=45)
    asked = follow_up(5, wave=Wave.ENTRY, contacted=45)
    assert found(checked(*COMPLETED, registered, asked), "V18") == []
    result = checked(*COMPLETED, registered, follow_up(5, wave=Wave.ENTRY, contacted=46))
    assert brief(found(result, "V18")) == [("D5", "46", False, {"case": "entry", "limit": 45})]


def test_everybody_may_complete_be_asked_answer_and_say_yes() -> None:
    everybody = follow_up(5, contacted=30, answered=30, positive=30)
    assert checked(*COMPLETED, everybody, follow_up(6, bootcamp="PROGRAMA", contacted=46)).findings == ()


def test_unknown_repeats_do_not_lower_who_completed_in_the_programme() -> None:
    unknown = COMPLETED[1].model_copy(update={"already_counted": None})
    result = checked(COMPLETED[0], unknown, follow_up(6, bootcamp="PROGRAMA", contacted=50))
    assert found(result, "V18") == []


def test_who_was_asked_is_not_compared_with_reach_that_is_unread_incomplete_or_silent() -> None:
    asked = follow_up(5, contacted=31)
    assert checked(asked).findings == ()
    assert checked(asked, extra=[table(*COMPLETED, left_out=1)]).findings == ()
    assert checked(COMPLETED[1], asked).findings == ()
