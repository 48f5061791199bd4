"""Several keys in one cell: however people part them."""

import pytest

from lib.tables.cells.parsers import parsers_of
from lib.tables.schema.training import Bootcamp
from tests.tables.grids import vocabulary


@pytest.mark.parametrize("cell", ["sict; pro-mujer", "sict, pro-mujer", "sict\npro-mujer", " sict ;, pro-mujer,"])
def test_keys_are_parted_by_semicolons_commas_or_lines_because_no_key_has_any(cell: str) -> None:
    assert parsers_of(Bootcamp, vocabulary(), {})["allies"](cell) == ("sict", "pro-mujer")
