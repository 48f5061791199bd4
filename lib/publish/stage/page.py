"""The stage as one file that needs nothing else: no network, no other file, and nothing that can fail in a hall."""

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from jinja2 import Template
from markupsafe import Markup

from lib.collect.changes import PublicPast
from lib.markup.border import background
from lib.markup.map.outlines import Shapes
from lib.markup.map.symbols import drawing
from lib.markup.page import templates
from lib.markup.qr import qr_svg
from lib.markup.qr import spoken as plain
from lib.programme.warmth import Border
from lib.publish.stage.colour import coloured
from lib.publish.stage.slide import Evidence, Land, Slide
from lib.publish.stage.slides import slides_of
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names

FOLDER = Path(__file__).parent
_KEYS = (
    ("next", ("→", "↓", "page-down", "␣", "enter")),
    ("back", ("←", "↑", "page-up", "⇧ ␣")),
    ("ends", ("home", "end")),
    ("number", ("1…9", "enter")),
    ("blank", ("B", ".")),
    ("full", ("F",)),
    ("notes", ("N",)),
    ("theme", ("T",)),
    ("live", ("L",)),
    ("clicker", ("C",)),
    ("months", ("M",)),
    ("aloud", ("V",)),
    ("help", ("?", "escape")),
)
_SCRIPTS = ("stage.js", "start.js", "loop.js", "clicker.js", "count.js", "months.js", "aloud.js")
"""What the page runs, in this order: each part after the first uses what the first gives."""

_TEXTS = {
    "notes": "stage.notes",
    "place": "stage.notes.place",
    "next": "stage.notes.next",
    "last": "stage.notes.last",
    "here": "stage.notes.here",
    "days": "stage.countdown.days",
    "saved": "stage.start.saved",
    "saved.other": "stage.start.saved.other",
    "saved.not": "stage.start.saved.not",
    "saved.disk": "stage.start.saved.disk",
    "clicker.title": "clicker.title",
    "clicker.scan": "clicker.scan",
    "clicker.in": "clicker.laptop.in",
    "clicker.away": "clicker.laptop.away",
    "clicker.lost": "clicker.laptop.lost",
    "clicker.asks": "clicker.asks",
    "clicker.asks.keys": "clicker.asks.keys",
    "clicker.none": "clicker.none",
    "clicker.none.why": "clicker.none.why",
    "aloud.on": "stage.aloud.on",
    "aloud.none": "stage.aloud.none",
}
_WIDTHS = {" ": 0.2, "%": 0.83, ",": 0.25, ".": 0.25, "\u00a0": 0.2}
_DIGIT, _LETTER = 0.5, 0.53


def stage_page(
    snapshot: Snapshot,
    names: Names,
    chosen: Sequence[str] | None = None,
    address: str | None = None,
    shapes: Shapes | None = None,
    *,
    past: PublicPast | None = None,
) -> str:
    """Return `escenario.html` of a public snapshot, in the language of `names`.

    `chosen` names slides in order; without it the programme file decides. `address` is where anyone can read the same,
    `shapes` the states' outlines where they are not the bundled ones, `past` what came before. Raises UnknownSlide.
    """
    words, programme = names.words, names.programme.programme
    script = "".join(map(_text, _SCRIPTS))
    slides = slides_of(snapshot, names, chosen, address, shapes, past=past)
    return _template(
        "escenario.html"
    ).render(
        **_context(words),
        snapshot=snapshot,
        slides=slides,
        mark=_mark(_sent(slides, words)),
        inside=lambda slide: Markup(inside(slide, words, with_land=True)),  # noqa: S704  a template that escapes
        title=words("stage.title", programme=programme.name),
        style=style(programme.colour, programme.border),
        notes_style=coloured(_text("notes.css"), programme.colour),
        script=script,
        minutes=names.programme.stage.minutes or "",
        file=f"{programme.id}-{snapshot.id[:4]}-{words.language}.html",
        script_hash=hash_of(script),
        spoken=spoken(words, _TEXTS),
        help=[([_key(each, words) for each in keys], words(f"stage.help.{name}")) for name, keys in _KEYS],
    )


