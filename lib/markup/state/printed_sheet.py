"""The sheet of one state, to print, to sign and to file: what it says, and one page of HTML that draws it.

Lists are cut where they would not fit, and say by how much; long names are shortened with an ellipsis. As HTML it holds
everything it needs, runs no script and asks nobody for anything.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lib.indicators.entries import BootcampEntry, CommitmentEntry, HubEntry
from lib.indicators.hubs import UNVERIFIED, VERIFIED
from lib.markup.bootcamps.commitments import in_order, is_overdue
from lib.markup.border import background
from lib.markup.brand import paper_tint
from lib.markup.map.outlines import Shapes, coarser
from lib.markup.map.picture import Picture, picture
from lib.markup.map.svg import svg_map
from lib.markup.map.symbols import IN_ORDER
from lib.markup.page import fill
from lib.markup.state.extremes import Extreme, extremes
from lib.markup.state.sheet import SheetRow, sheet_rows
from lib.programme.model import TableId
from lib.programme.warmth import Border, ReadyMark
from lib.snapshot.selection.hub_choice import HubChoice, days_without
from lib.snapshot.selection.lookup import shown_at
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import SourceState
from lib.wording.due import key_of, told
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.pages import hubs as said_of_hubs
from lib.wording.pages import states as said
from lib.wording.pages.bootcamps import OPEN, promised
from lib.wording.voices import SpokenVoice, spoken

MOST = 5
"""How many lines a list on the sheet has at most; where a voice stands below the lists, one fewer."""

_MOST_DRAWN = 40
_LONGEST, _LONGEST_TITLE = 44, 90
_FINE, _COARSE = 100, 45  # how finely a state is drawn, as parts of its extent
_MANY = 150  # municipalities with a hub, beyond which a finer drawing would make the file large


@dataclass(frozen=True, slots=True)
class SheetItem:
    """One line of a list: what it is about, what is said of it, and whether it is late."""

    name: str
    says: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that was cut to fit, and what is left out or missing in words."""

    items: tuple[SheetItem, ...]
    rest: str | None


@dataclass(frozen=True, slots=True)
class PrintedSheet:
    """All that the sheet says, in the words of one language; `map` is one SVG element, each mark has what it shows.

    `matrix` holds ids of indicators and what a matrix says of them, once for all of which it says the same.
    """

    state: str
    ministry: str | None
    programme: str
    colour: str
    border: Border | None
    marks: tuple[tuple[ReadyMark, str], ...]
    voice: SpokenVoice | None
    sample: str | None
    today: str
    cut: str
    sentence: str
    owes: str | None
    extremes: tuple[Extreme, ...]
    rows: tuple[SheetRow, ...]
    matrix: tuple[tuple[str, str], ...]
    map: str
    hubs: Listed
    bootcamps: Listed
    trains: bool
    commitments: Listed
    sources: tuple[str, ...]


def sheet_of(one: OneState, names: Names, shapes: Shapes) -> PrintedSheet:
    """Return what the sheet of a state says, in the language of `names`."""
    words, snapshot, programme = names.words, one.snapshot, names.programme.programme
    drawn = _picture(one, names)
    outlines = _for_paper(shapes, one.key, names, len(drawn.municipalities))
    rows = sheet_rows(one, names)
    ministry = next((each.name for each in names.programme.partners if each.state == one.key), None)
    return PrintedSheet(
        state=names.state(one.key),
        border=programme.border,
        marks=tuple(
            (each.mark, each.mark.alt.in_language(words.language))
            for each in names.programme.partners
            if isinstance(each.mark, ReadyMark) and each.state in {None, one.key}
        ),
        voice=spoken(names, one.key),
        ministry=_short(ministry, _LONGEST_TITLE) if ministry else None,
        programme=programme.name,
        colour=programme.colour,
        sample=words("frame.sample", today=words.long_day(snapshot.today)) if snapshot.sample else None,
        today=words.long_day(one.complete_to()),
        cut=snapshot.id[:4],
        sentence=said.opening(one, names),
        owes=said.owes(one, names),
        extremes=extremes(one, names),
        rows=rows,
        matrix=_matrix(rows),
        map=svg_map(drawn, outlines, words, still=True),
        hubs=_hubs(one, names),
        bootcamps=_bootcamps(one, names),
        trains=names.programme.trains,
        commitments=_commitments(one, names),
        sources=tuple(_source(each, names, one) for each in one.sources()),
    )


def printed_sheet(one: OneState, names: Names, shapes: Shapes) -> str:
    """Return the state's sheet as a complete HTML document."""
    sheet = sheet_of(one, names, shapes)
    woven = background(sheet.border) if sheet.border else None
    return fill(
        "printed-sheet.html", words=names.words, sheet=sheet, woven=woven, tint=paper_tint(names.programme.programme)
    )


def _matrix(rows: Sequence[SheetRow]) -> tuple[tuple[str, str], ...]:
    same: dict[str, list[str]] = {}
    for row in rows:
        same.setdefault(" · ".join(filter(None, (row.matrix, row.means))), []).append(row.definition.id)
    return tuple((", ".join(ids), said) for said, ids in same.items() if said)


