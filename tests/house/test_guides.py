"""The users' guides say what the product says: pages, words on the screen, files, and the same in both languages."""

import re
from pathlib import Path

import pytest
from PIL import Image

from lib.i18n.catalogue import catalogue
from lib.markup.guides import FOLDER, GUIDES, SIZE, guides
from lib.markup.pages import PAGE_IDS

ROOT = FOLDER.parent
PRINTED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
"""What a terminal prints, which is not on the screen of the dashboard."""

QUOTES = {"es": "«([^»]+)»", "en": "“([^”]+)”"}
WRITTEN = [(language, guide) for language in QUOTES for guide in GUIDES]
MOST_MINUTES = 10


def text_of(language: str, guide: str) -> str:
    return (FOLDER / language / f"{guide}.md").read_text(encoding="utf-8")


QUOTING = [("es", ROOT / "README.es.md"), *((each, FOLDER / each / f"{guide}.md") for each, guide in WRITTEN)]


@pytest.mark.parametrize(("language", "path"), QUOTING, ids=lambda each: Path(each).stem)
def test_every_word_of_the_screen_that_a_guide_quotes_is_on_the_screen(language: str, path: Path) -> None:
    said = "\n".join((*catalogue("es").values(), *catalogue(language).values()))
    prose = PRINTED.sub("", path.read_text(encoding="utf-8"))
    quoted = re.findall(QUOTES[language], prose)
    assert [each for each in quoted if each not in said] == []


@pytest.mark.parametrize(("language", "guide"), WRITTEN)
def test_every_page_that_a_guide_names_is_a_page_of_the_dashboard(language: str, guide: str) -> None:
    titles = {catalogue(language)[f"page.{page}"] for page in PAGE_IDS}
    named = re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", text_of(language, guide))
    assert [each for each in named if each not in titles] == []


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_and_its_twin_have_the_same_parts(guide: str) -> None:
    def parts(language: str) -> list[str]:
        return re.findall(r"^(#+ |- |\d\. |!\[|\||    |```)", text_of(language, guide), re.MULTILINE)

    assert parts("es") == parts("en")


@pytest.mark.parametrize("language", QUOTES)
def test_each_guide_is_read_in_less_than_ten_minutes_and_says_first_what_it_is_for(language: str) -> None:
    for guide in guides(language):
        assert guide.language == language
        assert guide.minutes < MOST_MINUTES
        assert guide.says.endswith(".")


@pytest.mark.parametrize(("language", "guide"), WRITTEN)
def test_each_guide_has_pictures_small_of_one_size_and_said_in_words(language: str, guide: str) -> None:
    shown = re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", text_of(language, guide))
    assert shown
    for alternative, name in shown:
        path = FOLDER / language / name
        assert len(alternative) > len("a few words")
        assert path.stat().st_size < 40_000
        with Image.open(path) as picture:
            assert picture.size == SIZE


@pytest.mark.parametrize("language", QUOTES)
def test_no_picture_of_a_guide_is_shown_nowhere(language: str) -> None:
    text = "".join(text_of(language, guide) for guide in GUIDES)
    assert [path.name for path in (FOLDER / language / "images").iterdir() if f"images/{path.name}" not in text] == []
