"""`python -m lib publish OUT`: the newest snapshot's public pages into a folder that any web server can serve."""

import json
import sys
from functools import partial
from pathlib import Path

from lib.collect import log
from lib.collect.changes import PublicPast, public_past
from lib.collect.opening import OpenProgramme
from lib.collect.rounds.service import open_kept
from lib.collect.settings.environment import Environment
from lib.collect.store.store import StoreFailure, UnreadableSnapshot
from lib.commands.kept import cannot_read, newest
from lib.publish.light.folder import write_edition
from lib.publish.light.located import located
from lib.publish.light.maps import Atlas
from lib.publish.light.page import Site
from lib.publish.light.site import edition_of
from lib.publish.light.stage_files import stage_files
from lib.publish.outlines import shapes_of
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names


def publish(
    environment: Environment, opened: OpenProgramme, folder: Path, *, dashboard: str, compressed: bool, as_json: bool
) -> int:
    """Write the pages of the newest snapshot that is kept; of a first reading where none is kept yet.

    Return 0, or 1 where the folder cannot be written to, the store stopped answering or what it keeps cannot be read.
    Raises StoreProblem.
    """
    log.begin()
    try:
        snapshot = newest(environment, opened)
        if isinstance(snapshot, UnreadableSnapshot):
            print(cannot_read(snapshot), file=sys.stderr)
            return 1
        setting, root = opened.setting, (dashboard or environment.public_url or "").rstrip("/") or None
        shapes = shapes_of(setting.geography, opened.places)
        past, signer = _past(environment, opened, snapshot), environment.signer
        bootcamps = {entry.id: entry.name for entry in snapshot.bootcamps}
        edition = edition_of(
            snapshot,
            setting.programme.programme.languages,
            lambda language: Names(setting.programme, setting.geography, Words(language), bootcamps),
            Atlas(shapes, setting.statistics),
            site=Site(f"{root}/" if root else "", stage=True),
            past=past,
            beside=partial(stage_files, shapes=shapes, public_url=environment.public_url, signer=signer, past=past),
            signer=signer,
        )
        written = write_edition(located(edition, root, drawn=True), folder, compressed=compressed)
    except StoreFailure as problem:
        print(f"the store stopped answering ({type(problem).__name__})", file=sys.stderr)
        return 1
    except OSError as problem:
        print(f"{folder} cannot be written to: {problem.strerror}", file=sys.stderr)
        return 1
    if as_json:
        said = {"snapshot": edition.snapshot, "files": [str(path) for path in written]}
        print(json.dumps(said, ensure_ascii=False, indent=1))
    else:
        print(f"{folder}: {len(written)} files of snapshot {edition.snapshot}")
    return 0


def _past(environment: Environment, opened: OpenProgramme, snapshot: Snapshot) -> PublicPast:
    """Return what came before the snapshot. Raises StoreProblem or StoreFailure."""
    store = open_kept(environment, opened)
    try:
        return public_past(store, snapshot, opened.setting.programme)
    finally:
        store.close()
