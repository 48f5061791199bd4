"""The operators' commands about collecting, run as they run them."""

import json
import os
import shutil
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from lib.collect.opening import open_programme
from lib.collect.rounds.service import open_kept
from lib.collect.settings.clock import utc_now
from lib.collect.settings.environment import read_environment
from tests.collect.kept import DAMAGED, FIRST, left_by_another_version
from tests.collect.processes import processes, until
from tests.command import run
from tests.indicators.facts import ROOT


@pytest.fixture
def kept(tmp_path: Path) -> dict[str, str]:
    """Return the settings of a copy of the sample with a store of its own."""
    books = shutil.copytree(ROOT / "data" / "sample", tmp_path / "books")
    return {"IMPULSO_WORKBOOKS": str(books), "IMPULSO_STORE_URL": f"sqlite:///{tmp_path / 'kept' / 'store.sqlite'}"}


def status(kept: dict[str, str]) -> dict[str, object]:
    done = run("status", "--json", **kept)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_status_of_an_empty_store_says_that_nothing_was_published(kept: dict[str, str]) -> None:
    found = status(kept)
    assert found["snapshot"] is None
    assert isinstance(found["sources"], list)
    assert {each["state"] for each in found["sources"]} == {"unread"}
    assert (found["status"], found["reason"]) == ("trouble", "collecting")


def test_collect_once_reads_everything_and_status_tells_it_from_the_store(kept: dict[str, str]) -> None:
    done = run("collect", "--once", **kept)
    assert done.returncode == 0, done.stderr
    shutil.rmtree(kept["IMPULSO_WORKBOOKS"])  # status reads no source
    found = status(kept)
    snapshot, sources = found["snapshot"], found["sources"]
    assert isinstance(snapshot, dict)
    assert isinstance(sources, list)
    assert len(snapshot["id"]) == 12
    assert datetime.fromisoformat(snapshot["published_at"]).tzinfo is not None
    assert [each["id"] for each in sources][:3] == ["dtc-mexico", "pro-mujer", "sict"]
    sict = sources[2]
    assert {"id", "state", "read_at", "changed_at", "facts_to"} <= set(sict)
    assert (sict["state"], sict["facts_to"]) == ("up-to-date", "2023-11-30")
    assert datetime.fromisoformat(sict["read_at"]) >= datetime.fromisoformat(sict["changed_at"])
    assert (found["status"], found["reason"], found["conditions"]) == ("ok", None, [])


def test_status_of_a_store_that_is_away_says_that_in_json_too() -> None:
    done = run("status", "--json", IMPULSO_STORE_URL="postgresql://nobody@127.0.0.1:1/nothing")
    assert done.returncode == 1
    assert json.loads(done.stdout)["reason"] == "store"
    assert "no responde" in done.stderr


def test_collect_once_exits_with_1_when_a_source_could_not_be_read_and_keeps_its_figures(kept: dict[str, str]) -> None:
    assert run("collect", "--once", **kept).returncode == 0
    before = status(kept)["snapshot"]
    (Path(kept["IMPULSO_WORKBOOKS"]) / "sict.xlsx").write_bytes(b"no workbook")
    assert run("collect", "--once", **kept).returncode == 1
    after = status(kept)
    assert after["snapshot"] == before
    assert isinstance(after["sources"], list)
    sict = next(each for each in after["sources"] if each["id"] == "sict")
    assert (sict["state"], sict["trouble"], sict["facts_to"]) == ("unreadable", "unreadable", "2023-11-30")


def test_status_in_words_has_a_line_for_each_source(kept: dict[str, str]) -> None:
    run("collect", "--once", **kept)
    spanish, english = run("status", **kept).stdout, run("status", "--lang", "en", **kept).stdout
    assert "Yucatán: atrasada · datos al 28 oct 2023" in spanish
    assert "Yucatán: overdue · facts to 28 Oct 2023" in english
    assert len(spanish.splitlines()) == 10
    assert spanish.splitlines()[-1].startswith("Inicio de sesión: ninguno configurado")


def test_while_another_process_collects_once_has_it_read_everything(kept: dict[str, str]) -> None:
    with processes(1, **kept, IMPULSO_EVERY_SECONDS="600") as (collector,):
        until(lambda: collector.of("shown"))
        until(lambda: len(collector.of("read")) == 8)
        done = run("collect", "--once", **kept)
        assert done.returncode == 0, done.stderr
        assert len(collector.of("read")) == 16
        assert '"event": "read"' not in done.stderr


