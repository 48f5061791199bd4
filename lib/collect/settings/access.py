"""Who sees more, as the programme file says it now: a line that is taken out counts at once, without a restart."""

import logging
from pathlib import Path
from threading import Lock

from lib.collect import log
from lib.programme.access import Access
from lib.programme.loading import ProgrammeError, load_programme


class CurrentAccess:
    """The `[[access]]` of a programme file. A file that is gone, cannot be read or is wrong gives nobody anything."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mark: tuple[int, ...] | None = None
        self._declared: tuple[Access, ...] = ()
        self._lock = Lock()

    def __call__(self) -> tuple[Access, ...]:
        """Return what is declared now. The file is parsed only when it changed."""
        with self._lock:
            mark = self._marked()
            if mark is None:
                self._declared = ()
            elif mark != self._mark:
                self._declared = self._read()
            self._mark = mark
            return self._declared

    def _marked(self) -> tuple[int, ...] | None:
        try:
            found = self._path.stat()
        except OSError as problem:
            if self._mark is not None:
                self._deny(problem)
            return None
        return (found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino)

    def _read(self) -> tuple[Access, ...]:
        try:
            declared = load_programme(self._path.read_text(encoding="utf-8"), self._path.name).access
        except (OSError, UnicodeDecodeError, ProgrammeError) as problem:
            self._deny(problem)
            return ()
        log.say("access-read", lines=len(declared))
        return declared

    def _deny(self, problem: Exception) -> None:
        log.say("access-unreadable", level=logging.ERROR, kind=type(problem).__name__)
