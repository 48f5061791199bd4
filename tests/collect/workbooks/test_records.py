"""Binary records are read alike however their part is cut into pieces."""

import pytest

from lib.collect.failure import SourceFailure
from lib.collect.workbooks.records import Record, records
from tests.collect.files import record

RECORDS = [Record(19, b"a" * 300), Record(129, b""), Record(0, b"bc"), Record(300, b"d" * 20_000), Record(146, b"")]
PART = b"".join(record(*each) for each in RECORDS)


@pytest.mark.parametrize("size", [1, 2, 5, 7, 301, 4096, len(PART)])
def test_records_do_not_depend_on_where_pieces_end(size: int) -> None:
    assert list(records(PART[at : at + size] for at in range(0, len(PART), size))) == RECORDS


@pytest.mark.parametrize("size", [3, len(PART)])
def test_a_record_that_is_cut_off_is_refused(size: int) -> None:
    part = record(19, b"a" * 30)[:-1]
    with pytest.raises(SourceFailure):
        list(records(part[at : at + size] for at in range(0, len(part), size)))
