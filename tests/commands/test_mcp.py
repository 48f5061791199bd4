"""Programs ask by the protocol's own client: six tools, read only, and a refusal in words."""

import ast
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from mcp import Client

from lib.collect.store.opening import open_store
from lib.commands.mcp import ToldFrom, server_of
from tests import loops
from tests.collect.rig import SCOPE, HandTime
from tests.indicators.facts import ROOT
from tests.snapshot.samples import sample_snapshot, setting_of

TOOLS = {"list_indicators", "get_figure", "compare", "get_series", "find_hubs", "verify"}


@pytest.fixture(scope="module")
def asked() -> Iterator[ToldFrom]:
    setting, midway, closing = setting_of("closing"), sample_snapshot("midway"), sample_snapshot("closing")
    store = open_store("sqlite://", SCOPE, setting.programme.sources, HandTime())
    store.publish(midway, closing.read_at - timedelta(days=90))
    store.publish(closing, closing.read_at)
    yield ToldFrom(store, setting)
    store.close()


def call(asked: ToldFrom, tool: str, **arguments: Any) -> tuple[bool, str]:
    async def ask() -> tuple[bool, str]:
        async with Client(server_of(asked)) as client:
            answer = await client.call_tool(tool, arguments)
            return bool(answer.is_error), str(getattr(answer.content[0], "text", ""))

    return loops.run(ask())


def test_there_are_six_tools_and_none_writes(asked: ToldFrom) -> None:
    async def ask() -> dict[str, Any]:
        async with Client(server_of(asked)) as client:
            return {each.name: each for each in (await client.list_tools()).tools}

    tools = loops.run(ask())
    assert set(tools) == TOOLS
    assert all(each.annotations.read_only_hint and each.description for each in tools.values())
    assert set(tools["get_figure"].input_schema["properties"]) == {"indicator", "state", "cut", "language"}


def test_a_figure_comes_in_the_language_asked_of_the_snapshot_asked(asked: ToldFrom) -> None:
    failed, text = call(asked, "get_figure", indicator="ALC-1", language="en")
    now = json.loads(text)
    assert (failed, now["value"], now["cut"]) == (False, 358, sample_snapshot("closing").id)
    assert now["sentence"].startswith("People reached, ")
    then = json.loads(call(asked, "get_figure", indicator="ALC-1", cut=sample_snapshot("midway").id[:6])[1])
    assert (then["value"], then["cut"]) == (247, sample_snapshot("midway").id)
    claimed = json.loads(call(asked, "verify", indicator="ALC-1", value=247, cut=then["cut"])[1])
    assert (claimed["matches"], claimed["today"]) == (True, 358)
    course = json.loads(call(asked, "get_series", indicator="ALC-1")[1])
    assert [each["value"] for each in course["points"]] == [247, 358]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"indicator": "XYZ"}, "No hay ningún indicador «XYZ»"),
        ({"indicator": "ALC-1", "cut": "0000"}, "No hay ningún corte «0000»"),
        ({"indicator": "ALC-1", "cut": "%"}, "No hay ningún corte «%»"),
        ({"indicator": "ALC-1", "language": "xx"}, "No se responde en «xx»"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_words(asked: ToldFrom, arguments: dict[str, str], said: str) -> None:
    failed, text = call(asked, "get_figure", **arguments)
    assert failed
    assert said in text


def test_the_extra_is_loaded_by_nothing_that_is_only_imported() -> None:
    tree = ast.parse((ROOT / "lib" / "commands" / "mcp.py").read_text(encoding="utf-8"))
    at_once = [each for each in tree.body if isinstance(each, ast.Import | ast.ImportFrom)]
    assert not [each for each in at_once if ast.unparse(each).split()[1].partition(".")[0] == "mcp"]
