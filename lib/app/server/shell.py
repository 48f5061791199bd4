"""The HTML that carries the dashboard: the snapshot's public page first, and Streamlit, which takes over in its place.

It is made once for each page of a snapshot. Whatever else Streamlit would answer with its one HTML page is not there.
"""

import asyncio
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import parse_qs

import streamlit
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.app.addresses.instead import lost
from lib.app.addresses.root import root_of
from lib.app.offline.scripts import keeps
from lib.app.server.chrome import chrome
from lib.app.server.packed_answer import answer
from lib.markup.pages import PARTS
from lib.markup.scripts import bare
from lib.markup.sections import PARAMETER as SECTIONS
from lib.programme.model import ProgrammeIdentity
from lib.publish.light.first import QUIET_WORD, FirstAnswer
from lib.publish.light.packed import PackedFile, packed
from lib.publish.sharing.head import PageHead
from lib.wording.language import Words

WHERE = (
    "<script>(function(at){window.__streamlit={BACKEND_BASE_URL:at,HOST_CONFIG_BASE_URL:at,MAIN_PAGE_BASE_URL:at}})"
    "(location.origin+location.pathname.replace(/[^/]*$/,''))</script>"
)
"""Tells Streamlit where its server is: where the page is, below whatever path, for pages lie in no folder."""
FIRST_SCRIPT = bare(Path(__file__).parent / "first.js")
"""Gives the page over to the application when it has drawn it, and says when it cannot answer."""

_MAY_BE_HTML = ("/ligera", "/cifra/", "/api", "/media/", "/component/", "/app/static/", "/auth/", "/oauth2callback")
_MOST_MADE = 512
PastHead = Callable[[str, str, str, str], PageHead | None]
"""Returns what a page, of a state and in a language, says of itself as of a past snapshot; None where there is none."""

_NOSCRIPT = ("<noscript>", "</noscript>")
_STYLES, _ROOT = re.compile(r'\s*<link rel="stylesheet"[^>]*>'), '<div id="root">'
_COMMENT = re.compile(r"\s*<!--.*?-->", re.DOTALL)
_LANGUAGE, _PAST = "lang", "corte"


@cache
def streamlits_page() -> str:
    """Return Streamlit's one HTML page without its comments and what it says to those without scripts.

    Its style sheets, which are of formulas, stand just before the application: in the head they would hold back the
    first paint, and the scripts in between, for two round trips.
    """
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    before, _, rest = page.partition(_NOSCRIPT[0])
    page = _COMMENT.sub("", before + rest.partition(_NOSCRIPT[1])[2])
    return _STYLES.sub("", page).replace(_ROOT, f"{''.join(_STYLES.findall(page))}{_ROOT}", 1)


