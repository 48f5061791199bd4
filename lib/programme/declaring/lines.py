"""On which line of a TOML file a place is, such as `sources[sict].every_days`."""

import re
from typing import Any

from lib.programme.declaring.seen import name_of

_HEAD = re.compile(r"\s*(\[\[?)([^\[\]]+)\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*((?:[\w-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[\w-]+|\"[^\"]*\"|'[^']*'))*)\s*=")
_PART = re.compile(r"[\w-]+|\"([^\"]*)\"|'([^']*)'")
_STEP = re.compile(r"\[([^\[\]]*)\]|([^.\[\]]+)")
_LONG = re.compile(r'"""|' + "'''")

_Path = tuple[str | int, ...]


def line_of(text: str, declared: Any, place: str) -> int | None:
    """Return the line of a key or, if it is not there, of its section; None where neither is found.

    `declared` is what the text holds. Entries of lists are named by their id or their number from 1.
    """
    lines, path = _lines(text), _path(place, declared)
    return next((lines[path[:long]] for long in range(len(path), 0, -1) if path[:long] in lines), None)


def _lines(text: str) -> dict[_Path, int]:
    """Return the line of each section and key."""
    found: dict[_Path, int] = {}
    here: _Path = ()
    within = False
    for number, line in enumerate(text.splitlines(), start=1):
        if not within and (head := _HEAD.match(line)):
            here = _section(_parts(head[2]), found, repeated=head[1] == "[[")
            found.setdefault(here, number)
        elif not within and (key := _KEY.match(line)):
            found.setdefault((*here, *_parts(key[1])), number)
        within ^= len(_LONG.findall(line)) % 2 == 1
    return found


def _section(parts: list[str], found: dict[_Path, int], *, repeated: bool) -> _Path:
    """Return the path of a section; what stands below a repeated one belongs to its last."""
    path: _Path = ()
    for at, part in enumerate(parts, start=1):
        path = (*path, part)
        count = 0
        while (*path, count) in found:
            count += 1
        if at == len(parts) and repeated:
            path = (*path, count)
        elif count:
            path = (*path, count - 1)
    return path


def _parts(dotted: str) -> list[str]:
    return [part[1] or part[2] or part[0].strip("\"'") for part in _PART.finditer(dotted)]


def _path(place: str, declared: Any) -> _Path:
    path: _Path = ()
    here = declared
    for step in _STEP.finditer(place):
        if step[2]:
            path, here = (*path, step[2]), here.get(step[2]) if isinstance(here, dict) else None
            continue
        named = [
            at for at, each in enumerate(here if isinstance(here, list) else ()) if name_of(each, at + 1) == step[1]
        ]
        if not named:
            break
        path, here = (*path, named[-1]), here[named[-1]]  # of two that are called alike the last is in the wrong
    return path
