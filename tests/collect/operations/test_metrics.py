"""What operators see: health that tells the truth, metrics in OpenMetrics, events without anything private."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest

from lib.collect.operations.health import Health, health_of
from lib.collect.operations.metrics import openmetrics
from tests.collect.rig import BEGIN, HandTime, Rig, from_folder, heard, rig
from tests.collect.rounds.test_service import books as books  # noqa: PLC0414  a fixture
from tests.indicators.facts import setting

SAMPLE_LINE = re.compile(r'[a-z_]+(\{[a-z_]+="[a-z0-9-]+"(,[a-z_]+="[a-z-]+")*\})? -?[0-9.]+(e[+-]?[0-9]+)?')


@pytest.fixture
def collecting() -> Rig:
    made = rig(from_folder())
    made.collector.settle()
    return made


def health(rig: Rig) -> Health:
    return health_of(rig.collector.observed(), rig.time.now, leads=rig.collector.leads)


def text_of(rig: Rig) -> str:
    seen = rig.collector.observed()
    return openmetrics(health(rig), rig.collector.newest().sources, seen.statuses, rig.time.now)


def test_a_process_that_collects_is_well_and_says_how_old_its_snapshot_is(collecting: Rig) -> None:
    collecting.pass_time(30)
    found = health(collecting)
    assert found.well
    assert (found.store, found.collecting, found.leads) == (True, True, True)
    assert (found.snapshot, found.snapshot_age, found.read_age) == (collecting.collector.newest().id, 30.0, 30.0)


def test_what_is_not_well_is_a_metric_of_its_own(collecting: Rig) -> None:
    assert "impulso_well 1" in text_of(collecting).splitlines()
    collecting.time.advance(600)
    lines = text_of(collecting).splitlines()
    assert "impulso_well 0" in lines
    assert 'impulso_condition{condition="collecting"} 1' in lines
    assert 'impulso_condition{condition="store"} 0' in lines


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
