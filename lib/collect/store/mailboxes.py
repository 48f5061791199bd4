"""How often the secret address of each source's mailbox was changed: an address holds for one generation only."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Engine, insert, select, update

from lib.collect.store.tables import mailboxes


class Generations:
    """The generations of one programme, whichever of its workbooks are read.

    Every method raises StoreFailure where the database does not answer.
    """

    def __init__(self, engine: Engine, programme: str) -> None:
        self._engine, self._scope = engine, programme
        self._mine = mailboxes.c.scope == programme

    def now(self) -> Mapping[str, int]:
        """Return the generation of each source that ever got another address; all others are at 0."""
        query = select(mailboxes.c.source, mailboxes.c.generation).where(self._mine)
        with self._engine.connect() as connection:
            return {row.source: row.generation for row in connection.execute(query)}

    def rotate(self, sources: Iterable[str]) -> None:
        """Give sources new addresses; the former ones lead nowhere from now on."""
        with self._engine.execution_options(writes=True).begin() as connection:
            for source in sources:
                mine = self._mine & (mailboxes.c.source == source)
                changed = connection.execute(
                    update(mailboxes).where(mine).values(generation=mailboxes.c.generation + 1)
                )
                if not changed.rowcount:
                    connection.execute(insert(mailboxes).values(scope=self._scope, source=source, generation=1))
