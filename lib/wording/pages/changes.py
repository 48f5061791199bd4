"""What changed between two snapshots, in sentences, the most telling first."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lib.indicators.entries import ActionEntry, CommitmentEntry, HubEntry
from lib.snapshot.changes.difference import Difference, SourceTurn
from lib.snapshot.changes.entry_changes import Edited, StatusChange
from lib.snapshot.changes.moves import Move
from lib.wording.names import Names
from lib.wording.pages.trend import name_of
from lib.wording.tables import listed

FIRST_TOLD = (
    "ALC-1",
    "ALC-2",
    "EMB-3",
    "EMB-4",
    "SIT-2",
    "BOO-1",
    "ALI-1",
    "ALC-4",
    "ALC-5",
    "ALC-3",
    "EMB-1",
    "EMB-6",
)
"""Headline figures, those that a reader asks for first."""

_TWICE = frozenset({"EMB-2"})  # those who attended are the people reached
_SEEN = 0.005  # half a percentage point, below which a share reads the same
_NAMED = 3


@dataclass(frozen=True, slots=True)
class Told:
    """One change: `mark` says by how much or of what kind it is, `text` what it is. `warns` where somebody must act.

    `page` is where it is explained: an address within the dashboard that ends where a parameter may follow.
    """

    mark: str
    text: str
    page: str
    warns: bool = False


def told(changes: Difference, names: Names) -> tuple[Told, ...]:
    """Return every change as a sentence: headline figures, statuses, bootcamps, sources, rows, then other figures."""
    ordered = sorted(
        changes.figures, key=lambda move: FIRST_TOLD.index(move.id) if move.id in FIRST_TOLD else len(FIRST_TOLD)
    )
    figures = [move for move in ordered if move.id not in _TWICE and _reads_otherwise(move)]
    return (
        *(_figure(move, names) for move in figures if move.id in FIRST_TOLD[:4]),
        *_unsettled(changes, names),
        *_turned(changes.turns, names),
        *(_bootcamp(move, names) for move in changes.bootcamps),
        *(said for turn in changes.sources if (said := _source(turn, names))),
        *(_edited(edited, names) for edited in changes.edits),
        *(said for turn in changes.sources if (said := _rows(turn, names))),
        *(_figure(move, names) for move in figures if move.id not in FIRST_TOLD[:4]),
    )


def _reads_otherwise(move: Move) -> bool:
    return move.unit != "share" or move.change is None or abs(move.change) >= _SEEN


def _figure(move: Move, names: Names) -> Told:
    words = names.words
    move_of = words("changes.figure", name=name_of(move.id, names), move=_moved(move, names))
    return Told(_mark(move, names), move_of, f"about?indicador={move.id}&")


def _bootcamp(move: Move, names: Names) -> Told:
    at, words = dict(move.at), names.words
    stage = words(f"stage.{at['stage']}").lower()
    return Told(
        _mark(move, names),
        words("changes.bootcamp", name=names.bootcamp(at["bootcamp"]), stage=stage, move=_moved(move, names)),
        f"bootcamps?bootcamp={at['bootcamp']}&",
    )


def move_of_bootcamp(move: Move, names: Names) -> str:
    """Return «asistieron: 44, antes 39» of a bootcamp's people in one stage."""
    words = names.words
    stage = words(f"stage.{dict(move.at)['stage']}")
    return words("revisions.move", stage=stage, move=_moved(move, names))


def _moved(move: Move, names: Names) -> str:
    """Return «358, antes 346», or only the present value where the earlier one would give away a few people."""
    words = names.words
    if move.before is None:
        which = "changes.small" if move.up is None else "changes.small.up" if move.up else "changes.small.down"
        return words(which, now=_value(move.after, move, names), k=names.programme.rules.protected_below)
    return words("changes.moved", now=_value(move.after, move, names), before=_plain(move.before, move, names))


def then(move: Move, names: Names) -> str:
    """Return «antes 346 (+12)», or only its way where the earlier value would give away a few people."""
    words = names.words
    if move.before is None:
        which = "small" if move.up is None else "up" if move.up else "down"
        return words(f"changes.then.{which}", k=names.programme.rules.protected_below)
    return words("changes.then", before=_plain(move.before, move, names), mark=_mark(move, names))


def _value(value: float, move: Move, names: Names) -> str:
    written = _plain(value, move, names)
    if move.base is None:
        return written
    part, whole = (names.words.number(each) for each in move.base)
    return names.words("changes.share", share=written, base=names.words("of", part=part, whole=whole))


def _plain(value: float, move: Move, names: Names) -> str:
    return names.words.share(value) if move.unit == "share" else names.words.number(value)


def _mark(move: Move, names: Names) -> str:
    words, change = names.words, move.change
    if change is None:
        arrow = "" if move.up is None else "▲ " if move.up else "▼ "
        return arrow + words("changes.mark.small", k=names.programme.rules.protected_below)
    if move.unit == "share":
        points = round(100 * move.after) - round(100 * (move.before or 0)) or (1 if change > 0 else -1)
        return words("changes.mark.points", n=abs(points), change=signed(points, names))
    return signed(change, names)


