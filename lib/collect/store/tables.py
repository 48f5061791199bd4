"""The tables of the store, for SQLite and PostgreSQL alike. `lib/collect/store/migrations` makes them; a test compares
both.

A scope is what must never mix: one programme, one sample, one kind of reader. Everything belongs to a scope.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    DateTime,
    Dialect,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
)

METADATA = MetaData()
_NUMBER = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts only INTEGER keys up by itself


class Instant(TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no time zones, so it is put back on when it is read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC. A moment without a time zone is an error of ours."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be kept")
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return the moment in UTC, with its time zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


readings = Table(
    "readings",
    METADATA,
    Column("seq", _NUMBER, primary_key=True),
    Column("scope", String(120), nullable=False),
    Column("source", String(40), nullable=False),
    Column("at", Instant, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("made_by", String(64), nullable=False),
    Column("rows", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index("readings_newest", "scope", "source", "seq"),
)
"""Good readings, append-only: typed rows and findings as compressed JSON. `hash` is that of the raw reply."""

snapshots = Table(
    "snapshots",
    METADATA,
    Column("seq", _NUMBER, primary_key=True),
    Column("scope", String(120), nullable=False),
    Column("id", String(64), nullable=False),
    Column("at", Instant, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index("snapshots_newest", "scope", "seq"),
    Index("snapshots_id", "scope", "id"),
    Index("snapshots_at", "scope", "at"),
)
"""Published snapshots, append-only, as compressed JSON. `hash` is that of the JSON, `id` names what it says."""

statuses = Table(
    "standings",
    METADATA,
    Column("scope", String(120), primary_key=True),
    Column("source", String(40), primary_key=True),
    Column("content", Text, nullable=False),
)
"""How each source stands now, as JSON."""

acceptances = Table(
    "acceptances",
    METADATA,
    Column("scope", String(120), primary_key=True),
    Column("source", String(40), primary_key=True),
    Column("hash", String(64), nullable=False),
    Column("at", Instant, nullable=False),
)
"""Readings under review that a steward accepted, by their hash, until they are taken in."""

freezes = Table(
    "freezes",
    METADATA,
    Column("scope", String(120), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("at", Instant, nullable=False),
    Column("organisation", String(40), nullable=False),
    Column("who", String(254), nullable=False),
    Column("note", Text, nullable=False),
    Column("cutoffs", Text, nullable=False),
)
"""Snapshots that were frozen, by whom, and the day each source was complete to, as JSON. `who` is never shown."""

decisions = Table(
    "decisions",
    METADATA,
    Column("seq", _NUMBER, primary_key=True),
    Column("scope", String(120), nullable=False),
    Column("at", Instant, nullable=False),
    Column("organisation", String(40), nullable=False),
    Column("who", String(254), nullable=False),
    Column("source", String(40), nullable=False),
    Column("hash", String(64), nullable=False),
)
"""Every reading under review that was accepted, by whom and when; append-only. `who` is never shown."""

scopes = Table(
    "scopes",
    METADATA,
    Column("scope", String(120), primary_key=True),
    Column("revision", BigInteger, nullable=False),
    Column("asked_at", Instant),
    Column("beat_at", Instant),
    Column("paused_until", Instant),
    Column("report", Text),
)
"""One row for each scope. `revision` grows with every change that viewers should see; `asked_at` is when somebody last
asked for a reading of everything, `beat_at` when the collector last completed a round, `paused_until` the end of a
pause that Google's quota imposed, `report` what the collector says of its own work, as JSON."""

requests = Table(
    "requests",
    METADATA,
    Column("seq", _NUMBER, primary_key=True),
    Column("at", Instant, nullable=False),
    Index("requests_at", "at"),
)
"""When Google was asked lately, by any process and for any scope: the limit is one account's."""

validations = Table(
    "validations",
    METADATA,
    Column("scope", String(120), primary_key=True),
    Column("bootcamp", String(80), primary_key=True),
    Column("day", Date, primary_key=True),
    Column("hash", String(64), nullable=False),
    Column("at", Instant, nullable=False),
)
"""A bootcamp's figures as they were when first seen validated on a day: their hash."""

mailboxes = Table(
    "mailboxes",
    METADATA,
    Column("scope", String(120), primary_key=True),
    Column("source", String(40), primary_key=True),
    Column("generation", Integer, nullable=False),
)
"""How often the secret address of a source's mailbox was changed. The address itself is not kept."""

followed = Table(
    "followed",
    METADATA,
    Column("scope", String(120), primary_key=True),
    Column("kind", String(20), primary_key=True),
    Column("key", String(200), primary_key=True),
    Column("mark", String(16), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("since", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("gone_at", Instant),
    Column("content", Text, nullable=False),
)
"""What is followed from snapshot to snapshot: findings, the entries of each calendar, those that are gone too, and
revisions of validated figures."""

digests = Table(
    "digests",
    METADATA,
    Column("scope", String(120), primary_key=True),
    Column("partner", String(40), primary_key=True),
    Column("snapshot", String(80), primary_key=True),
    Column("mark", String(64), nullable=False),
    Column("day", Date, nullable=False),
    Column("state", String(10), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("at", Instant, nullable=False),
)
"""Which digest each organisation got: of which snapshot, what it said (a hash), on which day, and how it went."""
