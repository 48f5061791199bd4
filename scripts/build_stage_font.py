"""Make the stage's fonts from the Source Sans that Streamlit brings: only the letters and weights that are needed.

    python scripts/build_stage_font.py

Writes impulso-sans.woff2 (weights 400 to 700, for HTML) and impulso-sans-{400,700}.ttf (for the
summary card). The result is committed, so nobody who runs the dashboard needs fontTools.
"""

from pathlib import Path

import streamlit
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

OUT = Path(__file__).resolve().parents[1] / "lib" / "publish" / "stage" / "assets"
NAME = "Impulso Sans"
LETTERS = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180)))) + "ʼ‐‑–—‘’“”„†•…‹›€™−←→↑↓"


def source() -> Path:
    """Return the variable upright Source Sans inside the installed Streamlit."""
    return next((Path(streamlit.__file__).parent / "static" / "static" / "media").glob("SourceSansVF-Upright*.woff2"))


def cut(flavour: str | None) -> TTFont:
    """Return the font with our letters only, at all weights."""
    font = TTFont(source())
    options = subset.Options()
    options.name_IDs = [*range(7), 13, 14]  # the notice of its licence stays inside, as the licence asks
    options.layout_features = ["kern", "tnum", "lnum", "mark", "ccmp", "locl"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=LETTERS)
    subsetter.subset(font)
    font.flavor = flavour
    return font


def renamed(font: TTFont, weight: str) -> TTFont:
    """Give the font a name of its own, as its licence asks of changed versions."""
    spoken = {1: NAME, 3: f"{NAME} {weight}", 4: f"{NAME} {weight}", 6: f"{NAME.replace(' ', '')}-{weight}", 16: NAME}
    for record in font["name"].names:
        if record.nameID in spoken:
            record.string = spoken[record.nameID]
    return font


def main() -> None:
    OUT.mkdir(exist_ok=True)
    variable = instancer.instantiateVariableFont(cut("woff2"), {"wght": (400, 400, 700)})
    renamed(variable, "Variable").save(OUT / "impulso-sans.woff2")
    for weight in (400, 700):
        fixed = renamed(instancer.instantiateVariableFont(cut(None), {"wght": weight}), str(weight))
        fixed["OS/2"].usWeightClass = weight
        fixed.save(OUT / f"impulso-sans-{weight}.ttf")


if __name__ == "__main__":
    main()
