"""Charts as pictures: what they say inside, what they escape, and what a hidden count looks like."""

import struct
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from lib.indicators.counts.published import TableCell
from lib.markup.evidence.chart import Segment
from lib.markup.evidence.sections import charts_of
from lib.publish.exports.pictures import chart_png, chart_svg
from tests.publish.exports.editions import attacked, edition
from tests.snapshot.samples import sample_snapshot, with_cell

SVG = "{http://www.w3.org/2000/svg}"


def test_every_chart_is_well_formed_and_carries_title_source_day_and_snapshot() -> None:
    charts = charts_of(edition())
    assert {"who", "ages", "states", "bootcamps.role", "months", "funnel.role", "follow-up.6m", "hubs"} <= set(charts)
    for chart in charts.values():
        drawn = ET.fromstring(chart_svg(chart))  # noqa: S314  our own picture
        texts = " ".join(text for each in drawn.iter(f"{SVG}text") if (text := each.text))
        assert chart.title in texts
        assert "datos al 30 de noviembre de 2023" in texts
        assert f"corte {chart.snapshot[:4]}" in texts
        assert "ejemplo inventado" in texts


def test_names_that_try_to_run_are_text() -> None:
    drawn = chart_svg(charts_of(edition("es", attacked()))["bootcamps.role"]).decode()
    assert "<img" not in drawn
    assert "&lt;img src=x onerror" in drawn


def test_a_hidden_part_has_no_value_and_the_same_length_whatever_it_hides() -> None:
    at = {"stage": "attended", "role": "partner-staff", "sex": "man"}
    hidden = with_cell(sample_snapshot("closing"), "people-by-role-sex", at, TableCell(at, None, "protected"))
    chart = charts_of(edition("es", hidden))["who"]
    line = next(each for each in chart.lines if each.segments[0].state == "protected")
    assert (line.segments[0].value, line.total, line.text) == (None, None, "Protegido")
    drawn = ET.fromstring(chart_svg(chart))  # noqa: S314  our own picture
    hatched = [each for each in drawn.iter(f"{SVG}rect") if each.get("fill") == "url(#hatch)"]
    full = max(float(str(each.get("width"))) for each in drawn.iter(f"{SVG}rect") if each.get("height") == "22")
    assert [round(float(str(each.get("width"))) / full, 2) for each in hatched] == [0.18]


def test_a_chart_takes_no_value_of_what_is_not_shown() -> None:
    with pytest.raises(ValueError, match="protected"):
        Segment("x", 3, "protected")


def test_the_png_is_twice_the_size_of_the_drawing_and_needs_no_font_of_the_system() -> None:
    chart = charts_of(edition("en"))["who"]
    png = chart_png(chart)
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    drawn = ET.fromstring(chart_svg(chart))  # noqa: S314  our own picture
    assert (width, height) == (2 * int(str(drawn.get("width"))), 2 * int(str(drawn.get("height"))))
    assert png != chart_png(replace(chart, title="Another title"))
