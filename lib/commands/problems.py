"""What keeps a command from being done; whoever runs it is told in one sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class CommandProblem(Exception):
    """The command could not be done; the message says why, and what to do."""


@contextmanager
def writing_to(place: Path) -> Iterator[None]:
    """Write into a folder or file. Raises CommandProblem where it cannot be written to."""
    try:
        yield
    except OSError as problem:
        raise CommandProblem(f"{place} cannot be written to: {problem.strerror}") from problem
