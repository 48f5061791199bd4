"""An edition in a folder that somebody may be reading from."""

import gzip
import json
from pathlib import Path

import pytest

from lib.publish.light.folder import write_edition
from lib.publish.light.located import MANIFEST


def edition(**files: str) -> dict[str, bytes]:
    named = {name.replace("__", "/") + ".html": text.encode() for name, text in files.items()}
    manifest = json.dumps({"files": {name: {} for name in named}}).encode()
    return {**named, MANIFEST: manifest}


def test_the_next_edition_replaces_the_one_before_and_leaves_what_is_not_ours(tmp_path: Path) -> None:
    write_edition(edition(es__index="one", es__gone="x"), tmp_path, compressed=True)
    (tmp_path / "CNAME").write_text("ours")
    write_edition(edition(es__index="two"), tmp_path)
    left = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"CNAME", MANIFEST, "es/index.html"}
    assert (tmp_path / "es" / "index.html").read_text() == "two"


def test_compressed_copies_say_the_same(tmp_path: Path) -> None:
    write_edition(edition(es__index="one"), tmp_path, compressed=True)
    assert gzip.decompress((tmp_path / "es" / "index.html.gz").read_bytes()) == b"one"


def test_a_write_that_fails_leaves_the_former_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_edition(edition(index="one"), tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_edition(edition(index="two"), tmp_path)
    assert (tmp_path / "index.html").read_text() == "one"
    assert list(tmp_path.glob(".writing-*")) == []


def test_a_manifest_that_names_files_elsewhere_takes_nothing_away(tmp_path: Path) -> None:
    outside = tmp_path / "outside.html"
    outside.write_text("mine")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / MANIFEST).write_text(json.dumps({"files": {"../outside.html": {}}}))
    write_edition(edition(index="one"), folder)
    assert outside.read_text() == "mine"
