"""What is said of a file: whose it is, and what its figures are in the newest snapshot."""

from dataclasses import replace

from lib.publish.proof.report import FileReport, report_of
from lib.publish.proof.seal import seal_of
from lib.snapshot.snapshot import Snapshot
from tests.markup.made_hubs import names
from tests.publish.proof.files import SIGNER, STRANGER, sealed
from tests.snapshot.samples import sample_snapshot, with_figures

THEN, NOW = sample_snapshot("midway"), sample_snapshot("closing")


def reported(then: Snapshot, now: Snapshot | None, language: str = "es") -> FileReport:
    file = seal_of(then, names(language), SIGNER)(b"a,b\r\n1,2\r\n")
    return report_of(
        file, SIGNER.keys, names(language), lambda asked: (then, now) if now and asked == then.id else None
    )


def test_a_file_of_before_says_what_it_said_and_what_is_so_today() -> None:
    found = reported(THEN, NOW)
    assert found.verdict == "intact"
    assert found.says.startswith(f"{THEN.figure('ALC-1').value} personas, corte {THEN.id[:4]}, ")
    assert f"firmado por Impulso Digital (llave {next(iter(SIGNER.keys))[:8]})" in found.says
    assert f"hoy son {NOW.figure('ALC-1').value} porque " in found.says
    people = next(each for each in found.figures if each["id"] == "ALC-1")
    assert people["today"] == NOW.figure("ALC-1").value
    assert people["says"] == f"entonces {people['value']}, hoy {people['today']}"


def test_a_file_of_today_or_without_a_store_says_nothing_of_today() -> None:
    assert "hoy" not in reported(NOW, NOW).says
    assert "hoy" not in reported(THEN, None).says


def test_a_figure_of_another_cohort_or_that_is_protected_is_not_compared() -> None:
    changed = replace(NOW.figure("ALC-1"), cohort="ended"), replace(NOW.figure("ALC-2"), state="protected", value=None)
    found = {each["id"]: each for each in reported(THEN, with_figures(NOW, *changed)).figures}
    assert "today" not in found["ALC-1"]
    assert "today" not in found["ALC-2"]
    assert "today" in found["ALC-4"]


def test_it_speaks_english() -> None:
    assert f"people, snapshot {THEN.id[:4]}" in reported(THEN, NOW, "en").says
    assert f"today it is {NOW.figure('ALC-1').value} because" in reported(THEN, NOW, "en").says


def test_nobody_is_named_who_is_not_believed() -> None:
    for content in (sealed("csv", STRANGER), b"nothing of ours"):
        found = report_of(content, SIGNER.keys, names(), lambda _: None)
        assert found.signed_by is None
        assert found.exit == 2
