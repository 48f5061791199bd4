"""A programme whose hidden counts can be recognised: large, odd numbers, hidden by a very high threshold.

Counts under five say nothing when they turn up somewhere; 41,357 does.
"""

import re
import struct
from dataclasses import dataclass
from pathlib import Path

from lib.collect.opening import open_programme
from lib.collect.settings.environment import read_environment
from lib.collect.store.opening import open_store
from lib.indicators.compute import compute
from lib.indicators.counts.published import Table
from lib.programme.model import Programme
from lib.programme.setting import Setting
from lib.snapshot.assembling import snapshot_of
from lib.snapshot.snapshot import Snapshot
from lib.tables.reading.table import ReadTable
from lib.tables.schema.vocabulary import Role, Sex, Stage
from tests.indicators.facts import ROOT, TODAY, Group, bootcamp, geography, programme, reach, table
from tests.snapshot.samples import sample_snapshot

THRESHOLD = 75_000
_STATES = {"BC-01": ("31", "31079"), "BC-02": ("07", "07078"), "BC-03": ("20", "20043")}


@dataclass(frozen=True)
class Rigged:
    """A snapshot with many hidden counts, and these counts, none of which is shown anywhere."""

    snapshot: Snapshot
    secrets: frozenset[int]

    def found_in(self, message: bytes) -> set[int]:
        """Return the secrets that bytes give away: written in figures, with thousands, or as binary numbers."""
        text = re.sub(r"(?<=\d)[,\u00a0\u202f ](?=\d{3}(?!\d))", "", message.decode("utf-8", "ignore"))
        written = {int(number) for number in re.findall(r"(?<![\d.])\d{4,6}(?![\d])", text)}
        packed = {
            each for each in self.secrets if struct.pack("<d", each) in message or struct.pack("<q", each) in message
        }
        return (written & self.secrets) | packed


def rigged(declared: Programme | None = None) -> Rigged:
    """Return the rigged snapshot of the sample's programme, or of another one with its partners.

    What is secret is learnt from the same facts, counted with the usual threshold.
    """
    hidden, open_ = (_snapshot(_with_threshold(k, declared or programme())) for k in (THRESHOLD, 5))
    shown = {cell.value for each in hidden.tables for cell in each.cells if cell.value is not None}
    shown |= {number for figure in hidden.figures.values() for number in _numbers(figure)}
    truth = {cell_id: value for each in open_.tables for cell_id, value in _cells(each).items()}
    secrets = {
        truth[cell_id]
        for each in hidden.tables
        for cell_id, state in _states(each).items()
        if state == "protected" and truth.get(cell_id)
    }
    return Rigged(
        hidden, frozenset(value for value in secrets if value is not None and value > 999 and value not in shown)
    )


def keep(snapshot: Snapshot, folder: Path) -> dict[str, str]:
    """Publish the snapshot to a store and return the variables of a dashboard that shows it and reads nothing."""
    file = folder / "programme.toml"
    text = (ROOT / "data" / "programme.toml").read_text(encoding="utf-8")
    file.write_text(text.replace("protected_below = 5", f"protected_below = {THRESHOLD}"), encoding="utf-8")
    variables = {
        "IMPULSO_PROGRAMME": str(file),
        "IMPULSO_STORE_URL": f"sqlite:///{folder / 'store.sqlite'}",
        "IMPULSO_COLLECT": "0",
    }
    opened = open_programme(read_environment(variables))
    store = open_store(variables["IMPULSO_STORE_URL"], opened.scope, opened.setting.programme.sources)
    store.publish(snapshot, snapshot.read_at)
    store.close()
    return variables


def _with_threshold(k: int, declared: Programme) -> Programme:
    rules = declared.rules.model_copy(update={"protected_below": k})
    return declared.model_copy(update={"rules": rules})


def _snapshot(declared: Programme) -> Snapshot:
    setting = Setting(declared, geography(), TODAY)
    indicators = compute(_tables(), [], setting)
    sample = sample_snapshot("closing")
    return snapshot_of(
        indicators,
        (),
        sample.sources,
        programme=sample.programme,
        sample=sample.sample,
        today=sample.today,
        read_at=sample.read_at,
    )


def _tables() -> list[ReadTable]:
    """Return three bootcamps with groups of every size round the threshold, each count used once."""
    number = 11_003
    rows = []
    for name in _STATES:
        for stage, share in ((Stage.REGISTERED, 1.0), (Stage.ATTENDED, 0.9), (Stage.COMPLETED, 0.8)):
            for role, sex, age in _GROUPS:
                number += 53
                people = int(number * (_TIMES[name] if role is Role.MICRO_ENTREPRENEUR else 1) * share) | 1
                rows += reach(name, Group(people, already_counted=0, role=role, sex=sex, age=age, stage=stage))
    bootcamps = [
        bootcamp(name, state=state, municipality=municipality) for name, (state, municipality) in _STATES.items()
    ]
    return [table(bootcamps), table(rows)]


_TIMES = {"BC-01": 6, "BC-02": 5, "BC-03": 3}
_GROUPS = tuple(
    (role, sex, age)
    for role, sex in (
        (Role.MICRO_ENTREPRENEUR, Sex.WOMAN),
        (Role.PARTNER_STAFF, Sex.WOMAN),
        (Role.PARTNER_STAFF, Sex.MAN),
    )
    for age in ("15-25", "36-45", "56-65")
)


def _cells(published: Table) -> dict[tuple[object, ...], int | None]:
    return {(published.id, *cell.at.values()): cell.value for cell in published.cells}


def _states(published: Table) -> dict[tuple[object, ...], str]:
    return {(published.id, *cell.at.values()): cell.state for cell in published.cells}


def _numbers(figure: object) -> set[int]:
    parts = getattr(figure, "parts", ())
    own = (getattr(figure, name, None) for name in ("value", "low", "high", "numerator", "denominator", "unknown"))
    found = {int(each) for each in own if each is not None}
    return found.union(*(_numbers(part) for part in parts))
