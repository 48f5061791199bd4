"""Links of the shared blocks lead to pages of the dashboard; on a light page they lead to the light twins."""

import re
from collections.abc import Collection, Mapping
from html import unescape
from urllib.parse import parse_qs

from lib.markup.pages import LIGHT_PAGES, PARTS

_TO_THE_DASHBOARD = re.compile(r'href="([a-z]*)\?([^"]*)"(?: target="_self")?')

_LIGHT = {page.id: page.light_name for page in LIGHT_PAGES}
_KEY = re.compile(r"[0-9A-Za-z-]{1,12}")
_FILE = re.compile(r'href="ligera/[^/"]+/([^/"]+\.pdf)"')
_HOW = re.compile(
    r'<details class="how">\s*<summary>(.*?)</summary>(?:(?!</details>).)*?href="(about\?[^"]*)".*?</details>',
    re.DOTALL,
)
_PICTURE = re.compile(r'<a class="picture" href="ligera/[^/"]+/([^"]+)"[^>]*><img [^>]*alt="([^"]*)"[^>]*></a>')


def twin_of(page: str, language: str, asked: Mapping[str, str] | None = None) -> str:
    """Return where the light twin of a page of the dashboard lies, such as `es/reach.html`; else the first page.

    `asked` are the parameters of its address.
    """
    part = (asked or {}).get(PARTS.get(page, ""), "")
    if _KEY.fullmatch(part):
        return f"{language}/{page}-{part}.html"
    return f"{language}/{_LIGHT.get(page, 'index')}.html"


def twins(html: str, files: Collection[str], prefix: str = "") -> str:
    """Return the HTML with each link to a page of the dashboard leading to that page's light twin.

    `files` are the twins that there are; a link whose twin is not among them leads to the first page. `prefix` is the
    folder that they are in, as seen from this page. A picture becomes a link, for a light page loads nothing else; a
    PDF lies beside the page. How a figure is counted becomes a link to its definition.
    """

    def twin(found: re.Match[str]) -> str:
        asked = {name: values[0] for name, values in parse_qs(unescape(found[2])).items()}
        name, anchor = found[1] or "index", asked.get("indicador")
        if part := asked.get(PARTS.get(name, "")):
            name = f"{name}-{part}"
        file = f"{name}.html" if f"{name}.html" in files else "index.html"
        return f'href="{prefix}{file}{f"#{anchor}" if anchor else ""}"'

    html = _FILE.sub(rf'href="{prefix}\1"', html)
    html = _HOW.sub(r'<p class="how"><a class="ask" href="\2">\1</a></p>', html)
    return _TO_THE_DASHBOARD.sub(twin, _PICTURE.sub(rf'<a class="ask" href="{prefix}\1">\2</a>', html))
