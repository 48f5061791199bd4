"""Names on the map never cover one another."""

from hypothesis import given
from hypothesis import strategies as some

from lib.markup.map.labels import LINE, Label, Mark, place_labels, wrapped

MARKS = some.lists(
    some.tuples(some.floats(0, 400), some.floats(0, 300), some.text("abcdefgh ", min_size=1, max_size=30)), max_size=25
)


def area(label: Label, mark: Mark) -> tuple[float, float, float, float]:
    lines = label.text.split("\n")
    wide, tall = max(map(len, lines)) * 6.3, len(lines) * LINE
    left = mark.x + label.dx - {"start": 0, "middle": wide / 2, "end": wide}[label.anchor]
    return left, mark.y + label.dy - tall / 2, left + wide, mark.y + label.dy + tall / 2


def overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    slack = 0.2  # offsets are rounded to a tenth of a pixel
    return (
        one[0] + slack < other[2]
        and other[0] + slack < one[2]
        and one[1] + slack < other[3]
        and other[1] + slack < one[3]
    )


@given(MARKS)
def test_no_name_covers_another_name_or_a_symbol_or_leaves_the_sheet(
    found: list[tuple[float, float, str]],
) -> None:
    marks = {str(place): Mark(str(place), x, y, 9, (text,)) for place, (x, y, text) in enumerate(found)}
    labels = place_labels(list(marks.values()), 400, 300)
    areas = [area(label, marks[label.id]) for label in labels]
    for place, one in enumerate(areas):
        assert not any(overlap(one, other) for other in areas[:place])
        assert not any(overlap(one, (m.x - 9, m.y - 9, m.x + 9, m.y + 9)) for m in marks.values())
        assert one[0] >= 0
        assert one[1] >= 0
        assert one[2] <= 400
        assert one[3] <= 300


def test_a_name_alone_stands_to_the_right_and_the_best_one_is_taken() -> None:
    (label,) = place_labels([Mark("a", 100, 100, 9, ("Tekax", "T"))], 400, 300)
    assert (label.text, label.anchor) == ("Tekax", "start")
    assert label.dx > 9


def test_where_the_best_name_has_no_room_the_next_is_tried_and_then_none() -> None:
    assert place_labels([Mark("a", 50, 50, 9, ("Felipe Carrillo Puerto", "FCP"))], 100, 100)[0].text == "FCP"
    assert place_labels([Mark("a", 50, 50, 9, ("Felipe Carrillo Puerto",))], 100, 100) == ()


def test_long_names_break_between_words() -> None:
    assert wrapped("Centro comunitario digital de Tekax") == "Centro comunitario\ndigital de Tekax"
