"""What operators see: health that tells the truth, metrics in OpenMetrics, events without anything private."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest

from lib.collect.operations.health import health_json, health_of
from lib.collect.operations.metrics import openmetrics
from tests.collect.postgresql import Cluster
from tests.collect.rig import BEGIN, HandTime, Rig, from_folder, heard, rig
from tests.collect.rounds.test_service import books as books  # noqa: PLC0414  a fixture
from tests.indicators.facts import setting

SAMPLE_LINE = re.compile(r'[a-z_]+(\{[a-z_]+="[a-z0-9-]+"(,[a-z_]+="[a-z-]+")*\})? -?[0-9.]+(e[+-]?[0-9]+)?')


@pytest.fixture
def collecting() -> Rig:
    made = rig(from_folder())
    made.collector.settle()
    return made


def text_of(rig: Rig) -> str:
    health = health_of(rig.collector, rig.store, rig.time.now)
    return openmetrics(health, rig.collector.newest().sources, rig.store.sources.statuses(), rig.time.now)


def test_a_process_that_collects_is_well_and_says_how_old_its_snapshot_is(collecting: Rig) -> None:
    collecting.pass_time(30)
    health = health_of(collecting.collector, collecting.store, collecting.time.now)
    assert health.well
    assert health_json(health) == {
        "status": "ok", "process": True, "store": True, "collecting": True, "leads": True,
        "snapshot": collecting.collector.newest().id, "snapshot_age": 30.0, "read_age": 30.0,
    }  # fmt: skip


def test_when_nobody_collects_any_more_there_is_trouble_and_the_ages_tell_since_when(collecting: Rig) -> None:
    collecting.time.advance(600)
    health = health_of(collecting.collector, collecting.store, collecting.time.now)
    assert not health.well
    assert (health.store, health.collecting, health.read_age) == (True, False, 600.0)


def test_before_anything_was_published_there_is_trouble() -> None:
    made = rig(from_folder())
    health = health_of(made.collector, made.store, BEGIN)
    assert (health.well, health.snapshot, health.snapshot_age) == (False, None, None)


def test_a_store_that_does_not_answer_is_trouble_while_figures_still_show(postgresql: Cluster) -> None:
    made = rig(from_folder(), postgresql.database())
    made.collector.settle()
    postgresql.end()
    try:
        health = health_of(made.collector, made.store, BEGIN)
        assert (health.well, health.store) == (False, False)
        assert health.snapshot == made.collector.newest().id
    finally:
        postgresql.begin()
        made.collector.stop()
        made.store.close()


def test_metrics_are_openmetrics_with_state_ages_and_reads_of_each_source(collecting: Rig) -> None:
    collecting.pass_time(90)
    text = text_of(collecting)
    lines = text.splitlines()
    assert text.endswith("# EOF\n")
    assert all(line.startswith("# ") or SAMPLE_LINE.fullmatch(line) for line in lines)
    assert 'impulso_source_state{source="sict",impulso_source_state="up-to-date"} 1' in lines
    assert 'impulso_source_state{source="sict",impulso_source_state="no-permission"} 0' in lines
    assert 'impulso_source_read_age_seconds{source="sict"} 30' in lines
    assert 'impulso_source_changed_age_seconds{source="sict"} 90' in lines
    assert 'impulso_source_reads_total{source="sict"} 2' in lines
    assert 'impulso_source_failures_total{source="sict"} 0' in lines
    assert "impulso_collecting 1" in lines
    families = [line.split()[2] for line in lines if line.startswith("# TYPE")]
    assert len(families) == len(set(families))


def test_each_reading_is_one_event_that_says_how_it_went_and_nothing_that_was_in_a_cell(
    books: Path,
) -> None:
    made = rig(from_folder(books), time=HandTime(BEGIN + timedelta(days=1)))
    with heard() as everything:
        made.collector.settle()
    told = [fields for name, fields in everything if name == "read"]
    assert {each["source"] for each in told} == set(made.states())
    assert len(told) == 8
    assert all(set(each) == {"source", "state", "changed", "rows", "findings", "seconds"} for each in told)
    written = json.dumps(everything, ensure_ascii=False)
    snapshot = made.collector.newest()
    private = {hub.name for hub in snapshot.hubs} | {found.value for found in snapshot.findings if found.value}
    private |= {source.spreadsheet for source in setting().programme.sources}
    assert len(private) > 20
    assert not [each for each in private if len(each) > 3 and each in written]
