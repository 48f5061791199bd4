"""By which titles a declared tab is found."""

import pytest

from lib.collect.workbooks.titles import matching_title, titled
from lib.programme.loading import load_programme
from lib.programme.model import Tab
from tests.examples.clinics import HEAD
from tests.indicators.declared import TABLE
from tests.indicators.facts import programme


@pytest.mark.parametrize("title", ["alcance", "Alcance", "reach", "REACH"])
def test_a_tab_is_found_by_its_tables_name_in_spanish_and_in_english(title: str) -> None:
    tab = next(source.tabs["alcance"] for source in titled(programme()).sources if "alcance" in source.tabs)
    assert matching_title(tab, ["portada", title]) == title


def test_the_declared_title_comes_first_and_two_others_are_none() -> None:
    tab = Tab(title="people", also=("alcance", "reach"))
    assert matching_title(tab, ["alcance", "people"]) == "people"
    assert matching_title(tab, ["alcance", "reach"]) is None


def test_a_table_of_the_programmes_own_is_found_by_its_name_in_each_language() -> None:
    tab = titled(load_programme(HEAD + TABLE)).sources[0].tabs["visitas"]
    assert {"Visitas a la clínica", "Visits to the clinic"} <= set(tab.also)


def test_a_title_that_another_tab_declares_stays_that_ones() -> None:
    source = programme().sources[0]
    tabs = {"metas": Tab(title="objetivos"), "socios": Tab(title="metas")}
    changed = programme().model_copy(update={"sources": (source.model_copy(update={"tabs": tabs}),)})
    assert titled(changed).sources[0].tabs["metas"].also == ("targets",)
