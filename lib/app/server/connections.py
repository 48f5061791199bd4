"""Whose connections are kept: a request must come soon, no address takes everything, and descriptors are left to read.

Streamlit starts uvicorn, which knows none of these limits, and takes no protocol of ours; so the event loop is asked to
hand its connections over as they are made.
"""

import asyncio
import resource
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import Any, cast

from lib.collect import log

RESERVED = 96
"""File descriptors that no visitor gets: sheets, the store, Google, and what the program itself holds open."""

_MOST_DESCRIPTORS = 65_536
_FEWEST, _AT_ONCE, _QUEUED = 8, 16, 2048
_REFUSED = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Limits:
    """How many connections there are at most, how many of one address, and the seconds that a request may take to come.

    Where an address may be a proxy's (`proxy` tells), many people stand behind it: it may hold half of all.
    """

    most: int
    most_of_one: int = 300
    header_seconds: float = 10.0
    proxy: Callable[[str], bool] = lambda _: False

    def of(self, address: str) -> int:
        """Return how many connections an address may hold."""
        half = max(1, self.most // 2)
        return half if self.proxy(address) else min(half, self.most_of_one)


class Connections:
    """Every open connection, by the address it comes from, those of longest standing first."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._open: dict[str, dict[_Connection, None]] = {}

    def admit(self, new: "_Connection", peer: str) -> bool:
        """Take a connection in; where there is no room, one goes that has no request under way. False: none has."""
        address = _whose(peer)
        mine = self._open.setdefault(address, {})
        if len(mine) >= self.limits.of(address) and not _room_in(mine):
            return False
        if self._count() >= self.limits.most:
            crowd = max(self._open.values(), key=len)
            if not _room_in(crowd):
                return False
        self._open.setdefault(address, mine)[new] = None
        return True

    def leave(self, gone: "_Connection", peer: str) -> None:
        """Note that a connection is over."""
        address = _whose(peer)
        mine = self._open.get(address, {})
        mine.pop(gone, None)
        if not mine:
            self._open.pop(address, None)

    def _count(self) -> int:
        return sum(map(len, self._open.values()))


class _Connection(asyncio.Protocol):
    """One connection, passed on to the server behind. Once it is a websocket it is only counted."""

    def __init__(self, behind: asyncio.Protocol, among: Connections) -> None:
        self._behind, self._among = behind, among
        self._admitted = self._is_websocket = False
        self._timer: asyncio.TimerHandle | None = None
        self._peer = ""
        self.transport: asyncio.Transport

    @property
    def over(self) -> bool:
        """Tell whether it was closed, though the other side has not taken everything yet."""
        return self.transport.is_closing()

    @property
    def waits(self) -> bool:
        """Tell whether no request is under way."""
        cycle = getattr(self._behind, "cycle", None)  # uvicorn's name for a request and its answer
        return not self._is_websocket and (cycle is None or bool(cycle.response_complete))

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        self._peer = str((transport.get_extra_info("peername") or ("",))[0])
        if self._among.admit(self, self._peer):
            self._admitted = True
            self._behind.connection_made(transport)
            self._time()
        else:
            self.transport.write(_REFUSED)
            self.transport.close()

    def data_received(self, data: bytes) -> None:
        if self._admitted:
            self._behind.data_received(data)
            self._stay_in_front()
            self._time()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_timing()
        if self._admitted:
            self._among.leave(self, self._peer)
            self._behind.connection_lost(exc)

    def eof_received(self) -> bool | None:
        return self._behind.eof_received() if self._admitted else None

    def pause_writing(self) -> None:
        if self._admitted:
            self._behind.pause_writing()

    def resume_writing(self) -> None:
        if self._admitted:
            self._behind.resume_writing()

    def cut(self) -> None:
        """End it at once."""
        self._stop_timing()
        self.transport.abort()

    def _stay_in_front(self) -> None:
        """Stay before what a websocket is handed to."""
        after = self.transport.get_protocol()
        if after is not self and isinstance(after, asyncio.Protocol):
            self._behind, self._is_websocket = after, True
            self.transport.set_protocol(self)

    def _time(self) -> None:
        """Let the time run while a request is awaited or half there, and stop it once one is."""
        if not self.waits:
            self._stop_timing()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(self._among.limits.header_seconds, self._late)

    def _late(self) -> None:
        self._timer = None
        if self.waits and not self.transport.is_closing():
            self.cut()

    def _stop_timing(self) -> None:
        if self._timer:
            self._timer.cancel()
        self._timer = None


def guard(loop: asyncio.AbstractEventLoop, limits: Limits) -> None:
    """Keep these limits at every server that the loop begins from now on."""
    begin, connections = loop.create_server, Connections(limits)

    async def guarded(factory: Callable[[], asyncio.Protocol], *args: Any, **kwargs: Any) -> asyncio.Server:
        """Accept a few at a time: those of one moment would take every descriptor before the first is judged."""
        server = await begin(lambda: _Connection(factory(), connections), *args, **{**kwargs, "backlog": _AT_ONCE})
        if kwargs.get("sock"):
            kwargs["sock"].listen(_QUEUED)
        return server

    loop.create_server = guarded  # type: ignore[method-assign, assignment]


def limits_here(proxy: Callable[[str], bool]) -> Limits:
    """Raise this process's limit of open files as far as it may be, and return what that leaves for visitors."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _MOST_DESCRIPTORS if hard == resource.RLIM_INFINITY else min(hard, _MOST_DESCRIPTORS)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
        soft = wanted
    descriptors = _MOST_DESCRIPTORS if soft == resource.RLIM_INFINITY else soft
    log.say("descriptors", limit=descriptors, reserved=RESERVED)
    return Limits(max(_FEWEST, descriptors - RESERVED), proxy=lambda peer: _is_near(peer) or proxy(peer))


def _room_in(crowd: "dict[_Connection, None]") -> bool:
    """Make room for one more: what is over goes, or else the first that waits."""
    over = [each for each in crowd if each.over]
    for each in over or [each for each in crowd if each.waits][:1]:
        each.cut()
        del crowd[each]
        over = over or [each]
    return bool(over)


def _whose(peer: str) -> str:
    """Return the address, or of IPv6 the network of one subscriber, that connections are counted by."""
    try:
        address = ip_address(peer.partition("%")[0])
    except ValueError:
        return peer
    if not isinstance(address, IPv6Address):
        return str(address)
    return str(address.ipv4_mapped or IPv6Address(int(address) >> 64 << 64))


def _is_near(address: str) -> bool:
    """Tell whether an address is of this machine or a private network: a proxy may stand there."""
    try:
        return ip_address(address).is_private
    except ValueError:
        return True
