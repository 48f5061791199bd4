"""The newest edition of the pages, ready to send at each address it is asked for under; the next is made meanwhile."""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from lib.app.refresh import mark_of
from lib.app.server.pushing import Message
from lib.app.server.shell import FirstPages
from lib.collect import log
from lib.publish.light.kept import KEPT, kept_pages
from lib.publish.light.located import drawn_file, located
from lib.publish.light.packed import PackedFile, packed, packed_files
from lib.publish.light.site import LightSite
from lib.snapshot.snapshot import Snapshot

_A_MOMENT_SECONDS, _BEGINNING_SECONDS = 1.0, 8.0
_MOST_ROOTS = 8


class Newest(Protocol):
    """What knows the newest snapshot and calls when there may be another."""

    def newest(self) -> Snapshot:
        """Return the newest snapshot, without waiting."""

    def follow(self, told: Callable[[], None]) -> None:
        """Call `told`, from any thread, when there may be a newer one."""


@dataclass(frozen=True, slots=True)
class ServedFiles:
    """The files that are served at one address, and the pages that come before the application there."""

    files: Mapping[str, PackedFile]
    first: FirstPages


class ServedEdition:
    """One edition and the snapshot's mark. It is located once for each address, and each card and sheet drawn once.

    Of the addresses those asked for longest ago go first: a request can name any. Those of the edition `before` are
    made ready at once.
    """

    def __init__(self, mark: tuple[object, ...], site: LightSite, before: "ServedEdition | None" = None) -> None:
        self.mark = mark
        self._site = site
        self._lock, self._drawing, self._packing = threading.Lock(), threading.Lock(), threading.Lock()
        self._at: OrderedDict[str | None, ServedFiles] = OrderedDict()
        self._drawn: dict[str, PackedFile] = {}
        self._kept: PackedFile | None = None
        for root, former in list(before._at.items()) if before else []:
            self._at[root] = self._located(root, former.files)

    def at(self, root: str | None) -> ServedFiles:
        """Return what is served at an address."""
        with self._lock:
            if root not in self._at:
                self._at[root] = self._located(root, {})
            self._at.move_to_end(root)
            while len(self._at) > _MOST_ROOTS:
                self._at.popitem(last=False)
            return self._at[root]

    def drawn(self, path: str) -> PackedFile | None:
        """Return the card or the sheet at a path, drawn when it is first asked for; None where there is none.

        Pages do not wait for it. Raises whatever keeps it from being drawn.
        """
        with self._drawing:
            if path not in self._drawn and (path in self._site.cards or path in self._site.sheets):
                self._drawn[path] = packed(path, drawn_file(self._site, path))
            return self._drawn.get(path)

    def kept(self) -> PackedFile:
        """Return every light page as the one file that browsers keep, made when it is first asked for.

        Pages do not wait for it.
        """
        with self._packing:
            if self._kept is None:
                self._kept = packed(KEPT, kept_pages(self._site))
            return self._kept

    def compress(self) -> None:
        """Compress every file now, so that no reader waits for it."""
        for each in list(self._at.values()):
            for file in each.files.values():
                file.best("br, gzip")

    def _located(self, root: str | None, before: Mapping[str, PackedFile]) -> ServedFiles:
        return ServedFiles(packed_files(located(self._site, root), before), FirstPages(self._site.first, root))


@dataclass(frozen=True, slots=True)
class Press:
    """How an edition is made of a snapshot, and what is announced of it: as of when, by language.

    `root` is the address it will surely be asked for under, None where none is declared.
    """

    edition: Callable[[Snapshot], LightSite]
    announced: Callable[[Snapshot], Message]
    root: str | None = None


class Shelf:
    """Keeps the newest edition ready to send, and makes the next one in a thread of its own.

    A new snapshot is announced when its edition is ready, so that whoever asks because of it gets it.
    """

    def __init__(self, source: Newest, press: Press, tell: Callable[[Message], None]) -> None:
        self._source, self._press, self._tell = source, press, tell
        self._shown: ServedEdition | None = None
        self._said: Message | None = None
        self._wake, self._ready, self._stopped = threading.Event(), threading.Event(), False
        self._making_since = time.monotonic()
        self._thread = threading.Thread(target=self._run, name="light", daemon=True)

    def start(self) -> None:
        """Make the first edition, and another whenever the snapshot says something else."""
        self._source.follow(self._wake.set)
        self._wake.set()
        self._thread.start()

    def stop(self) -> None:
        """End the thread; what is ready stays."""
        self._stopped = True
        self._wake.set()

    def edition(self, patience: float | None = None) -> ServedEdition | None:
        """Return the newest edition, waiting until so many seconds after its making began, one where nothing is said.

        After that, or when it cannot be made, the one before, which says of when it is; None where there is none.
        However many wait at the same time, none waits longer.
        """
        usual = _A_MOMENT_SECONDS if self._shown else _BEGINNING_SECONDS
        until = self._making_since + (usual if patience is None else patience)
        self._ready.wait(max(0.0, until - time.monotonic()))
        return self._shown

    def renew(self) -> None:
        """Make an edition and announce it, unless the one that is ready says the same."""
        snapshot, before = self._source.newest(), self._shown
        mark = mark_of(snapshot)
        if before and before.mark == mark:
            return
        self._making_since = time.monotonic()
        self._ready.clear()
        try:
            made = ServedEdition(mark, self._press.edition(snapshot), before)
            if self._press.root:
                made.at(self._press.root)
            self._shown = made
        finally:
            self._ready.set()
        self._announce(snapshot)
        made.compress()

    def _announce(self, snapshot: Snapshot) -> None:
        news = self._press.announced(snapshot)
        if news != self._said:
            self._said = news
            self._tell(news)

    def _run(self) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            if self._stopped:
                return
            try:
                self.renew()
            except Exception as problem:  # noqa: BLE001  the edition before is still good; the next may be again
                log.mistake(problem)
