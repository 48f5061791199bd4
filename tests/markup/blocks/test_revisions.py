"""The page of revisions says of each when, in whose sheet, and by how much as far as anyone may know."""

from dataclasses import replace

import pytest

from lib.collect.store.followed import NotedRevision
from lib.markup.blocks.revisions import page
from lib.wording.language import Words
from lib.wording.names import Names
from tests.collect.store.test_revisions import MOVE, NOW, revision
from tests.snapshot.samples import setting_of

SETTING = setting_of("closing")


def names(language: str = "es") -> Names:
    return Names(SETTING.programme, SETTING.geography, Words(language), {})


def test_a_revision_says_the_bootcamp_the_day_the_sheet_and_both_values() -> None:
    html = page([NotedRevision(revision("c", MOVE), NOW)], names())
    for said in ("Una vez cambiaron cifras ya validadas", "Tekax", "6 dic 2023", "49, antes 42", "Pro Mujer", "cccc"):
        assert said in html
    assert "Validadas el 12 may 2023." in html


def test_a_move_of_few_has_no_number_and_one_without_a_total_says_so() -> None:
    few = replace(MOVE, before=None)
    html = page([NotedRevision(revision("c", few), NOW), NotedRevision(revision("d"), NOW)], names())
    assert "cambió en menos de 5 personas" in html
    assert "antes 42" not in html
    assert "sus totales publicados" in html


@pytest.mark.parametrize(("found", "said"), [((), "Ninguna revisión anotada"), (None, "no está disponible")])
def test_none_is_not_the_same_as_nobody_knows(found: tuple[()] | None, said: str) -> None:
    assert said in page(found, names())
