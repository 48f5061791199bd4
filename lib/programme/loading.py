"""From the text of `programme.toml` to a Programme, or to refusals that say what to type."""

from collections.abc import Iterable
from dataclasses import replace

from lib.programme.declaring.refusals import Refusal, Refused
from lib.programme.declaring.validating import read
from lib.programme.model import Programme


class ProgrammeError(Refused):
    """The programme file is wrong, or what it names. `file` is its name where that is known."""

    def __init__(self, refusals: Iterable[Refusal], file: str = "") -> None:
        super().__init__(*(each if each.file else replace(each, file=file) for each in refusals))


def load_programme(text: str, file: str = "programme.toml") -> Programme:
    """Read the text of a programme file; `file` is only its name for messages.

    Raises ProgrammeError with the file, the line, the key, what was found and what is expected.
    """
    try:
        return read(Programme, text)
    except Refused as wrong:
        raise ProgrammeError(wrong.refusals, file) from None
