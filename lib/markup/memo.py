"""What is made from a snapshot is made once for all who ask for the same, whoever they are.

A snapshot never changes, so it is told from others by which object it is; no hash of its contents is ever taken.
Functions marked `memo` must say the same whenever they are given the same: no clock, no viewer, no session.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from functools import wraps
from typing import ParamSpec, TypeVar

Given = ParamSpec("Given")
Made = TypeVar("Made")

_MOST = 64
"""How many results each function keeps; the oldest goes first."""

_FEW = 5
"""Dataclasses with up to so many fields (a choice, a reader's language, one state) are compared by what they say,
except those that are declared to be compared by which object they are."""

_LONG = 50
"""Sequences and mappings from so many members on (every hub there is) are compared by which members they have."""

_PLAIN = (str, int, float, bool, date, type(None))
_EVERYWHERE: list[Callable[[], None]] = []


def memo(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """Return a function that keeps what `make` returned and gives it to all who ask for the same.

    What was asked with is kept beside the result: while it is alive, nothing else can be taken for it.
    """
    kept: dict[tuple[object, ...], tuple[object, Made]] = {}
    lock = threading.Lock()

    @wraps(make)
    def given(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        key = (tuple(map(_mark, args)), tuple((name, _mark(kwargs[name])) for name in sorted(kwargs)))
        found = kept.get(key)
        if found is None:
            made = make(*args, **kwargs)
            with lock:
                found = kept.setdefault(key, (_held((args, kwargs)), made))
                while len(kept) > _MOST:
                    del kept[next(iter(kept))]
        return found[1]

    _EVERYWHERE.append(kept.clear)
    return given


def forget() -> None:
    """Forget everything that was made: what belonged to a snapshot that nobody shows any more need not stay."""
    for clear in _EVERYWHERE:
        clear()


def _mark(value: object) -> object:
    """Return what tells a value from others: small ones by what they say, all else by which object it is."""
    if isinstance(value, _PLAIN):
        return value.__class__, value
    if isinstance(value, Mapping):
        if len(value) >= _LONG:
            return tuple(map(id, value.values())), tuple(map(id, value))
        return tuple((_mark(name), _mark(each)) for name, each in value.items())
    if isinstance(value, Sequence | set | frozenset):
        return value.__class__, tuple(map(id if len(value) >= _LONG else _mark, value))
    if is_dataclass(value) and not isinstance(value, type) and type(value).__eq__ is not object.__eq__:
        parts = fields(value)
        if len(parts) <= _FEW:
            return value.__class__, tuple(_mark(getattr(value, part.name)) for part in parts)
    return id(value)


def _held(value: object) -> object:
    """Return a hold on everything inside a value, also where its list or mapping should lose it later."""
    if isinstance(value, Mapping):
        return tuple(value), tuple(map(_held, value.values()))
    if isinstance(value, list | tuple | set | frozenset):
        return tuple(map(_held, value))
    return value
