"""Whether a text fits its box whatever font is put in the place of ours: it is measured with the widest of them."""

from collections.abc import Sequence
from dataclasses import replace

from lib.publish.deck.boxes import Area, Paragraph

LINE = 1.22
"""Height of a line in ems: Calibri's, the tallest of those that stand in for one another."""

_STEPS = tuple(1 - 0.05 * step for step in range(10))
"""By how much letters become smaller, at most to 55 %, until a text fits."""

_REGULAR = {
    0.3: "'IJijlíÍ",
    0.35: " ,./:;\\|·‘’\u00a0",
    0.4: "()-[]ft",
    0.45: "!r¡",
    0.5: '"*_`–°',
    0.55: "?csz¿“”",
    0.6: "FLkvxy",
    0.7: "ABCKRVXZÁ",
    0.75: "NUÚÑÜ",
    0.8: "&DGHOQÓ▲▼",
    0.85: "#+<=>^w~−",
    0.9: "M",
    1.0: "%@Wm—…",
}
_BOLD = {
    0.35: " 'ijlí\u00a0",
    0.4: ",./:;IJ\\|Í·‘’",
    0.45: "-f",
    0.5: "!()[]_`rt¡–°",
    0.55: '"*',
    0.6: "?csz¿",
    0.65: "Lx«»",
    0.75: "CPSYZbdghnpqu{}úñü",
    0.8: "ABKRVXÁ▲▼",
    0.85: "#+<=>DGHNU^~ÚÑÜ−",
    0.9: "&OQÓ",
    0.95: "w",
    1.0: "@M—…",
    1.05: "%m",
    1.15: "W",
}
"""Advance widths of DejaVu Sans and its bold in ems, rounded up: the widest font that programs take for Calibri."""

_OTHER = {False: 0.65, True: 0.7}
_WIDTHS = {
    bold: {letter: width for width, letters in table.items() for letter in letters}
    for bold, table in ((False, _REGULAR), (True, _BOLD))
}


def width_of(text: str, *, bold: bool) -> float:
    """Return how wide a text is at most, in ems."""
    return sum(_WIDTHS[bold].get(letter, _OTHER[bold]) for letter in text)


def lines_of(line: Paragraph, width: float) -> int:
    """Return on how many lines of so many inches a paragraph stands; words are broken only where one is longer."""
    room = width * 72 / line.size
    lines, used = 1, 0.0
    for word in line.text.split(" "):
        wide = width_of(word, bold=line.bold)
        if used and used + width_of(" ", bold=line.bold) + wide > room:
            lines, used = lines + 1, wide
        else:
            used += wide + (width_of(" ", bold=line.bold) if used else 0)
        while used > room:
            lines, used = lines + 1, used - room
    return lines


def height_of(lines: Sequence[Paragraph], width: float) -> float:
    """Return how many inches paragraphs take below one another in a box that is so many inches wide."""
    return sum(lines_of(line, width) * line.size * LINE for line in lines) / 72


def fitted(lines: Sequence[Paragraph], area: Area) -> list[Paragraph]:
    """Return paragraphs as large as they may be to stay within an area, all smaller by the same part."""
    for step in _STEPS:
        smaller = [replace(line, size=line.size * step) for line in lines]
        if height_of(smaller, area.width) <= area.height + 0.01:
            break
    return smaller
