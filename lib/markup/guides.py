"""The users' guides, `docs/<language>/*.md`: read from the documents themselves, for the page of help."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from lib.i18n.catalogue import FALLBACK, own_language, usual_language
from lib.programme.declared import wider
from lib.programme.model import REVIEW_TABS
from lib.tables.schema.models import MODELS

FOLDER = Path(__file__).resolve().parents[2] / "docs"
GUIDES = ("hoja", "dependencia", "presentar", "coordinar", "instalar", "preguntas", "no-funciona")
"""In the order in which they are offered; each is the name of a file without its ending."""
SIZE = (960, 540)
"""Width and height of every picture of a guide, in pixels."""

_WORDS_A_MINUTE = 180
_OF_A_GUIDE = re.compile(rf"({'|'.join(GUIDES)})\.md")
_NOT_IN_AN_ANCHOR = re.compile(r"[^\w\s-]")


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


def guides(language: str) -> tuple[Guide, ...]:
    """Return every guide for a reader's language; what it lacks, in the programme's first, or as most read."""
    return tuple(_guide(each, language, own_language(), usual_language()) for each in GUIDES)


def pictures(language: str) -> dict[str, bytes]:
    """Return the pictures of these guides, by where they lie beside the light pages of the reader's language."""
    written = sorted({each.language for each in guides(language)})
    files = (path for each in written for path in (FOLDER / each / "images").glob("*.webp"))
    return {f"images/{path.name}": path.read_bytes() for path in files}


@cache
def _guide(guide: str, language: str, own: str, usual: str) -> Guide:
    written = (*wider(language), *wider(own), usual, FALLBACK)
    spoken = next(each for each in written if (FOLDER / each / f"{guide}.md").is_file())
    text = (FOLDER / spoken / f"{guide}.md").read_text(encoding="utf-8")
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(text)
    title, first = [token for token in tokens if token.type == "inline"][:2]
    body = parser.renderer.render(
        _shown(tokens[3:], language, {} if usual == FALLBACK else _in_english()), parser.options, {}
    )
    return Guide(guide, spoken, title.content, _plain(first), -(-len(text.split()) // _WORDS_A_MINUTE), body)


def _plain(paragraph: Token) -> str:
    return "".join(" " if child.type == "softbreak" else child.content for child in paragraph.children or ())


def _shown(tokens: Iterable[Token], language: str, names: Mapping[str, str]) -> list[Token]:
    """Return the text as it stands in the dashboard: headings with anchors, pictures and links where they are there.

    `names` are what sheets call their tabs and columns where the text has another name for them.
    """
    shown = list(tokens)
    for before, token in zip([None, *shown], shown, strict=False):
        if token.type == "inline":
            if before and before.type == "heading_open":
                before.attrSet("id", _anchor(token.content))
            token.children = list(_inline(token.children or (), language, names))
        elif token.type == "th_open":
            token.attrSet("scope", "col")
    return shown


def _in_english() -> dict[str, str]:
    """Return the English name of each tab and column, by the one that guides have."""
    columns = {each.header: each.english for model in MODELS.values() for each in model.columns.values()}
    return {**columns, **{table: model.english for table, model in MODELS.items()}, REVIEW_TABS[0]: REVIEW_TABS[1]}


def _anchor(heading: str) -> str:
    """Return the anchor that GitHub gives a heading."""
    return _NOT_IN_AN_ANCHOR.sub("", heading.lower()).replace(" ", "-")


def _inline(tokens: Iterable[Token], language: str, names: Mapping[str, str]) -> Iterator[Token]:
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
            token.content = names.get(token.content, token.content)
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
