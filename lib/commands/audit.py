"""`audit`: how far a reader of what is published could narrow each protected count. It reads no source.

The newest snapshot alone, and together with all that were published before it. Both count as safe while no protected
count can be confined to fewer than k people.
"""

import json
from collections.abc import Sequence

from lib.collect.opening import OpenProgramme
from lib.collect.rounds.look_back import look_back
from lib.collect.rounds.service import open_kept
from lib.collect.settings.environment import Environment
from lib.commands.kept import cannot_read
from lib.commands.problems import problem, tell
from lib.snapshot.disclosure.audit import Audit, Interval, audit, tightest
from lib.snapshot.disclosure.knowledge import Knowledge
from lib.snapshot.disclosure.linear import UnsolvedError

_NO_BOUND = float("inf")


def run(environment: Environment, opened: OpenProgramme, *, as_json: bool) -> int:
    """Print the tightest interval of each table's protected counts: 0 safe, 1 not.

    Raises StoreProblem, StoreFailure, and CommandProblem where nothing is kept that can be audited.
    """
    store = open_kept(environment, opened)
    try:
        past, missing = look_back(store, opened.setting)
    finally:
        store.close()
    if missing is not None:
        raise cannot_read(missing)
    if not past.known:
        raise problem("refusal.unpublished")
    k, ids = opened.setting.programme.rules.protected_below, list(past.ids)
    alone = _audited(past.known[-1:])
    together = _audited(past.known) if len(past.known) > 1 else None
    if as_json:
        print(json.dumps(_json(ids, alone, together, k), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(ids, alone, together, k)))
    found = [each for each in (alone, together) if each is not None]
    return 0 if all(each.possible and not each.narrow(k) for each in found) else 1


def _audited(known: Sequence[Knowledge]) -> Audit:
    """Return the audit; one that could not be solved finds nothing possible."""
    try:
        return audit(known)
    except UnsolvedError as unsolved:
        tell(problem("refusal.audit", why=str(unsolved)))
        return Audit((), assumed=False, possible=False)


def _lines(ids: list[str], alone: Audit, together: Audit | None, k: int) -> list[str]:
    lines = [f"{ids[-1]}: {len(alone.intervals)} protected counts, k = {k}", *_tables(alone, ids[-1:])]
    if together is not None:
        lines += [f"{' and '.join(ids)} together: {len(together.intervals)} protected counts"]
        lines += _tables(together, ids)
    for found in (alone, together):
        if found is not None and not found.possible:
            lines.append("NOT SAFE: no numbers of people agree with what is shown")
    possible = all(each.possible for each in (alone, together) if each is not None)
    narrow = [*alone.narrow(k), *(together.narrow(k) if together else ())]
    lines += [f"NOT SAFE: {each.where} {_place(each)}: {_between(each)}" for each in narrow]
    return (
        lines
        if narrow or not possible
        else [*lines, f"safe: no protected count can be confined to fewer than {k} people"]
    )


def _tables(found: Audit, ids: list[str]) -> list[str]:
    return [
        f"  {ids[number]} {where}: tightest {_between(each)}"
        for (number, where), each in sorted(tightest(found).items())
    ]


def _between(interval: Interval) -> str:
    high = "no limit" if interval.high == _NO_BOUND else f"{interval.high:g}"
    return f"{interval.low:g} to {high}"


def _place(interval: Interval) -> str:
    return ", ".join(f"{dimension} {value}" for dimension, value in sorted(interval.name[1])) or "in all"


def _json(ids: list[str], alone: Audit, together: Audit | None, k: int) -> dict[str, object]:
    return {
        "k": k,
        "snapshots": ids,
        "safe": all(each.possible and not each.narrow(k) for each in (alone, together) if each is not None),
        "alone": _audit_json(alone, ids[-1:], k),
        "together": None if together is None else _audit_json(together, ids, k),
    }


def _audit_json(found: Audit, ids: list[str], k: int) -> dict[str, object]:
    return {
        "possible": found.possible,
        "assumed": found.assumed,
        "protected": len(found.intervals),
        "narrow": [_interval_json(each, ids) for each in found.narrow(k)],
        "tightest": [_interval_json(each, ids) for _, each in sorted(tightest(found).items())],
    }


def _interval_json(interval: Interval, ids: list[str]) -> dict[str, object]:
    return {
        "snapshot": ids[interval.snapshot],
        "table": interval.where,
        "measure": interval.name[0],
        "at": dict(sorted(interval.name[1])),
        "low": interval.low,
        "high": None if interval.high == _NO_BOUND else interval.high,
    }
