"""`python -m lib digest`, as operators run it: a dry run, a real mail server, and the second time nothing."""

import json
from pathlib import Path

from tests.collect.smtp import mail_server
from tests.command import run
from tests.indicators.facts import ROOT

TEXT = (ROOT / "data" / "programme.toml").read_text(encoding="utf-8")


def test_it_sends_once_and_a_dry_run_sends_nothing(tmp_path: Path) -> None:
    programme = tmp_path / "programme.toml"
    programme.write_text(f'{TEXT}\n[digest]\nmailboxes = {{ sict = "enlace@sict.example" }}\n', encoding="utf-8")
    books = str(ROOT / "data" / "sample-midway")
    with mail_server() as server:
        variables = {
            "IMPULSO_STORE_URL": f"sqlite:///{tmp_path / 'store.sqlite'}",
            "IMPULSO_PROGRAMME": str(programme),
            "IMPULSO_WORKBOOKS": books,
            "IMPULSO_SAMPLE": "midway",
            "IMPULSO_SMTP_URL": server.url,
            "IMPULSO_MAIL_FROM": "tablero@example.org",
        }
        early = run("digest", **variables)
        assert (early.returncode, "collect --once" in early.stderr) == (1, True)
        assert run("collect", "--once", **variables).returncode == 0
        dry = run("digest", "sict", "--dry-run", "--out", str(tmp_path / "out"), **variables)
        assert "sict: waits" in dry.stdout
        assert server.arrived == []
        assert {path.name for path in (tmp_path / "out").iterdir()} == {"sict.txt", "sict.html", "sict.md"}
        sent = [json.loads(run("digest", "--json", **variables).stdout) for _ in range(2)]
        states = [{each["partner"]: each["state"] for each in told} for told in sent]
        assert [each["sict"] for each in states] == ["sent", "nothing-new"]
        assert {state for each in states for partner, state in each.items() if partner != "sict"} == {"waits"}
        assert [each["To"] for each in server.arrived] == ["enlace@sict.example"]


def test_an_organisation_that_is_not_declared_is_refused(tmp_path: Path) -> None:
    done = run("digest", "nobody", IMPULSO_STORE_URL=f"sqlite:///{tmp_path / 'store.sqlite'}")
    assert (done.returncode, "«nobody»" in done.stderr) == (1, True)
