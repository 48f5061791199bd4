"""The site without a server: the steps of both kinds of continuous integration, run as they stand."""

import json
import os
import re
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from posixpath import normpath
from typing import Any

import pytest
import yaml

from tests.examples.second import FILE
from tests.indicators.facts import ROOT

SITE = ROOT / "deploy" / "site"
ENVIRONMENT = "scripts/environment .venv"
KEY = "a secret of more than 16 signs"
ADDRESS = "https://example.org/datos"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout of the project, with a small programme of one language in it and its environment made."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    for name in ("lib", "data", "scripts", "deploy", "requirements.txt"):
        (folder / name).symlink_to(ROOT / name)
    (folder / ".venv").symlink_to(sys.prefix)
    programme = folder / "programme"
    programme.mkdir()
    for each in FILE.parent.iterdir():
        if each.name != FILE.name:
            (programme / each.name).symlink_to(each)
    text = FILE.read_text(encoding="utf-8").replace('languages = ["es", "en"]', 'languages = ["es"]', 1)
    (programme / FILE.name).write_text(re.sub(r"(?m)^states = .*$", 'states = ["07"]', text), encoding="utf-8")
    git("init", "--quiet", folder=folder)
    git("init", "--quiet", "--bare", str(tmp_path / "origin"), folder=folder)
    git("remote", "add", "origin", str(tmp_path / "origin"), folder=folder)
    return folder


def git(*arguments: str, folder: Path) -> str:
    done = subprocess.run(("git", *arguments), cwd=folder, capture_output=True, text=True, check=True, timeout=60)  # noqa: S603, S607
    return done.stdout


def step(script: str, folder: Path, given: Mapping[str, str]) -> None:
    """Run a step as both kinds of integration do: in a shell that ends with the first command that fails."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("IMPULSO_")}
    surroundings = {**clean, "IMPULSO_STORE_URL": f"sqlite:///{folder / 'store.sqlite'}", **given}
    done = subprocess.run(  # noqa: S603
        ("bash", "-e", "-c", script),  # noqa: S607
        cwd=folder,
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def declared(names: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a workflow, with a value only for what a programme must declare."""
    values = {
        "vars.IMPULSO_PROGRAMME": "programme/programme.toml",
        "vars.IMPULSO_PUBLIC_URL": ADDRESS,
        "secrets.STORE_KEY": KEY,
    }
    return {name: values.get(value.strip("${ }"), "") for name, value in names.items()}


def test_github_writes_the_site_and_the_next_run_knows_what_was_published(checkout: Path) -> None:
    job = yaml.safe_load((SITE / "github.yml").read_text(encoding="utf-8"))["jobs"]["site"]
    environment, fetch, build, keep = (each["run"] for each in job["steps"] if "run" in each)
    (signing_in,) = (each for each in job["steps"] if each.get("if"))
    assert signing_in["if"] == "vars.GOOGLE_PROVIDER != ''"
    assert set(re.findall(r"vars\.GOOGLE_\w+", str(signing_in["with"]))) == {
        "vars.GOOGLE_PROVIDER",
        "vars.GOOGLE_ACCOUNT",
    }
    assert environment == ENVIRONMENT
    for each in (fetch, build, keep):
        step(each, checkout, declared(job["env"]))
    check_site(checkout / "public")
    for name in ("store.sqlite", "kept"):  # the next run has another machine
        (checkout / name).unlink()
    step(fetch, checkout, declared(job["env"]))
    assert b"SQLite" not in (checkout / "kept").read_bytes()
    unlocking = "deploy/site/kept.py unlock kept before && .venv/bin/python -m lib restore before"
    step(f".venv/bin/python {unlocking}", checkout, declared(job["env"]))
    published = json.loads((checkout / "public/manifest.json").read_bytes())["snapshot"]
    with closing(sqlite3.connect(checkout / "store.sqlite")) as store:
        assert published in {str(row[0]) for row in store.execute("SELECT id FROM snapshots")}


