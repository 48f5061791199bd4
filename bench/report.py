"""The page that a measurement leaves behind."""

from collections.abc import Iterable
from pathlib import Path

READ = Path(__file__).resolve().parent / "performance.md"
"""What is said about the figures by hand; the tables follow it."""


def page(sections: Iterable[tuple[str, str, tuple[str, ...], list[tuple[str, ...]]]], *, quick: bool) -> str:
    """Return the whole page: how to read it, then every table."""
    lines = [READ.read_text(encoding="utf-8").rstrip()]
    if quick:
        lines += ["", "These figures are of a quick run: fewer rounds, smaller crowds."]
    for title, told, head, rows in sections:
        lines += ["", f"## {title}", ""]
        lines += [told, ""] if told else []
        lines += [_row(head), _row(["---"] * len(head)), *map(_row, rows)]
    return "\n".join([*lines, ""])


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
