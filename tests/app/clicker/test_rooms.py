"""Rooms: one phone leads one laptop, a code is good once and for two minutes, and a stranger's guess is nothing."""

from collections.abc import Callable
from itertools import count

import pytest

from lib.app.clicker.rooms import MOST_ROOMS, SCAN_SECONDS, Rate, RoomRefused, Rooms


class Clock:
    """Seconds that go on when they are told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def keys() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"key-{next(numbers)}"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def rooms(clock: Clock) -> Rooms:
    return Rooms(clock, keys())


def test_a_phone_that_scans_in_time_leads_and_the_code_is_spent(rooms: Rooms) -> None:
    room = rooms.open()
    heard, code = rooms.listen(room, room.laptop), room.code
    phone, leads = rooms.join(code)
    assert leads
    assert heard.get_nowait() == {"phone": "in"}
    assert rooms.leader(phone.key) is room
    with pytest.raises(RoomRefused, match="unknown"):
        rooms.join(code)


def test_a_code_runs_out_after_two_minutes_and_no_code_at_all_opens_nothing(rooms: Rooms, clock: Clock) -> None:
    room = rooms.open()
    clock.now = SCAN_SECONDS + 1
    with pytest.raises(RoomRefused, match="used"):
        rooms.join(room.code)
    rooms.renew(room)
    rooms.join(room.code)
    for guess in ("", "key", "ñ", room.laptop.key):
        with pytest.raises(RoomRefused, match="unknown"):
            rooms.join(guess)


def test_a_second_phone_waits_for_the_laptop_and_drives_nothing_until_then(rooms: Rooms) -> None:
    room = rooms.open()
    first, _ = rooms.join(room.code)
    rooms.renew(room)
    second, leads = rooms.join(room.code)
    assert not leads
    with pytest.raises(RoomRefused):
        rooms.leader(second.key)
    rooms.decide(room, accepted=False)
    assert rooms.leader(first.key) is room
    with pytest.raises(RoomRefused):
        rooms.side(second.key)


def test_who_is_accepted_takes_over_and_the_former_phone_is_told_and_drives_no_more(rooms: Rooms) -> None:
    room = rooms.open()
    first, _ = rooms.join(room.code)
    heard = rooms.listen(room, first)
    rooms.place(room, {"n": 3})
    rooms.renew(room)
    second, _ = rooms.join(room.code)
    told = rooms.listen(room, second)
    assert told.get_nowait() == {"you": "wait"}
    rooms.decide(room, accepted=True)
    assert told.get_nowait() == {"you": "in", "n": 3}
    assert [heard.get_nowait() for _ in range(heard.qsize())][-1] == {"you": "out"}
    with pytest.raises(RoomRefused):
        rooms.leader(first.key)


def test_a_key_opens_its_own_side_only(rooms: Rooms) -> None:
    room = rooms.open()
    phone, _ = rooms.join(room.code)
    with pytest.raises(RoomRefused):
        rooms.laptop(phone.key)
    with pytest.raises(RoomRefused):
        rooms.leader(room.laptop.key)


def test_a_press_is_refused_while_no_laptop_listens_and_a_stream_that_came_back_replaces_the_old(rooms: Rooms) -> None:
    room = rooms.open()
    assert not room.laptop.tell({"do": "next"})
    old = rooms.listen(room, room.laptop)
    new = rooms.listen(room, room.laptop)
    rooms.leave(room, room.laptop, old)
    assert room.laptop.tell({"do": "next"})
    assert new.get_nowait() == {"do": "next"}


def test_the_laptop_sees_that_its_phone_went_and_came_back(rooms: Rooms) -> None:
    room = rooms.open()
    heard = rooms.listen(room, room.laptop)
    phone, _ = rooms.join(room.code)
    rooms.leave(room, phone, rooms.listen(room, phone))
    rooms.listen(room, phone)
    said = [heard.get_nowait()["phone"] for _ in range(heard.qsize())]
    assert said == ["in", "in", "away", "in"]


def test_rooms_that_nobody_leads_make_way_and_others_do_not(clock: Clock) -> None:
    rooms = Rooms(clock)
    led = rooms.open()
    phone, _ = rooms.join(led.code)
    for _ in range(MOST_ROOMS + 5):
        rooms.open()
    assert rooms.leader(phone.key) is led


def test_keys_are_of_128_bits_and_never_the_same() -> None:
    rooms = Rooms(lambda: 0.0)
    made = {key for room in (rooms.open() for _ in range(50)) for key in (room.code, room.laptop.key)}
    assert len(made) == 100
    assert all(len(key) >= 22 for key in made), "22 letters of base64 are 128 bits"


def test_a_rate_lets_so_many_through_in_its_window_for_each_name(clock: Clock) -> None:
    rate = Rate(2, 10, clock)
    assert [rate.allows("one") for _ in range(3)] == [True, True, False]
    assert rate.allows("other")
    clock.now = 11
    assert rate.allows("one")
