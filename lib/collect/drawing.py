"""An SVG file as a drawing and nothing else: shapes, their colours and gradients. Whatever could act is refused."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from lib.programme.warmth import MarkFault

_SVG = "{http://www.w3.org/2000/svg}"
_SHAPE_NAMES = "svg g path rect circle ellipse line polyline polygon defs linearGradient radialGradient stop clipPath"
_SHAPES = frozenset(_SHAPE_NAMES.split())
_SAID_ELSEWHERE = frozenset({"title", "desc", "metadata"})
_PLACES = "id viewBox d x y width height cx cy r rx ry x1 y1 x2 y2 fx fy points transform preserveAspectRatio"
_UNITS = "gradientUnits gradientTransform spreadMethod offset clipPathUnits"
_LOOKS = (
    "fill fill-rule fill-opacity stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray "
    "stroke-opacity opacity color stop-color stop-opacity clip-path clip-rule shape-rendering"
)
_LOOK = frozenset(_LOOKS.split())
_KEPT = frozenset(f"{_PLACES} {_UNITS}".split()) | _LOOK
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_VALUE = re.compile(
    r"(?:url\(#[\w-]+\)|[^<>&()\\;]|(?:rgba?|matrix|translate|scale|rotate|skew[XY])\([\d\s,.%e+-]*\))*"
)
_MOST_DEEP = 30
_MOST_LONG = 20


class NotADrawing(Exception):
    """A file is no drawing that may be shown: why, and what was found in it."""

    def __init__(self, fault: MarkFault, found: str) -> None:
        super().__init__(found)
        self.fault, self.found = fault, found[:40]


def drawing_of(content: bytes) -> bytes:
    """Return an SVG written anew from its shapes alone. Raises NotADrawing.

    Titles, metadata and what drawing programs keep for themselves are left out; scripts, links, pictures, texts, style
    sheets and declarations of entities are refused.
    """
    if b"<!DOCTYPE" in content.upper() or b"<!ENTITY" in content.upper():
        raise NotADrawing("unsafe", "<!DOCTYPE>")
    try:
        root = ElementTree.fromstring(content.decode("utf-8-sig"))  # noqa: S314  no entity can be declared in it
    except (ElementTree.ParseError, UnicodeDecodeError, ValueError, RecursionError):
        raise NotADrawing("kind", "SVG") from None
    if root.tag != f"{_SVG}svg":
        raise NotADrawing("kind", "SVG")
    made = _copied(root, 0)
    if "viewBox" not in made.attrib:
        size = [_NUMBER.match(root.get(name, "")) for name in ("width", "height")]
        if not all(size):
            raise NotADrawing("unsafe", "viewBox")
        made.set("viewBox", f"0 0 {' '.join(each[0] for each in size if each)}")
    try:
        _, _, width, height = map(float, made.attrib["viewBox"].replace(",", " ").split())
    except ValueError:
        raise NotADrawing("unsafe", "viewBox") from None
    judge_sides(width, height)
    made.attrib = {name: value for name, value in made.attrib.items() if name not in {"width", "height", "x", "y"}}
    made.set("xmlns", _SVG.strip("{}"))
    return ElementTree.tostring(made, encoding="unicode").encode()


def judge_sides(width: float, height: float) -> None:
    """Raise NotADrawing where a side is nothing or many times the other: pictures of one height would have no end."""
    if not (0 < width <= _MOST_LONG * height and height <= _MOST_LONG * width):
        raise NotADrawing("large", f"{width:g} × {height:g}")


def _copied(element: ElementTree.Element, depth: int, *, clips: bool = False) -> ElementTree.Element:
    name = element.tag.removeprefix(_SVG)
    if name not in _SHAPES or depth > _MOST_DEEP:
        raise NotADrawing("unsafe", f"<{name}>")
    made = ElementTree.Element(name, dict(_attributes(element)))
    clips = clips or name == "clipPath"
    if clips and "clip-path" in made.attrib:  # a few that clip each other take hours to draw
        raise NotADrawing("unsafe", "clip-path")
    made.extend([_copied(each, depth + 1, clips=clips) for each in element if _is_drawn(each)])
    return made


def _is_drawn(element: ElementTree.Element) -> bool:
    """Tell whether an element is part of the drawing: not a title, and not of another language than SVG."""
    tag = element.tag
    return isinstance(tag, str) and tag.startswith(_SVG) and tag.removeprefix(_SVG) not in _SAID_ELSEWHERE


def _attributes(element: ElementTree.Element) -> Iterator[tuple[str, str]]:
    for name, value in element.attrib.items():
        bare = name.rpartition("}")[2]
        if bare.lower().startswith("on") or bare == "href":
            raise NotADrawing("unsafe", bare)
        if name == "style":
            yield from _styled(value)
        elif name in _KEPT:
            yield name, _plain(name, value)


def _styled(style: str) -> Iterator[tuple[str, str]]:
    for each in style.split(";"):
        name, _, value = each.partition(":")
        if name.strip() in _LOOK:
            yield name.strip(), _plain(name.strip(), value.strip())


def _plain(name: str, value: str) -> str:
    if not _VALUE.fullmatch(value):
        raise NotADrawing("unsafe", name)
    return value
