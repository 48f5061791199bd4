"""`python -m lib import-localities`, run as an operator runs it."""

import json
from pathlib import Path

from tests.collect.places.test_locality_catalogue import ROWS, content
from tests.command import run
from tests.pages.app import ROOT


def test_the_catalogue_is_taken_in_and_hubs_get_their_keys(tmp_path: Path) -> None:
    file, database = tmp_path / "ageeml.csv", tmp_path / "localities.sqlite"
    file.write_bytes(content(*ROWS, encoding="latin-1"))
    done = run("import-localities", str(file), "--json", IMPULSO_LOCALITIES=str(database))
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "localities": 2,
        "left_out": 0,
        "states": ["31"],
        "people": True,
        "women": False,
    }
    assert database.is_file()


def test_a_file_that_is_not_the_catalogue_exits_with_1_and_leaves_nothing_behind(tmp_path: Path) -> None:
    database = tmp_path / "localities.sqlite"
    for file in (ROOT / "data" / "programme.toml", tmp_path / "none.csv"):
        done = run("import-localities", str(file), IMPULSO_LOCALITIES=str(database))
        assert done.returncode == 1
        assert file.name in done.stderr
        assert "Traceback" not in done.stderr
        assert not database.exists()


def test_help_names_the_command_and_where_the_catalogue_is_kept() -> None:
    text = run("--help").stdout
    assert "import-localities" in text
    assert "IMPULSO_LOCALITIES" in text
