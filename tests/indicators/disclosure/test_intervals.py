import math

import numpy as np
import pytest

from lib.indicators.disclosure.intervals import PossibleTables, intervals
from lib.indicators.disclosure.protect import protect
from lib.indicators.disclosure.relations import AtMost, Counts, Sum, blocks, relations_of
from tests.indicators.audit import Reader
from tests.indicators.random_counts import any_of_them


def test_two_hidden_parts_of_a_shown_total_share_what_the_others_leave() -> None:
    counts = Counts(
        {"all": 20, "a": 3, "b": 5, "c": 12}, frozenset({"all", "a", "b", "c"}), (Sum("all", ("a", "b", "c")),)
    )
    assert intervals(counts, {"a", "b"}) == {"a": (0.0, 8.0), "b": (0.0, 8.0)}


def test_one_hidden_part_of_a_shown_total_is_known_exactly() -> None:
    counts = Counts({"all": 20, "a": 3, "b": 17}, frozenset({"all", "a", "b"}), (Sum("all", ("a", "b")),))
    assert intervals(counts, {"a"}) == {"a": (3.0, 3.0)}


def test_a_hidden_total_has_no_upper_end_when_a_part_is_hidden_too() -> None:
    counts = Counts({"all": 20, "a": 3, "b": 17}, frozenset({"all", "a", "b"}), (Sum("all", ("a", "b")),))
    assert intervals(counts, {"all", "a"}) == {"a": (0.0, math.inf), "all": (17.0, math.inf)}


def test_a_count_that_cannot_exceed_a_shown_one_ends_there() -> None:
    counts = Counts(
        {"attended": 9, "completed": 4}, frozenset({"attended", "completed"}), (), (AtMost("completed", "attended"),)
    )
    assert intervals(counts, {"completed"}) == {"completed": (0.0, 9.0)}


def test_a_cell_in_no_relation_can_be_anything() -> None:
    assert intervals(Counts({"a": 3}, frozenset({"a"}), ()), {"a"}) == {"a": (0.0, math.inf)}


def test_an_implied_cell_is_reported_when_asked_for() -> None:
    counts = Counts(
        {"all": 42, "people": 39, "again": 3}, frozenset({"all", "people"}), (Sum("all", ("people", "again")),)
    )
    assert intervals(counts, {"again"}) == {"again": (3.0, 3.0)}


def test_a_cell_on_both_sides_of_a_sum_cancels() -> None:
    counts = Counts({"all": 40, "none": 0}, frozenset({"all", "none"}), (Sum("all", ("all", "none")),))
    assert intervals(counts, {"none"}) == {"none": (0.0, 0.0)}


def test_the_intervals_are_those_another_solver_finds_from_another_formulation() -> None:
    for seed in range(24):
        counts = any_of_them(seed)
        hidden = protect(counts, 5)
        shown = {key: counts.values[key] for key in counts.published - hidden}
        reader = Reader(shown, counts.sums, counts.at_most)
        for key, ends in intervals(counts, hidden).items():
            assert ends == pytest.approx(reader.interval(key), abs=1e-5), (seed, key)


def test_a_possible_table_has_whole_people_where_fractions_would_go_further() -> None:
    """Three groups, of which no two together may hold more than one: three half people would make one and a half."""
    pairs = (("ab", ("a", "b")), ("bc", ("b", "c")), ("ac", ("a", "c")))
    values = {**dict.fromkeys(["a", "b", "c", "ab", "bc", "ac", "all"], 0), "one": 1}
    sums = (*(Sum(pair, parts) for pair, parts in pairs), Sum("all", ("a", "b", "c")))
    counts = Counts(values, frozenset(values), sums, tuple(AtMost(pair, "one") for pair, _ in pairs))
    order = counts.in_order()
    uncertain = [i for i, key in enumerate(order) if key != "one"]
    (block,) = blocks(np.array([values[key] for key in order]), relations_of(counts, order), uncertain)
    tables = PossibleTables(block)
    tables.release(np.ones(len(uncertain), dtype=np.bool_), np.zeros(len(uncertain)))
    place = [order[i] for i in uncertain].index("all")
    assert tables.end(place, 1) == 1.5
    assert tables.furthest(place, 1, 5)[place] == 1


def test_asking_for_a_cell_without_a_value_is_refused() -> None:
    with pytest.raises(ValueError, match="no value for 'b'"):
        intervals(Counts({"a": 3}, frozenset({"a"}), ()), {"b"})


def test_the_solver_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    counts = any_of_them(17)
    intervals(counts, protect(counts, 5))
    assert capfd.readouterr() == ("", "")
