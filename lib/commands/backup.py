"""`python -m lib backup FILE` and `restore FILE`: everything that is kept, whatever database it is in."""

import json
from collections.abc import Callable
from pathlib import Path

from lib.collect.opening import OpenProgramme
from lib.collect.rounds.service import open_kept
from lib.collect.settings.environment import Environment
from lib.collect.store.backup import BackupProblem, Contents, backup, restore
from lib.collect.store.store import Store, StoreFailure
from lib.commands.problems import tell
from lib.programme.declaring.refusals import of_system, refused


def back_up(environment: Environment, opened: OpenProgramme, file: Path, *, as_json: bool) -> int:
    """Write a backup: 0, or 1 where it could not be made. Raises StoreProblem."""
    return _run(backup, environment, opened, file, as_json=as_json)


def put_back(environment: Environment, opened: OpenProgramme, file: Path, *, as_json: bool) -> int:
    """Restore a backup: 0, or 1 where the store stays as it was. Raises StoreProblem."""
    return _run(restore, environment, opened, file, as_json=as_json)


def _run(
    copy: Callable[[Store, Path], Contents],
    environment: Environment,
    opened: OpenProgramme,
    file: Path,
    *,
    as_json: bool,
) -> int:
    store = open_kept(environment, opened)
    try:
        copied = copy(store, file)
    except BackupProblem as wrong:
        tell(wrong)
        return 1
    except OSError as wrong:
        tell(refused("refusal.unread", found=str(file), why=of_system(wrong)))
        return 1
    except StoreFailure as wrong:
        tell(refused("refusal.backup.failed", why=type(wrong).__name__))
        return 1
    finally:
        store.close()
    rows = {table: count for table, (count, _) in copied.items()}
    told = [f"{table}: {count}" for table, count in rows.items()]
    print(json.dumps({"file": str(file), "rows": rows}) if as_json else "\n".join([f"read back: {file}", *told]))
    return 0
