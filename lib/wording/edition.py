"""One snapshot in one language, as it may leave the house: everything that is taken away is made from this."""

from dataclasses import dataclass
from datetime import date

from lib.indicators.counts.published import Table, sheet_of
from lib.programme.geography import Geography
from lib.programme.model import Programme, TableId
from lib.snapshot.audience import for_public
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.sources import as_of


def needed(table: Table) -> TableId:
    """Return the table of the sheets that a published table is counted from."""
    return sheet_of(table.measure)


@dataclass(frozen=True, slots=True)
class Edition:
    """The public part of a snapshot with names and words in one language. Make it with `edition_of`."""

    snapshot: Snapshot
    names: Names

    @property
    def words(self) -> Words:
        """Return the texts of the edition's language."""
        return self.names.words

    @property
    def as_of(self) -> date | None:
        """Return the day up to which most sources are declared complete."""
        return as_of(self.snapshot)

    @property
    def stem(self) -> str:
        """Return how its files are called: programme, snapshot, language."""
        return f"{self.names.programme.programme.id}-{self.snapshot.id[:4]}-{self.words.language}"


def edition_of(snapshot: Snapshot, programme: Programme, geography: Geography, language: str) -> Edition:
    """Return a snapshot's edition. Only what anyone may see goes in, whoever asks."""
    public = for_public(snapshot)
    called = {entry.id: entry.name for entry in public.bootcamps}
    return Edition(public, Names(programme, geography, Words(language), called))
