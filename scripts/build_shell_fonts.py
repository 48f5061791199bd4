"""Make small fonts from the two that every Streamlit page fetches: half of all that a first visitor waits for.

    python scripts/build_shell_fonts.py

Of 3,800 icons only those stay that Streamlit or this program names; of Source Sans the Latin letters and the signs that
go with them, others come from the reader's system. A file keeps the name of Streamlit's, which carries a hash of what
is in it: a Streamlit with other fonts is served its own. The result is committed, so nobody who runs the dashboard
needs fontTools.
"""

import re
from pathlib import Path

import streamlit
from fontTools import subset
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[1]
STATIC = Path(streamlit.__file__).parent / "static" / "static"
OUT = ROOT / "lib" / "app" / "server" / "fonts" / "media"
ICON = re.compile(r":material/([a-z0-9_]+)")
SHEETS = ("lib/**/*.py", "lib/**/*.html", "lib/**/*.js", "pages/*.py", "dashboard.py")
LATIN = (
    (0x20, 0x24F),
    (0x2B0, 0x36F),
    (0x3A3, 0x3A3),
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x20A0, 0x20CF),
    (0x2100, 0x22FF),
    (0x25A0, 0x27BF),
)


def source(name: str) -> Path:
    """Return a font inside the installed Streamlit."""
    return next((STATIC / "media").glob(f"{name}*.woff2"))


def icons() -> set[str]:
    """Return the names of the icons in Streamlit's bundles and in ours."""
    files = [*(STATIC / "js").glob("*.js"), *(file for sheet in SHEETS for file in ROOT.glob(sheet))]
    return {name for file in files for name in ICON.findall(file.read_text(encoding="utf-8"))}


def ligatures(font: TTFont) -> dict[str, str]:
    """Return which glyph stands for which written name."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items() if code < 128}
    found: dict[str, str] = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            inner = getattr(table, "ExtSubTable", table)
            for first, entries in getattr(inner, "ligatures", {}).items():
                for entry in entries:
                    found["".join(letters.get(part, "?") for part in (first, *entry.Component))] = entry.LigGlyph
    return found


def icon_font() -> TTFont:
    """Return the icon font with the icons that are named somewhere."""
    font = TTFont(source("MaterialSymbols-Rounded"))
    known, cmap = ligatures(font), font.getBestCmap()
    names = sorted(icons() & known.keys())
    options = subset.Options()
    options.layout_features, options.layout_closure = ["liga", "rlig"], False  # or every icon of these letters stays
    subsetter = subset.Subsetter(options)
    letters = {cmap[ord(letter)] for name in names for letter in name}
    subsetter.populate(glyphs=[*letters, *(known[name] for name in names)])
    subsetter.subset(font)
    return font


def text_font() -> TTFont:
    """Return Source Sans with Latin letters, renamed inside, as its licence asks of changed versions."""
    font = TTFont(source("SourceSansVF-Upright"))
    options = subset.Options()
    options.layout_features = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum", "calt", "ordn"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for code in font.getBestCmap() if any(a <= code <= z for a, z in LATIN)])
    subsetter.subset(font)
    for record in font["name"].names:
        record.string = str(record).replace("Source", "Impulso")
    return font


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    for name, font in (("MaterialSymbols-Rounded", icon_font()), ("SourceSansVF-Upright", text_font())):
        font.flavor = "woff2"
        target = OUT / source(name).name
        font.save(target)
        print(f"{target.name}: {source(name).stat().st_size:,} to {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
