"""Publishing what can be published: protected, and audited with all that was shown before, before anybody sees it.

Protection (`lib.indicators.disclosure.protect`) hides small counts and what would give them away within each table
and its sums. What remains is what only all tables together, or several snapshots, give away. So the result is audited
as a reader would, and of the shown counts that confine a hidden one, the most dispensable is hidden too, until nothing
is confined (`search.py`). Detail of more bootcamps than before is released only where that hides little more than one
reading alone would; until then it stays as it was (`release.py`). Where nothing else helps, details are given up, and
the snapshot says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from lib.indicators.compute import Indicators, counting_of
from lib.indicators.counts.known import Kept
from lib.indicators.declaring.compiled import with_declared
from lib.indicators.facts import facts_of
from lib.programme.setting import Setting
from lib.snapshot.disclosure.linear import UnsolvedError
from lib.snapshot.disclosure.past import Past
from lib.snapshot.disclosure.release import held_back, kept_of, next_releases, releases_at_first
from lib.snapshot.disclosure.search import DEAREST, Search
from lib.snapshot.snapshot import Release, Withheld
from lib.tables.finding import Finding
from lib.tables.reading.table import ReadTable

_MARKEDLY = 0.15
"""The share of the counts that it tells that a release may hide beyond what the same reading alone would."""


@dataclass(frozen=True, slots=True)
class Publishable:
    """What may be shown, of which bootcamps its detail is, and why details are withheld, if they are."""

    indicators: Indicators
    releases: tuple[Release, ...]
    withheld: Withheld | None = None


_NOTHING = Past()


def publishable(
    tables: Sequence[ReadTable], findings: Sequence[Finding], setting: Setting, past: Past = _NOTHING
) -> Publishable:
    """Compute what may be shown of a reading after what was shown before."""
    setting = with_declared(setting)
    facts, before = facts_of(tables), past.newest
    if before is None:
        first = releases_at_first(facts, setting.programme, setting.today)
        return _all_that_can_be(Search(counting_of(tables, findings, setting), past), first)
    ambitious, modest = next_releases(before, facts, setting.programme, setting.today)
    settled, result = _settled((tables, findings, setting), past, kept_of(before, modest), modest)
    while ambitious != modest and result.withheld is None:
        search = Search(counting_of(tables, findings, setting, kept_of(before, ambitious)), past, settled)
        if _can_be_released(search, settled):
            result = Publishable(search.found, ambitious)
            break
        ambitious = held_back(ambitious, modest, search.blamed)
    stays = {(each.place, each.number) for each in result.releases if each.bootcamps}
    given_up = before.withheld if any((each.place, each.number) in stays for each in before.releases) else None
    return replace(result, withheld=result.withheld or given_up)


def _settled(
    read: tuple[Sequence[ReadTable], Sequence[Finding], Setting],
    past: Past,
    kept: Kept,
    releases: tuple[Release, ...],
) -> tuple[Search, Publishable]:
    """Search for what to hide if nothing is released, beginning with what was hidden before, or else afresh."""
    search = Search(counting_of(*read, kept), past)
    result = _all_that_can_be(search, releases)
    if result.withheld is not None:
        search = Search(counting_of(*read, kept), past, afresh=True)
        result = _all_that_can_be(search, releases)
    return search, result


def _can_be_released(search: Search, settled: Search) -> bool:
    """Search for what to hide; tell whether of detail told anew that is little more than one reading alone would."""
    new = [name for name in (*search.known.shown, *search.known.hidden) if not settled.tells(name)]
    alone = sum(not settled.tells(name) for name in search.alone.hidden)
    most = len(settled.known.hidden) + alone + _MARKEDLY * len(new)
    try:
        return search.hides_one_by_one(most)
    except UnsolvedError:
        return False


def _all_that_can_be(search: Search, releases: tuple[Release, ...]) -> Publishable:
    """Search for what to hide, whatever it takes."""
    try:
        if search.hides_one_by_one(inf):
            return Publishable(search.found, releases)
        for worth in (DEAREST, inf):
            search.give_up(worth)
            if search.hides_one_by_one(inf):
                break
    except UnsolvedError:
        search.give_up(inf)
        return Publishable(search.found, releases, "unsolved")
    return Publishable(search.found, releases, "confined")
