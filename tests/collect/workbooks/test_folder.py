"""A folder of workbooks is a source like Google: hashed first, parsed when wanted, each failure its own."""

import hashlib
import io
import os
from pathlib import Path

import pytest
import xlwt

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.raw import Contents, Raw
from lib.collect.workbooks.folder import SIZE_LIMIT, folder_reader, read_steadily
from lib.programme.model import Source, TableId
from tests.collect.files import raw_ods, rows_xlsx

TWO: dict[TableId, str] = {"portada": "portada", "compromisos": "compromisos"}
ONE: dict[TableId, str] = {"compromisos": "compromisos"}
WORKBOOK = rows_xlsx({"portada": [["corte"]], "compromisos": [["estado", "monto"], ["Yucatán", 12]]})


def source_of(workbook: str, tabs: dict[TableId, str] = ONE) -> Source:
    declared = {"id": "sedeco-yuc", "owner": "sedeco-yuc", "workbook": workbook, "every_days": 30, "tabs": tabs}
    return Source.model_validate(declared)


def raw_of(folder: Path, workbook: str, tabs: dict[TableId, str] = ONE) -> Raw:
    return folder_reader(folder)(source_of(workbook, tabs))


def contents_of(folder: Path, workbook: str, tabs: dict[TableId, str] = ONE) -> Contents:
    return raw_of(folder, workbook, tabs).open()


def failure_of(folder: Path, workbook: str, tabs: dict[TableId, str] = ONE) -> SourceFailure:
    with pytest.raises(SourceFailure) as caught:
        contents_of(folder, workbook, tabs)
    return caught.value


def other_format(contents: Contents) -> list[dict[str, object]]:
    return [dict(remark.params) for remark in contents.remarks if remark.code == "W07"]


class TestOneFile:
    def test_every_declared_tab_becomes_a_grid(self, tmp_path: Path) -> None:
        """Named by the workbook as it is declared, and by the tab as it is called there."""
        (tmp_path / "sedeco-yuc.xlsx").write_bytes(WORKBOOK)
        contents = contents_of(tmp_path, "sedeco-yuc.xlsx", TWO)
        assert [(table, grid.workbook, grid.tab, grid.rows) for table, grid in contents.grids.items()] == [
            ("portada", "sedeco-yuc.xlsx", "portada", (("corte",),)),
            ("compromisos", "sedeco-yuc.xlsx", "compromisos", (("estado", "monto"), ("Yucatán", 12))),
        ]
        assert contents.remarks == ()

    def test_the_hash_is_of_the_bytes_and_costs_no_parsing(self, tmp_path: Path) -> None:
        """A file that makes no sense has a hash all the same; opening it is what fails."""
        (tmp_path / "sedeco-yuc.xlsx").write_bytes(b"\0nonsense")
        raw = raw_of(tmp_path, "sedeco-yuc.xlsx")
        assert raw.hash == hashlib.sha256(b"\0nonsense").hexdigest()
        with pytest.raises(SourceFailure) as caught:
            raw.open()
        assert caught.value.kind is FailureKind.UNREADABLE

    def test_what_is_opened_is_what_was_hashed(self, tmp_path: Path) -> None:
        """Even when the file has changed, or gone, in between."""
        path = tmp_path / "sedeco-yuc.xlsx"
        path.write_bytes(WORKBOOK)
        raw = raw_of(tmp_path, "sedeco-yuc.xlsx")
        path.unlink()
        assert raw.open().grids["compromisos"].rows[1] == ("Yucatán", 12)

    def test_a_missing_workbook_is_not_found_by_its_name_alone(self, tmp_path: Path) -> None:
        """The detail never says where the folder is."""
        failure = failure_of(tmp_path, "sedeco-yuc.xlsx")
        assert failure.kind is FailureKind.NOT_FOUND
        assert "sedeco-yuc.xlsx" in failure.detail
        assert str(tmp_path) not in str(failure)

    def test_a_missing_folder_is_not_found_either(self, tmp_path: Path) -> None:
        """A network drive that is not mounted looks like this."""
        failure = failure_of(tmp_path / "nowhere", "sedeco-yuc.xlsx")
        assert (failure.kind, str(tmp_path) in str(failure)) == (FailureKind.NOT_FOUND, False)

    @pytest.mark.parametrize(
        "name", ["../secret.xlsx", "/etc/secret.xlsx", "a/b.xlsx", "..\\secret.xlsx", "..", "C:a.xlsx"]
    )
    def test_a_name_that_leaves_the_folder_is_refused(self, name: str, tmp_path: Path) -> None:
        """Whether or not there is such a file."""
        inside = tmp_path / "workbooks"
        (inside / "a").mkdir(parents=True)
        for path in (tmp_path / "secret.xlsx", inside / "a" / "b.xlsx"):
            path.write_bytes(WORKBOOK)
        failure = failure_of(inside, name)
        assert (failure.kind, failure.detail.startswith("what is configured")) == (FailureKind.NOT_FOUND, True)

    def test_a_file_too_large_is_refused_unread(self, tmp_path: Path) -> None:
        """Its size is asked first."""
        path = tmp_path / "sedeco-yuc.xlsx"
        path.touch()
        os.truncate(path, SIZE_LIMIT + 1)
        assert failure_of(tmp_path, "sedeco-yuc.xlsx").kind is FailureKind.TOO_LARGE

    def test_capitals_in_a_file_name_do_not_count(self, tmp_path: Path) -> None:
        """Old programs write them."""
        (tmp_path / "SEDECO-YUC.XLSX").write_bytes(WORKBOOK)
        contents = contents_of(tmp_path, "sedeco-yuc.xlsx")
        assert (len(contents.grids), contents.remarks) == (1, ())


