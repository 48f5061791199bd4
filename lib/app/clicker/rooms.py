"""Rooms in which one phone leads the slides of one laptop. They hold keys and places in a deck, nothing of anybody."""

import asyncio
import secrets
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

SCAN_SECONDS = 120.0
"""How long a code can be scanned."""

MOST_ROOMS = 200
_IDLE_SECONDS = 900.0
_WAITING = 20  # messages that wait for a stream; beyond that the oldest go
_BITS = 128

Told = Mapping[str, object]


class RoomRefused(ValueError):
    """What was asked cannot be done; the message is one word for the page: `unknown`, `used`, `full`, `alone`."""


@dataclass(slots=True)
class Side:
    """The laptop or a phone: its secret key, and what waits for its open stream, None while there is none."""

    key: str
    stream: "asyncio.Queue[Told] | None" = None

    def tell(self, told: Told) -> bool:
        """Send something; tell whether somebody listens."""
        if self.stream is None:
            return False
        if self.stream.full():
            self.stream.get_nowait()
        self.stream.put_nowait(told)
        return True


@dataclass(slots=True)
class Room:
    """A laptop, the phone that leads it, one that asks to, and where the deck is. `code` is good once, `until` then."""

    laptop: Side
    code: str
    until: float
    used: float
    phone: Side | None = None
    asking: Side | None = None
    at: Told = field(default_factory=dict)


class Rooms:
    """All rooms of this process. `now` gives seconds of a clock that never goes back."""

    def __init__(self, now: Callable[[], float], key: Callable[[], str] | None = None) -> None:
        self._now = now
        self._key = key or (lambda: secrets.token_urlsafe(_BITS // 8))
        self._rooms: list[Room] = []

    def open(self) -> Room:
        """Return a new room. Raises RoomRefused where there are too many."""
        now = self._now()
        self._rooms = [each for each in self._rooms if each.laptop.stream or now - each.used < _IDLE_SECONDS]
        if len(self._rooms) >= MOST_ROOMS:
            idle = next((each for each in self._rooms if each.phone is None), None)
            if idle is None:
                raise RoomRefused("full")
            self._rooms.remove(idle)
        room = Room(Side(self._key()), self._key(), now + SCAN_SECONDS, now)
        self._rooms.append(room)
        return room

    def renew(self, room: Room) -> None:
        """Give a room a code that was not scanned yet; who leads it goes on."""
        room.code, room.until = self._key(), self._now() + SCAN_SECONDS

    def join(self, code: str) -> tuple[Side, bool]:
        """Return the side of a phone that scanned a code, and whether it leads already or waits for the laptop's word.

        A code is good once. Raises RoomRefused.
        """
        room = next((each for each in self._rooms if code and _same(each.code, code)), None)
        if room is None:
            raise RoomRefused("unknown")
        if self._now() > room.until:
            raise RoomRefused("used")
        room.code, phone = "", Side(self._key())
        if room.phone is None:
            room.phone = phone
            room.laptop.tell({"phone": "in"})
            return phone, True
        room.asking = phone
        room.laptop.tell({"phone": "asks"})
        return phone, False

    def laptop(self, key: str) -> Room:
        """Return the room whose laptop has this key. Raises RoomRefused."""
        return self._find(key, lambda room: room.laptop)

    def leader(self, key: str) -> Room:
        """Return the room that the phone with this key leads. Raises RoomRefused."""
        return self._find(key, lambda room: room.phone)

    def side(self, key: str) -> tuple[Room, Side]:
        """Return the room and the side with this key, also of a phone that waits. Raises RoomRefused."""
        for room in self._rooms:
            for side in (room.laptop, room.phone, room.asking):
                if side and _same(side.key, key):
                    return room, side
        raise RoomRefused("unknown")

    def decide(self, room: Room, *, accepted: bool) -> None:
        """Give the lead to the phone that asks for it, or send it away."""
        asking, room.asking = room.asking, None
        if asking is None:
            return
        if not accepted:
            asking.tell({"you": "out"})
            return
        if room.phone:
            room.phone.tell({"you": "out"})
        room.phone = asking
        asking.tell({"you": "in", **room.at})
        room.laptop.tell({"phone": "in"})

    def place(self, room: Room, at: Told) -> None:
        """Note where the deck is, and tell the phone."""
        room.at, room.used = at, self._now()
        if room.phone:
            room.phone.tell({"you": "in", **at})

    def listen(self, room: Room, side: Side) -> "asyncio.Queue[Told]":
        """Open a side's stream, in place of one that it had, and say what it must know."""
        side.stream = asyncio.Queue(_WAITING)
        room.used = self._now()
        if side is room.laptop:
            if room.phone:
                side.tell({"phone": "in" if room.phone.stream else "away"})
        elif side is room.phone:
            side.tell({"you": "in", **room.at})
            room.laptop.tell({"phone": "in"})
        else:
            side.tell({"you": "wait"})
        return side.stream

    def leave(self, room: Room, side: Side, stream: "asyncio.Queue[Told]") -> None:
        """Note that a stream ended, and tell the laptop that its phone is away."""
        if side.stream is not stream:
            return
        side.stream = None
        if side is room.phone:
            room.laptop.tell({"phone": "away"})

    def _find(self, key: str, of: Callable[[Room], Side | None]) -> Room:
        for room in self._rooms:
            side = of(room)
            if side and _same(side.key, key):
                return room
        raise RoomRefused("unknown")


class Rate:
    """At most so many in a window of seconds for each name, and for `most_names` names at once."""

    def __init__(self, most: int, seconds: float, now: Callable[[], float], most_names: int = 2000) -> None:
        self._most, self._seconds, self._now, self._names = most, seconds, now, most_names
        self._seen: dict[str, deque[float]] = {}

    def allows(self, name: str) -> bool:
        """Count one more, and tell whether it is within the rate."""
        now = self._now()
        if len(self._seen) >= self._names:
            self._seen = {each: times for each, times in self._seen.items() if times[-1] > now - self._seconds}
            if name not in self._seen and len(self._seen) >= self._names:
                return False
        times = self._seen.setdefault(name, deque(maxlen=self._most))
        if len(times) == self._most and times[0] > now - self._seconds:
            return False
        times.append(now)
        return True


def _same(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode(), other.encode(errors="surrogatepass"))
