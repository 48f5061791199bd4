"""Commands about what is kept: `status`, `accept` and `forget`, and what other commands take from there."""

import json
from collections.abc import Mapping
from datetime import datetime

from lib.collect.opening import OpenProgramme
from lib.collect.operations.judgement import Observed, judged, observed_in
from lib.collect.rounds.assemble import read_all
from lib.collect.rounds.service import open_kept
from lib.collect.settings import sign_in
from lib.collect.settings.clock import utc_now
from lib.collect.settings.environment import Environment
from lib.collect.store.opening import StoreProblem
from lib.collect.store.store import UnreadableSnapshot
from lib.commands.problems import CommandProblem, problem, tell
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.reference.status_report import SourceReport, Status, status_json, status_lines


def status(environment: Environment, opened: OpenProgramme, *, as_json: bool, language: str) -> int:
    """Print whether all is well, the newest snapshot and how each source stands: 0, or 1 where the store is silent.

    Raises StoreProblem where it is not a store that this program can use.
    """
    setting, words = opened.setting, Words(language)
    owners = {source.id: source.owner for source in setting.programme.sources}
    found = status_of(_seen(environment, opened), owners, utc_now())
    if as_json:
        print(json.dumps(status_json(found, words), ensure_ascii=False, indent=1))
    else:
        print("\n".join(status_lines(found, Names(setting.programme, setting.geography, words, {}))))
    return 0 if found.sources else 1


def accept(environment: Environment, opened: OpenProgramme, source: str) -> int:
    """Let a change that is under review be taken in: 0, or 1 where that source has none. Raises StoreProblem."""
    store = open_kept(environment, opened)
    try:
        if store.accept(source):
            return 0
    finally:
        store.close()
    tell(problem("refusal.accept", found=source))
    return 1


def forget(environment: Environment, opened: OpenProgramme, snapshot: str) -> int:
    """Take away a kept snapshot that cannot be read: 0, or 1 where none of that id is such. Raises StoreProblem."""
    store = open_kept(environment, opened)
    try:
        if store.forget(snapshot):
            return 0
    finally:
        store.close()
    tell(problem("refusal.forget", found=snapshot))
    return 1


def newest(environment: Environment, opened: OpenProgramme) -> Snapshot:
    """Return the newest snapshot that is kept; of a first reading where none is kept yet.

    Raises StoreProblem, StoreFailure, and CommandProblem where only unreadable ones are kept: nothing is shown that was
    not compared with them.
    """
    store = open_kept(environment, opened)
    try:
        found = store.newest()
        kept = () if found else store.recent()
    finally:
        store.close()
    if found:
        return found.snapshot
    unreadable = [each for each in kept if isinstance(each, UnreadableSnapshot)]
    if unreadable:
        raise cannot_read(unreadable[-1])
    return read_all(opened.setting, opened.reader, opened.sample, utc_now())


def cannot_read(kept: UnreadableSnapshot) -> CommandProblem:
    """Return that a kept snapshot cannot be read, and what to do."""
    return problem("refusal.snapshot.newer" if kept.newer else "refusal.snapshot.damaged", found=kept.id)


def status_of(seen: Observed, owners: Mapping[str, str], now: datetime) -> Status:
    """Return what is not well, the newest snapshot, and each source's state and three clocks.

    `owners` names the partner who owns each declared source.
    """
    newest = seen.published
    shown = {source.id: source for source in newest.snapshot.sources} if newest else {}
    sources = []
    for name, status in seen.statuses.items():
        known = shown.get(name)
        sources.append(
            SourceReport(
                id=name,
                owner=owners[name],
                state=known.condition if known else "unread",
                trouble=str(status.trouble) if status.trouble else None,
                read_at=known.read_at if known else None,
                changed_at=known.changed_at if known else None,
                facts_to=known.facts_to if known else None,
            )
        )
    return Status(
        newest.snapshot.id if newest else None,
        newest.at if newest else None,
        tuple(sources),
        sign_in.configured(),
        judged(seen, now),
        newest.snapshot.withheld if newest else None,
    )


def _seen(environment: Environment, opened: OpenProgramme) -> Observed:
    """Look at the store, whose trouble is the answer where it cannot be opened. Raises StoreProblem for a wrong one."""
    try:
        store = open_kept(environment, opened)
    except StoreProblem as wrong:
        if wrong.trouble is None:
            raise
        tell(wrong)
        return Observed(store=wrong.trouble)
    try:
        return observed_in(store)
    finally:
        store.close()
