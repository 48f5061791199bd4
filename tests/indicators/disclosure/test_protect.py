import os
import random
import time
from collections import Counter
from dataclasses import replace
from itertools import pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.indicators.disclosure.protect import AtMost, Counts, Key, Sum, protect
from tests.indicators.audit import Reader, too_narrow
from tests.indicators.random_counts import ALL, any_of_them, linked, seeded, two_way

K = 5
TABLES = int(os.environ.get("DISCLOSURE_TABLES", "120"))
CHUNKS = 10


def small(counts: Counts, k: int = K) -> set[Key]:
    return {key for key in counts.published if 0 < counts.values[key] < k}


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_no_reader_confines_a_hidden_or_small_implied_count_to_less_than_k(chunk: int) -> None:
    """DISCLOSURE_TABLES says how many random programmes are audited."""
    for seed in range(chunk, TABLES, CHUNKS):
        counts = any_of_them(seed)
        hidden = protect(counts, K)
        assert small(counts) <= hidden <= counts.published, seed
        assert not too_narrow(counts, hidden, K), seed


def test_knowing_that_people_are_whole_does_not_help() -> None:
    for seed in range(18):
        counts = any_of_them(seed)
        assert not too_narrow(counts, protect(counts, K), K, whole=True), seed


def test_a_higher_threshold_protects_intervals_that_wide() -> None:
    for seed in range(18):
        counts = any_of_them(seed)
        hidden = protect(counts, 10)
        assert small(counts, 10) <= hidden
        assert not too_narrow(counts, hidden, 10), seed


def test_the_audit_sees_what_the_threshold_alone_gives_away() -> None:
    exposed = 0
    for seed in range(0, 60, 3):
        counts = any_of_them(seed)
        exposed += len(too_narrow(counts, small(counts), K))
    assert exposed > 20


@st.composite
def tables(draw: st.DrawFn) -> Counts:
    """The same few people by place and age and by place and role: two tables that share the totals of the places."""
    size = {name: draw(st.integers(2, 4)) for name in ("place", "age", "role")}
    everyone = list(product(*(range(number) for number in size.values())))
    people = {one: draw(st.integers(0, 6)) for one in everyone}
    values: dict[Key, int] = Counter()
    for (place, age, role), number in people.items():
        for key in (("age", place, age), ("role", place, role), ("age", ALL, age), ("role", ALL, role), place, ALL):
            values[key] += number
    sums = [Sum(ALL, tuple(range(size["place"])))]
    for name in ("age", "role"):
        columns, places = range(size[name]), range(size["place"])
        sums += [Sum(place, tuple((name, place, column) for column in columns)) for place in places]
        sums += [Sum((name, ALL, column), tuple((name, place, column) for place in places)) for column in columns]
    unpublished = draw(st.sets(st.sampled_from(sorted(values, key=repr)), max_size=3))
    return Counts(dict(values), frozenset(values) - unpublished, tuple(sums))


