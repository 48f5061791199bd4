"""The users' guides, `docs/<language>/*.md`: read from the documents themselves, for the page of help."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from lib.i18n.catalogue import FALLBACK, own_language, phrases_in, said_as, usual_language
from lib.programme.declared import wider
from lib.programme.model import REVIEW_TABS
from lib.tables.schema.hubs import Hub
from lib.tables.schema.models import MODELS
from lib.wording.language import own_words
from lib.wording.reference.columns import example

FOLDER = Path(__file__).resolve().parents[2] / "docs"
GUIDES = ("hoja", "dependencia", "presentar", "coordinar", "instalar", "preguntas", "no-funciona")
"""In the order in which they are offered; each is the name of a file without its ending."""
SIZE = (960, 540)
"""Width and height of every picture of a guide, in pixels."""

_WORDS_A_MINUTE = 180
_OF_A_GUIDE = re.compile(rf"({'|'.join(GUIDES)})\.md")
_NOT_IN_AN_ANCHOR = re.compile(r"[^\w\s-]")
_OF_PLACES = re.compile(r"(?:\w+ ){0,2}(?:estados?|municipios?|states?|municipality|municipalities)")
_A_STATE = re.compile(r"(?<=[?&]estado=)\d+")


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide, in the language it is written in, which may be another than the reader's.

    `says` is its first paragraph as plain text, `minutes` how long it takes to read, `html` all that follows its title.
    """

    id: str
    language: str
    title: str
    says: str
    minutes: int
    html: str

    @property
    def pictured(self) -> bool:
        """Tell whether there are pictures in it, which are those of the sample whatever the programme."""
        return "<img" in self.html


@dataclass(frozen=True, slots=True)
class _Own:
    """What a programme calls what guides speak of: tabs and columns, regions and their parts, and one region's key."""

    names: tuple[tuple[str, str], ...]
    places: tuple[tuple[str, str], ...]
    state: str

    def told(self, text: str) -> str:
        """Return a text with the programme's own words for its places, those of several words first."""
        phrases = dict(self.places)
        found = "|".join(re.escape(phrase) for phrase in phrases)
        return re.sub(rf"(?<!\w)(?i:{found})(?!\w)", lambda each: said_as(each[0], phrases), text) if found else text

    def coded(self, text: str) -> str:
        """Return what is typed as this programme types it."""
        return _A_STATE.sub(self.state, dict(self.names).get(text, text))


def guides(language: str) -> tuple[Guide, ...]:
    """Return every guide for a reader's language; what it lacks, in the programme's first, or as most read."""
    written = {each: _written(each, language) for each in GUIDES}
    return tuple(_guide(each, spoken, language, _says(spoken)) for each, spoken in written.items())


def pictures(language: str) -> dict[str, bytes]:
    """Return the pictures of these guides, by where they lie beside the light pages of the reader's language."""
    written = sorted({each.language for each in guides(language)})
    files = (path for each in written for path in (FOLDER / each / "images").glob("*.webp"))
    return {f"images/{path.name}": path.read_bytes() for path in files}


def _written(guide: str, language: str) -> str:
    """Return the language in which a guide is there for a reader."""
    likeliest = (*wider(language), *wider(own_language()), usual_language(), FALLBACK)
    return next(each for each in likeliest if (FOLDER / each / f"{guide}.md").is_file())


def _says(language: str) -> _Own:
    """Return what the programme calls what guides in a language speak of."""
    places = {phrase: said for phrase, said in phrases_in(language).items() if _OF_PLACES.fullmatch(phrase)}
    return _Own(
        names=() if usual_language() == FALLBACK else tuple(_in_english().items()),
        places=tuple(sorted(places.items(), key=lambda each: -len(each[0]))),
        state=example(Hub.table, Hub.columns["state"], own_words()),
    )


@cache
def _guide(guide: str, spoken: str, language: str, own: _Own) -> Guide:
    text = (FOLDER / spoken / f"{guide}.md").read_text(encoding="utf-8")
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = _shown(parser.parse(text), language, own)
    title, first = [token for token in tokens if token.type == "inline"][:2]
    body = parser.renderer.render(tokens[3:], parser.options, {})
    return Guide(guide, spoken, _plain(title), _plain(first), -(-len(text.split()) // _WORDS_A_MINUTE), body)


def _plain(paragraph: Token) -> str:
    return "".join(" " if child.type == "softbreak" else child.content for child in paragraph.children or ())


def _shown(tokens: Iterable[Token], language: str, own: _Own) -> list[Token]:
    """Return the text as it stands in the dashboard: headings with anchors, pictures and links where they are there."""
    shown = list(tokens)
    for before, token in zip([None, *shown], shown, strict=False):
        if token.type == "inline":
            if before and before.type == "heading_open":
                before.attrSet("id", _anchor(token.content))
            token.children = list(_inline(token.children or (), language, own))
        elif token.type == "th_open":
            token.attrSet("scope", "col")
    return shown


def _in_english() -> dict[str, str]:
    """Return the English name of each tab and column, by the one that guides have."""
    columns = {each.header: each.english for model in MODELS.values() for each in model.columns.values()}
    return {
        **columns,
        **{table: model.english for table, model in MODELS.items()},
        REVIEW_TABS[0]: REVIEW_TABS[1],
        "instrucciones": "instructions",
    }


def _anchor(heading: str) -> str:
    """Return the anchor that GitHub gives a heading."""
    return _NOT_IN_AN_ANCHOR.sub("", heading.lower()).replace(" ", "-")


def _inline(tokens: Iterable[Token], language: str, own: _Own) -> Iterator[Token]:
    """Yield the tokens of one line. A link to what is not in the dashboard stays as its text alone."""
    led = True
    for token in tokens:
        if token.type == "link_open":
            target = str(token.attrs["href"])
            guide = _OF_A_GUIDE.fullmatch(target)
            led = guide is not None or target.startswith("#")
            if guide:
                token.attrs = {"href": f"help?guia={guide[1]}&lang={language}", "target": "_self"}
        if token.type == "code_inline":
            token.content = own.coded(token.content)
        for said in (token, *(token.children or ())):
            said.content = own.told(said.content) if said.type == "text" else said.content
        if token.type == "image":
            yield from _picture(token, language)
        elif led or token.type not in {"link_open", "link_close"}:
            yield token


def _picture(image: Token, language: str) -> Iterator[Token]:
    """Yield a picture that opens in its own size; it lies beside the light pages of the reader's language."""
    address = f"ligera/{language}/{image.attrs['src']}"
    yield Token("link_open", "a", 1, attrs={"class": "picture", "href": address, "target": "_blank"})
    image.attrs |= {"src": address, "width": SIZE[0], "height": SIZE[1], "loading": "lazy"}
    yield image
    yield Token("link_close", "a", -1)
