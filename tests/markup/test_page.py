"""Every page says under the same masthead whose it is, where, and as of when."""

from dataclasses import replace

from lib.markup.page import masthead, paper
from tests.markup.training import names, snapshot


def test_the_masthead_has_a_mark_the_name_the_place_and_the_as_of_line() -> None:
    shown = replace(snapshot(), sample=False)
    html = masthead(shown, names(shown))
    assert "data:image/svg+xml," in html
    assert "<strong>Impulso Digital</strong> <span>En el sureste de México</span>" in html
    assert f"corte {shown.id[:4]}" in html
    assert "inventado" not in html


def test_an_invented_sample_is_said_in_one_quiet_line() -> None:
    shown = replace(snapshot(), sample=True)
    assert masthead(shown, names(shown)).count('<p class="sample">Ejemplo inventado:') == 1


def test_every_printed_sheet_says_as_of_when_it_is_and_of_which_snapshot_and_no_name_ends_the_style() -> None:
    shown = snapshot()
    said = paper(shown, names(shown))
    assert f"corte {shown.id[:4]}" in said
    assert said.count("<") == 2
    assert "counter(page)" in said
