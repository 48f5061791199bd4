"""One state's page: what answers first, its figures beside the programme's, what is owed, and its sources."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lib.indicators.figure import Part
from lib.markup.bootcamps.commitments import Promise, commitment_rows, in_order
from lib.markup.memo import memo
from lib.markup.page import fill
from lib.markup.state.extremes import extremes
from lib.snapshot.selection.comparison import Beside, Measured
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import SourceState
from lib.tables.schema.vocabulary import BootcampStatus
from lib.wording.cohorts import base_and_aside, which
from lib.wording.looking_back import LookingBack, with_today
from lib.wording.names import Names
from lib.wording.pages import states as said
from lib.wording.pages.bootcamps import OPEN
from lib.wording.values import Written, decimals_of, figure


@dataclass(frozen=True, slots=True)
class StateFact:
    """A value of the state with its base, and the same of the whole programme in one line."""

    value: Written
    label: str
    base: str | None
    everywhere: str


@dataclass(frozen=True, slots=True)
class Both:
    """A count and its share, written; `width` is the share's bar in per cent, None where there is nothing to draw."""

    count: Written
    share: Written | None
    width: float | None


@dataclass(frozen=True, slots=True)
class StateLine:
    """One thing counted here and in the whole programme."""

    name: str
    here: Both
    everywhere: Both


@dataclass(frozen=True, slots=True)
class StateComparison:
    """Lines that belong together, and what their shares are of."""

    name: str
    lines: tuple[StateLine, ...]


@memo
def opening(one: OneState, names: Names) -> str:
    """Return the sentence that answers first, the worst signal and the best, what is owed, and four facts."""
    leading = extremes(one, names) if one.takes_part else ()
    led = any(each.indicator == "MET-2" for each in leading)
    return fill(
        "state-opening.html",
        words=names.words,
        sentence=said.opening(one, names),
        extremes=leading,
        plan=said.against_plan(one, names),
        signal=None if led else one.against_plan()[1],
        owes=said.owes(one, names),
        facts=_facts(one, names) if one.takes_part else [],
        label=names.words("state.facts", state=names.state(one.key)),
    )


@memo
def hubs_title(one: OneState, names: Names) -> str:
    """Return the heading of the state's table of hubs and how often they are verified."""
    return fill(
        "state-hubs-title.html", words=names.words, n=len(one.hubs), days=names.programme.rules.hub_verified_days
    )


@memo
def map_title(one: OneState, names: Names) -> str:
    """Return the map's heading and what it shows in a sentence."""
    return fill("state-map-title.html", words=names.words, reading=said.hubs_reading(one, names))


@memo
def no_bootcamps(one: OneState, names: Names) -> str:
    """Return that there are no bootcamps in the state yet, or that nobody knows."""
    key = "state.bootcamps.unread" if one.lacks("bootcamps") else "state.bootcamps.none"
    return fill("state-note.html", text=names.words(key, state=names.state(one.key)))


@memo
def commitments(one: OneState, names: Names) -> str:
    """Return what was promised for the state: overdue first, then open by day, the rest folded away."""
    words, today = names.words, one.snapshot.today
    rows = commitment_rows(in_order(one.commitments, today), today, names)
    return fill(
        "state-commitments.html",
        words=words,
        state=names.state(one.key),
        reading=said.owes(one, names),
        missing=_why_no_commitments(one, names),
        open=_with(rows, still_open=True),
        closed=_with(rows, still_open=False),
    )


@memo
def beside(one: OneState, names: Names) -> str:
    """Return the state's people by stage, role and age beside those of the whole programme."""
    words = names.words
    stages = tuple(_line(words(f"stage.{each.id}"), each, names) for each in one.stages())
    roles = tuple(_line(names.value("role", each.id), each, names) for each in one.roles())
    ages = tuple(_line(names.value("age", each.id), each, names) for each in _ages(one))
    groups = [
        StateComparison(words(f"state.beside.{name}"), lines)
        for name, lines in (("stages", stages), ("roles", roles), ("ages", ages))
        if lines
    ]
    return fill(
        "state-beside.html",
        words=words,
        state=names.state(one.key),
        groups=groups if _anybody(one) else [],
        reading=said.completed(one, names),
        notes=tuple(_notes(one, names)),
        owner=names.partner(names.programme.owners.get("alcance", "")),
    )


@memo
def sources(one: OneState, names: Names) -> str:
    """Return every source that the page rests on, with its date and how it stands."""
    words = names.words
    cards = [
        {
            "name": names.partner(source.owner),
            "condition": source.condition,
            "state": words(f"source.{source.condition}"),
            "day": _day(source, names),
            "every": words("state.sources.every", n=source.every_days),
            "tables": words("state.sources.tables", tables=said.tables_of(source, one, names)),
        }
        for source in one.sources()
    ]
    return fill("state-sources.html", words=words, cards=cards)