def signed(change: float, names: Names) -> str:
    """Return «+12» or «−3», with a true minus sign."""
    return f"{'+' if change > 0 else '−'}{names.words.number(abs(change))}"


def _unsettled(changes: Difference, names: Names) -> Iterator[Told]:
    words = names.words
    for each in changes.unsettled:
        name = names.bootcamp(each.bootcamp)
        key = "changes.unsettled" if each.day else "changes.unsettled.undated"
        text = words(key, name=name, day=words.long_day(each.day)) if each.day else words(key, name=name)
        yield Told(words("changes.mark.review"), text, f"bootcamps?bootcamp={each.bootcamp}&", warns=True)


def _turned(found: tuple[StatusChange, ...], names: Names) -> Iterator[Told]:
    hubs: dict[tuple[str, str], list[HubEntry]] = defaultdict(list)
    for turn in found:
        if isinstance(turn.entry, HubEntry):
            hubs[turn.entry.state, turn.after].append(turn.entry)
        else:
            yield Told(names.words(f"changes.mark.{turn.kind}"), _turn(turn, names), _page(turn))
    for (state, now), entries in hubs.items():
        condition = names.value("condition", now).lower()
        which = listed([entry.name for entry in entries], names.words)
        text = names.words(
            "changes.hubs" if len(entries) > _NAMED else "changes.hubs.named",
            n=len(entries), state=names.state(state), which=which, now=condition,
        )  # fmt: skip
        yield Told(
            names.words("changes.mark.hub"),
            text,
            f"hubs?estado={state}&",
            warns=now in {"in-service-unverified", "out-of-service"},
        )


def _page(turn: StatusChange) -> str:
    if isinstance(turn.entry, CommitmentEntry):
        return f"bootcamps?partner={turn.entry.partner}&"
    return "bootcamps?" if isinstance(turn.entry, ActionEntry) else f"bootcamps?bootcamp={turn.entry.id}&"


def _turn(turn: StatusChange, names: Names) -> str:
    words, entry = names.words, turn.entry
    prefix = {"bootcamp": "bootcamp-status", "commitment": "commitment-status", "action": "action-status"}.get(
        turn.kind, turn.kind
    )
    now, before = words(f"{prefix}.{turn.after}"), words(f"{prefix}.{turn.before}")
    if isinstance(entry, CommitmentEntry):
        what, about = words.called("contribution", entry.contribution), names.about(entry.bootcamp or entry.state)
        partner = names.partner(entry.partner)
        return words("changes.commitment", partner=partner, what=what, about=about, now=now, before=before)
    if isinstance(entry, ActionEntry):
        return words("changes.action", partner=names.partner(entry.partner), title=entry.title, now=now, before=before)
    name = names.bootcamp(entry.id)
    if turn.kind == "validation":
        return words(f"changes.validation.{turn.after}", name=name)
    return words("changes.bootcamp.turn", name=name, now=now, before=before)


def _source(turn: SourceTurn, names: Names) -> Told | None:
    """Say that a source fell behind, reports further or holds nothing back any more; None for neither."""
    words, now = names.words, turn.after
    name, state, mark = names.partner(now.owner), words(f"source.{now.condition}"), words("changes.mark.source")
    page = f"data?fuente={now.id}&"
    day = words.day(now.facts_to) if now.facts_to else ""
    if turn.became_late:
        key = "changes.source.late" if now.facts_to else "changes.source.undated"
        return Told(mark, words(key, name=name, day=day, state=state), page, warns=True)
    if turn.reports_further:
        return Told(mark, words("changes.source.further", name=name, day=day), page)
    return Told(mark, words("changes.source.fresh", name=name, state=state), page) if turn.became_fresh else None


def _rows(turn: SourceTurn, names: Names) -> Told | None:
    words, more = names.words, turn.more_rows
    if not more:
        return None
    key = "changes.rows.more" if more > 0 else "changes.rows.fewer"
    number, rows = words.number(abs(more)), words.number(turn.after.rows)
    said = words(key, name=names.partner(turn.after.owner), n=number, rows=rows)
    return Told(words("changes.mark.rows"), said, f"data?fuente={turn.after.id}&")


def _edited(edited: Edited, names: Names) -> Told:
    words = names.words
    done = [
        words(f"changes.edited.{what}", n=len(ids), which=_which(ids, names))
        for what, ids in (("added", edited.added), ("changed", edited.changed), ("removed", edited.removed))
        if ids
    ]
    table, owner = words(f"changes.table.{edited.table}"), names.partner(edited.owner)
    said = words("changes.edited", owner=owner, table=table, done=listed(done, words))
    return Told(words("changes.mark.rows"), said, "hubs?" if edited.table == "sitios" else "bootcamps?")


def _which(ids: tuple[str, ...], names: Names) -> str:
    """Name the entries where they are few: « (S-03 y S-07)»."""
    return names.words("changes.which", ids=listed(list(ids), names.words)) if len(ids) <= _NAMED else ""
