"""Scripts that the dashboard and the light pages share; each runs where it stands and needs nothing else."""

import re
from pathlib import Path

_FOLDER = Path(__file__).parent
_COMMENT = re.compile(r"^\s*//.*\n|^\s+| /\*[^*]*\*/(?= })", re.MULTILINE)


def bare(script: Path) -> str:
    """Return a script as it is sent: without its comments and what it is indented with."""
    return _COMMENT.sub("", script.read_text(encoding="utf-8"))


THEME = bare(_FOLDER / "theme.js")
"""Keeps the theme that the reader chose."""

SECTIONS = bare(_FOLDER / "sections.js")
"""Keeps in the address which sections of the page stand open, and opens what a link leads to."""