def test_a_change_under_review_is_accepted_from_the_command_line(kept: dict[str, str]) -> None:
    run("collect", "--once", **kept)
    assert run("accept", "sict", **kept).returncode == 1
    file = Path(kept["IMPULSO_WORKBOOKS"]) / "sict.xlsx"
    book = openpyxl.load_workbook(file)
    book["sitios"].delete_rows(8, 60)
    book.save(file)
    assert run("collect", "--once", **kept).returncode == 0
    assert next(each for each in status(kept)["sources"] if each["id"] == "sict")["state"] == "under-review"  # type: ignore[attr-defined]
    before = status(kept)["snapshot"]
    assert run("accept", "sict", **kept).returncode == 0
    assert run("collect", "--once", **kept).returncode == 0
    assert next(each for each in status(kept)["sources"] if each["id"] == "sict")["state"] == "up-to-date"  # type: ignore[attr-defined]
    assert status(kept)["snapshot"] != before


def test_a_kept_snapshot_of_a_former_shape_is_exported_and_one_that_cannot_be_read_is_refused_until_given_up(
    kept: dict[str, str], tmp_path: Path
) -> None:
    assert run("collect", "--once", **kept).returncode == 0
    store = open_kept(environment := read_environment(kept), open_programme(environment))
    for number, snapshot in enumerate((FIRST, DAMAGED)):
        left_by_another_version(store, {**snapshot, "id": f"{number:04}5555eeee"}, utc_now())
    store.close()
    out = str(tmp_path / "out")
    done = run("export", out, "--corte", "00005555eeee", "--json", **kept)
    assert json.loads(done.stdout)["snapshot"] == "00005555eeee", done.stderr
    for command in (("export", out, "--corte", "0001"), ("audit",)):
        done = run(*command, **kept)
        assert (done.returncode, "está dañado; restaure la base de un respaldo" in done.stderr) == (1, True)
    assert run("forget", "00015555eeee", **kept).returncode == 0
    assert run("forget", "00015555eeee", **kept).returncode == 1
    assert run("audit", **kept).returncode == 0


def test_collect_stops_when_told_to_and_exits_with_0(kept: dict[str, str]) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("IMPULSO_")}
    with subprocess.Popen(
        [sys.executable, "-m", "lib", "collect"], cwd=ROOT, env={**clean, **kept}, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stderr is not None
        next(line for line in running.stderr if "shown" in line)
        running.send_signal(signal.SIGTERM)
        assert running.wait(timeout=40) == 0


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        (
            "IMPULSO_EVERY_SECONDS",
            "often",
            "IMPULSO_EVERY_SECONDS: se encontró «often»; escriba un número de 1 a 1,000,000.",
        ),
        ("IMPULSO_EVERY_SECONDS", "0", "de 1 a"),
        ("IMPULSO_COLLECT", "yes", "IMPULSO_COLLECT: se encontró «yes»; escriba una de estas opciones: 0, 1."),
        ("IMPULSO_STORE_URL", "mysql://x/y", "opciones: sqlite, postgresql"),
        ("IMPULSO_KEEP_SNAPSHOTS_DAYS", "10", "no menos que los 30 días de IMPULSO_KEEP_READINGS_DAYS"),
    ],
)
def test_a_setting_that_cannot_be_used_exits_with_2_and_is_named(
    kept: dict[str, str], name: str, value: str, says: str
) -> None:
    command = "snapshot" if name == "IMPULSO_COLLECT" else "status"
    done = run(command, **{**kept, name: value})
    assert done.returncode == 2
    assert says in done.stderr


def test_what_was_backed_up_is_restored_into_another_store_from_the_command_line(
    kept: dict[str, str], tmp_path: Path
) -> None:
    assert run("collect", "--once", **kept).returncode == 0
    before, file = status(kept), str(tmp_path / "store.backup")
    assert run("backup", file, **kept).returncode == 0
    again = run("backup", file, **kept)
    assert (again.returncode, "no se reemplaza" in again.stderr) == (1, True)
    fresh = {**kept, "IMPULSO_STORE_URL": f"sqlite:///{tmp_path / 'fresh.sqlite'}"}
    done = run("restore", file, "--json", **fresh)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["rows"]["snapshots"] == 1
    assert status(fresh) == before
