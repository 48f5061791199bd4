"""Who looks gets the part of the snapshot that is hers, and nobody becomes a steward by writing it into an address."""

import ast
from pathlib import Path

import pytest

from lib.app.viewer import PUBLIC, Viewer, reads_the_sample, seen_by
from lib.collect.environment import read_environment
from lib.snapshot.audience import for_partner, for_public
from tests.snapshot.samples import sample_snapshot

ROOT = Path(__file__).resolve().parents[2]


def test_each_role_gets_its_part() -> None:
    whole = sample_snapshot("closing")
    assert seen_by(Viewer("steward"), whole) == whole
    assert seen_by(Viewer("partner", "sict"), whole) == for_partner(whole, "sict")
    assert seen_by(PUBLIC, whole) == for_public(whole)


def test_a_partner_of_no_organisation_is_the_public() -> None:
    whole = sample_snapshot("closing")
    assert seen_by(Viewer("partner"), whole) == for_public(whole)


@pytest.mark.parametrize(
    ("variables", "demonstrates"),
    [
        ({}, True),
        ({"IMPULSO_SAMPLE": "midway"}, True),
        ({"IMPULSO_WORKBOOKS": "/somewhere"}, False),
        ({"IMPULSO_WORKBOOKS": "/somewhere", "IMPULSO_SAMPLE": "closing"}, True),
        ({"IMPULSO_READER": "google", "IMPULSO_GOOGLE_SERVICE_ACCOUNT_FILE": "/key.json"}, False),
    ],
)
def test_workbooks_of_ones_own_are_no_demonstration_unless_they_are_named_a_sample(
    variables: dict[str, str], demonstrates: bool
) -> None:
    assert reads_the_sample(read_environment(variables)) is demonstrates


def test_no_page_goes_around_the_frame_to_the_whole_snapshot() -> None:
    for path in (ROOT / "pages").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
            assert "door" not in [*names, *module.split(".")], path.name
