"""The card as a PNG of 1200 × 630, the same on every machine: its letters come with it."""

from dataclasses import dataclass
from pathlib import Path

import resvg_py

from lib.markup.border import strip
from lib.markup.brand import tint
from lib.markup.map.labels import wrapped
from lib.markup.map.outlines import Shapes
from lib.markup.page import templates
from lib.programme.warmth import ReadyMark
from lib.publish.drawings import mark_address
from lib.publish.proof.checksums import png_chunk
from lib.publish.stage.colour import LIGHT_GROUND, against
from lib.publish.stage.evidence import reach
from lib.publish.stage.land import land_of
from lib.publish.stage.own import own
from lib.publish.stage.page import ems, outline
from lib.publish.stage.slide import Headline
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.sources import freshness_line, short_freshness_line

_FOLDER = Path(__file__).parent
_FONTS = _FOLDER.parent / "stage" / "assets"
_LARGEST, _COLUMN = 230, 500  # pixels
_LAND, _SHOWN = 0.09, 0.3  # how much of the brand the land has, and the region that is meant
_MARKS_END, _GAP, _WIDEST, _NARROWEST = 1128, 32, 64.0, 36.0


@dataclass(frozen=True, slots=True)
class ShareCard:
    """What stands on a card below the programme's name: a page or a place, one or two figures, a state to point out."""

    title: str
    headlines: tuple[Headline, ...]
    state: str | None = None


@dataclass(frozen=True, slots=True)
class _Figure:
    text: str
    shown: bool
    size: int
    label: tuple[str, ...]
    below: str


def summary(snapshot: Snapshot, names: Names) -> ShareCard:
    """Return the card of the whole programme: the pair of reach, or without bootcamps two of its own figures."""
    region = names.programme.programme.region.in_language(names.words.language)
    pair = (reach(snapshot, names) if names.programme.trains else own(snapshot, names)).headlines
    return ShareCard(f"{region[:1].upper()}{region[1:]}", pair)


def card_png(snapshot: Snapshot, names: Names, shapes: Shapes | None = None, card: ShareCard | None = None) -> bytes:
    """Return a card of a public snapshot as PNG; its alternative text is inside as its description."""
    fonts = [str(_FONTS / f"impulso-sans-{weight}.ttf") for weight in (400, 700)]
    drawn = resvg_py.svg_to_bytes(
        svg_string=card_svg(snapshot, names, shapes, card), skip_system_fonts=True, font_files=fonts
    )
    return _described(bytes(drawn), {"Description": card_alt(snapshot, names, card), "Source": snapshot.id})


def card_svg(snapshot: Snapshot, names: Names, shapes: Shapes | None = None, card: ShareCard | None = None) -> str:
    """Return a card as SVG, which needs the font «Impulso Sans»; without one, that of the whole programme."""
    words, programme, shown = names.words, names.programme.programme, card or summary(snapshot, names)
    return templates(_FOLDER / "templates").get_template("card.svg").render(
        programme=programme.name,
        title=shown.title,
        ground=LIGHT_GROUND,
        brand=(brand := against(programme.colour, LIGHT_GROUND)),
        land_fill=tint(brand, _LAND, LIGHT_GROUND),
        shown_fill=tint(brand, _SHOWN, LIGHT_GROUND),
        figures=[_figure(each) for each in shown.headlines],
        land=[(outline(land), land.key == shown.state) for land in land_of(snapshot, names, shapes) if land.ours],
        as_of=short_freshness_line(snapshot, names, 76),
        cut=words("frame.snapshot", id=snapshot.id[:4]),
        mark=words("stage.sample") if snapshot.sample else None,
        marks=_marks(names),
        woven=strip(programme.border, (1200 - 16) / 18) if programme.border else "",
    )  # fmt: skip


def card_alt(snapshot: Snapshot, names: Names, card: ShareCard | None = None) -> str:
    """Return the text for those who do not see the picture."""
    words, shown = names.words, card or summary(snapshot, names)
    told = [words("card.figure", value=each.value.text, label=each.label) for each in shown.headlines]
    mark = words("stage.sample") if snapshot.sample else ""
    said = words(
        "card.alt",
        programme=names.programme.programme.name,
        title=shown.title,
        figures="; ".join(told),
        as_of=freshness_line(snapshot, names),
        cut=words("frame.snapshot", id=snapshot.id),
    )
    return f"{mark}. {said}" if mark else said


def _marks(names: Names) -> list[tuple[str, float, float]]:
    """Return the partners' marks, each with its left edge and its width: right of the name, if there is room."""
    pictures = [mark_address(each.mark) for each in names.programme.partners if isinstance(each.mark, ReadyMark)]
    room = _MARKS_END - 72 - _GAP - 44 * ems(names.programme.programme.name)
    width = min(_WIDEST, room / len(pictures) - _GAP / 4) if pictures else 0.0
    if width < _NARROWEST:
        return []
    first = _MARKS_END - len(pictures) * (width + _GAP / 4)
    return [
        (each, round(first + (width + _GAP / 4) * place, 1), round(width, 1)) for place, each in enumerate(pictures)
    ]


def _figure(headline: Headline) -> _Figure:
    text, shown = headline.value.text, headline.value.shown
    size = min(_LARGEST, int(_COLUMN / ems(text))) if shown else 84
    return _Figure(text, shown, size, tuple(wrapped(headline.label, 22).split("\n")[:2]), headline.below)


def _described(png: bytes, texts: dict[str, str]) -> bytes:
    """Return a PNG with texts inside, after its header, as its standard keeps them."""
    head = 8 + 25  # signature and IHDR
    chunks = b"".join(png_chunk(b"iTXt", f"{name}\0\0\0\0\0{text}".encode()) for name, text in texts.items())
    return png[:head] + chunks + png[head:]
