"""From degrees to pixels, and outlines made coarser."""

from math import hypot

import pytest

from lib.markup.map.canvas import canvas_for
from lib.markup.map.labels import pushed_apart
from lib.markup.map.outlines import coarse, municipal_outlines, state_outlines
from lib.programme.outline import Box
from tests.markup.made_hubs import shapes


def test_a_canvas_shows_every_corner_of_its_boxes_inside_the_padding() -> None:
    box = Box(14.5, -98.6, 21.7, -86.7)
    canvas = canvas_for([box], 760, 520, padding=28)
    for lat in (box.min_lat, box.max_lat):
        for lon in (box.min_lon, box.max_lon):
            x, y = canvas.point(lat, lon)
            assert 27 <= x <= 733
            assert 27 <= y <= 493


def test_north_is_up_and_east_is_right() -> None:
    canvas = canvas_for([Box(15, -98, 21, -87)], 760, 520)
    assert canvas.point(20, -90)[1] < canvas.point(16, -90)[1]
    assert canvas.point(20, -90)[0] > canvas.point(20, -95)[0]
    assert canvas.point(canvas.lat, canvas.lon) == (380, 260)


def test_without_a_box_there_is_no_canvas() -> None:
    with pytest.raises(ValueError, match="not enough values"):
        canvas_for([], 760, 520)


def test_symbols_that_would_cover_one_another_part_and_others_stay() -> None:
    points = [(100.0, 100.0), (103.0, 100.0), (300.0, 100.0), (100.0, 100.0)]
    moved = pushed_apart(points, [8.0] * 4)
    assert moved[2] == (0, 0)
    at = [(x + dx, y + dy) for (x, y), (dx, dy) in zip(points, moved, strict=True)]
    near = [at[0], at[1], at[3]]
    for place, one in enumerate(near):
        for other in near[:place]:
            assert hypot(one[0] - other[0], one[1] - other[1]) > 12
    assert all(hypot(*shift) <= 16.1 for shift in moved)


def test_coarse_outlines_lie_on_the_grid_and_lose_what_has_shrunk_to_nothing() -> None:
    yucatan = state_outlines(shapes())["31"]
    rough = coarse(yucatan, 0.1)
    assert sum(map(len, rough)) < sum(map(len, yucatan)) / 2
    assert all(round(x * 10) / 10 == x for ring in rough for point in ring for x in point)
    assert coarse([((0.0, 0.0), (0.001, 0.0), (0.0, 0.001), (0.0, 0.0))], 0.1) == ()


def test_municipal_outlines_are_those_asked_for_or_a_whole_state() -> None:
    assert set(municipal_outlines(shapes(), {"31079", "23010"})) == {"31079", "23010"}
    assert len(municipal_outlines(shapes(), {"31"})) == 106
    assert municipal_outlines(shapes(), {"31999"}) == {}
