"""A programme's mark and colours as they stand in a page: its logo, or three bars in its colour."""

from html import escape
from pathlib import Path

from lib.markup.border import background
from lib.programme.model import ProgrammeIdentity
from lib.programme.warmth import Border

_USUAL = ("#6B2D5C", "#D7A6C9")
_PAPER = "#FFFFFF"
_BARS = "M8 23V15h4v8zm6 0V9h4v14zm6 0V12h4v11z"
_MIXED = ((14, 30), (38, 55), (68, 78))  # of the brand in each class: on white, and of the lighter one on black


def mark_of(who: ProgrammeIdentity, folder: Path) -> str:
    """Return the page's icon: the path of the logo beside the programme file, or an SVG in the programme's colour."""
    return logo_of(who, folder) or bars(who)


def logo_of(who: ProgrammeIdentity, folder: Path) -> str | None:
    """Return the path of the programme's logo, or None where it has none or the file is not there."""
    logo = folder / who.logo
    return str(logo) if who.logo and logo.is_file() else None


def bars(who: ProgrammeIdentity) -> str:
    """Return a mark as SVG: three bars on the programme's colour."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" role="img" aria-label="{escape(who.name)}">'
        f'<rect width="32" height="32" rx="6" fill="{who.colour}"/><path d="{_BARS}" fill="#fff"/></svg>'
    )


def tint(colour: str, share: float, ground: str) -> str:
    """Return how a colour looks at a share of 0 to 1 on a ground; all are `#RRGGBB`."""
    parts = (bytes.fromhex(each[1:]) for each in (colour, ground))
    mixed = (round(share * above + (1 - share) * below) for above, below in zip(*parts, strict=True))
    return "#" + "".join(f"{part:02X}" for part in mixed)


def paper_tint(who: ProgrammeIdentity) -> str:
    """Return the programme's colour as places with a hub have it on paper."""
    return tint(who.colour, 0.2, _PAPER)


def brand_style(who: ProgrammeIdentity, *, woven: bool = True) -> str:
    """Return CSS with the programme's border, and its colours in place of the usual ones; "" where neither is its own.

    Without `woven` the border is left out, where every byte counts.

    The classes of the map of regions are mixed from the brand, light to full on each ground.
    """
    light, dark = who.colour, who.colour_on_dark
    strip = _woven(who.border) if who.border and woven else ""
    if (light, dark) == _USUAL:
        return strip
    steps = [
        f"--id-c{number}: light-dark(color-mix(in srgb, {light} {on_white}%, white), "
        f"color-mix(in srgb, {dark} {on_black}%, black));"
        for number, (on_white, on_black) in enumerate(_MIXED)
    ]
    classes = " ".join([*steps, f"--id-c3: light-dark({light}, {dark});"])
    own = f"--id-brand: light-dark({light}, {dark});"
    return f".id.id {{ {own} }} .id.id .choropleth, .id.choropleth {{ {classes} }}{strip}"


def _woven(border: Border) -> str:
    """Return CSS that puts a border below the masthead in place of its rule."""
    return (
        ".id.masthead::after { content: ''; display: block; height: .625rem; margin: .4rem 0 -.6rem; "
        f"background: {background(border)} 0 / auto 100% repeat-x; print-color-adjust: exact }}"
    )
