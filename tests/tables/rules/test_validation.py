"""V19: figures that changed after they were validated."""

from datetime import date

import pytest

from lib.tables.rules import content_hash
from lib.tables.schema.columns import Row
from lib.tables.schema.vocabulary import Validation
from tests.tables.rules.tables import bootcamp, brief, checked, found, reach, session, table, tables

DAY = date(2023, 5, 12)
VALIDATED = bootcamp(4, validation=Validation.VALIDATED, validated_on=DAY)
FIGURES = (reach(2), reach(3, age="46-55", people=9), session(2))
BEFORE = {"BC-01": (DAY, content_hash("BC-01", checked(VALIDATED, *FIGURES).tables))}


def test_figures_changed_since_their_validation_are_told_at_its_day() -> None:
    result = checked(VALIDATED, reach(2), reach(3, age="46-55", people=10), session(2), validated_before=BEFORE)
    params = {"bootcamp": "BC-01", "day": "2023-05-12"}
    assert brief(found(result, "V19")) == [("S4", "2023-05-12", True, params)]


@pytest.mark.parametrize(
    "figures",
    [
        (reach(2), session(2)),
        (*FIGURES, reach(4, age="15-25", people=1)),
        (*FIGURES[:2], session(2, attendances=31)),
    ],
)
def test_a_row_gone_added_or_changed_is_a_change(figures: tuple[Row, ...]) -> None:
    assert len(found(checked(VALIDATED, *figures, validated_before=BEFORE), "V19")) == 1


def test_rows_moved_to_other_lines_or_of_another_bootcamp_change_nothing() -> None:
    moved = (reach(8, age="46-55", people=9), reach(9), session(7), reach(10, bootcamp="BC-02"))
    other = bootcamp(5, bootcamp="BC-02")
    held = session(9, bootcamp="BC-02")
    assert checked(VALIDATED, other, *moved, held, validated_before=BEFORE).findings == ()


def test_a_later_validation_or_none_any_more_is_not_compared_with_the_earlier_one() -> None:
    again = VALIDATED.model_copy(update={"validated_on": date(2023, 6, 1)})
    withdrawn = VALIDATED.model_copy(update={"validation": Validation.PROVISIONAL})
    for row in (again, withdrawn):
        assert checked(row, reach(2), session(2), validated_before=BEFORE).findings == ()


def test_figures_that_were_not_read_have_not_changed() -> None:
    assert checked(VALIDATED, reach(2), validated_before=BEFORE).findings == ()


def test_the_hash_depends_on_the_figures_of_that_bootcamp_alone() -> None:
    before = content_hash("BC-01", tables(*FIGURES))
    assert before == content_hash("BC-01", [table(session(30)), table(reach(9, age="46-55", people=9), reach(8))])
    assert before == content_hash("BC-01", tables(*FIGURES, bootcamp(), reach(5, bootcamp="BC-02")))
    assert before != content_hash("BC-02", tables(*FIGURES))
    assert before != content_hash("BC-01", tables(*FIGURES, reach(5, people=1, age="56-65")))
