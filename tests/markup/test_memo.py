"""What is made from a snapshot is made once for all who ask for the same."""

from dataclasses import replace

from lib.markup.blocks import bootcamp_rows, reach
from lib.markup.memo import _MOST, forget, memo
from lib.snapshot.selection.hub_choice import HubChoice
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from tests.markup.made_hubs import names
from tests.snapshot.samples import sample_snapshot


class Counted:
    """Makes a text and counts how often it had to."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, *parts: object) -> str:
        self.times += 1
        return f"{len(parts)} parts, {self.times}"


def test_two_readers_of_one_language_get_the_same_block() -> None:
    snapshot = sample_snapshot("closing")
    assert names() is not names()
    assert bootcamp_rows.bootcamps(snapshot, names()) is bootcamp_rows.bootcamps(snapshot, names())


def test_another_snapshot_language_or_choice_is_made_anew() -> None:
    make = Counted()
    block = memo(make)
    snapshot = sample_snapshot("closing")

    def asked(snapshot: Snapshot, names: Names, state: str | None) -> str:
        return block(snapshot, names, HubChoice(state))

    first = asked(snapshot, names("es"), None)
    assert asked(snapshot, names("es"), None) == first
    assert len({first, asked(snapshot, names("en"), None), asked(snapshot, names("es"), "31")}) == 3
    assert asked(replace(snapshot), names("es"), None) != first
    assert make.times == 4


def test_a_list_that_changes_after_it_was_shown_is_another_list() -> None:
    make = Counted()
    block = memo(lambda entries: make(*entries))
    entries = list(sample_snapshot("closing").hubs)
    first = block(entries)
    entries.pop()
    assert block(entries) != first


def test_a_long_list_of_the_same_entries_is_the_same_list() -> None:
    make = Counted()
    block = memo(make)
    hubs = sample_snapshot("closing").hubs * 5
    assert len(hubs) > 100
    assert block(list(hubs)) == block(list(hubs))
    assert block(list(hubs[1:])) != block(list(hubs))


def test_one_and_true_are_not_taken_for_each_other() -> None:
    spelled = memo(repr)
    assert (spelled(1), spelled(True), spelled(1.0)) == ("1", "True", "1.0")


def test_only_so_many_results_are_kept_and_all_can_be_forgotten() -> None:
    make = Counted()
    block = memo(make)
    for number in range(_MOST + 1):
        block(number)
    block(_MOST)
    assert make.times == _MOST + 1
    block(0)
    assert make.times == _MOST + 2
    forget()
    block(_MOST)
    assert make.times == _MOST + 3


def test_a_function_that_fails_is_asked_again() -> None:
    answers = iter([ValueError("not yet"), "done"])

    def make(_: int) -> str:
        answer = next(answers)
        if isinstance(answer, ValueError):
            raise answer
        return answer

    block = memo(make)
    try:
        block(1)
    except ValueError:
        assert block(1) == "done"


def test_blocks_that_differ_only_in_words_are_told_apart() -> None:
    assert reach.beside(names(), ["a"]) != reach.beside(names(), ["b"])
