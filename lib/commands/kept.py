"""Commands about what is kept: `status` and `accept`. They read no source and need no key."""

import json
import sys

from lib.collect.opening import OpenProgramme
from lib.collect.rounds.service import open_kept
from lib.collect.settings import sign_in
from lib.collect.settings.environment import Environment
from lib.collect.store.store import Store, StoreFailure
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.reference.status_report import SourceStatus, Status, status_json, status_lines


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


def status_of(store: Store) -> Status:
    """Return the newest snapshot's id and moment, and each declared source's state and three clocks."""
    newest = store.newest()
    statuses = store.sources.statuses()
    shown = {source.id: source for source in newest.snapshot.sources} if newest else {}
    sources = []
    for name, status in statuses.items():
        known = shown.get(name)
        sources.append(
            SourceStatus(
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
