"""The place on a page where data are taken away: links to files, by address."""

from dataclasses import dataclass

from lib.markup.page import fill
from lib.wording.language import Words


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file to take away: what it is called, where it is, and what it is good for."""

    name: str
    address: str
    means: str = ""


def downloads(says: str, groups: tuple[tuple[str, tuple[FileLink, ...]], ...], words: Words) -> str:
    """Return the block of links, in groups under their headings."""
    return fill("downloads.html", words=words, says=says, groups=groups)


def chart_downloads(title: str, links: tuple[tuple[str, str], ...], words: Words) -> str:
    """Return the line below a chart: (kind, address) of each picture of it."""
    return fill("chart-download.html", words=words, title=title, links=links)
