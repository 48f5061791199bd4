"""H09: a workbook made from another version of the template."""

import pytest

from lib.tables.schema.coordination import Cover
from lib.tables.schema.template_version import TEMPLATE_VERSION
from tests.indicators.facts import TODAY, table
from tests.tables.rules.tables import checked, found


def _cover(version: str) -> Cover:
    return Cover(partner="pro-mujer", complete_to=TODAY, template=version)


@pytest.mark.parametrize("version", ["1.0", "1", "v1.0", "1,0", "versión 1.0"])
def test_the_current_version_is_told_however_it_is_typed(version: str) -> None:
    assert TEMPLATE_VERSION == "1.0"
    assert found(checked(extra=[table([_cover(version)])]), "H09") == []


@pytest.mark.parametrize("version", ["0.9", "2", "1.1", "borrador"])
def test_another_version_is_remarked_on_and_the_cover_counts(version: str) -> None:
    [other] = found(checked(extra=[table([_cover(version)])]), "H09")
    assert (other.value, other.row_kept, other.params) == (version, True, {"expected": TEMPLATE_VERSION})
    assert (other.column, other.cell) == ("plantilla", "C2")