class TestOtherFormats:
    def test_another_format_under_the_declared_name_is_read_and_remarked(self, tmp_path: Path) -> None:
        """Renaming a file does not convert it: W07 says what it is."""
        book = xlwt.Workbook()
        book.add_sheet("compromisos").write(0, 0, "a")
        old = io.BytesIO()
        book.save(old)
        for content, found in ((old.getvalue(), "xls"), (raw_ods(""), "ods"), (b"a,b", "csv")):
            (tmp_path / "sedeco-yuc.xlsx").write_bytes(content)
            contents = contents_of(tmp_path, "sedeco-yuc.xlsx")
            assert "compromisos" in contents.grids
            assert other_format(contents) == [{"name": "sedeco-yuc.xlsx", "found": found}]

    def test_a_workbook_saved_under_another_suffix_stands_in(self, tmp_path: Path) -> None:
        """Ministries save in what they have."""
        (tmp_path / "sedeco-yuc.ods").write_bytes(raw_ods(""))
        (tmp_path / "otro.xlsx").write_bytes(WORKBOOK)
        contents = contents_of(tmp_path, "sedeco-yuc.xlsx")
        assert contents.grids["compromisos"].workbook == "sedeco-yuc.xlsx"
        assert other_format(contents) == [{"name": "sedeco-yuc.xlsx", "found": "ods"}]

    def test_a_sister_format_stands_in_too(self, tmp_path: Path) -> None:
        """An .xlsm is another file than the .xlsx that was asked for."""
        (tmp_path / "sedeco-yuc.xlsm").write_bytes(WORKBOOK)
        contents = contents_of(tmp_path, "sedeco-yuc.xlsx")
        assert other_format(contents) == [{"name": "sedeco-yuc.xlsx", "found": "xlsm"}]

    def test_the_declared_file_comes_first(self, tmp_path: Path) -> None:
        """A copy in another format beside it changes nothing."""
        (tmp_path / "sedeco-yuc.xlsx").write_bytes(WORKBOOK)
        (tmp_path / "sedeco-yuc.csv").write_bytes(b"viejo,1")
        contents = contents_of(tmp_path, "sedeco-yuc.xlsx")
        assert contents.grids["compromisos"].rows[0] == ("estado", "monto")
        assert contents.remarks == ()


