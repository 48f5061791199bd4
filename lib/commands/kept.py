"""Commands about what is kept: `status`, `accept` and `forget`, and what other commands take from there."""

import json
import sys

from lib.collect.opening import OpenProgramme
from lib.collect.rounds.assemble import read_all
from lib.collect.rounds.service import open_kept
from lib.collect.settings import sign_in
from lib.collect.settings.clock import utc_now
from lib.collect.settings.environment import Environment
from lib.collect.store.store import Store, StoreFailure, UnreadableSnapshot
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.reference.status_report import SourceReport, Status, status_json, status_lines


def status(environment: Environment, opened: OpenProgramme, *, as_json: bool, language: str) -> int:
    """Print the newest snapshot and how each source stands. Raises StoreProblem."""
    store = open_kept(environment, opened)
    try:
        found = status_of(store)
    except StoreFailure as problem:
        print(f"the store stopped answering ({type(problem).__name__})", file=sys.stderr)
        return 1
    finally:
        store.close()
    if as_json:
        print(json.dumps(status_json(found), ensure_ascii=False, indent=1))
    else:
        setting = opened.setting
        names = Names(setting.programme, setting.geography, Words(language), {})
        print("\n".join(status_lines(found, names)))
    return 0


def accept(environment: Environment, opened: OpenProgramme, source: str) -> int:
    """Let a change that is under review be taken in: 0, or 1 where that source has none. Raises StoreProblem."""
    store = open_kept(environment, opened)
    try:
        if store.accept(source):
            return 0
    finally:
        store.close()
    print(f"«{source}» has no change under review", file=sys.stderr)
    return 1


def forget(environment: Environment, opened: OpenProgramme, snapshot: str) -> int:
    """Take away a kept snapshot that cannot be read: 0, or 1 where none of that id is such. Raises StoreProblem."""
    store = open_kept(environment, opened)
    try:
        if store.forget(snapshot):
            return 0
    finally:
        store.close()
    print(f"«{snapshot}» is not the whole id of a kept snapshot that cannot be read", file=sys.stderr)
    return 1


def newest(environment: Environment, opened: OpenProgramme) -> Snapshot | UnreadableSnapshot:
    """Return the newest snapshot that is kept; of a first reading where none is kept yet.

    Where only unreadable ones are kept, the last of them: nothing is shown that was not compared with it.
    Raises StoreProblem or StoreFailure.
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
    return unreadable[-1] if unreadable else read_all(opened.setting, opened.reader, opened.sample, utc_now())


def cannot_read(kept: UnreadableSnapshot) -> str:
    """Return that a kept snapshot cannot be read, and what to do."""
    if kept.newer:
        return f"snapshot {kept.id} was written by a newer version of this program, which can read it: run that one"
    return (
        f"snapshot {kept.id} is damaged: restore the store from a backup, or give it up with"
        f" `python -m lib forget {kept.id}`"
    )


def status_of(store: Store) -> Status:
    """Return the newest snapshot's id and moment, and each declared source's state and three clocks."""
    newest = store.newest()
    statuses = store.sources.statuses()
    shown = {source.id: source for source in newest.snapshot.sources} if newest else {}
    sources = []
    for name, status in statuses.items():
        known = shown.get(name)
        sources.append(
            SourceReport(
                id=name,
                owner=store.sources.owner(name),
                state=known.condition if known else "unread",
                trouble=str(status.trouble) if status.trouble else None,
                read_at=known.read_at if known else None,
                changed_at=known.changed_at if known else None,
                facts_to=known.facts_to if known else None,
            )
        )
    return Status(
        newest.snapshot.id if newest else None, newest.at if newest else None, tuple(sources), sign_in.configured()
    )
