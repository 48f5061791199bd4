"""`python -m lib publish OUT`: the newest snapshot's public pages into a folder that any web server can serve."""

import json
from functools import partial
from pathlib import Path

from lib.collect import log
from lib.collect.changes import PublicPast, public_past
from lib.collect.opening import OpenProgramme
from lib.collect.rounds.service import open_kept
from lib.collect.settings.environment import Environment
from lib.commands.kept import newest
from lib.commands.problems import writing_to
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

    Raises StoreProblem, StoreFailure, and CommandProblem where what is kept cannot be read or the folder cannot be
    written to.
    """
    log.begin()
    snapshot = newest(environment, opened)
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
    with writing_to(folder):
        written = write_edition(located(edition, root, drawn=True), folder, compressed=compressed)
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
