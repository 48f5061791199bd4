"""Sends digests by themselves, on the programme's declared days, from the one process that collects."""

import threading
from collections.abc import Callable
from datetime import datetime

from lib.collect import log
from lib.publish.mailbox.delivery import Post, is_due
from lib.snapshot.snapshot import Snapshot

_LOOK_SECONDS = 60.0
_AGAIN_SECONDS = 600.0


class Postman:
    """Looks each minute whether a digest is due, in a thread of its own. What fails is tried again in ten minutes."""

    def __init__(
        self, post: Post, newest: Callable[[], Snapshot], leads: Callable[[], bool], clock: Callable[[], datetime]
    ) -> None:
        """Take digests of `newest` while this process `leads`."""
        self._post, self._newest, self._leads, self._clock = post, newest, leads, clock
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="digests", daemon=True)

    def start(self) -> None:
        """Begin, where there are a declared day and a mail server."""
        if self._post.send is not None and self._post.setting.programme.digest is not None:
            self._thread.start()

    def stop(self) -> None:
        """End; a digest that is being sent goes out first."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout=30)

    def look(self) -> bool:
        """Send what is due now; False where something failed and is to be tried again later. Raises StoreFailure."""
        now, snapshot = self._clock(), self._newest()
        if not self._leads() or all(source.freshness == "unread" for source in snapshot.sources):
            return True
        programme, kept = self._post.setting.programme, self._post.store.digests
        due = tuple(each.id for each in programme.partners if is_due(programme, kept.last(each.id), now))
        if not due:
            return True
        return all(each.outcome != "failed" for each in self._post.deliver(snapshot, now, due))

    def _run(self) -> None:
        pause = _LOOK_SECONDS
        while not self._stop.wait(pause):
            try:
                pause = _LOOK_SECONDS if self.look() else _AGAIN_SECONDS
            except Exception as problem:  # noqa: BLE001  a mistake of ours ends neither collecting nor the next digest
                log.mistake(problem)
                pause = _AGAIN_SECONDS
