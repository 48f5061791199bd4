"""What keeps a command from being done; whoever runs it is told in one sentence, in the programme's language."""

import argparse
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from lib.programme.declaring.nearest import nearest
from lib.programme.declaring.refusals import Part, Refusal, Refused, of_system, refusal
from lib.wording.language import own_words
from lib.wording.refusals import said


class CommandProblem(Refused):
    """The command could not be done: why, and what to do."""


def problem(key: str, /, *, near: str = "", **parts: Part) -> CommandProblem:
    """Return what keeps a command from being done, to be raised; `key` is the text that says it."""
    return CommandProblem(refusal(key, near=near, **parts))


def tell(wrong: Refused) -> None:
    """Say what is wrong to whoever runs the command, once the programme is open."""
    print(said(wrong, own_words()), file=sys.stderr)


@contextmanager
def writing_to(place: Path) -> Iterator[None]:
    """Write into a folder or file. Raises CommandProblem where it cannot be written to."""
    try:
        yield
    except OSError as refused:
        raise problem("refusal.unwritten", found=str(place), why=of_system(refused)) from refused


class UsageProblem(Refused):
    """A command was typed as it cannot be; `usage` is how it is typed."""

    def __init__(self, wrong: Refusal, usage: str) -> None:
        super().__init__(wrong)
        self.usage = usage


class CommandLine(argparse.ArgumentParser):
    """A parser whose refusals are raised, to be said in the programme's language."""

    def error(self, message: str) -> NoReturn:
        """Raise UsageProblem for what argparse says in English."""
        usage = self.format_usage().removeprefix("usage: ").rstrip()
        raise UsageProblem(_typed_wrongly(message, self._every_option()), usage)

    def _every_option(self) -> list[str]:
        below = [each for each in self._actions if isinstance(each.choices, dict)]
        parsers = [each for action in below for each in dict(action.choices or {}).values()]
        return [option for each in (self, *parsers) for option in each._option_string_actions]


_WAYS = (
    (r"the following arguments are required: (?P<known>.+)", "refusal.usage.needed"),
    (r"unrecognized arguments: (?P<found>.+)", "refusal.usage.unknown"),
    (r"argument (?P<at>[^:]+): invalid choice: (?P<found>.+) \(choose from (?P<known>.+)\)", "refusal.choice"),
    (r"argument (?P<at>[^:]+): expected .+", "refusal.usage.value"),
    (r"argument (?P<at>[^:]+): invalid int value: (?P<found>.+)", "refusal.usage.whole"),
    (r"argument (?P<at>[^:]+): no country: (?P<found>.+)", "refusal.usage.country"),
    (r"argument (?P<at>[^:]+): ignored explicit argument (?P<found>.+)", "refusal.usage.no-value"),
    (r"ambiguous option: (?P<at>\S+) could match (?P<known>.+)", "refusal.usage.several"),
)
"""How argparse says what is wrong, and the text that says it instead."""


def _typed_wrongly(message: str, options: list[str]) -> Refusal:
    for way, key in _WAYS:
        if told := re.fullmatch(way, message, re.DOTALL):
            parts = told.groupdict()
            known = tuple(each.strip(" '\"") for each in parts.get("known", "").split(","))
            found = parts.get("found", "").strip("'\"")
            filled: dict[str, Part] = {"found": found} if "found" in parts else {}
            filled |= {"known": known} if "known" in parts else {}
            meant = nearest(found.split(" ")[0], known if "known" in parts else options) if found else ""
            return Refusal(key, parts.get("at", ""), tuple(filled.items()), meant)
    return refusal("refusal.usage.other")
