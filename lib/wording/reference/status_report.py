"""What `python -m lib status` prints: the newest snapshot, and each source's state and its three clocks."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lib.collect.condition import Condition
from lib.snapshot.snapshot import SourceCondition, Withheld
from lib.wording.conditions import conditions_json, meaning, remedy
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.pages import data_state


@dataclass(frozen=True, slots=True)
class SourceReport:
    """One source: its state, and when it was read, when it changed and up to when its facts are complete."""

    id: str
    owner: str
    state: SourceCondition
    trouble: str | None
    read_at: datetime | None
    changed_at: datetime | None
    facts_to: date | None


@dataclass(frozen=True, slots=True)
class Status:
    """The newest snapshot, if there is one, every source, and each way of signing in (none: all are the public).

    `conditions` are what is not well, `withheld` says why the snapshot protects details that need not be, if it does.
    """

    snapshot: str | None
    published_at: datetime | None
    sources: tuple[SourceReport, ...]
    sign_in: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    withheld: Withheld | None = None


def status_json(status: Status, words: Words) -> dict[str, Any]:
    """Return the status as plain JSON values; `snapshot` is None before anything was published."""
    newest = {"id": status.snapshot, "published_at": _iso(status.published_at), "withheld": status.withheld}
    return {
        **conditions_json(status.conditions, words),
        "snapshot": newest if status.snapshot else None,
        "sources": [
            {
                "id": source.id,
                "state": source.state,
                "trouble": source.trouble,
                "read_at": _iso(source.read_at),
                "changed_at": _iso(source.changed_at),
                "facts_to": _iso(source.facts_to),
            }
            for source in status.sources
        ],
        "sign_in": list(status.sign_in),
    }


def status_lines(status: Status, names: Names) -> list[str]:
    """Return the status as lines: what is not well, the snapshot, each source with its clocks, and who can sign in."""
    words = names.words
    troubles = [f"{meaning(each, words)} {remedy(each, words)}" for each in status.conditions]
    if status.snapshot and status.published_at:
        first = words("status.snapshot", id=status.snapshot, moment=words.moment(status.published_at))
    else:
        first = words("status.nothing")
    never = words("status.never")
    ways = ", ".join(status.sign_in)
    sign_in = words("status.sign-in", ways=ways) if ways else words("status.sign-in.none")
    sources = [
        words(
            "status.source",
            owner=names.partner(source.owner),
            state=words(f"source.{source.state}"),
            facts=words.day(source.facts_to) if source.facts_to else never,
            changed=words.moment(source.changed_at) if source.changed_at else never,
            read=words.moment(source.read_at) if source.read_at else never,
        )
        for source in status.sources
    ]
    withheld = [data_state.withheld("confined", names)] if status.withheld == "confined" else []
    return [*troubles, first, *withheld, *sources, sign_in]


def _iso(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment else None
