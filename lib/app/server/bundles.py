"""Streamlit's bundles, compressed once and kept: they leave the server as they are, and on a slow link they decide.

They are compressed in the background when a server begins: within a second well enough, then as well as can be, which
takes half a minute once for each version of Streamlit. Until a bundle is there it leaves as Streamlit would send it.
"""

import fcntl
import gzip
import hashlib
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import brotli
import streamlit

STATIC = Path(streamlit.__file__).parent / "static" / "static"
"""What Streamlit serves below `/static/`. Every name there carries a hash of what is in it."""

ENCODINGS = ("br", "gzip")
"""What can be served, best first."""

_KINDS = frozenset({".js", ".css", ".json", ".svg"})
_LEAST = 1000
_QUICK: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda plain: brotli.compress(plain, quality=5),
    "gzip": lambda plain: gzip.compress(plain, 6, mtime=0),
}
_BEST: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda plain: brotli.compress(plain, quality=11),
    "gzip": lambda plain: gzip.compress(plain, 9, mtime=0),
}


@dataclass(frozen=True, slots=True)
class PackedBundle:
    """A bundle as it is sent: the file, its size in bytes and its entity tag."""

    path: Path
    size: int
    tag: str


class Bundles:
    """What is compressed so far, by name below `/static/` and encoding. One thread adds; anyone may look."""

    def __init__(self, kept_in: Path, static: Path = STATIC) -> None:
        self._static, self._kept_in = static, kept_in
        self._found: dict[tuple[str, str], PackedBundle] = {}
        self._stop = threading.Event()

    def get(self, name: str, encoding: str) -> PackedBundle | None:
        """Return a bundle, None while it is not compressed or if there is none."""
        return self._found.get((name, encoding))

    def begin(self) -> threading.Thread:
        """Start to compress what is not compressed yet."""
        thread = threading.Thread(target=self.prepare, name="bundles", daemon=True)
        thread.start()
        return thread

    def stop(self) -> None:
        """Stop after the bundle that is being compressed."""
        self._stop.set()

    def prepare(self) -> None:
        """Compress everything quickly, then well. What an earlier start compressed well is taken as it is."""
        plain = list(self._plain())
        for name, source in plain:
            for encoding in ENCODINGS:
                self._take(name, encoding, self._target(name, encoding))
                quick = self._target(name, f"quick.{encoding}")
                if not self.get(name, encoding):
                    self._pack(name, encoding, source, quick, _QUICK)
                else:
                    quick.unlink(missing_ok=True)  # not sooner: an answer may still have been reading it
        for name, source in plain:
            for encoding in ENCODINGS:
                target = self._target(name, encoding)
                if not target.exists():
                    self._pack(name, encoding, source, target, _BEST)

    def _plain(self) -> Iterator[tuple[str, Path]]:
        for path in sorted(self._static.rglob("*")):
            if path.suffix in _KINDS and path.stat().st_size >= _LEAST:
                yield path.relative_to(self._static).as_posix(), path

    def _target(self, name: str, ending: str) -> Path:
        return self._kept_in / f"{name}.{ending}"

    def _pack(
        self, name: str, encoding: str, source: Path, target: Path, how: dict[str, Callable[[bytes], bytes]]
    ) -> None:
        if self._stop.is_set():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        with self._alone():
            if not target.exists():
                with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as file:
                    file.write(how[encoding](source.read_bytes()))
                Path(file.name).replace(target)  # in one step: another server may be reading it
        self._take(name, encoding, target)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Wait until no other server compresses into the folder, so that two that begin together share the work."""
        with (self._kept_in / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _take(self, name: str, encoding: str, target: Path) -> None:
        with suppress(FileNotFoundError):
            digest = hashlib.sha256(name.encode())
            digest.update(target.read_bytes())
            self._found[name, encoding] = PackedBundle(target, target.stat().st_size, f'"{digest.hexdigest()[:20]}"')


def kept_bundles(folder: Path) -> Bundles:
    """Return the bundles of the installed Streamlit, kept in a folder; in a passing one where it cannot be written."""
    mine = folder / f"streamlit-{streamlit.__version__}"
    try:
        mine.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=mine):
            return Bundles(mine)
    except OSError:
        return Bundles(Path(tempfile.mkdtemp(prefix="impulso-bundles-")))
