"""Every light page of a snapshot, and what is searched in, as one small file, which a browser keeps for when there is
no connection.

It is gzip of JSON. Lines that pages have in common stand once in `texts`; a page is runs of them: where a run begins
and how many lines it has. `also` says which page stands for another, `parts` which parameter of the dashboard's address
chooses a page's part, `said` what goes above a page, by language.
"""

import gzip
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from lib.markup.pages import PAGES, PARTS
from lib.publish.light.site import LightSite
from lib.publish.search.index import FILE as SEARCH_FILE
from lib.publish.sharing.head import SLOT
from lib.wording.language import Words

KEPT = "guardado.gz"
MOST = 190_000
"""Bytes of the file at most. Of a programme with so many pages that they would be more, the last ones are not kept."""

_LINE = re.compile(r"(?<=[\n}])")


def kept_pages(site: LightSite) -> bytes:
    """Return the file. The same snapshot gives the same bytes."""
    said = {language: _line_above(Words(language)) for language in dict.fromkeys(each for each, _ in site.first)}
    paths = [*(path for path in site.files if path.endswith(f"/{SEARCH_FILE}")), *site.heads]
    while True:
        made = gzip.compress(_document(site, paths, said).encode(), 9, mtime=0)
        if len(made) <= MOST or not paths:
            return made
        del paths[-max(1, len(paths) // 20) :]


def _line_above(words: Words) -> str:
    """Return as HTML what stands above a kept page; `{when}` is for the browser to fill in."""
    said, again = escape(words("light.kept", when="{when}")), escape(words("light.kept.again"))
    return f'<p class="newer" id="kept" role="status">{said} <a href="">{again}</a></p>'


def _document(site: LightSite, paths: Sequence[str], said: Mapping[str, str]) -> str:
    texts: dict[str, int] = {}
    pages = {}
    for path in paths:
        html = site.files[path].decode().replace(SLOT, "", 1)
        pages[path] = list(_runs(texts.setdefault(line, len(texts)) for line in _LINE.split(html) if line))
    about = {"cut": site.snapshot, "said": said, "parts": PARTS, "also": dict(_also(paths, said))}
    return json.dumps({**about, "pages": pages, "texts": list(texts)}, ensure_ascii=False, separators=(",", ":"))


def _runs(numbers: Iterable[int]) -> Iterator[int]:
    """Yield the first number and the length of each run of numbers that follow each other."""
    first = many = 0
    for number in numbers:
        if many and number == first + many:
            many += 1
            continue
        if many:
            yield from (first, many)
        first, many = number, 1
    if many:
        yield from (first, many)


def _also(paths: Sequence[str], languages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield a page of the dashboard without a light twin of its name, and the light page that stands for it."""
    for language in languages:
        for page in PAGES:
            name = f"{language}/{page.id}.html"
            if name not in paths:
                parts = (each for each in paths if each.startswith(f"{language}/{page.id}-"))
                yield name, next(parts, f"{language}/index.html")
        yield f"{language}/.html", f"{language}/index.html"
