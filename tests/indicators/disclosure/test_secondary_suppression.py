import numpy as np

from lib.indicators.disclosure.protect import protect
from lib.indicators.disclosure.relations import Relation, blocks, relations_of
from lib.indicators.disclosure.secondary_suppression import Task, cover, spare
from tests.indicators.fewest import fewest_hidden
from tests.indicators.random_counts import seeded, three_way, two_way


def small(values: dict[object, int]) -> int:
    return sum(0 < value < 5 for value in values.values())


def test_few_more_cells_are_hidden_than_the_fewest_possible() -> None:
    """Complements over forty small two-way tables and six three-way ones, against the exact minimum."""
    samples = [two_way(seeded(seed), largest=4) for seed in range(40)]
    samples += [three_way(seeded(seed)) for seed in range(6)]
    needless = sum(small(dict(counts.values)) for counts in samples)
    fewest = sum(fewest_hidden(counts, 5) for counts in samples) - needless
    ours = sum(len(protect(counts, 5)) for counts in samples) - needless
    assert fewest > 100
    assert fewest <= ours <= 1.25 * fewest


def task_of(seed: int) -> Task:
    counts = three_way(seeded(seed))
    order = counts.in_order()
    values = np.array([counts.values[key] for key in order])
    (block,) = blocks(values, relations_of(counts, order), range(len(order)))
    everything = np.ones(len(order), dtype=np.bool_)
    return Task(block, 5, everything, (values > 0) & (values < 5), np.zeros(len(order)))


def test_every_hidden_cell_comes_with_whole_tables_that_fit_what_is_shown_and_differ_by_k() -> None:
    for seed in range(15):
        task = task_of(seed)
        found = cover(task)
        assert found is not None
        hidden, known = found
        for departure in known.departures:
            assert not departure[~hidden].any()
            assert (task.block.values + departure >= 0).all()
            for line in task.block.relations:
                assert sum(sign * departure[cell] for cell, sign in zip(line.cells, line.signs, strict=True)) == 0
        assert (known.high - known.low)[hidden].min(initial=5) >= 5


def test_sparing_keeps_every_required_cell_and_hides_nothing_new() -> None:
    fewer = 0
    for seed in range(15):
        task = task_of(seed)
        found = cover(task)
        assert found is not None
        hidden = spare(task, *found)
        assert (task.required <= hidden).all()
        assert (hidden <= found[0]).all()
        fewer += int(found[0].sum() - hidden.sum())
    assert fewer > 0


def line_of(total: int, parts: list[int], uncertain: list[int]) -> Task:
    """The cells of a published sum, total first, of which only those in doubt may be hidden."""
    values = np.array([total, *parts])
    line = Relation(tuple(range(len(values))), (-1, *[1] * len(parts)))
    (block,) = blocks(values, [line], uncertain)
    small = (block.values > 0) & (block.values < 5)
    return Task(block, 5, np.ones(len(uncertain), dtype=np.bool_), small, np.zeros(len(uncertain)))


def test_two_small_counts_that_can_rise_and_fall_by_three_need_no_other() -> None:
    found = cover(line_of(6, [3, 3], uncertain=[1, 2]))
    assert found is not None
    assert found[0].all()
    assert (found[1].high - found[1].low).min() >= 5


def test_small_counts_that_share_less_than_k_with_all_else_shown_have_no_mask() -> None:
    assert cover(line_of(30, [1, 3, 26], uncertain=[1, 2])) is None
    assert cover(line_of(30, [1, 3, 26], uncertain=[1, 2, 3])) is not None
