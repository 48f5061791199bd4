"""Fixtures of the tests of collecting: a PostgreSQL of their own, and the two kinds of store."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.collect.postgresql import Cluster, cluster


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """A real PostgreSQL server, shared by the tests of this process; each asks it for a database."""
    # Not below pytest's own folder: the server's user could not enter that.
    with cluster(Path(tempfile.mkdtemp(prefix="impulso-postgresql-"))) as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty store, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.sqlite'}"
    running: Cluster = request.getfixturevalue("postgresql")
    return running.database()
