"""The operators' command line, run as they run it."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from lib.programme.indicator_ids import INDICATORS
from tests.command import clean, run
from tests.indicators.facts import ROOT


def test_check_reads_the_sample_and_exits_with_0() -> None:
    done = run("check", "--json")
    report = json.loads(done.stdout)
    assert done.returncode == 0, done.stderr
    assert len(report["sources"]) == 8
    found = next(each for each in report["findings"] if each["code"] == "C02")
    assert set(found) == {"code", "severity", "table", "workbook", "tab", "cell", "value", "row_kept", "message"}
    assert (found["workbook"], found["tab"], found["value"]) == ("sedeco-oax.xlsx", "compromisos", "35 aprox.")
    assert set(found["message"]) == {"es", "en"}


def test_check_exits_with_1_when_a_source_could_not_be_read_and_still_reads_the_others(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data" / "sample", tmp_path / "books")
    (tmp_path / "books" / "sict.xlsx").write_bytes(b"not a workbook")
    done = run("check", "--json", "--workbooks", str(tmp_path / "books"))
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert {each["id"] for each in report["sources"] if each["trouble"]} == {"sict"}
    assert [each["code"] for each in report["findings"] if each["workbook"] == "sict.xlsx"] == ["W02"]
    assert next(each for each in report["sources"] if each["id"] == "pro-mujer")["rows"] > 500


def test_check_speaks_the_language_that_is_asked_for() -> None:
    assert "Dice «35 aprox.»" in run("check").stdout
    assert "It says “35 aprox.”" in run("check", "--lang", "en").stdout


def test_check_reads_although_this_process_only_shows_what_another_collects() -> None:
    assert run("check", IMPULSO_COLLECT="0").returncode == 0


def test_check_names_the_programme_and_each_workbook_that_it_reads() -> None:
    done = run("check")
    assert "programme.toml" in done.stdout.splitlines()[0]
    assert "8/8" in done.stderr


def test_check_fails_on_what_is_as_grave_as_asked_and_tells_only_what_is_new(tmp_path: Path) -> None:
    memory = tmp_path / "last.json"
    assert run("check", "--fail-on", "error", "--since", str(memory)).returncode == 1
    again = run("check", "--fail-on", "warning", "--since", str(memory), "--json")
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["findings"] == []
    assert "35 aprox." not in memory.read_text()
    memory.write_text("[]")
    assert run("check", "--since", str(memory)).returncode == 1


def test_a_wrong_programme_exits_with_2_and_says_what_to_mend(tmp_path: Path) -> None:
    wrong = tmp_path / "programme.toml"
    wrong.write_text((ROOT / "data" / "programme.toml").read_text().replace("every_days = 7", "evry_days = 7"))
    done = run("check", "--programme", str(wrong))
    assert done.returncode == 2
    assert "¿Quiso decir «every_days»?" in done.stderr
    assert done.stdout == ""


def test_a_programme_file_that_is_not_there_exits_with_2(tmp_path: Path) -> None:
    done = run("check", "--programme", str(tmp_path / "none.toml"))
    assert done.returncode == 2
    assert "no se puede leer: no existe" in done.stderr


def test_an_unknown_reader_exits_with_2() -> None:
    done = run("check", IMPULSO_READER="ftp")
    assert done.returncode == 2
    assert "IMPULSO_READER: se encontró «ftp»; escriba una de estas opciones: folder, google." in done.stderr


def test_snapshot_prints_every_indicator_by_its_id_and_tables_that_add_up() -> None:
    done = run("snapshot", "--json")
    snapshot = json.loads(done.stdout)
    assert snapshot["figures"]["ALC-1"]["value"] == 358
    assert snapshot["figures"]["ALC-2"]["value"] == 301
    assert list(snapshot["figures"]) == list(INDICATORS)
    assert {"id", "measure", "dimensions", "cells", "counts", "adds_over"} <= set(snapshot["tables"][0])


def test_two_readings_that_say_the_same_have_the_same_id() -> None:
    first, second = (json.loads(run("snapshot", "--json").stdout) for _ in range(2))
    assert first["id"] == second["id"]
    assert first["read_at"] != second["read_at"]


def test_the_second_sample_is_chosen_from_the_command_line() -> None:
    midway = json.loads(run("snapshot", "--json", "--sample", "midway").stdout)
    assert midway["today"] == "2023-08-23"
    assert midway["figures"]["ALC-1"]["value"] < 350


def test_as_a_program_it_gives_its_status_to_the_shell() -> None:
    wrong = [sys.executable, "-m", "lib", "check", "--programme", "none.toml"]
    done = subprocess.run(wrong, cwd=ROOT, env=clean(), capture_output=True, text=True, timeout=120, check=False)  # noqa: S603
    assert (done.returncode, "no se puede leer: no existe" in done.stderr) == (2, True)


def test_help_names_every_environment_variable() -> None:
    text = run("--help").stdout
    for name in ("IMPULSO_PROGRAMME", "IMPULSO_READER", "IMPULSO_WORKBOOKS", "IMPULSO_GOOGLE_SERVICE_ACCOUNT_FILE"):
        assert name in text
