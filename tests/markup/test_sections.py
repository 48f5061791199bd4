"""Sections fold with one markup everywhere: a heading to press, a name in the address, an index that leads there."""

from lib.markup.sections import PageSection, folded, head, section, whole
from lib.wording.language import Words

WORDS = Words("es")


def test_a_block_becomes_a_section_under_its_own_first_heading() -> None:
    made = section("five", "<section><h2>Cinco &amp; más</h2><p>Uno</p><h2>Otra</h2></section>")
    assert made.html == "<section><p>Uno</p><h2>Otra</h2></section>"
    assert "<summary><h2>Cinco &amp; más</h2></summary>" in whole(made)
    assert 'data-fold="five"' in whole(made)


def test_a_title_of_ones_own_leaves_the_block_as_it_is_and_is_escaped() -> None:
    made = section("a", "<h2>Suya</h2>", title="Mía <b>", opened=True)
    assert made.html == "<h2>Suya</h2>"
    assert "<h2>Mía &lt;b&gt;</h2>" in whole(made)
    assert "data-open open" in whole(made)


def test_a_closed_head_says_the_finding_and_is_its_own_anchor() -> None:
    html = head(PageSection("ages", "Edades", says="32 %"))
    assert 'id="ages"' in html
    assert '<span class="says">32 %</span>' in html


def test_the_index_is_told_by_a_word_that_no_other_part_of_a_page_uses() -> None:
    html = folded("", [section("a", "<h2>Uno</h2>x"), section("b", "<h2>Dos</h2>y")], WORDS)
    assert html.count("data-all=") == 1
    assert "data-unfold" not in html


def test_a_page_leads_to_each_section_that_says_something_and_an_index_of_one_is_none() -> None:
    page = folded(
        "<h1>A</h1>", [section("a", "<h2>Uno</h2>x"), section("b", " "), section("c", "<h2>Dos</h2>y")], WORDS
    )
    assert page.count("<details") == 2
    assert page.index('href="#a"') < page.index('href="#c"') < page.index("<details")
    assert "page-index" not in folded("", [section("a", "<h2>Uno</h2>x")], WORDS)
