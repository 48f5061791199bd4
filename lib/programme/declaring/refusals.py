"""What is wrong in what somebody wrote: the key of a text and what fills it in. `lib.wording.refusals` says it."""

import errno
import re
from dataclasses import dataclass, replace
from typing import TypeAlias

Part: TypeAlias = "str | int | float | tuple[str, ...] | Refusal"
"""What fills in a text: words as they are, numbers, a list of words, or what is itself a text of the catalogues."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """One thing to mend: the `key` of its text and the `parts` that fill it in.

    `place` is where in the file, such as `sources[sict].every_days`; `file` is None where it is in none, "" where it is
    in the programme file; `line` is known of some. `meant` is the nearest that can be used.
    """

    key: str
    place: str = ""
    parts: tuple[tuple[str, Part], ...] = ()
    meant: str = ""
    file: str | None = None
    line: int | None = None

    def below(self, place: str) -> "Refusal":
        """Return the same with its place within another, such as a section."""
        joint = "." if place and self.place and not self.place.startswith("[") else ""
        return replace(self, place=f"{place}{joint}{self.place}")

    def __str__(self) -> str:
        told = ", ".join(f"{name}={part}" for name, part in self.parts)
        where = " ".join(str(each) for each in (self.file, self.line, self.place) if each)
        return " ".join(filter(None, (where, self.key, f"({told})" if told else "")))


_SECRET = re.compile(r"(?<=://)[^/@\s]+(?=@)|(?<=\?)\S+")
"""What opens an address to whoever reads it: a name with a password, and what stands behind the question mark."""


def refusal(key: str, place: str = "", /, *, near: str = "", **parts: Part) -> Refusal:
    """Return one thing to mend, whose text is filled in with `parts`; `near` is the nearest that can be used.

    What opens an address is left out, for refusals are logged and printed where others read.
    """
    return Refusal(key, place, tuple((name, _without_secrets(part)) for name, part in parts.items()), near)


def _without_secrets(part: Part) -> Part:
    return _SECRET.sub("…", part) if isinstance(part, str) and "://" in part else part


class Refused(ValueError):
    """Something cannot be used as it was written; `refusals` has one for each thing to mend."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__("\n".join(map(str, refusals)))
        self.refusals = refusals


def refused(key: str, place: str = "", /, *, near: str = "", **parts: Part) -> Refused:
    """Return one refusal to be raised; it says what `refusal` does."""
    return Refused(refusal(key, place, near=near, **parts))


_OF_SYSTEM = {
    errno.ENOENT: "refusal.system.missing",
    errno.ENOTDIR: "refusal.system.within",
    errno.EACCES: "refusal.system.denied",
    errno.EPERM: "refusal.system.denied",
    errno.EISDIR: "refusal.system.folder",
    errno.EEXIST: "refusal.system.exists",
    errno.ENOSPC: "refusal.system.full",
    errno.EDQUOT: "refusal.system.full",
    errno.EROFS: "refusal.system.read-only",
    errno.ENAMETOOLONG: "refusal.system.long",
    errno.EADDRINUSE: "refusal.system.taken",
    errno.EADDRNOTAVAIL: "refusal.system.elsewhere",
}


def of_system(problem: OSError) -> Refusal:
    """Return why the system did not do something, as what fills in another text."""
    known = _OF_SYSTEM.get(problem.errno or 0)
    if known:
        return refusal(known)
    return refusal("refusal.system.other", code=errno.errorcode.get(problem.errno or 0, "?"))
