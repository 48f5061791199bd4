"""Completion and pace of the embedded samples, worked out anew from the workbooks by other code."""

import json
import os
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import openpyxl
import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = {"closing": ROOT / "data" / "sample", "midway": ROOT / "data" / "sample-midway"}
ENDED, HEAD = "concluido", 3


def rows(book: Path, tab: str) -> list[dict[str, Any]]:
    sheet = openpyxl.load_workbook(book, data_only=True)[tab]
    head, *body = [list(row) for row in sheet.iter_rows(min_row=HEAD, values_only=True)]
    return [dict(zip(head, row, strict=True)) for row in body if str(row[0] or "").startswith("BC-")]


def recomputed(folder: Path, until: str) -> dict[str, int]:
    book = folder / "pro-mujer.xlsx"
    camps = {row["bootcamp_id"]: row for row in rows(book, "bootcamps")}
    people: dict[tuple[str, str], int] = defaultdict(int)
    for row in rows(book, "alcance"):
        people[row["bootcamp_id"], row["etapa"]] += row["personas"] - (row["ya_contadas"] or 0)
    ended = [key for key, row in camps.items() if row["estatus"] == ENDED]
    still = [key for key, row in camps.items() if row["estatus"] != ENDED]
    due = [key for key, row in camps.items() if f"{row['fin_plan']:%Y-%m-%d}" <= until]
    return {
        "attended": sum(people[key, "asistió"] for key in ended),
        "completed": sum(people[key, "concluyó"] for key in ended),
        "of due": sum(people[key, "asistió"] for key in due if key in ended),
        "planned": sum(camps[key]["meta_personas"] for key in due),
        "running": sum(people[key, "asistió"] for key in still),
    }


def figures(folder: Path, sample: str) -> dict[str, Any]:
    variables = {**os.environ, "IMPULSO_SAMPLE": sample, "IMPULSO_WORKBOOKS": str(folder)}
    command = [sys.executable, "-m", "lib", "snapshot", "--json"]
    done = subprocess.run(command, cwd=ROOT, env=variables, capture_output=True, check=True)  # noqa: S603  our own
    return dict(json.loads(done.stdout)["figures"])


@pytest.mark.parametrize("sample", FOLDERS)
def test_completion_and_pace_are_those_of_the_workbooks(sample: str) -> None:
    found = figures(FOLDERS[sample], sample)
    expected = recomputed(FOLDERS[sample], found["MET-2"]["until"])
    assert (found["EMB-6"]["numerator"], found["EMB-6"]["denominator"]) == (
        expected["completed"],
        expected["attended"],
    )
    assert (found["MET-2"]["numerator"], found["MET-2"]["denominator"]) == (expected["of due"], expected["planned"])
    assert found["MET-2"]["aside"] == expected["running"]
    assert found["MET-2"]["signal"] == "green"


def test_ended_bootcamps_that_fall_behind_are_red_however_many_attend_running_ones(tmp_path: Path) -> None:
    books = tmp_path / "books"
    shutil.copytree(FOLDERS["midway"], books)
    book = openpyxl.load_workbook(books / "pro-mujer.xlsx")
    sheet = book["alcance"]
    head = [cell.value for cell in sheet[HEAD]]
    camp, people, counted = (head.index(name) for name in ("bootcamp_id", "personas", "ya_contadas"))
    for row in sheet.iter_rows(min_row=HEAD + 1):
        if row[camp].value in {"BC-01", "BC-02", "BC-03", "BC-04"} and row[people].value:
            row[people].value = max(row[counted].value or 0, round(row[people].value * 0.69))
    book.save(books / "pro-mujer.xlsx")
    found = figures(books, "midway")
    expected = recomputed(books, found["MET-2"]["until"])
    assert found["MET-2"]["numerator"] == expected["of due"]
    assert expected["of due"] < 0.8 * expected["planned"] < expected["of due"] + expected["running"]
    assert found["MET-2"]["signal"] == "red"
