"""`python -m lib collect`: read the sources and publish what changed, for as long as it runs or just once."""

import faulthandler
import signal
import threading
from collections.abc import Mapping
from datetime import datetime
from queue import Empty, SimpleQueue

from lib.collect import log
from lib.collect.opening import OpenProgramme
from lib.collect.rounds.service import Collector, collector_of, open_kept
from lib.collect.settings.clock import utc_now
from lib.collect.settings.environment import Environment
from lib.collect.store.store import Store
from lib.commands.problems import problem, tell
from lib.publish.mailbox.delivery import post_of
from lib.publish.mailbox.postman import Postman

_PATIENCE_SECONDS = 120.0
_LOOK_SECONDS = 0.2
_END_SECONDS = 40.0
"""After which a process that was told to end, and hangs, ends with 1."""


def collect(environment: Environment, opened: OpenProgramme, *, once: bool) -> int:
    """Collect until told to stop; with `once` read every source now and return 0 if all could be read, 1 otherwise.

    Raises StoreProblem.
    """
    log.begin()
    store = open_kept(environment, opened)
    collector = collector_of(environment, opened, store)
    try:
        if once:
            return 0 if _once(collector, store) else 1
        post = post_of(environment, opened.setting, store)
        _until_told(collector, Postman(post, collector.newest, lambda: collector.leads, utc_now))
    finally:
        collector.stop()
        store.close()
    return 0


def _once(collector: Collector, store: Store) -> bool:
    """Read every source, or have whoever collects at present do so; tell whether all were read."""
    before = {name: status.tried_at for name, status in store.sources.statuses().items()}
    if not collector.settle():
        store.signals.ask(utc_now())
        _await(store, before)
    statuses = store.sources.statuses()
    return all(each.trouble is None and each.tried_at != before[name] for name, each in statuses.items())


def _await(store: Store, before: Mapping[str, datetime | None]) -> None:
    """Wait, but not for ever, until whoever collects has tried every source."""
    rest = threading.Event()
    for _ in range(round(_PATIENCE_SECONDS / _LOOK_SECONDS)):
        if all(status.tried_at != before[name] for name, status in store.sources.statuses().items()):
            return
        rest.wait(_LOOK_SECONDS)
    tell(problem("refusal.collect"))


def _until_told(collector: Collector, postman: Postman) -> None:
    told: SimpleQueue[int] = SimpleQueue()  # an Event may be locked by the very thread that its handler interrupts

    def end(number: int, _: object) -> None:
        if told.empty():  # from now on, wherever the main thread is, and until the interpreter itself has ended
            faulthandler.dump_traceback_later(_END_SECONDS, exit=True)  # says where each thread stands
        told.put(number)

    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, end)
    collector.start()
    postman.start()
    while not _told(told):
        pass
    postman.stop()


def _told(told: SimpleQueue[int]) -> bool:
    """Wait a moment only: a signal that reached another thread is handled when this one wakes."""
    try:
        told.get(timeout=_LOOK_SECONDS)
    except Empty:
        return False
    return True
