"""How the programme grew, as a slider's months and as a table."""

from datetime import date

from lib.markup.hubs.growth import growth
from lib.markup.map.picture import picture
from lib.snapshot.changes.growth import MonthEnd
from lib.snapshot.selection.hub_choice import HubChoice
from tests.markup.made_hubs import names, sample, shapes

MONTHS = (
    MonthEnd(date(2023, 9, 30), None, 3),
    MonthEnd(date(2023, 10, 31), frozenset({"YUC-TEK-01"}), 1),
    MonthEnd(date(2023, 11, 30), frozenset({"YUC-TEK-01", "YUC-PET-01"}), 4),
)


def test_every_month_says_hubs_and_bootcamps_and_which_hubs_are_shown() -> None:
    block = growth(MONTHS, picture(sample(), names(), HubChoice()), names(), shapes())
    assert block is not None
    assert block.months == (
        "sep 2023: sitios en servicio sin dato y 3 bootcamps iniciados.",
        "oct 2023: un sitio en servicio y un bootcamp iniciado.",
        "nov 2023: 2 sitios en servicio y 4 bootcamps iniciados.",
    )
    assert block.hubs == ((), ("YUC-TEK-01",), ("YUC-PET-01", "YUC-TEK-01"))
    assert 'max="2" value="2"' in block.html
    assert "Sin dato" in block.html
    assert all(each.id in block.html for each in sample().hubs if each.condition != "misplaced")


def test_one_month_is_no_growth() -> None:
    assert growth(MONTHS[:1], picture(sample(), names(), HubChoice()), names(), shapes()) is None
