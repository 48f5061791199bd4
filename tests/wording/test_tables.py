"""What a published table says of itself."""

import pytest

from lib.wording.language import Words
from lib.wording.tables import caption, does_not_add, in_words, listed
from tests.markup.evidence.counts import BY_ROLE, table
from tests.markup.training import names, snapshot


@pytest.mark.parametrize(
    ("items", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a y b"), (["a", "b", "c"], "a, b y c")]
)
def test_a_list_is_said_as_one_would_say_it(items: list[str], said: str) -> None:
    assert listed(items, Words("es")) == said


def test_a_caption_without_a_day_or_a_fixed_value_says_only_what_and_by_what() -> None:
    assert caption(BY_ROLE, names(snapshot()), ("bootcamp",), {}, None) == "Personas por bootcamp."


def test_only_people_by_bootcamp_do_not_add_up() -> None:
    words = Words("es")
    assert does_not_add(BY_ROLE, ("bootcamp", "role"), words)
    assert not does_not_add(BY_ROLE, ("role",), words)


def test_what_is_counted_begins_with_a_capital() -> None:
    assert in_words(table("t", ("state",), {}, "participations"), Words("es")) == "Participaciones"