def _key(key: str, words: Words) -> str:
    """Return what stands on a key: a sign, or its name, which keyboards print in their own language."""
    name = f"stage.keyboard.{key}"
    return words(name) if words.has(name) else key


def stage_data(
    snapshot: Snapshot,
    names: Names,
    chosen: Sequence[str] | None = None,
    address: str | None = None,
    shapes: Shapes | None = None,
    *,
    past: PublicPast | None = None,
) -> dict[str, object]:
    """Return what a live stage puts in place of its slides.

    `id` is the snapshot's, `slides` HTML by slide id, `mark` changes when any of it does: how sources stand may change
    while the snapshot is the same.
    """
    made = slides_of(snapshot, names, chosen, address, shapes, past=past)
    sent = _sent(made, names.words)
    return {"id": snapshot.id, "mark": _mark(sent), "slides": sent}


def _sent(slides: Sequence[Slide], words: Words) -> dict[str, str]:
    """Return each slide's inside without the land of its map, which every page has already."""
    return {slide.id: inside(slide, words) for slide in slides}


def _mark(inside: Mapping[str, str]) -> str:
    return hashlib.sha256("".join(inside.values()).encode()).hexdigest()[:12]


def inside(slide: Slide, words: Words, *, with_land: bool = False) -> str:
    """Return what stands within a slide's section as HTML."""
    return _template("slide.html").render(**_context(words), slide=slide, with_land=with_land)


def _template(name: str) -> Template:
    return templates(FOLDER / "templates").get_template(name)


def _context(words: Words) -> dict[str, object]:
    return {
        "words": words,
        "kind": _kind,
        "path": outline,
        "drawing": drawing,
        "widest": _widest,
        "qr": qr_svg,
        "plain": plain,
    }


def _kind(evidence: Evidence) -> str:
    return type(evidence).__name__


def outline(land: Land) -> str:
    """Return a state's outline as SVG path data, in whole tenths of a unit from point to point."""
    parts = []
    for ring in land.rings:
        (x, y), *rest = ring[:-1]
        parts.append(f"M{x:g} {y:g}L" + " ".join(f"{px:g} {py:g}" for px, py in rest) + "z")
    return "".join(parts)


def _widest(slide: Slide) -> float:
    """Return the width of a slide's widest figure, so that all of its figures are of one size."""
    return max(
        (ems(each.value.text) for each in slide.headlines if each.value.shown and not each.value.is_range), default=1.0
    )


def ems(text: str) -> float:
    """Return about how wide a figure is, in ems of its own size."""
    return max(1.0, sum(_WIDTHS.get(letter, _DIGIT if letter.isdigit() else _LETTER) for letter in text))


def spoken(words: Words, texts: Mapping[str, str]) -> str:
    """Return the few texts that a script needs, as JSON that cannot end the element it stands in."""
    return json.dumps({name: words(key) for name, key in texts.items()}, ensure_ascii=False).replace("<", "\\u003c")


def hash_of(script: str) -> str:
    """Return a script's hash as the policy inside a page names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


@cache
def style(colour: str, border: Border | None = None) -> str:
    """Return the stage's style sheet in a programme's colour, with its border; its first line is the font."""
    font = base64.b64encode((FOLDER / "assets" / "impulso-sans.woff2").read_bytes()).decode()
    sheet = _text("stage.css").replace("@FONT@", font).replace("@BORDER@", "''" if border else "none")
    sheet = sheet.replace("@WOVEN@", background(border) if border else "none")
    return coloured(sheet, colour)


@cache
def _text(name: str) -> str:
    return (FOLDER / "templates" / name).read_text(encoding="utf-8")
