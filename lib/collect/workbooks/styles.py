"""Which cell styles of a workbook show a number as a date, and which strike their cell through."""

import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lib.collect.workbooks.package import Package, feed, local, xml_parser
from lib.collect.workbooks.records import records, wide_text

_DAYS = {str(number) for number in (*range(14, 18), 22, *range(27, 32), 36, *range(50, 59))}
_HOURS = {str(number) for number in (*range(18, 22), *range(32, 36), *range(45, 48))}
_NOT_STRUCK = frozenset({"0", "false", "off"})
_STRIKEOUT = 0x0008
_FORMAT, _FONT, _STYLE, _STYLES, _STYLES_END = 44, 43, 47, 617, 618


@dataclass(frozen=True, slots=True)
class CellStyles:
    """Styles by their number, as text. `dates` says of each that shows a date whether it has a day, not hours alone."""

    dates: Mapping[str, bool] = field(default_factory=dict)
    struck: frozenset[str] = frozenset()


def xlsx_styles(package: Package, part: str) -> CellStyles:
    """Return the styles in the part of an .xlsx that declares them; none where `part` is ""."""
    formats: dict[str, str] = {}
    struck_fonts: set[int] = set()
    styles: list[tuple[str, str]] = []
    path: list[str] = []
    fonts = -1

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal fonts
        name = local(tag)
        path.append(name)
        if name == "numFmt":
            formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif path[-2:] == ["fonts", "font"]:
            fonts += 1
        elif path[-3:] == ["fonts", "font", "strike"] and attributes.get("val", "1") not in _NOT_STRUCK:
            struck_fonts.add(fonts)
        elif path[-2:] == ["cellXfs", "xf"]:
            styles.append((attributes.get("numFmtId", "0"), attributes.get("fontId", "0")))

    parser = xml_parser()
    parser.StartElementHandler, parser.EndElementHandler = start, lambda _: path.pop()
    if part:
        feed(parser, package.pieces(part))
    return _styles(formats, {str(font) for font in struck_fonts}, styles)


def xlsb_styles(pieces: Iterable[bytes]) -> CellStyles:
    """Return the styles in the part of an .xlsb that declares them ([MS-XLSB] 2.1.7.51). Raises SourceFailure."""
    formats: dict[str, str] = {}
    struck_fonts: set[str] = set()
    styles: list[tuple[str, str]] = []
    fonts, in_cell_styles = -1, False
    for kind, data in records(pieces):
        if kind == _FORMAT and len(data) > 2:
            formats[str(struct.unpack_from("<H", data)[0])] = wide_text(data, 2)[0]
        elif kind == _FONT and len(data) > 3:
            fonts += 1
            if struct.unpack_from("<H", data, 2)[0] & _STRIKEOUT:
                struck_fonts.add(str(fonts))
        elif kind in {_STYLES, _STYLES_END}:
            in_cell_styles = kind == _STYLES
        elif kind == _STYLE and in_cell_styles and len(data) > 5:
            number, font = struct.unpack_from("<2H", data, 2)
            styles.append((str(number), str(font)))
    return _styles(formats, struck_fonts, styles)


def _styles(formats: Mapping[str, str], struck_fonts: set[str], styles: Iterable[tuple[str, str]]) -> CellStyles:
    shown = {**dict.fromkeys(_HOURS, False), **dict.fromkeys(_DAYS, True), **dict(_dates(formats))}
    numbered = [(str(index), *style) for index, style in enumerate(styles)]
    return CellStyles(
        {style: shown[number] for style, number, _ in numbered if number in shown},
        frozenset(style for style, _, font in numbered if font in struck_fonts),
    )


def _dates(formats: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    for number, code in formats.items():
        bare = re.sub(r'"[^"]*"|\\.|_.|\*.', "", code)
        elapsed = re.search(r"\[[hms]+\]", bare, re.IGNORECASE)
        letters = re.sub(r"\[[^\]]*\]", "", bare).casefold().replace("general", "").replace("estándar", "")
        if elapsed or re.search("[ymdhs]|a{3}", letters):
            yield number, not elapsed and bool(re.search("[yd]|mmm", letters))
