"""The dashboard's own server without first answers: what a visit was before them."""

import streamlit as st
from starlette.middleware import Middleware

from lib.app.server.operating import lifespan
from lib.app.server.shell import FirstPages, Shell
from lib.markup.pages import PAGE_IDS
from lib.server import ROOT, keepers, packed, routes, who

shell = Middleware(Shell, who, PAGE_IDS, lambda root: FirstPages(root=root))
app = st.App(str(ROOT / "dashboard.py"), lifespan=lifespan, routes=routes, middleware=[*keepers, packed, shell])
