"""A validated figure that changes is a revision: of which bootcamp, by how much, in whose sheet."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from lib.snapshot.changes.revisions import Revision, revisions
from lib.snapshot.snapshot import Snapshot
from lib.tables.codes import EXAMPLES
from tests.snapshot.samples import sample_snapshot, setting_of

PROGRAMME = setting_of("closing").programme
BEFORE = sample_snapshot("closing")
TABLE = "people-by-stage-bootcamp"


def with_people(bootcamp: str, more: int, snapshot: Snapshot = BEFORE) -> Snapshot:
    """Return a snapshot in which so many more people attended a bootcamp, typed into the sheet of Pro Mujer."""

    def moved(at: Mapping[str, str]) -> bool:
        return at["bootcamp"] == bootcamp and at["stage"] == "attended"

    tables = tuple(
        replace(table, cells=tuple(
            replace(cell, value=(cell.value or 0) + more) if moved(cell.at) else cell for cell in table.cells
        )) if table.id == TABLE else table
        for table in snapshot.tables
    )  # fmt: skip
    sources = tuple(replace(each, hash="f" * 64) if each.id == "pro-mujer" else each for each in snapshot.sources)
    return replace(snapshot, id="b" * 12, tables=tables, sources=sources)


def found(after: Snapshot, before: Snapshot = BEFORE) -> list[Revision]:
    return list(revisions(before, after, PROGRAMME))


def test_people_of_a_validated_bootcamp_who_moved_are_a_revision_in_the_sheet_that_changed() -> None:
    (one,) = found(with_people("BC-01", 7))
    assert (one.bootcamp, one.owners, one.again) == ("BC-01", ("pro-mujer",), None)
    assert one.validated_on == date(2023, 5, 12)
    (move,) = one.moves
    assert (move.change, dict(move.at)["stage"]) == (7, "attended")
    assert (one.before, one.after) == (BEFORE.id, "b" * 12)


def test_of_few_people_it_does_not_say_how_many() -> None:
    (one,) = found(with_people("BC-01", 2))
    assert [(move.before, move.change) for move in one.moves] == [(None, None)]


def test_what_was_not_validated_may_change() -> None:
    assert found(with_people("BC-09", 7)) == []
    assert found(BEFORE) == []


def test_a_new_validation_does_not_hide_that_figures_changed() -> None:
    after = with_people("BC-01", 7)
    camps = tuple(
        replace(each, validated_on=date(2023, 12, 5)) if each.id == "BC-01" else each for each in after.bootcamps
    )
    assert [each.again for each in found(replace(after, bootcamps=camps))] == [date(2023, 12, 5)]


def test_rows_that_change_without_a_published_total_are_a_revision_without_moves() -> None:
    changed = replace(EXAMPLES["V19"], params={"bootcamp": "BC-01", "day": "2023-05-12"})
    (one,) = found(replace(BEFORE, findings=(*BEFORE.findings, changed)))
    assert (one.bootcamp, one.moves) == ("BC-01", ())
    assert found(replace(BEFORE, findings=(changed,)), replace(BEFORE, findings=(changed,))) == []
