"""One state in sentences: what was reached there, what it owes, and whose data say so."""

from datetime import date

from lib.indicators.entries import CommitmentEntry
from lib.indicators.figure import Part
from lib.programme.model import TableId
from lib.snapshot.selection.headlines import own_in_order
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import SourceState
from lib.wording.cohorts import pace
from lib.wording.due import key_of, told
from lib.wording.names import Names
from lib.wording.pages.bootcamps import OPEN, promised
from lib.wording.tables import listed
from lib.wording.values import figure


def opening(one: OneState, names: Names) -> str:
    """Return the one sentence that answers first: people reached, against the state's own target."""
    words, state = names.words, names.state(one.key)
    if not one.takes_part:
        return words("state.outside", state=state)
    if not names.programme.trains:
        return _own_opening(one, names)
    reached = one.reached().here
    if reached.count.value is None:
        return words(f"state.reached.{reached.count.state}", state=state)
    people = words.number(reached.count.value)
    if not reached.count.value and one.bootcamps and not any(each.actual_start for each in one.bootcamps):
        return words("state.reached.not-begun", state=state)
    if reached.share and reached.share.value is not None:
        target = words.number(reached.share.denominator or 0)
        return words(
            "state.reached.target", people=people, state=state, share=words.share(reached.share.value), target=target
        )
    return words("state.reached", n=int(reached.count.value), people=people, state=state)


def _own_opening(one: OneState, names: Names) -> str:
    """Return the first of the programme's own figures that says something of the state, or that there is nothing."""
    words, state = names.words, names.state(one.key)
    for indicator, part in own_parts(one):
        if (value := figure(part, words)).shown:
            name = words(f"definition.{indicator}.name")
            return words("state.own", state=state, name=name, value=value.text)
    return words("state.own.none", state=state)


def own_parts(one: OneState) -> list[tuple[str, Part]]:
    """Return the programme's own indicators that are told by state, of the widest levels first, as they stand here."""
    told = {each.id for each in one.programme.indicators if "state" in each.by}
    ordered = [each for each in own_in_order(one.snapshot, one.programme) if each in told]
    found = {(each, part.id): part for each in ordered for part in one.snapshot.figure(each).parts}
    return [(each, found.get((each, one.key), Part(one.key, "no-data"))) for each in ordered]


def against_plan(one: OneState, names: Names) -> str | None:
    """Return people reached against those planned to date in the state's bootcamps, without a full stop."""
    return pace(one.against_plan()[0], one.snapshot, names.words, one.key)


def overdue(one: OneState) -> tuple[CommitmentEntry, ...]:
    """Return what is owed to the state and late, the oldest first."""
    today = one.snapshot.today
    return tuple(each for each in one.commitments if each.status in OPEN and each.due < today)


def owes(one: OneState, names: Names) -> str | None:
    """Return how many commitments are overdue and the oldest of them; None where none were made."""
    words, late = names.words, overdue(one)
    if not one.commitments:
        return None
    if not late:
        return words("state.owes.none")
    oldest = late[0]
    return words(
        key_of("state.owes", oldest.day_known),
        n=len(late),
        partner=names.partner(oldest.partner),
        what=promised(oldest, words),
        day=words.long_day(told(oldest.due, oldest.day_known)),
    )


def completed(one: OneState, names: Names) -> str | None:
    """Return the share of those who attended that completed, here and in the whole programme."""
    words, both = names.words, one.completed()
    here, everywhere = both.here.share, both.everywhere.share
    if not (here and everywhere) or here.value is None or everywhere.value is None:
        return None
    return words(
        "state.beside.completed",
        state=names.state(one.key),
        share=words.share(here.value),
        part=words.number(here.numerator or 0),
        whole=words.number(here.denominator or 0),
        all_share=words.share(everywhere.value),
        all_part=words.number(everywhere.numerator or 0),
        all_whole=words.number(everywhere.denominator or 0),
    )


def hubs_reading(one: OneState, names: Names) -> str:
    """Return how many hubs there are, in how many municipalities where a state has any."""
    words, hubs = names.words, one.hubs
    state, municipalities = names.state(one.key), len({hub.municipality for hub in hubs})
    if not hubs and one.lacks("sitios"):
        return words("state.map.unread", state=state)
    key = "state.map.reading" if hubs else "state.map.none"
    if names.geography.one_level:
        key += ".whole"
    elif municipalities == 1 < len(hubs):
        key += ".together"
    return words(key, n=len(hubs), municipalities=municipalities, state=state)


def tables_of(source: SourceState, one: OneState, names: Names) -> str:
    """Return the names of the tabs that a source delivers, as the sheets have them."""
    declared = names.programme.source(source.id)
    told = [tab.title for table, tab in declared.tabs.items() if table != "portada"] if declared else []
    return listed(told, names.words)


def source_of(table: TableId, one: OneState, names: Names) -> tuple[str | None, date | None]:
    """Return who delivers a table for the state, and the day up to which it is declared complete."""
    sources = one.sources_of(table)
    days = [source.facts_to for source in sources if source.facts_to]
    called = listed([names.partner(source.owner) for source in sources], names.words)
    return called or None, min(days) if days else None
