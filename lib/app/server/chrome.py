"""Streamlit's own words in the reader's language: they stand in its bundles in English and have no setting."""

import json
from functools import cache
from pathlib import Path

from lib.app.offline.scripts import keeps, script
from lib.i18n.catalogue import catalogue
from lib.markup.scripts import SECTIONS, THEME, bare
from lib.wording.language import Words

_FOLDER = Path(__file__).parent
SCRIPT = bare(_FOLDER / "chrome.js")
"""Puts the words in as Streamlit draws, and keeps the page's language in step with its address."""

COPYING = bare(_FOLDER / "copying.js")
"""Copies what a button of a page carries."""

SAVING = bare(_FOLDER / "saving.js")
"""Remembers in this browser that the stage's file was saved."""

STEPS = bare(_FOLDER / "steps.js")
"""Makes each press one step of Back and Forward."""

VISITING = script("visiting")
"""Tells the service worker which snapshot is looked at."""

SEARCHING = bare(_FOLDER / "searching.js")
"""Opens the search, whose own script comes when it is wanted."""

FOLDS = bare(_FOLDER / "sections.js")
"""Keeps sections as the address says while the application draws them."""

DRESSING = bare(_FOLDER / "theme.js")
"""Tells Streamlit the theme that the reader chose."""

PAPER = bare(_FOLDER / "paper.js")
"""Makes charts fit the paper, links say where they lead, and a button print another page."""

HANDS = bare(_FOLDER / "hands.js")
"""Lets one finger scroll past a map and two move it."""

TOUR = bare(_FOLDER / "tour.js")
"""Brings who is on a walk to what its step speaks of."""

SCRIPTS = (STEPS, VISITING, THEME, DRESSING, SECTIONS)
"""Stand in the page itself, for they begin before it is drawn."""

LATER, LATER_FILE = (SCRIPT, COPYING, SAVING, SEARCHING, FOLDS, PAPER, HANDS, TOUR), "tablero.js"
"""Are one file, which a browser has after its first page."""

_AREA = "chrome."
_BY_STREAMLIT = "en"


@cache
def chrome() -> str:
    """Return what is put into the shell: the scripts of every page, those that wait as one file."""
    now = "".join(f"<script>{each}</script>" for each in SCRIPTS if each is not VISITING or keeps())
    return f'{now}<script src="./{LATER_FILE}" defer></script>'


def later(languages: tuple[str, ...]) -> str:
    """Return the file of scripts that wait, with the words of every language by key."""
    keys = [key for key in catalogue(_BY_STREAMLIT) if key.startswith(_AREA)]
    said = {language: {key: Words(language)(key) for key in keys} for language in (*languages, _BY_STREAMLIT)}
    data = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return "\n".join((f"const CHROME_WORDS = {data};", *LATER))