def _picture(one: OneState, names: Names) -> Picture:
    """Return what the map shows; of more hubs than paper can tell apart only the municipalities that have them."""
    drawn = picture(one.snapshot, names, HubChoice(one.key), narrow=True)
    few = not drawn.groups and len(drawn.hubs) <= _MOST_DRAWN
    return drawn if few else replace(drawn, hubs=(), labels=(), groups=())


def _for_paper(shapes: Shapes, state: str, names: Names, with_hub: int) -> Shapes:
    """Return outlines as fine as paper shows them: every state, and the municipalities of one."""
    box = names.geography.bounds(state)
    parts = _COARSE if with_hub > _MANY else _FINE
    step = round(max(box.max_lat - box.min_lat, box.max_lon - box.min_lon) / parts, 3)
    return coarser(shapes, step, {state})


def _hubs(one: OneState, names: Names) -> Listed:
    """Return the hubs that need somebody first, those unverified longest before the others."""
    words = names.words
    need = {UNVERIFIED: 0, "out-of-service": 1, "intermittent": 2}
    ordered = sorted(
        one.hubs,
        key=lambda hub: (need.get(hub.condition, 3), -days_without(hub), IN_ORDER.index(hub.condition), hub.id),
    )
    return _listed([_hub(each, names) for each in ordered], _none("sitios", "sheet.hubs.none", one, words), one, names)


def _hub(hub: HubEntry, names: Names) -> SheetItem:
    words, condition = names.words, said_of_hubs.condition(hub, names)
    if hub.status not in {"planned", "installing"}:
        key = "sheet.hub.verified" if hub.condition == VERIFIED else "sheet.hub"
        condition = words(key, condition=condition, when=said_of_hubs.verified(hub, names))
    return SheetItem(_short(hub.name), condition, late=hub.condition == UNVERIFIED)


def _bootcamps(one: OneState, names: Names) -> Listed:
    words = names.words
    items = [_bootcamp(each, one, names) for each in sorted(one.bootcamps, key=lambda each: each.planned_start)]
    most = _most(one, names)
    return _listed(
        items[-most:],
        _none("bootcamps", "sheet.bootcamps.none", one, words),
        one,
        names,
        left_out=max(0, len(items) - most),
    )


def _bootcamp(entry: BootcampEntry, one: OneState, names: Names) -> SheetItem:
    words = names.words
    people = shown_at(one.snapshot.table("people-by-stage-bootcamp"), {"stage": "attended", "bootcamp": entry.id})
    told = [words(f"bootcamp-status.{entry.status}").capitalize()] if entry.actual_end else []
    told.append(said_of_hubs.bootcamp_when(entry, names))
    if people:
        told.append(words("sheet.people", n=people))
    return SheetItem(_short(f"{entry.id} {names.bootcamp(entry.id)}"), ". ".join(told))


def _commitments(one: OneState, names: Names) -> Listed:
    """Return what is still owed, overdue first; of what was delivered only how much."""
    words, today = names.words, one.snapshot.today
    still_open = [each for each in in_order(one.commitments, today) if each.status in OPEN]
    delivered = sum(each.status == "delivered" for each in one.commitments)
    done = words("sheet.commitments.closed", n=delivered) if delivered else None
    if not one.commitments:
        return Listed((), _none("compromisos", "sheet.commitments.none", one, words))
    items = [_commitment(each, one, names) for each in still_open]
    listed = _listed(items, words("sheet.commitments.clear"), one, names)
    return Listed(listed.items, "; ".join(each.rstrip(".") for each in (listed.rest, done) if each) + ".")


def _commitment(entry: CommitmentEntry, one: OneState, names: Names) -> SheetItem:
    words, late = names.words, is_overdue(entry, one.snapshot.today)
    key = key_of("sheet.late" if late else "sheet.due", entry.day_known)
    day = words(key, day=words.day(told(entry.due, entry.day_known)))
    return SheetItem(_short(f"{names.partner(entry.partner)}: {promised(entry, words)}"), day, late)


def _none(table: TableId, key: str, one: OneState, words: Words) -> str:
    """Return that there is none, or that nobody knows."""
    return words("sheet.unread" if one.lacks(table) else key)


def _listed(items: Sequence[SheetItem], none: str, one: OneState, names: Names, left_out: int | None = None) -> Listed:
    if not items:
        return Listed((), none)
    most = _most(one, names)
    rest = len(items) - most if left_out is None else left_out
    return Listed(tuple(items[:most]), names.words("sheet.more", n=rest) if rest > 0 else None)


def _most(one: OneState, names: Names) -> int:
    return MOST - 1 if spoken(names, one.key) else MOST


def _source(source: SourceState, names: Names, one: OneState) -> str:
    words = names.words
    key = "sheet.source" if source.facts_to else "sheet.source.undated"
    return words(
        key,
        name=_short(names.partner(source.owner), 28),
        tables=said.tables_of(source, one, names),
        day=words.day(source.facts_to) if source.facts_to else "",
        condition=words(f"source.{source.condition}"),
    )


def _short(text: str, longest: int = _LONGEST) -> str:
    """Return a text of at most so many letters, with an ellipsis where some are left out."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
