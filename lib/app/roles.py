"""Which role an identity has: looked up in the programme file as it is now, whenever something is shown."""

import os
from pathlib import Path

import streamlit as st

from lib.app import identity
from lib.app.identity import Identity
from lib.collect.access import CurrentAccess
from lib.collect.environment import read_environment
from lib.programme.access import Access, access_of


def access_now() -> Access | None:
    """Return what the programme file grants whoever opened this session; None, which is the public, otherwise."""
    return granted(identity.of_session())


def granted(who: Identity | None) -> Access | None:
    """Return what the programme file grants somebody. An address that nobody vouches for gets nothing."""
    return access_of(who.email, _current(read_environment(os.environ).programme)()) if who else None


@st.cache_resource(show_spinner=False)
def _current(path: Path) -> CurrentAccess:
    return CurrentAccess(path)
