"""Where files are proved: the public keys at `/.well-known/jwks.json` (RFC 7517), and the way to the page."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from lib.app import data
from lib.collect.settings.environment import EnvironmentProblem
from lib.collect.store.store import StoreFailure
from lib.programme.loading import ProgrammeError
from lib.publish.proof.page import FILE
from lib.publish.proof.published_keys import key_set

_PUBLIC = {"cache-control": "public, max-age=3600", "access-control-allow-origin": "*"}


def known_keys(_: Request) -> Response:
    """Answer with every key that is believed, none where nothing is signed; 503 while nothing can be opened."""
    try:
        return Response(key_set(data.opened().signer), headers=_PUBLIC, media_type="application/json")
    except (EnvironmentProblem, ProgrammeError, StoreFailure):
        return Response("503", 503, {"cache-control": "no-store"})


def page(request: Request) -> Response:
    """Lead to the page that proves a file, in the language that is asked for."""
    languages, asked = data.languages(), request.query_params.get("lang")
    return RedirectResponse(f"ligera/{asked if asked in languages else languages[0]}/{FILE}", 307)


ROUTES = (Route("/.well-known/jwks.json", known_keys), Route("/verificar", page))
