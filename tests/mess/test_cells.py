"""Mess at known cells of the sample: every one is told, at its address, and nothing else is."""

import os
import random
from collections import Counter

import pytest

from tests.mess.cells import MESSES, Mess
from tests.mess.sample import Spoilt, Told, beyond_clean, clean, lines_told_in, shown

MESSES_AT_ONCE = 40
SEEDS = range(int(os.environ.get("MESS_SEEDS", "8")))


def _spoil(spoilt: Spoilt, messes: list[Mess], chance: random.Random) -> Counter[Told]:
    """Put each mess into a row of its own; return what should be told."""
    expected: Counter[Told] = Counter()
    used: set[tuple[str, str, int]] = set()
    for mess in messes:
        table = spoilt.table(mess.table, chance.choice(["yuc", "chis", "qroo"]))
        place = (table.workbook, table.sheet.title)
        told_already = lines_told_in(*place)
        lines = [
            line
            for line in table.lines
            if (*place, line) not in used and line not in told_already and mess.only_where(table.row(line))
        ]
        if not lines:
            continue
        line = chance.choice(lines)
        used.add((*place, line))
        table.put(mess.header, line, mess.typed(table.at(mess.header, line).value))
        if mess.code:
            expected[table.told(mess.code, mess.header, line, mess.kept)] += 1
    return expected


@pytest.mark.parametrize("seed", SEEDS)
def test_each_spoilt_cell_is_told_once_with_its_address_and_no_other_is(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  chooses cells, keeps no secrets
    spoilt = Spoilt()
    expected = _spoil(spoilt, chance.sample(MESSES, MESSES_AT_ONCE), chance)
    found = beyond_clean(spoilt.findings())
    assert not expected - found, f"missed:\n{shown(expected - found)}"
    assert not found - expected, f"false alarms:\n{shown(found - expected)}"


def test_another_way_to_write_the_same_changes_no_figure() -> None:
    chance = random.Random(7)  # noqa: S311
    spoilt = Spoilt()
    expected = _spoil(spoilt, [mess for mess in MESSES if mess.harmless] * 2, chance)
    snapshot = spoilt.snapshot()
    assert beyond_clean(snapshot.findings) == expected
    for name, figure in clean().figures.items():
        assert snapshot.figures[name].value == figure.value, name
    assert snapshot.tables == clean().tables
