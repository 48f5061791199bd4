"""The hands that read sources, a few at a time. One that is slow is replaced, so it keeps nobody else waiting."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from threading import Thread
from typing import ParamSpec, TypeVar

from lib.collect.rounds.fetch import Answer

SLOW = 15.0
"""Seconds after which another hand may take the next source."""

HANGS = 90.0
"""Seconds after which a source is said not to answer. Whatever comes later is too old, and read anew."""

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Threads(Executor):
    """A thread for each piece of work, none of which keeps the program from ending."""

    def submit(self, fn: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs) -> Future[Result]:
        """Begin the work at once."""
        future: Future[Result] = Future()

        def work() -> None:
            try:
                future.set_result(fn(*args, **kwargs))
            except BaseException as error:  # noqa: BLE001  an executor keeps whatever is raised for whoever asks
                future.set_exception(error)

        Thread(target=work, name="reading", daemon=True).start()
        return future


@dataclass(slots=True)
class _Work:
    future: Future[Answer]
    since: float
    given_up: bool = False


class Hands:
    """Who is being asked at present, since when. At most one hand is on a source, however often it hangs."""

    def __init__(self, executor: Executor, most: int, monotonic: Callable[[], float], wake: Callable[[], None]) -> None:
        self._executor, self._most, self._monotonic, self._wake = executor, most, monotonic, wake
        self._works: dict[str, _Work] = {}

    @property
    def free(self) -> bool:
        """Tell whether another source can be asked now."""
        now = self._monotonic()
        return sum(now - work.since < SLOW for work in self._works.values()) < self._most

    @property
    def awaited(self) -> tuple[str, ...]:
        """Return the sources whose answers are waited for."""
        return tuple(name for name, work in self._works.items() if not work.given_up)

    def ask(self, name: str, work: Callable[[], Answer]) -> None:
        """Ask a source."""
        self._works[name] = _Work(self._executor.submit(work), self._monotonic())
        self._works[name].future.add_done_callback(lambda _: self._wake())

    def answered(self) -> dict[str, Future[Answer]]:
        """Take the answers that have come."""
        come = {name: work.future for name, work in self._works.items() if work.future.done() and not work.given_up}
        for name in come:
            del self._works[name]
        return come

    def hanging(self) -> dict[str, float]:
        """Give up those that have hung for too long, and return them with the seconds they took; each once."""
        now, found = self._monotonic(), dict[str, float]()
        for name, work in self._works.items():
            if not (work.given_up or work.future.done()) and now - work.since >= HANGS:
                work.given_up, found[name] = True, now - work.since
        return found

    def abandon(self) -> tuple[str, ...]:
        """Give all up, and return them: whoever asked no longer collects."""
        for work in self._works.values():
            work.given_up = True
        return tuple(self._works)

    def returned(self) -> tuple[str, ...]:
        """Return the sources that were given up and can be asked again, since their hands are back."""
        back = tuple(name for name, work in self._works.items() if work.given_up and work.future.done())
        for name in back:
            del self._works[name]
        return back
