"""The page of a phone that leads the slides: three buttons, the speaker's notes, the time, and how the link stands."""

from lib.markup.page import templates
from lib.publish.stage.colour import coloured
from lib.publish.stage.page import FOLDER, hash_of, spoken
from lib.wording.names import Names

FILE = "mando.html"
_TEXTS = {
    "place": "stage.notes.place",
    "next": "stage.notes.next",
    "last": "stage.notes.last",
    "gone": "clicker.time.gone",
    "left": "clicker.time.left",
    "over": "clicker.time.over",
    **{state: f"clicker.state.{state}" for state in ("joining", "in", "wait", "out", "lost", "alone", "used", "ended")},
}


def clicker_page(names: Names) -> str:
    """Return the page in the language of `names`. It knows no figures: it reads the slides' notes from `stage.json`."""
    words, programme = names.words, names.programme.programme
    parts = FOLDER / "templates"
    script, style = (parts / "mando.js").read_text(encoding="utf-8"), (parts / "mando.css").read_text(encoding="utf-8")
    return (
        templates(parts)
        .get_template("mando.html")
        .render(
            words=words,
            programme=programme.name,
            style=coloured(style, programme.colour),
            spoken=spoken(words, _TEXTS),
            script=script,
            script_hash=hash_of(script),
        )
    )
