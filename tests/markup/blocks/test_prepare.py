"""What was frozen is listed with who and when, by the clock of the programme."""

from datetime import UTC, datetime

from lib.markup.blocks.prepare import Frozen, frozen
from tests.markup.training import names, snapshot


def test_a_freeze_is_dated_by_the_clock_of_the_programme() -> None:
    shown = snapshot()
    late = Frozen("aaaa1111aaaa", datetime(2023, 12, 7, 2, 30, tzinfo=UTC), "pro-mujer", "Para la cumbre <1>")
    page = frozen([late], names(shown))
    assert "6 dic 2023, 20:30" in page
    assert "reloj real" not in page
    assert "reloj real" in frozen([late], names(shown), sample=True)
    assert "Pro Mujer" in page
    assert "Para la cumbre &lt;1&gt;" in page
