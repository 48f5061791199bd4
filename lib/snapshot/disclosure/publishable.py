"""Publishing what can be published: protected, compared with what was shown before, and audited before anybody sees it.

Protection (`lib.indicators.disclosure.protect`) hides small counts and what would give them away within each table
and its sums. What remains is what only all tables together, or several snapshots, give away: bootcamps that close
one after the other tell by difference what no snapshot tells alone. So the result is audited as a reader would
and of the shown counts that confine a hidden one, the most dispensable is hidden too, until nothing is confined.
"""

from collections import Counter
from collections.abc import Sequence
from math import inf

from lib.indicators.compute import Indicators, compute
from lib.indicators.counts.people import HEADLINES
from lib.indicators.counts.published import Before, cell_of
from lib.indicators.disclosure.cells import Cell
from lib.programme.setting import Setting
from lib.snapshot.disclosure.audit import audit
from lib.snapshot.disclosure.knowledge import Knowledge, Name, knowledge_of, order
from lib.snapshot.disclosure.over_time import protected_cells, stays_hidden
from lib.snapshot.snapshot import Snapshot
from lib.tables.finding import Finding
from lib.tables.reading.table import ReadTable

LOOK_BACK = 6
"""How many earlier snapshots, telling different things of people, a new one is audited together with."""

_ROUNDS = 25
_DEAREST = 1000.0


def publishable(
    tables: Sequence[ReadTable], findings: Sequence[Finding], setting: Setting, shown_before: Sequence[Snapshot] = ()
) -> Indicators:
    """Compute what may be shown of a reading after the snapshots that were shown before, the earliest first."""
    k = setting.programme.rules.protected_below
    wide = setting.programme.ages.wide
    published = shown_before[-1] if shown_before else None
    before = before_of(published) if published else Before()
    found = compute(tables, findings, setting, before=before)
    stay: frozenset[Cell] = frozenset()
    past = [knowledge_of(each, wide) for each in shown_before]
    if published is not None:
        stay = stays_hidden((published.tables, published.figures), (found.tables, found.figures), k)
        if not stay <= protected_cells(found.tables, found.figures):
            found = compute(tables, findings, setting, stay, before)
    for turn in range(_ROUNDS + 2):
        known = knowledge_of(found, wide)
        more = _to_hide([*past, known], k)
        if not more:
            break
        stay |= more if turn < _ROUNDS else _given_up(known, past, _DEAREST if turn == _ROUNDS else inf)
        found = compute(tables, findings, setting, stay, before)
    return found


def looking_back(past: Sequence[Snapshot], shown: Snapshot, setting: Setting) -> tuple[Snapshot, ...]:
    """Return what to look back at once `shown` is shown after `past`: at most LOOK_BACK, the earliest first.

    Where it tells of people just what the last one told, it takes its place.
    """
    wide = setting.programme.ages.wide
    same = past and knowledge_of(past[-1], wide) == knowledge_of(shown, wide)
    return (*(past[:-1] if same else past), shown)[-LOOK_BACK:]


def _given_up(known: Knowledge, past: Sequence[Knowledge], worth: float) -> frozenset[Cell]:
    """Return every shown count worth less: details first, where hiding one by one does not come to an end.

    What an earlier snapshot showed just so is out already.
    """
    new = [name for name, count in known.shown.items() if all(each.shown.get(name) != count for each in past)]
    return frozenset(cell_of(name[0], dict(name[1])) for name in new if _worth(name) < worth)


def _to_hide(known: Sequence[Knowledge], k: int) -> frozenset[Cell]:
    """Return further cells of the last snapshot to hide; none where nothing is confined, or nothing can be done."""
    now = len(known) - 1
    narrow = audit(known, enough=k).narrow(k)
    open_to = [{name for number, name in each.because if number == now and name in known[now].shown} for each in narrow]
    hidden: set[Name] = set()
    while remaining := [choices for choices in open_to if choices and not choices & hidden]:
        hits = Counter(name for choices in remaining for name in choices)
        hidden.add(min(hits, key=lambda name: (_worth(name) / hits[name], order(name))))
    return frozenset(cell_of(measure, dict(at)) for measure, at in hidden)


def _worth(name: Name) -> float:
    """Return how much a count is missed when it is hidden: headlines and totals most."""
    at = dict(name[1])
    if cell_of(name[0], at) in HEADLINES.values() or not at or set(at) == {"stage"}:
        return _DEAREST
    return 30.0 if len(at) == 1 or (len(at) == 2 and {"state", "bootcamp", "role"} & at.keys()) else 1.0


def before_of(published: Snapshot) -> Before:
    """Return what a snapshot showed, and where each bootcamp was that had ended."""
    shown = {
        cell_of(table.measure, each.at): each.value
        for table in published.tables
        for each in table.cells
        if each.value is not None and each.state == "shown" and table.counts != "hubs"
    }
    ended = {
        entry.id: (entry.state, f"{entry.actual_start or entry.planned_start:%Y-%m}")
        for entry in published.bootcamps
        if entry.status == "completed"
    }
    return Before(shown, ended)
