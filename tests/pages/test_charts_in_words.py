"""Every chart and map says in a sentence what it shows, and the same stands beside it as a table."""

import json
import re

import pytest

from tests.pages.app import environment, open_page

LANGUAGES = ("es", "en")
DRAWN = re.compile(r"<svg\b[^>]*>")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chart_has_a_sentence_and_a_table(language: str) -> None:
    with environment():
        app = open_page("reach", language)
        charts = app.get("plotly_chart")
        tables = [each for each in app.get("expander") if any("<table" in part.proto.body for part in each.get("html"))]
        assert len(charts) == 7
        assert len(tables) == len(charts)
        for chart in charts:
            assert re.search(r"\w.*\d.*\.$", chart.proto.alt), chart.proto.alt


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("page", "kind"), [("hubs", "map"), ("hubs", "svg"), ("state", "svg")])
def test_every_map_has_a_sentence_and_a_table(page: str, kind: str, language: str) -> None:
    with environment():
        app = open_page(page, language, mapa=kind, estado="07")
        shown = [json.loads(each.proto.json).get("html", "") for each in app.get("bidi_component")]
        shown += [each.proto.body for each in app.get("html")]
        maps = [svg for html in shown for svg in DRAWN.findall(html) if "role=" in svg]
        named = [each.proto.alt for each in app.get("deck_gl_json_chart")]
        named += [found[1] for svg in maps if (found := re.search(r'aria-label="([^"]+)"', svg))]
        assert len(named) == len(maps) + len(app.get("deck_gl_json_chart")) >= 2
        assert all(name.count(".") >= 2 for name in named), named
        assert sum(html.count("<table") for html in shown) >= len(named)
