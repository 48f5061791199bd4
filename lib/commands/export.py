"""`python -m lib export OUT`: everything that can be taken away, as files in a folder, one folder a language."""

import json
import sys
from pathlib import Path

from lib.collect.opening import OpenProgramme
from lib.collect.rounds.service import open_kept
from lib.collect.settings.environment import Environment
from lib.collect.store.store import Published, StoreFailure, UnreadableSnapshot
from lib.commands.kept import cannot_read, newest
from lib.publish.exports.offers import files_of
from lib.publish.outlines import shapes_of
from lib.snapshot.proof import Signer
from lib.snapshot.snapshot import Snapshot
from lib.wording.edition import edition_of


def export(environment: Environment, opened: OpenProgramme, folder: Path, *, cut: str | None, as_json: bool) -> int:
    """Write the newest snapshot that is kept, or the one of id `cut`; a first reading where none is kept yet.

    Return 0, or 1 where that snapshot is not kept or cannot be read, the folder cannot be written to or the store
    stopped answering.
    Raises StoreProblem.
    """
    try:
        snapshot = _snapshot(environment, opened, cut)
        if snapshot is None:
            print(f"no snapshot «{cut}» is kept", file=sys.stderr)
            return 1
        if isinstance(snapshot, UnreadableSnapshot):
            print(cannot_read(snapshot), file=sys.stderr)
            return 1
        written = write_exports(snapshot, opened, folder, environment.signer)
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


def write_exports(snapshot: Snapshot, opened: OpenProgramme, folder: Path, signer: Signer) -> list[Path]:
    """Write every document and file in every language of the programme, and return their paths. Raises OSError."""
    setting, written = opened.setting, []
    shapes = shapes_of(setting.geography, opened.places)
    for language in setting.programme.programme.languages:
        edition = edition_of(snapshot, setting.programme, setting.geography, language)
        for name, content in files_of(edition, signer, shapes):
            file = folder / language / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            written.append(file)
    return written


def _snapshot(environment: Environment, opened: OpenProgramme, cut: str | None) -> Snapshot | UnreadableSnapshot | None:
    if not cut:
        return newest(environment, opened)
    store = open_kept(environment, opened)
    try:
        found = store.snapshot(cut)
    finally:
        store.close()
    return found.snapshot if isinstance(found, Published) else found
