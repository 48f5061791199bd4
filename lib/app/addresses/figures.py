"""Figures that travel: `/cifra/<id>` as a page anybody may frame, `/cifra/<id>.png` as its card, `/oembed` for both."""

import asyncio
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from lib.app import data
from lib.app.addresses.instead import lost, not_yet
from lib.app.addresses.root import root_of
from lib.app.chosen_snapshot import published
from lib.app.refresh import mark_of
from lib.app.server.packed_answer import answer
from lib.collect.settings.environment import EnvironmentProblem
from lib.collect.store.store import Published, StoreFailure, UnreadableSnapshot
from lib.markup.blocks.downloads import share
from lib.markup.blocks.passing_on import FIGURES, figure_address
from lib.markup.qr import qr_file
from lib.programme.loading import ProgrammeError
from lib.publish.card.card import card_png
from lib.publish.card.pages import figure_card
from lib.publish.light.contents import states_of
from lib.publish.light.packed import PackedFile, packed
from lib.publish.proof.seal import Seal, seal_of
from lib.publish.sharing.embed import frame_code, oembed_document
from lib.publish.sharing.figure_page import figure_page
from lib.snapshot.audience import for_public
from lib.snapshot.snapshot import Snapshot
from lib.wording.language import Words
from lib.wording.names import Names

_ANYBODY = {
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors *"
}
_CARD, _CODE, _SHORTEST_CUT = ".png", ".svg", 4


@dataclass(frozen=True, slots=True)
class AskedFigure:
    """What an address asks for: a figure, of a state or of all, in a language, of the newest snapshot or a past one."""

    indicator: str
    state: str | None
    snapshot: Snapshot
    names: Names
    past: bool

    @property
    def key(self) -> tuple[object, ...]:
        """Return what tells two answers apart."""
        return (mark_of(self.snapshot), self.names.words.language, self.indicator, self.state, self.past)


async def figure(request: Request) -> Response:
    """Answer with a figure's page or its card; 404 for a figure, a state or a snapshot that there is not."""
    return await asyncio.to_thread(_figure, request)


def _figure(request: Request) -> Response:
    name = str(request.path_params["name"])
    try:
        asked = _asked(name.removesuffix(_CARD).removesuffix(_CODE), dict(request.query_params))
    except (EnvironmentProblem, ProgrammeError, StoreFailure):
        return not_yet(request)
    if isinstance(asked, UnreadableSnapshot):
        return not_yet(request)
    if asked is None:
        return _framed(lost(request))
    if name.endswith(_CARD):
        return answer(_card(asked.key, asked), request)
    if name.endswith(_CODE):
        return answer(packed("code.svg", qr_file(_link(asked, root_of(request.scope)))), request)
    return _framed(answer(_page(asked.key, root_of(request.scope), asked), request))


async def passed_on(request: Request) -> Response:
    """Answer with what is shown beside a figure to pass it on: link, HTML to embed and QR code; 404 as for its page."""
    return await asyncio.to_thread(_passed_on, request)


def _passed_on(request: Request) -> Response:
    try:
        asked = _asked(str(request.path_params["name"]), dict(request.query_params))
    except (EnvironmentProblem, ProgrammeError, StoreFailure):
        return not_yet(request)
    if not isinstance(asked, AskedFigure):
        return lost(request)
    words, link = asked.names.words, _link(asked, root_of(request.scope))
    name = words(f"definition.{asked.indicator}.name")
    html = share(link, frame_code(link, name), words, name)
    return answer(packed("share.html", html.encode()), request)


def _link(asked: AskedFigure, root: str | None) -> str:
    cut = asked.snapshot.id if asked.past else None
    return f"{root or ''}/{figure_address(asked.indicator, asked.names.words.language, asked.state, cut)}"


def _framed(response: Response) -> Response:
    response.headers.update(_ANYBODY)
    return response


def _asked(indicator: str, given: dict[str, str]) -> AskedFigure | UnreadableSnapshot | None:
    """Return what is asked for, None where there is no such figure, state or snapshot; other parameters do not count.

    Raises what `data.opened` raises.
    """
    setting, newest = data.opened().setting, data.newest()
    languages, cut = setting.programme.programme.languages, given.get("corte", "").lower()
    if indicator not in setting.programme.indicator_ids:
        return None
    present = not cut or (len(cut) >= _SHORTEST_CUT and newest.id.startswith(cut))
    found = None if present else published(cut, data.opened().store)
    if not present and not isinstance(found, Published):
        return found
    snapshot = for_public(found.snapshot if isinstance(found, Published) else newest)
    language = given.get("lang", languages[0])
    words = Words(language if language in languages else languages[0])
    bootcamps = {entry.id: entry.name for entry in snapshot.bootcamps}
    names = Names(setting.programme, setting.geography, words, bootcamps)
    state = given.get("estado") or None
    if state and state not in states_of(snapshot, names):
        return None
    return AskedFigure(indicator, state, snapshot, names, past=found is not None)


@st.cache_resource(show_spinner=False, max_entries=512)
def _page(key: object, root: str | None, _asked: AskedFigure) -> PackedFile:
    html = figure_page(_asked.indicator, _asked.state, _asked.snapshot, _asked.names, root=root, past=_asked.past)
    return packed("figure.html", _seal(_asked)(html.encode()))


@st.cache_resource(show_spinner=False, max_entries=128)
def _card(key: object, _asked: AskedFigure) -> PackedFile:
    card = figure_card(_asked.indicator, _asked.state, _asked.snapshot, _asked.names)
    return packed("card.png", _seal(_asked)(card_png(_asked.snapshot, _asked.names, data.shapes(), card)))


def _seal(asked: AskedFigure) -> Seal:
    return seal_of(asked.snapshot, asked.names, data.opened().signer)


async def oembed(request: Request) -> Response:
    """Answer how to embed a figure's page (oembed.com, JSON only); 404 for an address that is none of ours."""
    return await asyncio.to_thread(_oembed, request)


def _oembed(request: Request) -> Response:
    given, root = request.query_params, root_of(request.scope)
    if given.get("format", "json") != "json":
        return PlainTextResponse("only format=json", 501)
    if not given.get("url"):
        return PlainTextResponse("url is missing", 400)
    try:
        there, here = urlsplit(given["url"]), urlsplit(root or "")
        indicator = there.path.removeprefix(f"{here.path}/{FIGURES}/")
        asked = _asked(indicator, {name: values[0] for name, values in parse_qs(there.query).items()})
    except ValueError:
        return PlainTextResponse("not an address", 404)
    except (EnvironmentProblem, ProgrammeError, StoreFailure):
        return not_yet(request)
    if root is None or there.netloc.lower() != here.netloc.lower() or not isinstance(asked, AskedFigure):
        return PlainTextResponse("no figure of this dashboard", 404)
    words, programme = asked.names.words, asked.names.programme.programme
    address = _link(asked, root)
    title = f"{words(f'definition.{asked.indicator}.name')} · {programme.name}"
    widest, highest = (_pixels(given.get(name)) for name in ("maxwidth", "maxheight"))
    document = oembed_document(address, title, site=programme.name, root=root, widest=widest, highest=highest)
    return JSONResponse(document, headers={"cache-control": "public, max-age=3600"})


def _pixels(given: str | None) -> int | None:
    return int(given) if given and given.isascii() and given.isdigit() and int(given[:6]) > 0 else None


ROUTES = (
    Route(f"/{FIGURES}/{{name}}", figure),
    Route(f"/{FIGURES}/{{name}}/compartir", passed_on),
    Route("/oembed", oembed),
)