class _Packages(BaseHTTPRequestHandler):
    kept: dict[str, bytes] = {}  # noqa: RUF012
    broken = False

    def do_GET(self) -> None:
        content = self.kept.get(self.path)
        self.send_response(500 if self.broken else 200 if content else 404)
        self.end_headers()
        self.wfile.write(content or b"")

    def do_PUT(self) -> None:
        assert self.headers["JOB-TOKEN"] == "of-the-job"
        self.kept[self.path] = self.rfile.read(int(self.headers["content-length"]))
        self.send_response(201)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@pytest.fixture
def packages() -> Iterator[str]:
    """A server that keeps files by address, as GitLab's packages do."""
    _Packages.kept, _Packages.broken = {}, False
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Packages)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/kept"
    server.shutdown()
    server.server_close()


def test_gitlab_runs_the_same_and_stops_where_what_was_published_cannot_be_fetched(
    checkout: Path, packages: str
) -> None:
    job = yaml.safe_load((SITE / "gitlab.yml").read_text(encoding="utf-8"))["pages"]
    assert job["before_script"] == [ENVIRONMENT]
    assert job["artifacts"]["paths"] == ["public"]
    get, build, put = job["script"]
    assert build == "deploy/site/build public kept"
    assert set(job["variables"]) >= {"KEPT", "JOB_TOKEN"}
    given = {"KEPT": packages, "JOB_TOKEN": "of-the-job", "STORE_KEY": KEY}
    step(get, checkout, given)
    assert not (checkout / "kept").exists()
    (checkout / "kept").write_bytes(b"what is kept")
    step(put, checkout, given)
    (checkout / "kept").unlink()
    step(get, checkout, given)
    assert (checkout / "kept").read_bytes() == b"what is kept"
    _Packages.broken = True
    with pytest.raises(AssertionError):
        step(get, checkout, given)


def test_what_is_kept_opens_with_its_own_key_only_and_not_when_a_byte_was_changed(checkout: Path) -> None:
    tool = ".venv/bin/python deploy/site/kept.py"
    (checkout / "plain").write_bytes(b"published before")
    step(f"{tool} lock plain locked && {tool} unlock locked again && cmp plain again", checkout, {"STORE_KEY": KEY})
    with pytest.raises(AssertionError, match="another STORE_KEY"):
        step(f"{tool} unlock locked again", checkout, {"STORE_KEY": KEY[::-1]})
    locked = bytearray((checkout / "locked").read_bytes())
    locked[40] ^= 1
    (checkout / "locked").write_bytes(locked)
    with pytest.raises(AssertionError, match="was altered"):
        step(f"{tool} unlock locked again", checkout, {"STORE_KEY": KEY})
    with pytest.raises(AssertionError, match="16 signs"):
        step(f"{tool} lock plain locked", checkout, {"STORE_KEY": "short"})


def check_site(folder: Path) -> None:
    """Hold that every link within a site leads to a file of it, and that everything users look for is there."""
    files = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert files == {*json.loads((folder / "manifest.json").read_bytes())["files"], "manifest.json"}
    assert {
        *("index.html", "404.html", "robots.txt", "sitemap.xml", "favicon.ico", ".nojekyll", ".well-known/jwks.json"),
        *("reach/index.html", "ligera/es/reach.html", "ligera/es/state-07.html", "ligera/es/escenario.html"),
        *("ligera/es/cifra/ALC-1.html", "ligera/es/cifra/ALC-1.png", "ligera/es/cifra/ALC-1-07.html"),
        *("ligera/es/calendario.ics", "ligera/es/calendario-07.ics", "ligera/es/novedades.atom"),
        *("files/es/exports/workbook.xlsx", "files/es/figures/ALC-1.json", "verificar/index.html"),
    } <= files
    for path in sorted(each for each in files if each.endswith(".html")):
        html = (folder / path).read_text(encoding="utf-8")
        below = path.rpartition("/")[0]
        for link in re.findall(r'<(?:a|link) [^>]*href="([^"#?]*)', html):
            if link and not re.match(r"https?:|data:|mailto:", link) and path != "404.html":
                assert normpath(f"{below}/{link}" if below else link) in files, f"{path}: {link}"
        for link in re.findall(rf'(?:href|content|contentUrl)"?[=:]\s?"{ADDRESS}/([^"#?]*)', html):
            assert link in files or f"{link}index.html" in files, f"{path}: {link}"
