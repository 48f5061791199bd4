"""`python -m lib export OUT`: everything that can be taken away, as files in a folder, one folder a language."""

import json
from pathlib import Path

from lib.collect.opening import OpenProgramme
from lib.collect.rounds.service import open_kept
from lib.collect.settings.environment import Environment
from lib.collect.store.store import Published, UnreadableSnapshot
from lib.commands.kept import cannot_read, newest
from lib.commands.problems import problem, writing_to
from lib.programme.declaring.publication import Iati
from lib.programme.declaring.refusals import refusal
from lib.programme.loading import ProgrammeError
from lib.publish.exports.offers import IATI, files_of
from lib.publish.outlines import shapes_of
from lib.snapshot.proof import Signer
from lib.snapshot.snapshot import Snapshot
from lib.wording.edition import edition_of


def export(
    environment: Environment, opened: OpenProgramme, folder: Path, *, cut: str | None, only: str | None, as_json: bool
) -> int:
    """Write the newest snapshot that is kept, or the one of id `cut`; a first reading where none is kept yet.

    With `only` nothing but what the interface has at that path, such as `exports/iati.xml`. Raises StoreProblem,
    StoreFailure, ProgrammeError where the programme does not declare what that file needs, and CommandProblem where
    that snapshot is not kept or cannot be read, nothing is at that path, or the folder cannot be written to.
    """
    if only == IATI and opened.setting.programme.iati is None:
        raise ProgrammeError([refusal("iati.undeclared", keys=tuple(Iati.model_fields))])
    snapshot = _snapshot(environment, opened, cut) if cut else newest(environment, opened)
    with writing_to(folder):
        written = write_exports(snapshot, opened, folder, environment.signer, only)
    if not written:
        raise problem("refusal.export.path", found=str(only))
    if as_json:
        print(json.dumps({"snapshot": snapshot.id, "files": [str(path) for path in written]}, indent=1))
    else:
        print(f"{folder}: {len(written)} files of snapshot {snapshot.id}")
    return 0


def write_exports(
    snapshot: Snapshot, opened: OpenProgramme, folder: Path, signer: Signer, only: str | None = None
) -> list[Path]:
    """Write every document and file, or what is at the path `only`, in every language of the programme.

    Return the paths of what was written. Raises OSError.
    """
    setting, written = opened.setting, []
    shapes = shapes_of(setting.geography, opened.places)
    for language in setting.programme.programme.languages:
        edition = edition_of(snapshot, setting.programme, setting.geography, language)
        for name, content in files_of(edition, signer, shapes, only):
            file = folder / language / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            written.append(file)
    return written


def _snapshot(environment: Environment, opened: OpenProgramme, cut: str) -> Snapshot:
    store = open_kept(environment, opened)
    try:
        found = store.snapshot(cut)
    finally:
        store.close()
    if isinstance(found, Published):
        return found.snapshot
    raise cannot_read(found) if isinstance(found, UnreadableSnapshot) else problem("refusal.export.cut", found=cut)
