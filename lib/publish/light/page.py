"""One light page around its content: head, navigation, the line that says as of when, and the way back."""

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

from lib.markup.blocks.passing_on import FIGURES
from lib.markup.brand import bars, brand_style
from lib.markup.page import masthead, masthead_ends, paper, style, templates
from lib.markup.pages import LIGHT_PAGES
from lib.markup.scripts import SECTIONS, THEME
from lib.publish.light.links import twins
from lib.publish.light.styles import needed
from lib.publish.sharing.head import SLOT
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import own_words
from lib.wording.names import Names
from lib.wording.sources import as_of_line

FOLDER = Path(__file__).parent
INDENT = re.compile(r"\n\s+(?=<)")
_OPEN_ALL = re.compile(r' data-all="[^"]*"')
"""What the index says to the dashboard's own script."""

_OWN_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_SERVED_FIGURE = re.compile(
    rf'class="pass-on served" href="{FIGURES}/([A-Z0-9-]+)\?(?:estado=([0-9A-Za-z-]+)&amp;)?[^"]*"'
)
_IN_THE_MENU = frozenset(page.light_name for page in LIGHT_PAGES)

SCRIPT = (
    (
        "(function(){var b=document.body,d=b.dataset,c=navigator.connection;"
        'if(location.protocol==="file:"){document.querySelectorAll(".served").forEach(function(e){e.hidden=true});return}'
        'if("saved"in d)addEventListener("online",function(){setTimeout(function(){location.reload()},1e3)});'
        'var t=(performance.getEntriesByType("navigation")[0]||{}).serverTiming;'
        'if(!self.EventSource||c&&c.saveData||t&&!t.some(function(e){return e.name==="live"}))return;'
        "var s,h,w;function hear(){h=Date.now()}"
        'function listen(){hear();s=new EventSource(d.events);s.onopen=hear;s.addEventListener("beat",hear);'
        's.addEventListener("snapshot",function(e){hear();var n=JSON.parse(e.data);'
        'document.getElementById("newer").hidden=n.id===d.cut&&n.as_of[d.lang]===d.asof})}'
        "listen();w=navigator.serviceWorker;if(w&&d.worker)w.register(d.worker).then(function(){return w.ready})"
        ".then(function(r){r.active.postMessage({cut:d.cut})},function(){});setInterval(function(){if(s.readyState===2||Date.now()-h>45e3){s.close();listen()}},3e4)})();"
        'addEventListener("keydown",function(e){if(e.key==="/"&&!e.target.closest("input,select"))'
        '{e.preventDefault();document.querySelector("[data-search]").click()}});'
    )
    + THEME
    + SECTIONS
)
"""The script of every light page: it says what is newer, has the pages kept for when there is no connection, and keeps
theme and sections. Nothing needs it.

A kept page opens itself anew when there is a connection; a moment later, for one that is being left must not come back.
A server that has news says so with `Server-Timing: live`; where it does not, none are asked for. Where the server
refuses or the link hangs, it asks again.
"""


@dataclass(frozen=True, slots=True)
class Site:
    """Where the pages stand. `dashboard` is the address of the dashboard, "" where it is two folders up, None for none.

    `stage` tells that each language has its `escenario.html` beside the pages, `offline` that browsers may keep them.
    """

    dashboard: str | None = ""
    stage: bool = False
    offline: bool = False


@dataclass(frozen=True, slots=True)
class PageContent:
    """What one page says. `id` names its file and `interactive` the dashboard's page that shows the same.

    `section` is the page of the navigation it belongs to, `shared` what its link says in place of its first heading.
    """

    id: str
    section: str
    title: str
    html: str
    interactive: str
    shared: str | None = None

    @property
    def file(self) -> str:
        """Return the name of the page's file."""
        return f"{self.id}.html"


@dataclass(frozen=True, slots=True)
class NavigationLink:
    """A link of the navigation."""

    name: str
    file: str
    here: bool


def light_page(
    content: PageContent,
    menu: Sequence[PageContent],
    snapshot: Snapshot,
    names: Names,
    *,
    site: Site,
    languages: Sequence[str],
    first: bool = False,
) -> str:
    """Return one page as a complete HTML document, but for what it says of the address it is served at.

    `menu` is every page of this language, `languages` are all that there are. `first` is for the page that stands above
    the folders of the languages.
    """
    words, to = names.words, f"{names.words.language}/" if first else ""
    up = "" if first else "../"
    body = _to_figures(twins(content.html, {each.file for each in menu}, to), site, up, to)
    states = [NavigationLink(each.title, each.file, each.id == content.id) for each in menu if each.section == "state"]
    html = (
        templates(FOLDER / "templates")
        .get_template("light-page.html")
        .render(
            words=words,
            content=content,
            body=body,
            programme=names.programme.programme.name,
            head=SLOT,
            main=[
                NavigationLink(words(f"page.{each.section}"), each.file, each.section == content.section)
                for each in menu
                if each.id in _IN_THE_MENU
            ],
            states=states,
            masthead=masthead(snapshot, names),
            cut=snapshot.id,
            asof=as_of_line(snapshot, names),
            to=to,
            others=[(each, called(each), f"{up}{each}/{content.file}") for each in languages if each != words.language],
            events=f"{up}events",
            interactive=None if site.dashboard is None else f"{site.dashboard or f'{up}../'}{content.interactive}",
            stage=site.stage,
            ends=masthead_ends(words, to, stage=site.stage),
            above=f"{up}../" if site.offline else None,
            paper=paper(snapshot, names),
            icon=f"data:image/svg+xml,{quote(bars(names.programme.programme))}",
            policy=policy(body),
            script=SCRIPT,
            styles="{{styles}}",
        )
    )
    html = INDENT.sub("\n", _OPEN_ALL.sub("", html))
    own = brand_style(names.programme.programme, woven=content.section == "home")
    return html.replace("{{styles}}", needed(light_style() + own, html), 1)


def _to_figures(html: str, site: Site, up: str, to: str) -> str:
    """Return HTML whose links to figures lead to their pages: on the dashboard, or among the files where it is none."""
    if site.dashboard is not None:
        return html.replace(f'href="{FIGURES}/', f'href="{site.dashboard or f"{up}../"}{FIGURES}/')

    def file(found: re.Match[str]) -> str:
        return f'class="pass-on" href="{to}{FIGURES}/{found[1]}{f"-{found[2]}" if found[2] else ""}.html"'

    return _SERVED_FIGURE.sub(file, html)


def policy(html: str) -> str:
    """Return what a light page of this content may load and run: what it holds, and news from its own server."""
    scripts = " ".join(map(script_hash, (SCRIPT, *_OWN_SCRIPT.findall(html))))
    return (
        f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src {scripts}; "
        "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'"
    )


def script_hash(script: str) -> str:
    """Return the hash of a script as a content security policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


@cache
def light_style(body: str = "body") -> str:
    """Return the style sheet of light pages; `body` is the selector of what holds the whole page."""
    sheets = ("light.css",) if body == "body" else ("light.css", "first.css")
    own = "".join((FOLDER / name).read_text(encoding="utf-8") for name in sheets)
    return style() + re.sub(r"^(\s*)body\b", rf"\1{body}", own, flags=re.MULTILINE)


def called(language: str) -> str:
    """Return what a language calls itself: «Español»."""
    name = own_words().name_of(language)
    return name[:1].upper() + name[1:]
