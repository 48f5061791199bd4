"""The place on a page where data are taken away: links to files, by address."""

from dataclasses import dataclass

from lib.markup.page import fill
from lib.markup.qr import qr_picture
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


def csv_note(workbook: str, words: Words) -> str:
    """Return what Excel does to the codes in a CSV, with a link to the workbook, where they stay whole."""
    return fill("csv-note.html", words=words, workbook=workbook)


def share(link: str, embed: str, words: Words, name: str = "") -> str:
    """Return what is folded away under «Compartir»: a link and the HTML to embed, each to copy, and the link as QR.

    `name` says what is shared where nothing beside it does.
    """
    return fill("share.html", words=words, link=link, embed=embed, name=name, qr=qr_picture(link))


def chart_downloads(title: str, links: tuple[tuple[str, str], ...], words: Words) -> str:
    """Return the line below a chart: (kind, address) of each picture of it."""
    return fill("chart-download.html", words=words, title=title, links=links)
