"""`python -m lib site DIR`: everything that anyone may see, as a site of files for a host that runs no program."""

import json
from pathlib import Path

from lib.collect import log
from lib.collect.opening import OpenProgramme
from lib.collect.rounds.service import open_kept
from lib.collect.settings.environment import Environment
from lib.collect.store.store import Store
from lib.commands.collect import collect
from lib.commands.kept import newest
from lib.commands.problems import writing_to
from lib.publish.light.folder import write_edition
from lib.publish.site.site import SiteProgramme, site_files


def site(environment: Environment, opened: OpenProgramme, folder: Path, *, address: str, as_json: bool) -> int:
    """Write the site of the newest snapshot that is kept; where none is, read every source once before.

    `address` is where it will be served. Raises StoreProblem, StoreFailure, and CommandProblem where what is kept
    cannot be read or the folder cannot be written to.
    """
    root = (address or environment.public_url or "").rstrip("/") or None
    log.begin()
    if not _kept(environment, opened):
        collect(environment, opened, once=True)
    snapshot = newest(environment, opened)
    store: Store = open_kept(environment, opened)
    try:
        programme = SiteProgramme(opened.setting, opened.folder, opened.places, store, environment.signer)
        files = site_files(snapshot, programme, root)
    finally:
        store.close()
    with writing_to(folder):
        written = write_edition(files, folder)
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
