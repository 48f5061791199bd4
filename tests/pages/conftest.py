"""The tests of a module share a dashboard as long as they ask for the same one."""

from collections.abc import Iterator

import pytest

from tests.pages.app import kept_open


@pytest.fixture(autouse=True, scope="module")
def one_dashboard() -> Iterator[None]:
    with kept_open():
        yield
