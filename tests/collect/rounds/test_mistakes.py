"""A mistake of ours does not run away: readings are kept, the last snapshot stays, and the log is not flooded."""

import importlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest

from lib.collect.rounds import fetch
from lib.collect.rounds import round as rounds
from lib.tables.reading.table import ReadTable
from tests.collect.rig import Rig, from_folder, heard, rig
from tests.collect.rounds.test_service import books as books  # noqa: PLC0414  a fixture
from tests.saving import edited, one_more_person

CELL = "Xóchitl 5512345678"


def tick(rig: Rig, seconds: float, step: float = 1.0) -> None:
    for _ in range(round(seconds / step)):
        rig.time.advance(step)
        rig.collector.tick()


@pytest.fixture
def collecting(books: Path) -> Rig:
    made = rig(from_folder(books))
    made.collector.settle()
    return made


def judge_rows(evidence: object) -> Iterator[object]:
    """Fail on a row of one table, as a rule with a mistake does; the error's text quotes a cell."""
    for table in evidence.tables:  # type: ignore[attr-defined]
        for row in table.rows:
            if table.source == "pro-mujer" and row.table == "alcance":
                raise ValueError(CELL)
    yield from ()


@contextmanager
def computing_fails(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    checking = importlib.import_module("lib.tables.rules.check")
    with monkeypatch.context() as patch:
        patch.setattr(checking, "_REMARKS", (*checking._REMARKS, judge_rows))
        yield


def test_computing_that_fails_is_tried_after_a_pause_that_doubles_to_ten_minutes(
    collecting: Rig, books: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[float] = []
    real = rounds.assemble

    def noted(*given):  # type: ignore[no-untyped-def]
        tried.append(collecting.time.elapsed)
        return real(*given)

    monkeypatch.setattr(rounds, "assemble", noted)
    with computing_fails(monkeypatch):
        edited(books, "pro-mujer.xlsx", one_more_person)
        tick(collecting, 3600)
    pauses = [round(later - earlier) for earlier, later in pairwise(tried)]
    assert pauses == [60, 120, 240, 480, 600, 600, 600, 600]


def test_meanwhile_readings_are_kept_the_last_snapshot_stays_and_all_is_made_good_afterwards(
    collecting: Rig, books: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = collecting.collector.newest()
    with computing_fails(monkeypatch):
        edited(books, "pro-mujer.xlsx", one_more_person)
        tick(collecting, 600)
        assert collecting.collector.newest().id == before.id
        hashes = {name: kept.reading.hash for name, kept in collecting.store.readings().items()}
        source = before.source("pro-mujer")
        assert source is not None
        assert hashes["pro-mujer"] != source.hash
        assert all(each.reads == 11 for each in collecting.store.sources.statuses().values())
    tick(collecting, 600)
    assert collecting.collector.newest().figures["ALC-1"].value == 359


def test_the_log_says_it_once_and_then_counts_and_names_sheet_and_table_but_no_cell(
    collecting: Rig, books: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with heard() as events, computing_fails(monkeypatch):
        edited(books, "pro-mujer.xlsx", one_more_person)
        tick(collecting, 3600)
    told = [fields for name, fields in events if name == "mistake"]
    assert [each["times"] for each in told] == [1, 2, 4, 8]
    assert {(each["source"], each["table"], each["kind"]) for each in told} == {("pro-mujer", "alcance", "ValueError")}
    assert str(told[0]["where"]).startswith("test_mistakes.py:")
    assert CELL not in json.dumps(events, ensure_ascii=False)
    (condition,) = collecting.store.signals.now().report.conditions
    assert (condition.word, condition.where, condition.times) == ("computing", "pro-mujer/alcance", 9)


def test_somebody_who_asks_for_a_reading_has_it_computed_at_once(
    collecting: Rig, books: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with computing_fails(monkeypatch):
        edited(books, "pro-mujer.xlsx", one_more_person)
        tick(collecting, 1800)
    collecting.store.signals.ask(collecting.time.now)
    tick(collecting, 1)
    assert collecting.collector.newest().figures["ALC-1"].value == 359


def test_a_mistake_in_the_round_itself_is_no_flood_and_figures_of_others_still_show(
    collecting: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object) -> None:
        raise ZeroDivisionError

    with heard() as events, monkeypatch.context() as patch:
        patch.setattr(rounds, "taken", wrong)
        tick(collecting, 3600)
    assert [fields["times"] for name, fields in events if name == "mistake"] == [1, 2, 4, 8]
    assert len([name for name, _ in events if name == "lead-taken"]) <= 9
    tick(collecting, 600)
    assert collecting.store.signals.now().report.conditions == ()


def test_a_mistake_in_one_partners_rows_is_counted_too_and_names_the_table(
    collecting: Rig, books: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(source, raw, setting, now):  # type: ignore[no-untyped-def]
        model = ReadTable("x", "x", "x", next(iter(collecting.store.readings().values())).reading.tables[0].model).model
        raise KeyError(CELL, model.table)

    monkeypatch.setattr(fetch, "parse", wrong)
    edited(books, "pro-mujer.xlsx", one_more_person)
    with heard() as events:
        tick(collecting, 600)
    told = [fields for name, fields in events if name == "mistake"]
    assert [each["times"] for each in told] == [1, 2, 4, 8]
    assert {each["source"] for each in told} == {"pro-mujer"}
    assert all(each["table"] for each in told)
