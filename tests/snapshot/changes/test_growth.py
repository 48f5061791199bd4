"""How the programme grew, month by month."""

from datetime import date

from lib.snapshot.changes.growth import in_service, month_ends
from tests.markup.made_hubs import bootcamp

A, AB = frozenset({"A"}), frozenset({"A", "B"})


def test_only_hubs_in_service_count_verified_or_not() -> None:
    conditions = {"A": "in-service-verified", "B": "in-service-unverified", "C": "planned", "D": "out-of-service"}
    assert in_service(conditions) == AB


def test_a_month_has_what_was_told_last_in_it_and_one_without_keeps_the_month_before() -> None:
    days = [(date(2023, 9, 5), A), (date(2023, 9, 28), AB), (date(2023, 12, 6), A)]
    found = month_ends(days, [])
    assert [(each.day, each.hubs) for each in found] == [
        (date(2023, 9, 28), AB),
        (date(2023, 10, 31), AB),
        (date(2023, 11, 30), AB),
        (date(2023, 12, 6), A),
    ]


def test_bootcamps_that_began_before_any_hub_was_told_have_their_months_without_hubs() -> None:
    camps = [
        bootcamp(actual_start=date(2023, 2, 20)),
        bootcamp(actual_start=date(2023, 4, 3)),
        bootcamp(actual_start=None),
    ]
    found = month_ends([(date(2023, 4, 10), A)], camps)
    assert [(each.hubs, each.bootcamps) for each in found] == [(None, 1), (None, 1), (A, 2)]


def test_a_bootcamp_that_begins_after_the_day_that_is_shown_has_not_begun() -> None:
    assert month_ends([(date(2023, 4, 10), A)], [bootcamp(actual_start=date(2023, 4, 20))])[-1].bootcamps == 0


def test_of_a_long_life_the_last_three_years_are_told() -> None:
    found = month_ends([(date(2015, 1, 31), A), (date(2023, 4, 10), AB)], [])
    assert (len(found), found[0].day, found[-1].hubs) == (36, date(2020, 5, 31), AB)
