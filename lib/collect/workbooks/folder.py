"""A folder of workbooks as a source: what a ministry saved there, in whatever format it saves in.

A source declares `workbook = "sedeco-yuc.xlsx"`. Where that file is missing, a file with the same stem and another
known suffix stands in for it, with remark W07. As CSV, a source with one tab is `sedeco-yuc.csv`; a source with several
tabs is one file for each tab, `sedeco-yuc.portada.csv` and `sedeco-yuc.compromisos.csv`, named by the tabs' titles.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path, PurePath

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.raw import Contents, Raw, Reader, WorkbookRemark
from lib.collect.workbooks.text_file import read_text_file
from lib.collect.workbooks.titles import matching_title
from lib.collect.workbooks.workbook import FORMATS, Tabs, missing_tab, read_workbook
from lib.programme.model import Source, TableId

SIZE_LIMIT = 25_000_000
"""Bytes that a workbook may have as a file."""

_CSV = ".csv"


def folder_reader(folder: Path) -> Reader:
    """Return a reader of the workbooks in `folder`. Files are opened for reading only, and closed at once."""
    return lambda source: _read(folder, source)


def read_steadily(read: Callable[[], bytes], mark: Callable[[], tuple[int, int]]) -> bytes:
    """Return what `read` gives while `mark`, a file's size and time of change, stays the same; tried twice.

    Raises SourceFailure(NETWORK) where somebody keeps writing.
    """
    for _ in range(2):
        before = mark()
        content = read()
        if mark() == before and len(content) == before[0]:
            return content
    raise SourceFailure(FailureKind.NETWORK, "the file is still being written")


def _read(folder: Path, source: Source) -> Raw:
    _check_name(source.workbook)
    files = _files(folder)
    whole_file = _workbook_file(files, source)
    if whole_file is not None:
        content = _content(files[whole_file])
        suffix = PurePath(whole_file).suffix.lower()
        return Raw(hashlib.sha256(content).hexdigest(), lambda: _workbook_contents(content, suffix, source), content)
    return _read_tab_files(files, source)


def _check_name(name: str) -> None:
    if not name or name in {".", ".."} or any(character in name for character in "/\\:\0"):
        raise SourceFailure(FailureKind.NOT_FOUND, "what is configured as the workbook's name is not a file name")


def _files(folder: Path) -> dict[str, Path]:
    try:
        return {path.name: path for path in sorted(folder.iterdir()) if path.is_file()}
    except OSError as problem:
        raise _no_answer("the folder of workbooks", problem) from None


def _workbook_file(files: Mapping[str, Path], source: Source) -> str | None:
    """Return the name of the one file that holds the whole workbook: the declared one, else its first stand-in."""
    declared = PurePath(source.workbook)
    suffixes = [declared.suffix.lower(), *(suffix for suffix in FORMATS if suffix != declared.suffix.lower())]
    for suffix in suffixes:
        if suffix == _CSV and len(source.tabs) != 1:
            continue
        wanted = source.workbook if suffix == declared.suffix.lower() else declared.stem + suffix
        found = _named(files, wanted)
        if found is not None:
            return found
    return None


def _named(files: Mapping[str, Path], wanted: str) -> str | None:
    """Return the file of that name, capitals or not."""
    if wanted in files:
        return wanted
    return next((name for name in files if name.casefold() == wanted.casefold()), None)


def _workbook_contents(content: bytes, suffix: str, source: Source) -> Contents:
    contents, found = read_workbook(content, source.workbook, source.tabs)
    really = suffix if FORMATS.get(suffix) == found else f".{found}"
    return Contents(contents.grids, (*contents.remarks, *_other_format(source, really)))


def _other_format(source: Source, suffix: str) -> tuple[WorkbookRemark, ...]:
    if suffix == PurePath(source.workbook).suffix.lower():
        return ()
    return (WorkbookRemark("W07", None, (("name", source.workbook), ("found", suffix.lstrip(".")))),)


def _read_tab_files(files: Mapping[str, Path], source: Source) -> Raw:
    stem = PurePath(source.workbook).stem + "."
    titles = {
        name[len(stem) : -len(_CSV)]: path
        for name, path in files.items()
        if name.casefold().startswith(stem.casefold())
        and name.casefold().endswith(_CSV)
        and len(name) > len(stem + _CSV)
    }
    chosen = {table: matching_title(tab, tuple(titles)) for table, tab in source.tabs.items()}
    if not any(chosen.values()):
        raise SourceFailure(FailureKind.NOT_FOUND, f"{source.workbook} is not in the folder")
    contents = {title: _content(titles[title]) for title in chosen.values() if title is not None}
    digest = hashlib.sha256()
    for title, content in contents.items():
        digest.update(
            f"{title}\0{len(content)}\0".encode()
        )  # or a row that moves to the next file would change nothing
        digest.update(content)
    return Raw(digest.hexdigest(), lambda: _tab_contents(source, chosen, contents, tuple(titles)))


def _tab_contents(
    source: Source, chosen: Mapping[TableId, str | None], contents: Mapping[str, bytes], titles: Sequence[str]
) -> Contents:
    tabs: Tabs = source.tabs
    found = {table: title for table in tabs if (title := chosen[table]) is not None}
    read = {table: read_text_file(contents[title], source.workbook, title) for table, title in found.items()}
    missing = (missing_tab(tab.title, titles) for table, tab in tabs.items() if table not in found)
    remarks = (remark for _, told in read.values() for remark in told)
    return Contents(
        {table: grid for table, (grid, _) in read.items()}, (*missing, *remarks, *_other_format(source, _CSV))
    )


def _content(path: Path) -> bytes:
    def mark() -> tuple[int, int]:
        status = path.stat()
        if status.st_size > SIZE_LIMIT:
            raise SourceFailure(FailureKind.TOO_LARGE, f"{path.name} has more than {SIZE_LIMIT:,} bytes")
        return status.st_size, status.st_mtime_ns

    def read() -> bytes:
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT + 1)

    try:
        return read_steadily(read, mark)
    except OSError as problem:
        raise _no_answer(path.name, problem) from None


def _no_answer(name: str, problem: OSError) -> SourceFailure:
    if isinstance(problem, PermissionError):
        return SourceFailure(FailureKind.PERMISSION, f"{name} may not be read")
    if isinstance(problem, FileNotFoundError | NotADirectoryError):
        return SourceFailure(FailureKind.NOT_FOUND, f"{name} is not there")
    return SourceFailure(FailureKind.NETWORK, f"{name} could not be read to its end")
