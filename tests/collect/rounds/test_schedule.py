"""When sources are due: trouble moves one source's turn, the quota everybody's."""

import pytest

from lib.collect.failure import FailureKind
from lib.collect.rounds.schedule import PAUSE, Pace, Schedule, begun

NOW = 1000.0
USUAL = Pace()
THREE = ("one", "two", "three")


def later(seconds: float) -> float:
    return NOW + seconds


def wait_after(schedule: Schedule, source: str, now: float) -> float:
    return schedule.turns[source].due - now


def waits(kind: FailureKind, times: int, pace: Pace = USUAL, jitter: float = 0.0) -> list[float]:
    """Return the seconds waited after each of so many failures in a row."""
    schedule, now, found = begun(THREE, pace, NOW), NOW, []
    for _ in range(times):
        schedule = schedule.started("one").failed("one", kind, now, jitter)
        found.append(wait_after(schedule, "one", now))
        now = schedule.turns["one"].due
    return found


def test_at_first_everybody_is_due() -> None:
    assert set(begun(THREE, Pace(), NOW).due(NOW)) == set(THREE)


def test_a_source_that_is_being_asked_is_not_due_again() -> None:
    schedule = begun(THREE, Pace(), NOW).started("two")
    assert set(schedule.due(later(9999))) == {"one", "three"}


@pytest.mark.parametrize(("chance", "seconds"), [(0.0, 60.0), (0.5, 57.0), (1.0, 54.0)])
def test_after_a_reading_the_next_is_due_within_one_cycle_never_after_it(chance: float, seconds: float) -> None:
    schedule = begun(THREE, Pace(), NOW).started("one").answered("one", NOW, chance)
    assert wait_after(schedule, "one", NOW) == pytest.approx(seconds)


@pytest.mark.parametrize("kind", [FailureKind.NETWORK, FailureKind.SERVER])
def test_what_passes_is_tried_again_at_once_then_ever_less_often_up_to_15_minutes(kind: FailureKind) -> None:
    assert waits(kind, 8) == [2, 60, 120, 240, 480, 900, 900, 900]


@pytest.mark.parametrize(
    "kind", [FailureKind.PERMISSION, FailureKind.NOT_FOUND, FailureKind.KEY_REFUSED, FailureKind.OFFICE_FILE]
)
def test_a_refusal_is_tried_again_after_5_minutes_then_slower_up_to_an_hour(kind: FailureKind) -> None:
    assert waits(kind, 6) == [300, 600, 1200, 2400, 3600, 3600]


def test_a_workbook_that_makes_no_sense_is_tried_again_in_the_next_cycle() -> None:
    assert waits(FailureKind.UNREADABLE, 3) == [60, 60, 60]


def test_jitter_spreads_the_tries() -> None:
    assert waits(FailureKind.NETWORK, 3, jitter=1.0) == pytest.approx([4, 48, 96])
    assert waits(FailureKind.PERMISSION, 1, jitter=1.0) == pytest.approx([330])


def test_in_a_folder_a_file_that_is_gone_is_looked_for_in_every_cycle() -> None:
    assert waits(FailureKind.NOT_FOUND, 3, Pace(kinds={"one": "folder"})) == [60, 60, 60]


def test_no_number_of_failures_is_too_large() -> None:
    assert waits(FailureKind.SERVER, 2000)[-1] == 900


def test_a_source_that_recovers_begins_anew() -> None:
    schedule = begun(THREE, Pace(), NOW)
    for _ in range(4):
        schedule = schedule.started("one").failed("one", FailureKind.SERVER, NOW, 0.0)
    schedule = schedule.started("one").answered("one", NOW, 0.0).started("one")
    assert wait_after(schedule.failed("one", FailureKind.SERVER, NOW, 0.0), "one", NOW) == 2


def test_one_sources_trouble_moves_nobody_elses_turn() -> None:
    schedule = begun(THREE, Pace(), NOW)
    after = schedule.started("one").failed("one", FailureKind.PERMISSION, NOW, 0.0)
    assert set(after.due(NOW)) == {"two", "three"}


