"""What changed between two snapshots as plain JSON values, with the sentences that say it."""

from dataclasses import asdict
from typing import Any

from lib.publish.exports.documents import VERSION
from lib.snapshot.changes.difference import Difference, SourceTurn
from lib.snapshot.changes.moves import Move
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.pages.changes import told


def changes_document(before: Snapshot, after: Snapshot, found: Difference, names: Names) -> dict[str, Any]:
    """Return the differences from `before` to `after`, both as the public sees them.

    A move of fewer than k people has neither `before` nor `change`. `sentences` are in the language of `names`.
    """
    return {
        "version": VERSION,
        "since": before.id,
        "snapshot": after.id,
        "figures": [_move(each) for each in found.figures],
        "bootcamps": [_move(each) for each in found.bootcamps],
        "changed_after_validation": [
            {"bootcamp": each.bootcamp, "validated_on": each.day.isoformat() if each.day else None}
            for each in found.unsettled
        ],
        "statuses": [
            {"kind": each.kind, "id": each.entry.id, "before": each.before, "after": each.after} for each in found.turns
        ],
        "entries": [asdict(each) for each in found.edits],
        "sources": [_turn(each) for each in found.sources],
        "sentences": [{"mark": each.mark, "text": each.text} for each in told(found, names)],
    }


def _move(move: Move) -> dict[str, Any]:
    return {**asdict(move), "at": dict(move.at), "change": move.change}


def _turn(turn: SourceTurn) -> dict[str, Any]:
    now = turn.after
    return {
        "id": now.id,
        "owner": now.owner,
        "became_late": turn.became_late,
        "became_fresh": turn.became_fresh,
        "facts_to": now.facts_to.isoformat() if now.facts_to else None,
        "more_rows": turn.more_rows,
    }