def _facts(one: OneState, names: Names) -> list[StateFact]:
    told: tuple[tuple[str, str, str | None], ...] = (
        ("people", "state.of-target", None),
        ("bootcamps", "state.of-bootcamps", "state.none-held"),
        ("hubs", "state.of-installed", "state.none-installed"),
        ("commitments", "state.of-promised", "state.none-promised"),
    )
    kept = names.programme.tables_kept
    if not names.programme.trains:
        needed = {"people": "alcance", "bootcamps": "bootcamps", "hubs": "sitios", "commitments": "compromisos"}
        return [*_own_facts(one, names), *_built_in(one, names, [each for each in told if needed[each[0]] in kept])]
    return _built_in(one, names, told)


def _own_facts(one: OneState, names: Names) -> list[StateFact]:
    """Return two of the programme's own figures in the state, beside those of the whole programme."""
    words = names.words
    return [
        StateFact(
            figure(part, words, decimals_of(one.snapshot.figure(indicator))),
            words(f"definition.{indicator}.name"),
            base_and_aside(part, words),
            words("state.everywhere", value=figure(one.snapshot.figure(indicator), words).text),
        )
        for indicator, part in said.own_parts(one)[:2]
    ]


def _built_in(one: OneState, names: Names, told: Sequence[tuple[str, str, str | None]]) -> list[StateFact]:
    words = names.words
    now = OneState(names.now, one.programme, one.key) if isinstance(names, LookingBack) else one
    return [
        StateFact(
            with_today(both.here.count, today.here.count, names),
            words(f"state.fact.{name}"),
            _base(both.here, of, none, names),
            words("state.everywhere", value=_whole(both.everywhere, of, none, names)),
        )
        for name, of, none in told
        for both, today in [(_MEASURES[name](one), _MEASURES[name](now))]
    ]


_MEASURES: Mapping[str, Callable[[OneState], Beside]] = {
    "people": OneState.reached,
    "bootcamps": OneState.held,
    "hubs": OneState.verified,
    "commitments": OneState.commitments_met,
}
"""What each of a state's facts is."""


def _base(measured: Measured, of: str, none: str | None, names: Names) -> str | None:
    words, share = names.words, measured.share
    if share is None or measured.count.value is None:
        return None
    if share.value is None:
        return words(none) if none else None
    whole = words.number(share.denominator or 0)
    return words(of, n=whole, target=whole, share=words.share(share.value))


def _whole(measured: Measured, of: str, none: str | None, names: Names) -> str:
    base = _base(measured, of, none, names)
    value = figure(measured.count, names.words).text
    return f"{value}, {base}" if base else value


def _line(name: str, both: Beside, names: Names) -> StateLine:
    return StateLine(name, _both(both.here, names), _both(both.everywhere, names))


def _both(measured: Measured, names: Names) -> Both:
    share: Part | None = measured.share
    shown = share is not None and share.value is not None
    return Both(
        figure(measured.count, names.words),
        figure(share, names.words) if share and (shown or share.state == "protected") else None,
        100 * min(share.value, 1.0) if share is not None and share.value is not None else None,
    )


def _ages(one: OneState) -> Iterable[Beside]:
    """Return the age bands, and people beyond them or without an age only where there are any."""
    bands = one.programme.ages.bands
    return (
        each
        for each in one.ages()
        if each.id in bands
        or any(part.count.value or part.count.state == "protected" for part in (each.here, each.everywhere))
    )


def _notes(one: OneState, names: Names) -> Iterator[str]:
    """Return of which bootcamps shares, roles and ages are, and when the state's own are told if they are not yet."""
    words, bootcamps = names.words, one.snapshot.bootcamps
    done = sum(each.status == BootcampStatus.COMPLETED for each in bootcamps)
    if done and which("ended", one.snapshot, words) == "ended":
        yield words("state.beside.ended", done=done, n=len(bootcamps))
    if one.bootcamps and any(each.here.count.state == "not-applicable" for each in one.roles()):
        yield words("cohort.released-state")


def _anybody(one: OneState) -> bool:
    return any(each.everywhere.count.state != "no-data" for each in one.stages())


def _with(rows: Iterable[Promise], *, still_open: bool) -> list[Promise]:
    return [row for row in rows if (row.entry.status in OPEN) is still_open]


def _why_no_commitments(one: OneState, names: Names) -> str | None:
    if one.commitments:
        return None
    words = names.words
    if one.lacks("compromisos"):
        unread = [each.owner for each in one.sources_of("compromisos") if each.condition == "unread"]
        owner = names.partner(unread[0]) if unread else names.state(one.key)
        return words("state.commitments.unread", owner=owner)
    return words("state.commitments.none", state=names.state(one.key))


def _day(source: SourceState, names: Names) -> str:
    words = names.words
    if source.facts_to is None:
        return words("state.sources.undated")
    return words("state.sources.to", day=words.day(source.facts_to))
