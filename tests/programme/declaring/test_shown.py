"""A programme shows what the tables that it keeps can tell: indicators and slides."""

import pytest

from lib.programme.declaring.kept import TRAINING, told
from lib.programme.declaring.shown import slides_offered, slides_shown
from lib.programme.indicator_ids import INDICATORS
from lib.programme.loading import load_programme
from lib.wording.language import Words
from lib.wording.reference.definitions import definition
from tests.examples.clinics import HEAD
from tests.examples.clinics import INDICATORS as DECLARED
from tests.indicators.declared import TABLE
from tests.indicators.facts import setting

CLINICS = load_programme("\n".join((HEAD, TABLE, *DECLARED)))


def test_a_programme_that_keeps_every_table_tells_every_indicator() -> None:
    assert setting().programme.indicator_ids == INDICATORS
    assert setting().programme.trains


def test_without_bootcamps_no_indicator_is_told_that_counts_them_or_who_came() -> None:
    built_in = [each for each in CLINICS.indicator_ids if each in INDICATORS]
    assert not CLINICS.trains
    assert {each.partition("-")[0] for each in built_in} == {"SIT", "DAT"}


@pytest.mark.parametrize("indicator", INDICATORS)
def test_an_indicator_is_told_only_where_one_of_the_tables_is_kept_that_its_definition_names(indicator: str) -> None:
    tables = set(definition(indicator, Words("es")).tables) - {"portada", "metas"}
    assert indicator in told(tables)
    others = TRAINING | {"sitios", "compromisos", "comunicacion"}
    assert (indicator in told(others - tables)) is not bool(tables)


def test_slides_are_those_that_its_tables_tell_something_for_and_its_own_come_first() -> None:
    assert slides_shown(CLINICS) == ("own", "hubs", "near")
    assert set(slides_shown(CLINICS)) <= set(slides_offered(CLINICS))
    assert {"reach", "bootcamps", "funnel", "people", "conditions", "after"}.isdisjoint(slides_offered(CLINICS))


def test_the_order_that_a_file_declares_is_kept_as_it_is() -> None:
    ordered = load_programme("\n".join((HEAD, TABLE, *DECLARED, '[stage]\nslides = ["reach", "hubs"]')))
    assert slides_shown(ordered) == ("reach", "hubs")
    assert "reach" in slides_offered(ordered)
