"""Our page behind the layer that sends compressed bundles, as the dashboard's own server has it."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from lib.app.server.bundles import kept_bundles
from lib.app.server.precompressed import PackedBundles

ROOT = Path(__file__).resolve().parents[2]

packed = Middleware(PackedBundles, kept_bundles(ROOT / "var" / "bundles"))
app = st.App(str(Path(__file__).parent / "ours.py"), middleware=[packed])
