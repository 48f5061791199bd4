"""What `status` says beside what is not well."""

import pytest

from lib.snapshot.snapshot import Withheld
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.reference.status_report import Status, status_json, status_lines
from tests.collect.rig import BEGIN
from tests.indicators.facts import geography, programme


@pytest.mark.parametrize(("why", "told"), [(None, False), ("confined", True)])
def test_details_given_up_knowingly_are_told_and_all_is_well(why: Withheld | None, told: bool) -> None:
    found = Status("7f3a", BEGIN, (), withheld=why)
    lines = status_lines(found, Names(programme(), geography(), Words("es"), {}))
    assert any("está protegida por ahora" in line for line in lines) is told
    plain = status_json(found, Words("es"))
    assert (plain["status"], plain["snapshot"]["withheld"]) == ("ok", why)