@given(tables(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_linked_tables_with_counts_near_the_threshold_are_protected_whatever_was_hidden_before(
    counts: Counts, rng: random.Random
) -> None:
    before = rng.sample(sorted(counts.published, key=repr), k=min(3, len(counts.published)))
    hidden = protect(counts, K, before)
    assert small(counts) | set(before) <= hidden
    assert not too_narrow(counts, hidden, K)


def without_headlines(counts: Counts, headlines: set[Key]) -> bool:
    """Whether any mask spares the headlines: start from all other cells and show those that stay narrow."""
    hidden = set(counts.published) - headlines
    required = small(counts) | {
        key for key in counts.values if key not in counts.published and 0 < counts.values[key] < K
    }
    while narrow := set(too_narrow(counts, hidden, K)):
        if narrow & required:
            return False
        hidden -= narrow
    return not small(counts) & headlines


def test_headlines_are_shown_whenever_some_mask_does_without_them() -> None:
    spared = 0
    for seed in range(40):
        counts = two_way(seeded(seed), largest=3, mean=5.0)
        rows = [line.total for line in counts.sums]
        headlines = set(seeded(seed).sample(rows, k=2))
        counts = replace(counts, weight=dict.fromkeys(headlines, 1.0))
        if without_headlines(counts, headlines):
            spared += 1
            assert not protect(counts, K) & headlines, seed
    assert 10 < spared < 40


def test_where_only_headlines_can_protect_a_remainder_the_least_reluctant_is_hidden() -> None:
    """People reached, 358, are 301 owners, 54 partner staff and 3 others, who are printed nowhere."""
    counts = Counts(
        values={"reached": 358, "owners": 301, "staff": 54, "others": 3},
        published=frozenset({"reached", "owners", "staff"}),
        sums=(Sum("reached", ("owners", "staff", "others")),),
        weight={"reached": 3.0, "owners": 2.0, "staff": 1.0},
    )
    assert protect(counts, K) == {"staff"}


def test_pinned_headlines_leave_no_narrow_remainder_one_sum_further() -> None:
    """358 are 301 and 57; the 57 are 54 and 3. All but the 3 would be headlines."""
    headlines = ("reached", "owners", "rest", "staff")
    counts = Counts(
        values={"reached": 358, "owners": 301, "rest": 57, "staff": 54, "others": 3},
        published=frozenset({*headlines, "others"}),
        sums=(Sum("reached", ("owners", "rest")), Sum("rest", ("staff", "others"))),
        weight=dict.fromkeys(headlines, 9.0),
    )
    hidden = protect(counts, K)
    assert hidden == {"others", "staff"}
    assert not too_narrow(counts, hidden, K)


def test_people_of_a_state_do_not_betray_the_returning_people_of_its_only_bootcamp() -> None:
    counts = Counts(
        values={"participations": 42, "people": 39, "returning": 3},
        published=frozenset({"participations", "people"}),
        sums=(Sum("participations", ("people", "returning")),),
    )
    hidden = protect(counts, K)
    assert len(hidden) == 1
    assert not too_narrow(counts, hidden, K)
    low, high = Reader({"participations": 42}, counts.sums, ()).interval("returning")
    assert (low, high) == (0, 42)


def test_an_implied_count_of_zero_or_at_least_k_costs_nothing() -> None:
    for returning in (0, 5):
        counts = Counts(
            values={"participations": 40 + returning, "people": 40, "returning": returning},
            published=frozenset({"participations", "people"}),
            sums=(Sum("participations", ("people", "returning")),),
        )
        assert protect(counts, K) == frozenset()


def test_what_everybody_knows_to_be_at_most_another_count_is_taken_into_account() -> None:
    """Between the 8 who attended and the 7 who completed, hiding b alone would leave little to guess."""
    attended, completed = {"all": 8, "a": 6, "b": 2}, {"all": 7, "a": 5, "b": 2}
    values: dict[Key, int] = {("attended", group): number for group, number in attended.items()}
    values |= {("completed", group): number for group, number in completed.items()}
    counts = Counts(
        values=values,
        published=frozenset(values),
        sums=tuple(Sum((stage, "all"), ((stage, "a"), (stage, "b"))) for stage in ("attended", "completed")),
        at_most=tuple(AtMost(("completed", group), ("attended", group)) for group in ("a", "b", "all")),
    )
    hidden = protect(counts, K)
    assert small(counts) < hidden
    assert not too_narrow(counts, hidden, K)


def test_two_small_counts_of_a_line_protect_each_other_and_the_total_is_shown() -> None:
    """Either can be 0 to 6: three more or three fewer than the truth, never five more."""
    counts = Counts({"all": 6, "a": 3, "b": 3}, frozenset({"all", "a", "b"}), (Sum("all", ("a", "b")),))
    assert protect(counts, K) == {"a", "b"}


def test_one_headline_is_worth_more_than_twenty_other_cells() -> None:
    """The total of the small count and the headline is the same count as twenty others in a row."""
    copies = ["total", *(f"copy {i:02}" for i in range(20))]
    counts = Counts(
        values={"small": 2, "headline": 30, **dict.fromkeys(copies, 32)},
        published=frozenset({"small", "headline", *copies}),
        sums=(Sum("total", ("small", "headline")), *(Sum(a, (b,)) for a, b in pairwise(copies))),
        weight={"headline": 1.0},
    )
    assert protect(counts, K) == {"small", *copies}


def test_a_complement_that_cannot_be_protected_itself_is_not_relied_on() -> None:
    """Headlines confine the middle part to 5 to 8. Without it, the small ones have 4 people to share: too few."""
    counts = Counts(
        values={"all": 11, "a": 1, "middle": 7, "b": 3, "floor": 5, "roof": 8},
        published=frozenset({"all", "a", "middle", "b", "roof", "floor"}),
        sums=(Sum("all", ("a", "middle", "b")),),
        at_most=(AtMost("floor", "middle"), AtMost("middle", "roof")),
        weight={"floor": 1.0, "roof": 1.0},
    )
    hidden = protect(counts, K)
    assert not too_narrow(counts, hidden, K)
    assert hidden == {"a", "b", "all"}


def test_zero_is_shown_where_nothing_needs_it() -> None:
    counts = Counts(
        {"all": 30, "a": 0, "b": 12, "c": 18}, frozenset({"all", "a", "b", "c"}), (Sum("all", ("a", "b", "c")),)
    )
    assert protect(counts, K) == frozenset()


def test_a_line_too_small_to_protect_loses_its_total() -> None:
    counts = Counts({"all": 4, "a": 4, "b": 0}, frozenset({"all", "a", "b"}), (Sum("all", ("a", "b")),))
    hidden = protect(counts, K)
    assert {"all", "a"} <= hidden
    assert not too_narrow(counts, hidden, K)


def test_what_was_hidden_before_stays_hidden_and_protected() -> None:
    for seed in range(21):
        counts = any_of_them(seed)
        rng = seeded(seed)
        before = set(rng.sample(sorted(counts.published, key=repr), k=4)) | {("no longer", "published")}
        hidden = protect(counts, K, before)
        assert before & counts.published <= hidden
        assert hidden <= counts.published
        assert not too_narrow(counts, hidden, K), seed


def test_a_zero_that_follows_from_the_relations_alone_may_stay_hidden_and_hides_nothing_else() -> None:
    counts = Counts(
        {"all": 40, "same": 40, "none": 0},
        frozenset({"all", "same", "none"}),
        (Sum("all", ("same", "none")), Sum("all", ("same",))),
    )
    assert protect(counts, K, {"none"}) == {"none"}


def test_the_mask_does_not_depend_on_the_order_of_anything() -> None:
    for seed in range(12):
        counts = any_of_them(seed)
        rng = seeded(seed)
        keys = rng.sample(list(counts.values), k=len(counts.values))
        shuffled = Counts(
            values={key: counts.values[key] for key in keys},
            published=frozenset(key for key in keys if key in counts.published),
            sums=tuple(
                Sum(line.total, tuple(rng.sample(line.parts, k=len(line.parts))))
                for line in rng.sample(counts.sums, k=len(counts.sums))
            ),
            at_most=tuple(rng.sample(counts.at_most, k=len(counts.at_most))),
            weight={key: counts.weight[key] for key in keys if key in counts.weight},
        )
        assert protect(shuffled, K) == protect(counts, K), seed


def test_tables_that_share_nothing_are_protected_apart() -> None:
    one, other = any_of_them(1), any_of_them(2)
    both = Counts(
        {(i, key): value for i, counts in enumerate((one, other)) for key, value in counts.values.items()},
        frozenset((i, key) for i, counts in enumerate((one, other)) for key in counts.published),
        tuple(
            Sum((i, line.total), tuple((i, part) for part in line.parts))
            for i, counts in enumerate((one, other))
            for line in counts.sums
        ),
        tuple(AtMost((1, pair.smaller), (1, pair.larger)) for pair in other.at_most),
        {(1, key): worth for key, worth in other.weight.items()},
    )
    assert protect(both, K) == {(0, key) for key in protect(one, K)} | {(1, key) for key in protect(other, K)}


@pytest.mark.parametrize("k", [4, 1, 0, -5])
def test_a_threshold_below_five_is_refused(k: int) -> None:
    with pytest.raises(ValueError, match="too small"):
        protect(two_way(seeded(1)), k)


def test_a_programme_of_hundreds_of_cells_is_protected_in_a_moment() -> None:
    """The bound is about twenty times what it takes, so that a busy machine passes."""
    counts = linked(seeded(7), bootcamps=12, states=4, stages=3)
    started = time.thread_time()
    hidden = protect(counts, K)
    assert time.thread_time() - started < 6.0
    assert len(counts.values) > 450
    assert small(counts) <= hidden
