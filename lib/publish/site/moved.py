"""The dashboard's addresses on a site of files: each leads to the light twin of its page, so that no link breaks."""

import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from lib.markup.page import templates
from lib.markup.pages import PAGE_IDS, PARTS
from lib.programme.model import ProgrammeIdentity
from lib.publish.light.heads import LIGHT
from lib.publish.light.links import twin_of
from lib.publish.proof.page import FILE as VERIFY

_FOLDER = Path(__file__).parent


def moved(who: ProgrammeIdentity, files: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Yield a page for each address of the dashboard, by path; `files` are the light pages' paths below their folder.

    Language, state and guide that the address asks for are kept by a script; without one the first language is shown.
    """
    languages = list(who.languages)
    for place, page in enumerate(PAGE_IDS):
        name = twin_of(page, languages[0]).removesuffix(".html").partition("/")[2]
        start = f"{languages[0]}/{page}-"
        parts = [each.removeprefix(start).removesuffix(".html") for each in sorted(files) if each.startswith(start)]
        leads = {
            "up": "../" if place else "",
            "file": name if f"{languages[0]}/{name}.html" in files else "index",
            "page": page,
            "part": PARTS.get(page, ""),
            "parts": parts,
        }
        yield f"{page}/index.html" if place else "index.html", _page(who, leads)
    proof = VERIFY.removesuffix(".html")
    yield f"{proof}/index.html", _page(who, {"up": "../", "file": proof, "page": "", "part": "", "parts": []})


def _page(who: ProgrammeIdentity, leads: Mapping[str, Any]) -> bytes:
    base, first = f"{leads['up']}{LIGHT}/", who.languages[0]
    told = json.dumps({**leads, "base": base, "languages": list(who.languages)}, ensure_ascii=False)
    made = templates(_FOLDER / "templates").get_template("moved.html")
    there = f"{base}{first}/{leads['file']}.html"
    return made.render(who=who, language=first, there=there, told=told.replace("<", "\\u003c")).encode()
