"""How counts of people hang together: what everybody can add up, subtract or compare."""

from collections import defaultdict
from collections.abc import Mapping

from lib.indicators.counts.cohorts import COHORT, ENDED, OPEN, is_detail
from lib.indicators.counts.counted import PEOPLE, UNKNOWN, Counted, domains, less, month_of
from lib.indicators.disclosure.cells import ALL, Cell, Ledger, cell
from lib.indicators.facts import Facts
from lib.programme.model import Programme
from lib.tables.schema.vocabulary import AgeBeyond, Stage

_NEW = "people-first-time"
_RETURNING = "people-returning"
_PLACES = ("state", "month")


def link_people(
    ledger: Ledger,
    rows: list[Counted],
    facts: Facts,
    programme: Programme,
    members: Mapping[str, frozenset[str]],
) -> None:
    """Enter every way in which counts of people that were put into the ledger tell of each other."""
    values = domains(facts, programme)
    _link_bootcamps(ledger, rows, facts, members)
    _link_age_groups(ledger, values, programme)
    _link_stages(ledger)


def _link_bootcamps(
    ledger: Ledger,
    rows: list[Counted],
    facts: Facts,
    members: Mapping[str, frozenset[str]],
) -> None:
    """Tie a bootcamp's people to those counted there first, which are what states, months and totals are made of.

    Who returned is never printed, yet a reader can subtract; so returning people are cells too.
    """
    told = tuple(sorted(members[ENDED] | members[OPEN]))
    within = sorted(name for name in ledger.published if name.measure == PEOPLE and "bootcamp" in dict(name.at))
    contexts = sorted({tuple(pair for pair in name.at if pair[0] != "bootcamp") for name in within})
    first: dict[tuple[tuple[str, str], ...], dict[str, int | None]] = {}
    for context in contexts:
        first[context] = _first_by_bootcamp(rows, dict(context), told)
    for name in within:
        at = dict(name.at)
        bootcamp = at.pop("bootcamp")
        context = tuple(sorted(at.items()))
        new, people = first[context][bootcamp], ledger.values[name]
        returning = less(people, new)
        named = {"bootcamp": bootcamp, **at}
        ledger.put(cell(_NEW, named), new)
        ledger.put(cell(_RETURNING, named), returning)
        ledger.add_sum(name, (cell(_NEW, named), cell(_RETURNING, named)))
    for context in contexts:
        at = dict(context)
        everybody = {ALL: frozenset(told), **members}
        for cohort, bootcamps in ({ENDED: members[ENDED]} if is_detail(at) else everybody).items():
            mine = {each: new for each, new in first[context].items() if each in bootcamps}
            for place in (None, *_PLACES):
                _link_place(ledger, {**at, COHORT: cohort}, place, mine, facts)


def _first_by_bootcamp(
    rows: list[Counted], context: Mapping[str, str], bootcamps: tuple[str, ...]
) -> dict[str, int | None]:
    first: dict[str, int | None] = dict.fromkeys(bootcamps, 0)
    for row in rows:
        if all(row.at[name] == value for name, value in context.items()):
            before = first[row.at["bootcamp"]]
            first[row.at["bootcamp"]] = None if before is None or row.first is None else before + row.first
    return first


def _link_place(
    ledger: Ledger, context: Mapping[str, str], place: str | None, first: Mapping[str, int | None], facts: Facts
) -> None:
    """A place's people are those counted first in its bootcamps; without a place, all bootcamps are.

    A place's wide age group is never printed, but its bands may be, and its bootcamps' wide groups are: it ties both.
    """
    members: dict[str, list[str]] = defaultdict(list)
    for bootcamp_id in first:
        members[where_of(facts, bootcamp_id, place)].append(bootcamp_id)
    banded = place and "age-group" in context and any(name.value_of("age") != ALL for name in _of_place(ledger, place))
    for where, bootcamps in members.items():
        name = cell(PEOPLE, {**context, **({place: where} if place else {})})
        if banded and name not in ledger.values:
            counts = [first[each] for each in bootcamps]
            ledger.put(name, None if None in counts else sum(count or 0 for count in counts))
        if name in ledger.values:
            at = {key: value for key, value in context.items() if key != COHORT}
            ledger.add_sum(name, (cell(_NEW, {"bootcamp": each, **at}) for each in bootcamps))


def where_of(facts: Facts, bootcamp_id: str, place: str | None) -> str:
    """Return the state or the month of a bootcamp; `*` where no place is asked for."""
    if place == "month":
        return month_of(facts, bootcamp_id)
    bootcamp = facts.bootcamp(bootcamp_id)
    return ALL if place is None else bootcamp.state if bootcamp else UNKNOWN


def _of_place(ledger: Ledger, place: str) -> list[Cell]:
    return [name for name in ledger.values if name.measure == PEOPLE and name.value_of(place) != ALL]


def _link_age_groups(ledger: Ledger, values: Mapping[str, tuple[str, ...]], programme: Programme) -> None:
    """A wide age group outside bootcamps is the sum of its bands."""
    beyond = {value: (value,) for value in map(str, AgeBeyond)}
    bands = {**programme.ages.wide, **beyond}
    for name in [each for each in ledger.values if "age" in dict(each.at)]:
        context = {key: value for key, value in name.at if key != "age"}
        for group in values["age-group"]:
            wide = cell(name.measure, {**context, "age-group": group})
            if wide in ledger.values:
                ledger.add_sum(wide, (cell(name.measure, {**context, "age": band}) for band in bands[group]))


def _link_stages(ledger: Ledger) -> None:
    """Everybody knows that a later stage cannot hold more people; said only where the sheets agree."""
    order = [str(stage) for stage in Stage]
    for name, people in list(ledger.values.items()):
        stage = name.value_of("stage")
        if stage == ALL or stage == order[0] or people is None:
            continue
        larger = name.with_value("stage", order[order.index(stage) - 1])
        before = ledger.values.get(larger)
        if before is not None and people <= before and name.measure == PEOPLE:
            ledger.add_at_most(name, larger)
