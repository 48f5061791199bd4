"""`python -m lib export`: everything that can be taken away, in a folder."""

import json
from pathlib import Path

from tests.command import run


def test_everything_is_written_in_every_language_over_what_was_there(tmp_path: Path) -> None:
    store = {"IMPULSO_STORE_URL": f"sqlite:///{tmp_path / 'store.sqlite'}"}
    (tmp_path / "out" / "es").mkdir(parents=True)
    (tmp_path / "out" / "es" / "index.json").write_text("{}")
    done = run("export", str(tmp_path / "out"), "--json", **store)
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert len(said["files"]) == len({*said["files"]})
    for language in ("es", "en"):
        folder = tmp_path / "out" / language
        for file in ("index.json", "figures/ALC-1.json", "tables/people-by-month.csv", "exports/workbook.xlsx"):
            assert (folder / file).stat().st_size > 100
        assert json.loads((folder / "figures.json").read_text())["snapshot"] == said["snapshot"]


def test_a_snapshot_that_is_not_kept_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    store = {"IMPULSO_STORE_URL": f"sqlite:///{tmp_path / 'store.sqlite'}"}
    done = run("export", str(tmp_path / "out"), "--corte", "0000", **store)
    assert done.returncode == 1
    assert "0000" in done.stderr
    assert not (tmp_path / "out").exists()


def test_what_a_programme_does_not_declare_or_nobody_offers_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    store = {"IMPULSO_STORE_URL": f"sqlite:///{tmp_path / 'store.sqlite'}"}
    missing = (
        ("exports/iati.xml", 2, "declare la sección [iati] (organisation, "),
        ("nothing.csv", 1, "index.json dice todas"),
    )
    for path, status, said in missing:
        done = run("export", str(tmp_path / "out"), "--only", path, **store)
        assert done.returncode == status, path
        assert said in done.stderr, path
    assert not (tmp_path / "out").exists()
