"""The service worker, the one that ends it, what a page tells it, and whether browsers may keep pages at all."""

import os
import re
from functools import cache
from pathlib import Path
from typing import Literal

from lib.collect.settings.environment import EnvironmentProblem, read_environment

_FOR_READERS = re.compile(r"^\s*//.*\n|^\s+", re.MULTILINE)


@cache
def script(name: Literal["worker", "leaving", "visiting"]) -> str:
    """Return a script without comments and indents, which would be a third of it."""
    return _FOR_READERS.sub("", (Path(__file__).parent / f"{name}.js").read_text(encoding="utf-8"))


def keeps() -> bool:
    """Tell whether browsers may keep the public pages; not while the environment is wrong."""
    try:
        return read_environment(os.environ).offline
    except EnvironmentProblem:
        return False