class TestCsv:
    def test_a_source_with_one_tab_is_one_text_file(self, tmp_path: Path) -> None:
        """Its hash is that of the file."""
        (tmp_path / "sedeco-yuc.csv").write_bytes(b"estado,monto\nYuc,12")
        raw = raw_of(tmp_path, "sedeco-yuc.csv")
        assert raw.hash == hashlib.sha256(b"estado,monto\nYuc,12").hexdigest()
        contents = raw.open()
        assert contents.grids["compromisos"].rows == (("estado", "monto"), ("Yuc", "12"))
        assert contents.remarks == ()

    def test_a_source_with_several_tabs_is_a_file_for_each(self, tmp_path: Path) -> None:
        """Named stem, title, csv; the title is compared as a tab's title is."""
        (tmp_path / "sedeco-yuc.Portada.csv").write_bytes(b"corte\n2026-06-30")
        (tmp_path / "sedeco-yuc.compromisos.csv").write_bytes(b"estado,monto")
        (tmp_path / "sedeco-yuc-2.portada.csv").write_bytes(b"de otra")
        contents = contents_of(tmp_path, "sedeco-yuc.csv", TWO)
        assert [(grid.tab, grid.rows[0], grid.typed) for grid in contents.grids.values()] == [
            ("Portada", ("corte",), False),
            ("compromisos", ("estado", "monto"), False),
        ]
        assert contents.remarks == ()

    def test_a_missing_tab_file_is_a_missing_tab(self, tmp_path: Path) -> None:
        """H01 lists the tab files that are there; the others are read."""
        (tmp_path / "sedeco-yuc.Compromisos.csv").write_bytes(b"estado,monto")
        contents = contents_of(tmp_path, "sedeco-yuc.csv", TWO)
        (remark,) = contents.remarks
        assert (remark.code, dict(remark.params)) == ("H01", {"tab": "portada", "found": "Compromisos"})
        assert list(contents.grids) == ["compromisos"]

    def test_no_tab_file_at_all_is_not_found(self, tmp_path: Path) -> None:
        """One plain file cannot be several tabs."""
        (tmp_path / "sedeco-yuc.csv").write_bytes(b"estado,monto")
        assert failure_of(tmp_path, "sedeco-yuc.csv", TWO).kind is FailureKind.NOT_FOUND

    def test_tab_files_stand_in_for_a_workbook(self, tmp_path: Path) -> None:
        """With one remark for the whole workbook."""
        for title in TWO.values():
            (tmp_path / f"sedeco-yuc.{title}.csv").write_bytes(b"a,b")
        contents = contents_of(tmp_path, "sedeco-yuc.xlsx", TWO)
        assert len(contents.grids) == 2
        assert other_format(contents) == [{"name": "sedeco-yuc.xlsx", "found": "csv"}]

    def test_the_hash_of_tab_files_tells_one_file_from_the_next(self, tmp_path: Path) -> None:
        """A line that moves from the end of one to the front of the other is a change."""

        def hash_of(cover: bytes, commitments: bytes) -> str:
            (tmp_path / "sedeco-yuc.portada.csv").write_bytes(cover)
            (tmp_path / "sedeco-yuc.compromisos.csv").write_bytes(commitments)
            return raw_of(tmp_path, "sedeco-yuc.csv", TWO).hash

        first = hash_of(b"a\nb\n", b"c\n")
        assert hash_of(b"a\n", b"b\nc\n") != first
        assert hash_of(b"a\nb\n", b"c\n") == first

    def test_tab_titles_cannot_leave_the_folder(self, tmp_path: Path) -> None:
        """A title is compared with names that are there; it never becomes a path."""
        inside = tmp_path / "workbooks"
        (inside / "sedeco-yuc.").mkdir(parents=True)
        (tmp_path / "secret.csv").write_bytes(b"a,b")
        tabs: dict[TableId, str] = {"portada": "/../../secret", "compromisos": "../secret"}
        assert failure_of(inside, "sedeco-yuc.csv", tabs).kind is FailureKind.NOT_FOUND


class TestHalfWrittenFiles:
    """`read_steadily` with a written-down sequence of what the disk would say."""

    def test_a_file_that_stands_still_is_read_once(self) -> None:
        """The usual case costs one reading."""
        contents = iter([b"abc"])
        assert read_steadily(lambda: next(contents), lambda: (3, 1)) == b"abc"

    @pytest.mark.parametrize(
        ("marks", "contents"),
        [
            ([(2, 1), (4, 2), (4, 2), (4, 2)], [b"ab", b"abcd"]),
            ([(4, 1), (4, 2), (4, 2), (4, 2)], [b"abXX", b"abcd"]),
            ([(4, 1), (4, 1), (4, 1), (4, 1)], [b"ab", b"abcd"]),
        ],
    )
    def test_a_file_that_changes_meanwhile_is_read_again(
        self, marks: list[tuple[int, int]], contents: list[bytes]
    ) -> None:
        """By size, by time, or because fewer bytes came than there are."""
        sizes_and_times, bytes_read = iter(marks), iter(contents)
        assert read_steadily(lambda: next(bytes_read), lambda: next(sizes_and_times)) == b"abcd"

    def test_a_file_that_keeps_changing_fails_for_now(self) -> None:
        """As a network failure, which is tried again soon."""
        times = iter(range(10))
        with pytest.raises(SourceFailure) as caught:
            read_steadily(lambda: b"a", lambda: (1, next(times)))
        assert caught.value.kind is FailureKind.NETWORK
