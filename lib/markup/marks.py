"""The partners' marks that are shown: where each lies beside the light pages, and what it shows."""

from dataclasses import dataclass

from lib.programme.model import Programme
from lib.programme.warmth import ReadyMark
from lib.wording.language import Words

FOLDER = "marcas"
"""The folder of the marks beside those of the light pages, which themselves show none: they load nothing."""


@dataclass(frozen=True, slots=True)
class ShownMark:
    """A partner's mark: the name of its file in the folder of marks, and what it shows in words."""

    file: str
    alt: str


def shown_marks(programme: Programme, words: Words) -> list[ShownMark]:
    """Return the marks of all partners that have one, in the order of the programme file."""
    return [
        ShownMark(_file(partner, mark), mark.alt.in_language(words.language)) for partner, mark in _ready(programme)
    ]


def mark_files(programme: Programme) -> dict[str, bytes]:
    """Return every mark by the name of its file."""
    return {_file(partner, mark): mark.content for partner, mark in _ready(programme)}


def any_invented(programme: Programme) -> bool:
    """Tell whether a mark that is shown is invented."""
    return any(mark.invented for _, mark in _ready(programme))


def _ready(programme: Programme) -> list[tuple[str, ReadyMark]]:
    return [(each.id, each.mark) for each in programme.partners if isinstance(each.mark, ReadyMark)]


def _file(partner: str, mark: ReadyMark) -> str:
    return f"{partner}.{mark.file.rpartition('.')[2]}"
