"""`python -m lib site DIR`: everything that anyone may see, as a site of files for a host that runs no program."""

import json
import sys
from pathlib import Path

from lib.collect import log
from lib.collect.opening import OpenProgramme
from lib.collect.rounds.service import open_kept
from lib.collect.settings.environment import Environment
from lib.collect.store.store import Store, StoreFailure, UnreadableSnapshot
from lib.commands.collect import collect
from lib.commands.kept import cannot_read, newest
from lib.publish.light.folder import write_edition
from lib.publish.site.site import SiteProgramme, site_files


def site(environment: Environment, opened: OpenProgramme, folder: Path, *, address: str, as_json: bool) -> int:
    """Write the site of the newest snapshot that is kept; where none is, read every source once before.

    `address` is where it will be served. Return 0, or 1 where the folder cannot be written to, the store stopped
    answering or what it keeps cannot be read. Raises StoreProblem.
    """
    root = (address or environment.public_url or "").rstrip("/") or None
    log.begin()
    try:
        if not _kept(environment, opened):
            collect(environment, opened, once=True)
        snapshot = newest(environment, opened)
        if isinstance(snapshot, UnreadableSnapshot):
            print(cannot_read(snapshot), file=sys.stderr)
            return 1
        store: Store = open_kept(environment, opened)
        try:
            programme = SiteProgramme(opened.setting, opened.folder, opened.places, store, environment.signer)
            files = site_files(snapshot, programme, root)
        finally:
            store.close()
        written = write_edition(files, folder)
    except StoreFailure as problem:
        print(f"the store stopped answering ({type(problem).__name__})", file=sys.stderr)
        return 1
    except OSError as problem:
        print(f"{folder} cannot be written to: {problem.strerror}", file=sys.stderr)
        return 1
    if as_json:
        print(json.dumps({"snapshot": snapshot.id, "files": [str(path) for path in written]}, indent=1))
    else:
        print(f"{folder}: {len(written)} files of snapshot {snapshot.id}")
    return 0


def _kept(environment: Environment, opened: OpenProgramme) -> bool:
    store = open_kept(environment, opened)
    try:
        return bool(store.recent())
    finally:
        store.close()
