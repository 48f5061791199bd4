"""Streamlit's own words are said in the reader's language: all that its bundles can show on a page of ours."""

import re
from pathlib import Path

import pytest
import streamlit

from lib.app.server.chrome import chrome, later
from lib.i18n.catalogue import catalogue
from lib.wording.language import Words

_BUNDLES = Path(streamlit.__file__).parent / "static" / "static" / "js"
_IN_USE = [
    "BaseButton",
    "Button",
    "ButtonGroup",
    "Selectbox",
    "Autocomplete",
    "Pagination",
    "Toolbar",
    "Toast",
    "Tooltip",
    "WidgetLabel",
    "DownloadButton",
    "DeckGlJsonChart",
    "PlotlyChart",
    "ErrorElement",
    "withFullScreenWrapper",
    "StreamlitSyntaxHighlighter",
    "Html",
    "useCopyToClipboard",
    "StreamlitMarkdown",
    "Expander",
]
"""The bundles of what the pages show, besides the frame itself: the largest of those that are called `index`."""
_SLOT = re.compile(
    r"\b(?:children|label|title|placeholder|\"aria-label\"|alt|copyLabel|copiedLabel)\s*:\s*(?:\w+\?\?)?\[?`([A-Z][^`$]+)`"
    r"|\"aria-label\":\w+\?\?`([A-Z][^`$]+)`"
)
_NEVER_SHOWN = re.compile(
    # an owner's menu, which `toolbarMode = "viewer"` leaves out
    r"[Dd]eploy|Snowflake|Community|community|enterprise|Enterprise|personal hobbies|custom deployment|authentication|"
    r"trial|Other platforms|Learn more|Git|commit the latest|Clear cache|Auto rerun|Report a bug|Get help|About$|"
    r"Don't show again|Skills|skills|"
    # recording the screen, which the style leaves out
    r"Record|record|Preview your video|Save video|Step \d|Next steps|WebM|This video|Share your video|"
    r"Due to limitations|Happy|Alien|Cancel$|Start recording"
    # links and traces of errors, which the configuration leaves out
    r"|Ask |Copy$|Traceback|Cmd|Ctrl|F5|"
    # of elements that no page has, and pictures without a text of their own
    r"Scroll tabs|Clear selection|Toggle fullscreen|Find My Location|Select\.\.\.|Alt$|Streamlit logo|Selectbox$"
)

_NOT_READ = re.compile(
    r"\.(?:dataframe|data_editor|file_uploader|date_input|time_input|datetime_input|text_input|text_area|number_input|"
    r"multiselect|chat_input|camera_input|audio_input|video|audio|tabs|spinner|status|login)\("
)
"""Elements with words of their own in bundles that this test does not read: date pickers, toolbars of tables."""
_ROOT = Path(__file__).resolve().parents[3]


def shown_by_streamlit() -> set[str]:
    """Return the English words in the places of the bundles where words are shown."""
    frame = max(_BUNDLES.glob("index.*.js"), key=lambda each: each.stat().st_size)
    files = [frame, *(file for name in _IN_USE for file in _BUNDLES.glob(f"{name}.*.js"))]
    found = {one or other for file in files for one, other in _SLOT.findall(file.read_text(encoding="utf-8"))}
    return {each for each in found if not _NEVER_SHOWN.search(each)}


def test_every_word_that_streamlit_can_show_has_a_translation() -> None:
    english = {text for key, text in catalogue("en").items() if key.startswith("chrome.")}
    missing = {each for each in shown_by_streamlit() if each not in english and each.removesuffix(" v") not in english}
    assert not missing
    assert "No results" in shown_by_streamlit()  # else the bundles are no longer written as this test reads them


def test_no_page_has_an_element_whose_words_nobody_looked_at() -> None:
    files = [file for folder in ("lib/app", "lib/views", "pages") for file in (_ROOT / folder).rglob("*.py")]
    assert len(files) > 40
    used = {(file.name, found[0]) for file in files for found in _NOT_READ.finditer(file.read_text(encoding="utf-8"))}
    assert not used


@pytest.mark.parametrize("language", ["es", "en"])
def test_no_two_of_its_words_are_the_same_so_that_each_finds_its_way_back(language: str) -> None:
    words = [text for key, text in catalogue(language).items() if key.startswith("chrome.")]
    assert len(words) == len(set(words))


def test_the_words_of_every_language_are_in_the_file_that_pages_share_and_not_in_each_page() -> None:
    shared = later(("es", "en"))
    assert Words("es")("chrome.none-found") in shared
    assert "No results" in shared
    assert "No results" not in chrome()
