"""Which digest each organisation got, never two of one snapshot, whoever sends it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from sqlalchemy import ColumnElement, Engine, insert, select, update
from sqlalchemy.exc import IntegrityError

from lib.collect.store.tables import digests

DigestState = Literal["sending", "sent", "failed"]
"""`sending` is also what a process left that ended while it sent: nobody knows whether it went out, so it stays."""

MOST_TRIES = 8


@dataclass(frozen=True, slots=True)
class KeptDigest:
    """That an organisation got the digest of a snapshot on a day, or was to. `mark` is a hash of what it told."""

    partner: str
    snapshot: str
    mark: str
    day: date
    state: DigestState
    tries: int
    at: datetime


class Digests:
    """The digests of one scope. Every method raises StoreFailure where the database does not answer."""

    def __init__(self, engine: Engine, scope: str) -> None:
        self._engine, self._scope = engine, scope
        self._mine = digests.c.scope == scope
        self._writing = engine.execution_options(writes=True)

    def last(self, partner: str) -> KeptDigest | None:
        """Return the last digest that an organisation got, or was to get."""
        return self._last(self._mine & (digests.c.partner == partner))

    def last_sent(self, partner: str) -> KeptDigest | None:
        """Return the last digest that an organisation got."""
        return self._last(self._mine & (digests.c.partner == partner) & (digests.c.state != "failed"))

    def claim(self, given: KeptDigest) -> bool:
        """Say that one is being sent; False where it was sent, is being sent elsewhere, or was tried often enough."""
        again = self._this(given) & (digests.c.state == "failed") & (digests.c.tries < MOST_TRIES)
        try:
            with self._writing.begin() as connection:
                tried = connection.execute(
                    update(digests).where(again).values(state="sending", tries=digests.c.tries + 1, at=given.at)
                )
                if not tried.rowcount:
                    connection.execute(
                        insert(digests).values(
                            scope=self._scope, partner=given.partner, snapshot=given.snapshot, mark=given.mark,
                            day=given.day, state="sending", tries=1, at=given.at,
                        )
                    )  # fmt: skip
        except IntegrityError:
            return False
        return True

    def settle(self, given: KeptDigest, state: DigestState, at: datetime) -> None:
        """Say how a digest that was claimed went."""
        with self._writing.begin() as connection:
            connection.execute(update(digests).where(self._this(given)).values(state=state, at=at))

    def _this(self, given: KeptDigest) -> ColumnElement[bool]:
        return self._mine & (digests.c.partner == given.partner) & (digests.c.snapshot == given.snapshot)

    def _last(self, these: ColumnElement[bool]) -> KeptDigest | None:
        query = select(digests).where(these).order_by(digests.c.at.desc()).limit(1)
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        return KeptDigest(row.partner, row.snapshot, row.mark, row.day, row.state, row.tries, row.at) if row else None
