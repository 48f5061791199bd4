"""Bootcamps beside each other: what is told, what is a word, and what the reader sorts by."""

import re
from dataclasses import replace

from lib.indicators.counts.published import TableCell
from lib.markup.bootcamps.comparison import COLUMNS, comparison
from lib.snapshot.snapshot import Snapshot
from tests.markup.made_hubs import names, sample
from tests.snapshot.samples import sample_snapshot, with_cell

FIRST = {"stage": "completed", "bootcamp": "BC-01"}


def rows(snapshot: Snapshot) -> dict[str, list[tuple[str, str]]]:
    """Return the key and the text of each cell, by bootcamp."""
    html = comparison(snapshot.bootcamps, snapshot, names())
    found = {}
    for row in re.findall(r'<tr role="row"><th scope="row".*?</tr>', html):
        cells = re.findall(r'data-key="(\d*)">(.*?)</td>', row)
        found[re.findall(r"BC-\d\d", row)[0]] = [(key, re.sub(r"<[^>]+>", "", text)) for key, text in cells]
    return found


def test_every_bootcamp_has_a_value_in_every_column_and_shares_sort_as_whole_numbers() -> None:
    found = rows(sample())
    assert len(found) == len(sample().bootcamps)
    assert {len(cells) for cells in found.values()} == {len(COLUMNS)}
    left = dict(zip(COLUMNS, found["BC-01"], strict=True))["left"]
    assert left == (str(round(1_000_000 * (1 - 39 / 42))), "7\u00a0%")


def test_a_protected_count_is_a_word_without_a_key_and_so_is_the_share_that_would_tell_it() -> None:
    hidden = with_cell(
        sample_snapshot("closing"), "people-by-stage-bootcamp", FIRST, TableCell(FIRST, None, "protected")
    )
    cells = dict(zip(COLUMNS, rows(hidden)["BC-01"], strict=True))
    assert cells["completed"] == cells["left"] == ("", "Protegido")


def test_who_left_a_bootcamp_is_told_only_when_it_is_over() -> None:
    running = tuple(replace(each, status="running") for each in sample().bootcamps)
    found = rows(replace(sample(), bootcamps=running))
    assert {dict(zip(COLUMNS, cells, strict=True))["left"] for cells in found.values()} == {("", "No aplica")}
