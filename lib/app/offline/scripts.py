"""The service worker, the one that ends it, what a page tells it, and whether browsers may keep pages at all."""

import os
from functools import cache
from pathlib import Path
from typing import Literal

from lib.collect.settings.environment import EnvironmentProblem, read_environment
from lib.markup.scripts import bare


@cache
def script(name: Literal["worker", "leaving", "visiting"]) -> str:
    """Return a script as it is sent."""
    return bare(Path(__file__).parent / f"{name}.js")


def keeps() -> bool:
    """Tell whether browsers may keep the public pages; not while the environment is wrong."""
    try:
        return read_environment(os.environ).offline
    except EnvironmentProblem:
        return False
