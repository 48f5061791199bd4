"""The application that `make run` and production serve: the dashboard, with a first page of our own making.

Run it with `streamlit run lib/server.py`. Streamlit's shell says `lang="en"` and looks for its server below the page's
address first, which costs a deep link two refused requests and two round trips; the shell that leaves here says the
reader's language and where the server is.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # `streamlit run` puts this file's own folder there, and `lib` must be found

os.environ.setdefault("FORWARDED_ALLOW_IPS", "")  # uvicorn would let callers on this machine say where they come from

import streamlit as st  # noqa: E402  the path above must be set first
from starlette.middleware import Middleware  # noqa: E402
from streamlit import config  # noqa: E402

from lib.app.addresses import figures, past, well_known  # noqa: E402
from lib.app.addresses.below import Below, base_of  # noqa: E402
from lib.app.brand import dress, identity  # noqa: E402
from lib.app.clicker import routes as clicker  # noqa: E402
from lib.app.identity import sign_in  # noqa: E402
from lib.app.identity.proxy_identity import Vouched  # noqa: E402
from lib.app.offline import routes as offline  # noqa: E402
from lib.app.server import api, keys, light, mailbox, subscriptions  # noqa: E402
from lib.app.server.bundles import kept_bundles  # noqa: E402
from lib.app.server.operating import ROUTES, hosts, lifespan  # noqa: E402
from lib.app.server.precompressed import PackedBundles  # noqa: E402
from lib.app.server.security import Security  # noqa: E402
from lib.app.server.shell import Shell  # noqa: E402
from lib.markup.pages import PAGE_IDS  # noqa: E402

who = identity()
dress(who)
packed = Middleware(PackedBundles, kept_bundles(ROOT / "var" / "bundles"))
shell = Middleware(Shell, who, PAGE_IDS, light.first_pages, past.past_head)
answering = (well_known, figures, sign_in, api, clicker, offline, light, mailbox, subscriptions, keys)
routes = [*ROUTES, *(route for each in answering for route in each.ROUTES)]
base = base_of(str(st.get_option("server.baseUrlPath") or ""))
config.set_option("server.baseUrlPath", "")  # inside, everything stands at the root: `Below` sees to it
keepers = (Middleware(Below, base), Middleware(Security, hosts()), Middleware(Vouched), Middleware(sign_in.ComingBack))
app = st.App(str(ROOT / "dashboard.py"), lifespan=lifespan, routes=routes, middleware=[*keepers, packed, shell])
