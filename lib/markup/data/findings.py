"""What is left to mend, cell by cell: where it is, what it says, what to type, and what became of the row meanwhile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from lib.markup.memo import memo
from lib.markup.page import fill
from lib.snapshot.selection.alike import alike
from lib.snapshot.selection.fix_choice import WORKBOOK, kinds, tab_of
from lib.snapshot.snapshot import Snapshot
from lib.tables.finding import Finding, Severity
from lib.wording.findings.findings import CELLS_TOLD, consequence, place, says, severity_name, the_same, title
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.pages.data_state import tab_name

Links = Mapping[tuple[str, str, str], str]
"""Where a cell can be opened, by source, tab and A1 address."""
_NO_LINKS: Links = {}


@dataclass(frozen=True, slots=True)
class Fix:
    """What is to be mended in one cell and in `others`; a link opens its cell, for those who may.

    `untold` says that there are more than can be told.
    """

    severity: Severity
    severity_name: str
    title: str
    place: str
    says: str
    consequence: str
    link: str | None
    opens: str
    also: str
    others: tuple[tuple[str, str | None], ...]
    untold: bool


@dataclass(frozen=True, slots=True)
class TabBlock:
    """The findings of one tab."""

    name: str
    fixes: tuple[Fix, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """The findings of one owner's workbook, by tab."""

    owner: str
    tabs: tuple[TabBlock, ...]


def summary(findings: Sequence[Finding], words: Words) -> str:
    """Return how many points of each kind were found, the gravest and most frequent first."""
    found = [
        (words.number(number), title(code, words), severity, severity_name(severity, words))
        for code, severity, number in kinds(findings)
    ]
    asking = sum(each.severity != "note" for each in findings)
    notes = len(findings) - asking
    reading = [words("data.fixes.n", n=asking, points=words.number(asking))] if asking else []
    reading += [words("data.fixes.notes", n=notes, notes=words.number(notes))] if notes else []
    return fill("data-kinds.html", words=words, reading=reading or [words("data.fixes.none.chosen")], kinds=found)


@memo
def fixes(
    shown: Sequence[Finding],
    snapshot: Snapshot,
    names: Names,
    links: Links = _NO_LINKS,
    *,
    every: int | None = None,
) -> str:
    """Return findings by workbook and tab, in the order given; `every` is how many there are when these are not all."""
    words = names.words
    partners = {partner.id: partner.short for partner in names.programme.partners}
    owners = {source.id: names.partner(source.owner) for source in snapshot.sources}
    books = []
    for source, of_book in groupby(shown, key=lambda found: found.source):
        tabs = tuple(
            TabBlock(_heading(tab, words), tuple(_fix(group, words, partners, links) for group in alike(found)))
            for tab, found in groupby(of_book, key=tab_of)
        )
        books.append(Book(owners.get(source, source), tabs))
    all_of_them = every is None or every <= len(shown)
    some = None if all_of_them else words("data.fixes.some", shown=len(shown), every=words.number(every or 0))
    invented = words("data.fixes.invented") if links and snapshot.sample else None
    return fill("data-fixes.html", words=words, books=books, some=some, invented=invented)


def section(heading: str, says: str = "") -> str:
    """Return a section's title and, below it, what the section is for."""
    return fill("data-section.html", heading=heading, says=says)


def thanks(snapshot: Snapshot, names: Names, partner: str | None = None) -> str:
    """Return the thanks for workbooks without anything to mend: those of `partner`, or all; "" while none was read."""
    if all(source.freshness == "unread" for source in snapshot.sources):
        return ""
    words = names.words
    said = words("data.fixes.none.partner", name=partner) if partner else words("data.fixes.none")
    return fill("data-thanks.html", thanks=said)


def _heading(tab: str, words: Words) -> str:
    name = tab_name(tab, words)
    return name if tab == WORKBOOK else words("data.tab", tab=name)


def _fix(group: Sequence[Finding], words: Words, partners: Mapping[str, str], links: Links) -> Fix:
    def opened(of: Finding) -> str | None:
        return links.get((of.source, of.tab or "", of.cell or ""))

    found, others = group[0], group[1:]
    cell = found.cell or ""
    return Fix(
        found.severity,
        severity_name(found.severity, words),
        title(found.code, words),
        place(found, words),
        says(found, words, partners),
        consequence(found, words),
        opened(found),
        words("data.open.cell", cell=cell) if cell else words("data.open.tab" if found.tab else "data.open.book"),
        the_same(len(others), words) if others else "",
        tuple((each.cell or "", opened(each)) for each in others[:CELLS_TOLD]),
        len(others) > CELLS_TOLD,
    )
