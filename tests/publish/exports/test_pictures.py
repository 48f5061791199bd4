"""Charts as pictures: what they say inside, what they escape, and what a hidden count looks like."""

import struct
from dataclasses import replace
from xml.etree import ElementTree as ET

from lib.indicators.counts.published import TableCell
from lib.markup.evidence.catalogue import charts_of
from lib.markup.evidence.chart import Chart
from lib.publish.exports.pictures import chart_png, chart_svg
from lib.snapshot.snapshot import Snapshot
from tests.publish.exports.editions import attacked, edition
from tests.snapshot.samples import sample_snapshot, with_cell

SVG = "{http://www.w3.org/2000/svg}"


def charts(language: str = "es", snapshot: Snapshot | None = None) -> dict[str, Chart]:
    made = edition(language, snapshot)
    return charts_of(made.snapshot, made.names)


def test_every_chart_is_well_formed_and_carries_title_source_day_and_snapshot() -> None:
    found = charts()
    assert {"who", "ages", "states", "bootcamps.role", "months", "funnel.role", "follow-up.6m", "hubs"} <= set(found)
    for chart in found.values():
        drawn = ET.fromstring(chart_svg(chart))  # noqa: S314  our own picture
        texts = " ".join(text for each in drawn.iter(f"{SVG}text") if (text := each.text))
        assert chart.title in texts
        assert "datos al 30 de noviembre de 2023" in texts
        assert f"corte {chart.snapshot[:4]}" in texts
        assert "ejemplo inventado" in texts


def test_the_largest_text_of_a_chart_is_its_finding_in_both_languages() -> None:
    for language in ("es", "en"):
        for chart in charts(language).values():
            drawn = ET.fromstring(chart_svg(chart))  # noqa: S314  our own picture
            largest = [each.text or "" for each in drawn.iter(f"{SVG}text") if each.get("font-size") == "23"]
            assert " ".join(largest).split() == chart.sentences[0].split()


def test_names_that_try_to_run_are_text() -> None:
    drawn = chart_svg(charts("es", attacked())["bootcamps.role"]).decode()
    assert "<img" not in drawn
    assert "&lt;img src=x onerror" in drawn


def test_a_hidden_part_has_no_value_and_the_same_length_whatever_it_hides() -> None:
    at = {"stage": "attended", "role": "partner-staff", "sex": "man"}
    hidden = with_cell(sample_snapshot("closing"), "people-by-role-sex", at, TableCell(at, None, "protected"))
    chart = charts("es", hidden)["who"]
    bar = next(each for each in chart.bars if each.protected)
    assert (bar.segments[0].value, bar.total, bar.text) == (None, None, "Protegido")
    drawn = ET.fromstring(chart_svg(chart))  # noqa: S314  our own picture
    hatched = [each for each in drawn.iter(f"{SVG}rect") if each.get("fill") == "url(#hatch)"]
    full = max(float(str(each.get("width"))) for each in drawn.iter(f"{SVG}rect") if each.get("height") == "22")
    assert [round(float(str(each.get("width"))) / full, 2) for each in hatched] == [0.18]


def test_the_target_of_growth_is_a_line_with_its_words() -> None:
    drawn = chart_svg(charts()["months"]).decode()
    assert "stroke-dasharray" in drawn
    assert ">Meta: 350<" in drawn


def test_the_png_is_twice_the_size_of_the_drawing_and_needs_no_font_of_the_system() -> None:
    chart = charts("en")["who"]
    png = chart_png(chart)
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    drawn = ET.fromstring(chart_svg(chart))  # noqa: S314  our own picture
    assert (width, height) == (2 * int(str(drawn.get("width"))), 2 * int(str(drawn.get("height"))))
    assert png != chart_png(replace(chart, title="Another title"))
