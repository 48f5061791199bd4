"""Asking one source: its raw reply first, and only if that is new, what is in it."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.raw import Reader
from lib.collect.reading import SourceReading, parse
from lib.collect.settings.clock import Clock
from lib.collect.settings.environment import ROOT
from lib.collect.store.sources import KeptReading
from lib.programme.model import Programme, Source
from lib.programme.setting import Setting


@dataclass(frozen=True, slots=True)
class Answer:
    """What asking one source brought: a reading, or none because nothing changed, or a failure."""

    source: Source
    seconds: float
    reading: SourceReading | None = None
    failure: FailureKind | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """Everything needed to ask any source. `made_by` names the version of what reads and the programme it reads for."""

    reader: Reader
    setting: Setting
    made_by: str
    clock: Clock
    stopwatch: Callable[[], float] = time.perf_counter

    def __call__(self, source: Source, known: KeptReading | None) -> Answer:
        """Ask a source; a reply with the hash of the `known` reading is not opened."""
        begun = self.stopwatch()
        try:
            raw = self.reader(source)
            same = known is not None and (known.reading.hash, known.made_by) == (raw.hash, self.made_by)
            reading = None if same else parse(source, raw, self.setting, self.clock())
        except SourceFailure as failure:
            return Answer(source, self.stopwatch() - begun, failure=failure.kind)
        return Answer(source, self.stopwatch() - begun, reading)


def made_by(programme: Programme, code: Path = ROOT / "lib") -> str:
    """Return a name for what a reading is made by: the declared programme, and the code that reads and judges rows.

    A kept reading with another name is made again from the same raw reply, so that a new version shows at once.
    """
    digest = hashlib.sha256(programme.model_dump_json().encode())
    for floor in ("programme", "tables"):
        for path in sorted((code / floor).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()
