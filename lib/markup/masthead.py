"""The head of every page: the programme, how fresh its data are, and whether they are a sample."""

from lib.markup.once import once
from lib.markup.page import fill
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.sources import as_of_line


@once
def masthead(snapshot: Snapshot, names: Names) -> str:
    """Return the programme's name, the as-of line and, for a sample, the band that says so."""
    words = names.words
    sample = words("frame.sample", today=words.long_day(snapshot.today)) if snapshot.sample else None
    name = names.programme.programme.name
    return fill("masthead.html", name=name, line=as_of_line(snapshot, names), sample=sample)
