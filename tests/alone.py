"""The embedded programme whose samples have no past, for tests that are about something else: it opens much faster."""

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from lib.collect.rounds.sample_history import FILE

DATA = Path(__file__).resolve().parents[1] / "data"


@cache
def programme_alone() -> str:
    """Return the programme file of a folder that leads to everything in `data` but the past of its samples."""
    folder = Path(mkdtemp(prefix="impulso-alone-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for each in DATA.iterdir():
        if not (each / FILE).exists():
            (folder / each.name).symlink_to(each)
            continue
        (folder / each.name).mkdir()
        for file in each.iterdir():
            if file.name != FILE:
                (folder / each.name / file.name).symlink_to(file)
    return str(folder / "programme.toml")
