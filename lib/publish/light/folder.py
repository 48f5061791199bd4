"""An edition written to a folder that a web server may be reading from."""

import gzip
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import brotli

from lib.publish.light.located import MANIFEST


def write_edition(edition: Mapping[str, bytes], folder: Path, *, compressed: bool = False) -> list[Path]:
    """Write an edition so that each file is whole at every moment, the manifest last, and return the files' paths.

    What an earlier edition wrote and this one has not goes; nobody else's file is touched. `compressed` puts a `.br`
    and a `.gz` beside each page, for servers that send those. Raises OSError where the folder cannot be written to.
    """
    before = _written_before(folder)
    files = dict(_all(edition, compressed))
    for path in sorted(files, key=lambda each: each == MANIFEST):
        _replace(folder / path, files[path])
    for path in before - set(files):
        for ending in ("", ".br", ".gz"):
            (folder / f"{path}{ending}").unlink(missing_ok=True)
    if not compressed:
        for path in {*before, *files}:
            for ending in (".br", ".gz"):
                (folder / f"{path}{ending}").unlink(missing_ok=True)
    return [folder / path for path in sorted(files)]


def _all(edition: Mapping[str, bytes], compressed: bool) -> Iterator[tuple[str, bytes]]:
    for path, content in edition.items():
        yield path, content
        if compressed and path.endswith((".html", ".json")) and path != MANIFEST:
            yield f"{path}.br", brotli.compress(content)
            yield f"{path}.gz", gzip.compress(content, 9, mtime=0)


def _written_before(folder: Path) -> set[str]:
    """Return what the manifest in the folder names, as far as it lies in the folder; nothing where there is none."""
    try:
        named = json.loads((folder / MANIFEST).read_bytes())["files"]
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return set()
    inside = folder.resolve()
    return {path for path in map(str, named) if (folder / path).resolve().is_relative_to(inside)}


def _replace(path: Path, content: bytes) -> None:
    """Write beside the file and rename, so that whoever reads gets the old file or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
