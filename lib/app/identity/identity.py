"""Who opened this session, if somebody vouches for her e-mail address: a sign-in provider or a trusted proxy."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.auth_util import get_secrets_auth_section

from lib.app.identity import proxy_identity
from lib.collect.settings.access import CurrentAccess
from lib.collect.settings.environment import read_environment
from lib.collect.settings.sign_in import PROXY, providers, ways_in
from lib.programme.access import Access, access_of


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody whom `by` signed in. `email` is None where nobody vouches that the address is hers."""

    email: str | None
    by: str


def of_session() -> Identity | None:
    """Return who opened this session, None for somebody who did not sign in."""
    trusted = proxy_identity.trusted_proxies_here()
    if trusted.header:
        email = proxy_identity.vouched_email(st.context.headers.get(proxy_identity.HEADER))
        if email is not None:
            return Identity(email, PROXY)
    if st.get_option("server.trustedUserHeaders"):  # Streamlit believes those from anybody
        return None
    return of_claims(st.user.to_dict(), providers(_auth()), trusted.verified_by)


def of_claims(claims: Mapping[str, Any], known: tuple[str, ...], verified_by: frozenset[str]) -> Identity | None:
    """Return who the claims of a sign-in speak of.

    An address counts if the provider says that it is verified. One that says nothing about it must be named in
    `verified_by`; one that says no is believed.
    """
    by = claims.get("provider")
    if claims.get("is_logged_in") is not True or not isinstance(by, str) or by not in known:
        return None
    verified = claims.get("email_verified", True if by in verified_by else None)
    email = claims.get("email")
    vouched = verified is True or verified == "true"  # some providers write the word
    return Identity(email if vouched and isinstance(email, str) else None, by)


def ways() -> tuple[str, ...]:
    """Return every way of signing in here: providers' names, and `proxy`."""
    return ways_in(proxy_identity.trusted_proxies_here(), _auth())


def _auth() -> dict[str, Any]:
    """Return `[auth]` of Streamlit's secrets, {} where there is none or it cannot be read."""
    try:
        return dict(get_secrets_auth_section().to_dict())
    except Exception:  # noqa: BLE001  whatever is wrong with the file, nobody signs in by it
        return {}


def access_now() -> Access | None:
    """Return what the programme file grants whoever opened this session; None, which is the public, otherwise."""
    return granted(of_session())


def granted(who: Identity | None) -> Access | None:
    """Return what the programme file grants somebody. An address that nobody vouches for gets nothing."""
    return access_of(who.email, _current(read_environment(os.environ).programme)()) if who else None


@st.cache_resource(show_spinner=False)
def _current(path: Path) -> CurrentAccess:
    return CurrentAccess(path)
