"""`python -m lib verify FILE…`: whether a file is as it left the programme, who signed it, and what changed since."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lib.collect.opening import OpenProgramme
from lib.collect.rounds.service import open_kept
from lib.collect.settings.environment import Environment
from lib.collect.settings.signing import keys_at
from lib.collect.store.opening import StoreProblem
from lib.collect.store.store import Published, Store, StoreFailure
from lib.commands.problems import tell
from lib.publish.proof.report import FileReport, report_of
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names

_ALTERED = 1


def verify(
    environment: Environment,
    opened: OpenProgramme,
    files: Sequence[Path],
    *,
    key: Path | None,
    language: str | None,
    as_json: bool,
) -> int:
    """Print one sentence, or one line of JSON, for each file: 0 all intact, 1 one is not, 2 one is none of ours.

    `key` is a file with the public keys to believe, beside those of the environment. Raises EnvironmentProblem.
    """
    believed = set(environment.signer.keys) | (set(keys_at(key, "--key").keys) if key else set())
    programme = opened.setting.programme
    words = Words(language or programme.programme.languages[0])
    store = _store(environment, opened)
    exits = set()
    for file in files:
        try:
            content = file.read_bytes()
        except OSError as problem:
            found = FileReport("none", words("proof.unreadable", why=problem.strerror))
        else:
            names = Names(programme, opened.setting.geography, words, {})
            found = report_of(content, believed, names, lambda snapshot_id: _then_and_now(store, snapshot_id))
        exits.add(found.exit)
        print(json.dumps(_json(file, found), ensure_ascii=False) if as_json else f"{file}: {found.says}")
    if store:
        store.close()
    return _ALTERED if _ALTERED in exits else max(exits)


def _json(file: Path, found: FileReport) -> dict[str, Any]:
    return {
        "file": str(file),
        "snapshot": found.snapshot,
        "signed_by": found.signed_by,
        "intact": found.verdict == "intact",
        "figures": list(found.figures),
        "verdict": found.verdict,
        "key": found.key,
        "says": found.says,
    }


def _store(environment: Environment, opened: OpenProgramme) -> Store | None:
    try:
        return open_kept(environment, opened)
    except StoreProblem as wrong:
        tell(wrong)
        return None


def _then_and_now(store: Store | None, snapshot_id: str) -> tuple[Snapshot, Snapshot] | None:
    """Return the snapshot of a file and the newest; None where the store has not both, or does not answer."""
    try:
        then, now = (store.snapshot(snapshot_id), store.latest()) if store else (None, None)
    except StoreFailure:
        return None
    return (then.snapshot, now.snapshot) if isinstance(then, Published) and now else None
