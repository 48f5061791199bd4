"""The page of revisions: what changed of validated figures, when, and in whose sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.collect.store.followed import NotedRevision
from lib.markup.page import fill
from lib.wording.names import Names
from lib.wording.pages.changes import move_of_bootcamp
from lib.wording.tables import listed


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """One revision as it is shown: the bootcamp, when, whose sheet, what changed, and what it had been validated as."""

    name: str
    bootcamp: str
    day: str
    cut: str
    by: str
    moves: tuple[str, ...]
    validated: str


def opening(found: Sequence[NotedRevision] | None, names: Names) -> str:
    """Return how many times validated figures were revised, and what counts as that."""
    words = names.words
    lead = words("revisions.lead", n=len(found)) if found else words("revisions.none")
    if found is None:
        lead = words("changes.silent")
    return fill("revisions-opening.html", lead=lead, says=words("revisions.says"))


def table(found: Sequence[NotedRevision], names: Names) -> str:
    """Return the revisions, the newest first."""
    if not found:
        return ""
    return fill("revisions.html", words=names.words, rows=[_row(each, names) for each in found])


def page(found: Sequence[NotedRevision] | None, names: Names) -> str:
    """Return the whole page, the newest revision first; `found` is None where nobody knows."""
    return opening(found, names) + table(found or (), names)


def _row(noted: NotedRevision, names: Names) -> RevisionRow:
    words, revision = names.words, noted.revision
    validated = words("revisions.validated", day=words.day(revision.validated_on)) if revision.validated_on else ""
    again = words("revisions.again", day=words.day(revision.again)) if revision.again else ""
    known = revision.bootcamp in names.bootcamp_names
    return RevisionRow(
        names.bootcamp(revision.bootcamp) if known else revision.name,
        revision.bootcamp,
        words.day(names.local(noted.at)),
        revision.after,
        listed([names.partner(each) for each in revision.owners], words),
        tuple(move_of_bootcamp(each, names) for each in revision.moves) or (words("revisions.other"),),
        " ".join(filter(None, (validated, again))),
    )