@dataclass(frozen=True)
class FirstPages:
    """The first answers of one snapshot by language and page, and the whole pages that were made of them so far.

    `root` is where the dashboard is served, None where nobody knows.
    """

    answers: Mapping[tuple[str, str], FirstAnswer] = field(default_factory=dict)
    root: str | None = None
    made: dict[tuple[str, str, str | None, str], PackedFile] = field(default_factory=dict)

    def page(self, asked: "Asked", name: str, past: PageHead | None = None) -> PackedFile:
        """Return a whole page; before the first snapshot, Streamlit's own with nothing in it.

        `past` is what it says of itself where a past snapshot is asked for.
        """
        key = (asked.language, self._id_of(asked), asked.quiet_word, past.address if past else "")
        if key not in self.made:
            if len(self.made) >= _MOST_MADE:
                self.made.clear()
            first = self.answers.get(key[:2])
            first = replace(first, head=past) if first and past else first
            html = whole_page(first, asked, name, self.root)
            self.made[key] = replace(packed("first.html", html.encode()), policy="")  # the dashboard's own is wider
        return self.made[key]

    def _id_of(self, asked: "Asked") -> str:
        if asked.page == "home":
            return "index"
        part = f"{asked.page}-{asked.part}"
        if (asked.language, part) in self.answers:
            return part
        if asked.page != "state":
            return asked.page
        mine = (page for language, page in self.answers if language == asked.language)
        return next((page for page in mine if page.startswith("state-")), "index")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: a page, in a language, about one `part`; the text that says what has to wait; and of
    which snapshot, "" for the newest.
    """

    page: str
    language: str
    part: str
    quiet_word: str | None = None
    cut: str = ""


def asked_for(path: str, query: str, pages: tuple[str, ...], languages: tuple[str, ...]) -> Asked | None:
    """Return what an address asks for, None where it leads to no page."""
    page = path.strip("/") or pages[0]
    if page not in pages or path.count("/") > 1:
        return None
    given = parse_qs(query)
    chosen_by = PARTS.get(page, "")
    wanted, part = given.get(_LANGUAGE, [""])[0], given.get(chosen_by, [""])[0]
    beyond = given.keys() - {_LANGUAGE, SECTIONS, chosen_by}
    waits = "first.opening.past" if _PAST in beyond else "first.opening.chosen" if beyond else None
    cut = given.get(_PAST, [""])[0]
    return Asked(page, wanted if wanted in languages else languages[0], part, waits, cut)


def whole_page(first: FirstAnswer | None, asked: Asked, name: str, root: str | None = None) -> str:
    """Return Streamlit's page with the reader's language, its server's address and the first answer."""
    title, about = (first.head.title, first.head.html(root)) if first else (name, "")
    note = f'<p class="band">{escape(Words(asked.language)(asked.quiet_word))}</p>' if asked.quiet_word else ""
    body = f"{first.html.replace(QUIET_WORD, note, 1)}<script>{FIRST_SCRIPT}</script>" if first else ""
    return (
        streamlits_page()
        .replace('<html lang="en">', f'<html lang="{asked.language}">', 1)
        .replace("<title>Streamlit</title>", f"<title>{escape(title)}</title>{about}", 1)
        .replace("<head>", f"<head>{WHERE}", 1)
        .replace("./favicon.png", "./favicon.ico", 1)
        .replace("</head>", f"{_installed(asked.language)}</head>", 1)
        .replace("<body>", f"<body>{body}{chrome()}", 1)
    )


def _installed(language: str) -> str:
    """Return the link to what an installed dashboard is called, also behind a proxy that asks who it is for."""
    link = f'<link rel="manifest" href="manifest.webmanifest?lang={language}" crossorigin="use-credentials">'
    return link if keeps() else ""


class Shell:
    """ASGI middleware that answers for every page and lets everything else through, but no page that is not there."""

    def __init__(
        self,
        app: ASGIApp,
        who: ProgrammeIdentity,
        pages: tuple[str, ...],
        first: Callable[[str | None], FirstPages],
        past: PastHead = lambda *_: None,
    ) -> None:
        self.app = app
        self._who, self._pages, self._first, self._past = who, pages, first, past

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            await self.app(scope, receive, send)
            return
        query = scope.get("query_string", b"").decode("latin-1")
        asked = asked_for(scope["path"], query, self._pages, self._who.languages)
        if asked is None:
            await self.app(scope, receive, _NoFallback(scope, receive, send))
            return
        page = await asyncio.to_thread(self._page, asked, root_of(scope))
        await answer(page, Request(scope))(scope, receive, send)

    def _page(self, asked: Asked, root: str | None) -> PackedFile:
        past = self._past(asked.page, asked.part, asked.language, asked.cut) if asked.cut else None
        return self._first(root).page(asked, self._who.name, past)


class _NoFallback:
    """Sends an answer on, but for Streamlit's page, which it gives for any address that it does not know."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._scope, self._receive, self._send = scope, receive, send
        self._instead: Response | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_streamlits_page(self._scope, message):
            self._instead = lost(Request(self._scope))
            await self._instead(self._scope, self._receive, self._send)
        elif self._instead is None:
            await self._send(message)


def _is_streamlits_page(scope: Scope, start: Message) -> bool:
    kind = dict(start["headers"]).get(b"content-type", b"")
    own = scope["path"].startswith(_MAY_BE_HTML)
    return bool(start["status"] == 200 and kind.startswith(b"text/html") and not own)
