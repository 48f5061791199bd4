"""A snapshot that was ever published can be read by every later version; what cannot be read is refused as such."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from lib.programme.indicator_ids import INDICATORS, UNITS
from lib.snapshot.shapes import SHAPE, UPGRADES, UnreadableSnapshotError, upgraded
from lib.snapshot.snapshot import from_json, to_json
from scripts.build_shape import SAMPLES, SHAPES, parts
from tests.snapshot.samples import sample_snapshot

KEPT = sorted(SHAPES.glob("*.json.gz"))
CHANGED = """\
What a snapshot is made of changed ({changed}), and snapshots are kept for ever. Raise SHAPE in lib/snapshot/shapes.py,
say in UPGRADES how a snapshot of the shape before becomes one of the new, and run `python scripts/build_shape.py`.
If somebody else raised SHAPE to the same number meanwhile, take the next one and let the script write yours anew."""


def plain(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(gzip.decompress(file.read_bytes()))
    return found


def changes() -> list[str]:
    """Return the parts of a snapshot that are new, gone or different since the present shape was written down."""
    known, now = json.loads((SHAPES / f"{SHAPE}.json").read_text(encoding="utf-8")), parts()
    return [name for name in sorted({*known, *now}) if known.get(name) != now.get(name)]


def test_a_snapshot_does_not_change_without_a_new_shape_and_an_upgrade() -> None:
    changed = changes()
    assert not changed, CHANGED.format(changed=", ".join(changed))


def test_every_shape_but_the_last_has_an_upgrade_and_every_shape_its_examples() -> None:
    assert set(UPGRADES) == set(range(1, SHAPE))
    assert {file.name for file in KEPT} == {
        f"{number}-{sample}.json.gz" for number in range(1, SHAPE + 1) for sample in SAMPLES
    }


@pytest.mark.parametrize("file", KEPT, ids=lambda file: file.name.split(".")[0])
def test_a_snapshot_of_every_shape_is_read_and_says_what_it_said(file: Path) -> None:
    kept = plain(file)
    found = from_json(json.dumps(kept))
    assert found.shape == SHAPE
    assert (found.id, found.today.isoformat()) == (kept["id"], kept["today"])
    assert {name: figure.value for name, figure in found.figures.items()} == {
        name: figure["value"] for name, figure in kept["figures"].items()
    }
    assert [len(table.cells) for table in found.tables] == [len(table["cells"]) for table in kept["tables"]]
    assert from_json(to_json(found)) == found


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_snapshot_carries_its_shape(sample: str) -> None:
    assert json.loads(to_json(sample_snapshot(sample)))["shape"] == SHAPE


def test_what_a_newer_version_wrote_is_refused_as_newer() -> None:
    kept = {**plain(KEPT[-1]), "shape": SHAPE + 1}
    with pytest.raises(UnreadableSnapshotError) as refused:
        from_json(json.dumps(kept))
    assert refused.value.newer


@pytest.mark.parametrize("within", ["snapshot", "hub", "figure"])
def test_a_part_that_nobody_knows_is_refused_rather_than_dropped(within: str) -> None:
    kept = plain(KEPT[-1])
    {"snapshot": kept, "hub": kept["hubs"][0], "figure": kept["figures"]["ALC-1"]}[within]["cohort"] = 1
    with pytest.raises(UnreadableSnapshotError) as refused:
        from_json(json.dumps(kept))
    assert not refused.value.newer


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '"x"', "{}", '{"id": "x"}', '{"shape": 0}', '{"shape": "2"}', '{"shape": true}']
)
def test_what_is_no_snapshot_is_refused(text: str) -> None:
    with pytest.raises(UnreadableSnapshotError):
        from_json(text)


def test_each_upgrade_is_followed_by_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    ways = {number: lambda kept, number=number: {**kept, "by": [*kept.get("by", []), number]} for number in (1, 2, 3)}
    monkeypatch.setattr("lib.snapshot.shapes.SHAPE", 4)
    monkeypatch.setattr("lib.snapshot.shapes.UPGRADES", ways)
    assert upgraded({}) == {"by": [1, 2, 3], "shape": 4}
    assert upgraded({"shape": 3}) == {"by": [3], "shape": 4}
    assert upgraded({"shape": 4}) == {"shape": 4}


def test_a_figure_that_a_past_snapshot_never_knew_has_no_data() -> None:
    kept = plain(KEPT[0])
    del kept["figures"]["SEG-2"]
    found = from_json(json.dumps(kept)).figure("SEG-2")
    assert (found.id, found.unit, found.state, found.value, found.parts) == ("SEG-2", "share", "no-data", None, ())


@pytest.mark.parametrize("indicator", INDICATORS)
def test_every_indicator_is_counted_in_the_unit_that_is_declared_for_it(indicator: str) -> None:
    assert {sample_snapshot(sample).figures[indicator].unit for sample in SAMPLES} == {UNITS[indicator]}
