"""Filling templates: everything from a cell is escaped, because Jinja escapes it."""

import json
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from lib.markup.brand import bars
from lib.markup.marks import FOLDER, any_invented, shown_marks
from lib.markup.memo import memo
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.looking_back import LookingBack
from lib.wording.names import Names
from lib.wording.sources import as_of_line

_FOLDER = Path(__file__).parent


@cache
def templates(folder: Path | None = None) -> Environment:
    """Return the templates of the blocks; with a folder of a file's own templates, those too, and they come first."""
    folders = [folder, _FOLDER / "templates"] if folder else [_FOLDER / "templates"]
    environment = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(max=max, min=min)
    return environment


def fill(template: str, **context: object) -> str:
    """Return a template filled in. Texts are escaped unless a template made them."""
    return templates().get_template(template).render(**context)


@cache
def style() -> str:
    """Return the style sheets of every block, the base first."""
    sheets = sorted((_FOLDER / "styles").glob("*.css"), key=lambda path: (path.stem != "base", path.stem))
    return "\n".join(path.read_text(encoding="utf-8") for path in sheets)


def paper(snapshot: Snapshot, names: Names, address: str | None = None) -> str:
    """Return the style that puts the as-of line, the page's address and a number at the foot of every printed sheet."""
    lines = [as_of_line(snapshot, names), *([address] if address else [])]
    line = r' "\A " '.join(json.dumps(each, ensure_ascii=False).replace("<", "\\3c ") for each in lines)
    left = f"@bottom-left{{content:{line}{';white-space:pre-line' if address else ''}}}"
    right = '@bottom-right{content:counter(page)" / "counter(pages);width:4em}'
    return f"<style>@page{{margin:12mm 12mm 16mm;font:8pt sans-serif;color:#4D4752;{left}{right}}}</style>"


def masthead_ends(words: Words, to: str, *, stage: bool = True, apart: bool = False) -> str:
    """Return what stands at the masthead's end: search, the stage and the theme. `to` is the folder of the light pages.

    With `apart` the stage opens in a tab of its own.
    """
    return fill("masthead-ends.html", words=words, to=to, stage=stage, apart=apart)


@memo
def masthead(snapshot: Snapshot, names: Names, marks_at: str | None = None) -> str:
    """Return the programme's mark, name and place, the as-of line, that a sample is one, and the partners' marks.

    Of the newest snapshot it carries the id. `marks_at` leads from the page to the folder of the marks; without it they
    are left out. Who has a logo of its own has no mark of its own here: Streamlit shows the logo above.
    """
    words, who = names.words, names.programme.programme
    return fill(
        "masthead.html",
        mark=None if who.logo else f"data:image/svg+xml,{quote(bars(who))}",
        name=who.name,
        place=words("frame.place", region=who.region.in_language(words.language)),
        line=as_of_line(snapshot, names),
        cut=None if isinstance(names, LookingBack) else snapshot.id,
        sample=words("frame.sample", today=words.long_day(snapshot.today)) if snapshot.sample else None,
        marks=shown_marks(names.programme, words) if marks_at is not None else [],
        marks_label=words("marks.label"),
        folder=f"{marks_at}{FOLDER}",
        invented=words("marks.invented") if any_invented(names.programme) else None,
    )
