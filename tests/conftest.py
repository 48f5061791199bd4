"""Which tests `make check` leaves to `make test`. A new test is in `make check` until its folder is named here."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
WHOLE = (
    *("app", "browser", "commands", "deploy", "examples", "mess", "pages", "publish", "scale", "sheets"),
    *("collect/google", "collect/operations", "collect/rounds", "collect/store", "collect/test_"),
    *("indicators/disclosure", "snapshot/disclosure"),
    "test_command_line",
)
"""Folders, and beginnings of names, of tests that start a browser, a server, a database or a program, or take long."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs more than Python and a moment."""
    for item in items:
        if item.path.relative_to(HERE).as_posix().startswith(WHOLE):
            item.add_marker("whole")