def test_the_quota_makes_everybody_wait_65_seconds_at_least() -> None:
    schedule = begun(THREE, Pace(), NOW).started("one").failed("one", FailureKind.QUOTA, NOW, 0.0)
    assert PAUSE >= 65
    assert schedule.due(later(PAUSE - 0.1)) == ()
    assert schedule.next_due() == later(PAUSE)


def test_after_the_pause_one_goes_first_and_the_others_follow_when_it_was_read() -> None:
    schedule = begun(THREE, Pace(), NOW).started("one").failed("one", FailureKind.QUOTA, NOW, 0.0)
    first = schedule.due(later(PAUSE))
    assert len(first) == 1
    schedule = schedule.started(first[0])
    assert schedule.due(later(PAUSE + 5)) == ()
    schedule = schedule.answered(first[0], later(PAUSE + 5), 0.0)
    assert set(schedule.due(later(PAUSE + 5))) == set(THREE) - set(first)


def test_when_the_first_meets_the_quota_again_everybody_waits_again() -> None:
    schedule = begun(THREE, Pace(), NOW).started("one").failed("one", FailureKind.QUOTA, NOW, 0.0)
    first = schedule.due(later(PAUSE))[0]
    schedule = schedule.started(first).failed(first, FailureKind.QUOTA, later(PAUSE), 0.0)
    assert schedule.due(later(2 * PAUSE - 0.1)) == ()
    assert len(schedule.due(later(2 * PAUSE))) == 1


def test_when_the_first_fails_for_another_reason_another_one_goes_first() -> None:
    schedule = begun(THREE, Pace(), NOW).started("one").failed("one", FailureKind.QUOTA, NOW, 0.0)
    first = schedule.due(later(PAUSE))[0]
    schedule = schedule.started(first).failed(first, FailureKind.PERMISSION, later(PAUSE), 0.0)
    second = schedule.due(later(PAUSE))
    assert len(second) == 1
    assert second != (first,)


def test_an_answer_that_was_on_its_way_does_not_end_the_pause() -> None:
    schedule = begun(THREE, Pace(), NOW).started("one").started("two")
    schedule = schedule.failed("one", FailureKind.QUOTA, NOW, 0.0).answered("two", later(1), 0.0)
    assert schedule.due(later(PAUSE - 1)) == ()


def test_a_pause_that_was_imposed_on_another_process_holds() -> None:
    schedule = begun(THREE, Pace(), NOW, pause=30)
    assert schedule.due(later(29)) == ()
    assert len(schedule.due(later(30))) == 1
    assert set(begun(THREE, Pace(), NOW, pause=-1).due(NOW)) == set(THREE)


def test_asking_for_everybody_makes_them_due_but_for_those_on_their_way_and_ends_no_pause() -> None:
    schedule = begun(THREE, Pace(), NOW).started("one").answered("one", NOW, 0.0).started("two")
    assert set(schedule.asked_for(later(1)).due(later(1))) == {"one", "three"}
    paused = schedule.failed("two", FailureKind.QUOTA, NOW, 0.0).asked_for(later(1))
    assert paused.due(later(1)) == ()


def test_nobody_is_due_next_while_all_are_being_asked() -> None:
    schedule = begun(("one",), Pace(), NOW)
    assert schedule.next_due() == NOW
    assert schedule.started("one").next_due() is None


def test_a_pause_for_googles_quota_holds_up_google_sheets_only() -> None:
    pace = Pace(kinds={"two": "web", "three": "folder"})
    schedule = begun(THREE, pace, NOW).started("one").failed("one", FailureKind.QUOTA, NOW, 0.0)
    assert set(schedule.due(NOW)) == {"two", "three"}
    assert schedule.next_due() == NOW
    schedule = schedule.started("two").answered("two", NOW, 0.0).started("three")
    assert schedule.probing is None
    assert schedule.next_due() == later(60)
    assert schedule.due(later(70)) == ("two", "one")
    assert schedule.started("one").due(later(70)) == ("two",)


def test_an_address_backs_off_as_google_does_and_a_folder_does_not() -> None:
    pace = Pace(kinds={"one": "web"})
    assert waits(FailureKind.ADDRESS_REFUSED, 3, pace) == [300, 600, 1200]
    assert waits(FailureKind.SERVER, 4, pace) == waits(FailureKind.SERVER, 4)
