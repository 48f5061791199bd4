import numpy as np
import pytest

from lib.indicators.disclosure.relations import AtMost, Counts, Relation, Sum, blocks, relations_of


def test_a_sum_that_does_not_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="do not add up to 'all'"):
        Counts({"all": 5, "a": 2, "b": 2}, frozenset({"all"}), (Sum("all", ("a", "b")),))


def test_an_at_most_that_does_not_hold_is_refused() -> None:
    with pytest.raises(ValueError, match="'completed' exceeds 'attended'"):
        Counts({"attended": 3, "completed": 4}, frozenset(), (), (AtMost("completed", "attended"),))


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="negative count in 'a'"):
        Counts({"a": -1}, frozenset({"a"}), ())


def test_cells_without_a_value_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match="no value for 'b', 'c', 'd', 'e'"):
        Counts({"a": 1}, frozenset({"a", "b"}), (Sum("a", ("c",)),), (AtMost("a", "d"),), {"e": 1.0})


def test_the_order_of_cells_is_that_of_their_names() -> None:
    assert Counts({"b": 1, ("a", 1): 2, "a": 3}, frozenset(), ()).in_order() == ["a", "b", ("a", 1)]


def test_relations_are_stated_once_and_leave_room_up_to_the_larger_count() -> None:
    counts = Counts(
        {"a": 2, "all": 5, "b": 3},
        frozenset(),
        (Sum("all", ("a", "b")), Sum("all", ("b", "a"))),
        (AtMost("a", "all"),),
    )
    assert relations_of(counts, ["a", "all", "b"]) == (
        Relation((0, 1), (1, -1), room=3),
        Relation((0, 1, 2), (1, -1, 1)),
    )


def test_known_cells_cut_a_system_into_blocks() -> None:
    values = np.array([9, 4, 5, 8, 3, 5])
    lines = [Relation((0, 1, 2), (-1, 1, 1)), Relation((3, 4, 5), (-1, 1, 1)), Relation((0, 3), (1, -1), room=1)]
    assert [block.cells for block in blocks(values, lines, range(6))] == [(0, 1, 2, 3, 4, 5)]
    cut = blocks(values, lines, [0, 1, 4, 5])
    assert [block.cells for block in cut] == [(0, 1), (4, 5)]
    assert cut[0].relations == (Relation((0, 1), (-1, 1)), Relation((0,), (1,), room=1))
    assert cut[1].values.tolist() == [3, 5]
