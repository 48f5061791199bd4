"""Who looks gets the part of the snapshot that is hers, and nobody becomes a steward by writing it into an address."""

import ast
from pathlib import Path

import pytest

from lib.app.identity.viewer import PUBLIC, Viewer, is_at_this_machine, reads_the_sample, seen_by, viewer_of
from lib.collect.settings.environment import read_environment
from lib.programme.access import Access
from lib.snapshot.audience import for_partner, for_public
from tests.snapshot.samples import sample_snapshot

ROOT = Path(__file__).resolve().parents[3]


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


@pytest.mark.parametrize(
    ("bound_to", "headers", "here"),
    [
        ("127.0.0.1", {}, True),
        ("127.0.0.1", {"Host": "127.0.0.1:8501"}, True),
        ("localhost", {"Host": "localhost:8501"}, True),
        ("::1", {"Host": "[::1]:8501"}, True),
        ("0.0.0.0", {"Host": "127.0.0.1:8501"}, False),  # noqa: S104  what must not count as this machine
        (None, {"Host": "127.0.0.1:8501"}, False),
        ("192.168.1.4", {}, False),
        ("127.0.0.1", {"Host": "impulso.example"}, False),
        ("127.0.0.1", {"Host": "127.0.0.1.evil.example:8501"}, False),
        ("127.0.0.1", {"Host": "127.0.0.1:8501", "X-Forwarded-For": "203.0.113.9"}, False),
        ("127.0.0.1", {"Host": "127.0.0.1:8501", "Forwarded": "for=203.0.113.9"}, False),
    ],
)
def test_a_demonstration_is_for_whoever_sits_at_this_machine(
    bound_to: str | None, headers: dict[str, str], here: bool
) -> None:
    assert is_at_this_machine(bound_to, headers) is here


def test_what_the_programme_declares_is_what_a_viewer_is() -> None:
    staff = Access(who="*@promujer.org", role="partner", partner="pro-mujer")
    assert viewer_of(staff) == Viewer("partner", "pro-mujer")
    assert viewer_of(Access(who="ana@example.org", role="steward")) == Viewer("steward")
    assert viewer_of(None) == PUBLIC
