"""Who is looking, and what she gets. Whoever did not sign in, or has no role, is the public.

Where nobody can sign in and everything is the invented sample, on this very machine, anyone may look in any role.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from lib.app import address, data
from lib.app.identity import identity
from lib.collect.settings.environment import Environment, read_environment
from lib.markup.page import fill
from lib.programme.access import Access
from lib.snapshot.audience import for_partner, for_public, for_steward
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names

Role = Literal["public", "partner", "steward"]
ROLES: tuple[Role, ...] = ("public", "partner", "steward")
ROLE, PARTNER = "ver", "socio"
_CHOSEN = "viewer.chosen"
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1", "[::1]"})
_PORT = re.compile(r":[0-9]+$")
_PASSED_ON = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip", "Via")


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who looks at the dashboard; `partner` is the organisation she belongs to, for the role of that name."""

    role: Role
    partner: str | None = None


PUBLIC = Viewer("public")


def current() -> Viewer:
    """Return who is looking. In a demonstration the address says as whom, then what was chosen before, else a steward.

    Outside a demonstration the address says nothing: it is who signed in, and her role in the programme file now.
    """
    if not demonstrates():
        return viewer_of(identity.access_now())
    role = address.read(ROLE, ROLES) or _before(ROLE, ROLES) or "steward"
    owners = _owners()
    owner = address.read(PARTNER, owners) or _before(PARTNER, owners) or next(iter(owners), None)
    if role == "partner" and owner:
        viewer = Viewer("partner", owner)
    else:
        viewer = Viewer("steward") if role == "steward" else PUBLIC
    _keep(viewer)
    return viewer


def viewer_of(granted: Access | None) -> Viewer:
    """Return the viewer that a declaration makes of somebody; the public where there is none."""
    if granted is None:
        return PUBLIC
    return Viewer(granted.role, granted.partner)


def seen_by(viewer: Viewer, snapshot: Snapshot) -> Snapshot:
    """Return the part of a snapshot that a viewer may have: the public part unless her role says more."""
    if viewer.role == "steward":
        return for_steward(snapshot)
    if viewer.role == "partner" and viewer.partner:
        return for_partner(snapshot, viewer.partner)
    return for_public(snapshot)


def demonstrates() -> bool:
    """Tell whether everything shown is the invented sample, to somebody at this machine, and nobody can sign in."""
    if identity.ways() or not is_at_this_machine(st.get_option("server.address"), st.context.headers):
        return False
    return data.newest().sample is not None and reads_the_sample(read_environment(os.environ))


def is_at_this_machine(bound_to: str | None, headers: Mapping[str, str]) -> bool:
    """Tell whether the server listens to this machine alone, and the request did not come through a proxy on it."""
    host = headers.get("Host") or "localhost"
    name = host if host in _LOOPBACK else _PORT.sub("", host)
    passed_on = any(headers.get(each) for each in _PASSED_ON)
    return bound_to in _LOOPBACK and name in _LOOPBACK and not passed_on


def reads_the_sample(environment: Environment) -> bool:
    """Tell whether the workbooks are the embedded ones, or are declared to be a sample by naming it.

    A programme file that still declares its samples must not open the real workbooks of a partner to everybody.
    """
    embedded = environment.reader == "folder" and environment.workbooks is None
    return embedded or environment.sample is not None


def selector(viewer: Viewer, names: Names) -> None:
    """Offer to look as somebody else, in a demonstration only. It may stand on any page, or in the frame."""
    if not demonstrates():
        return
    words = names.words
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        role = f"viewer.role.{words.language}"
        st.session_state[role] = viewer.role
        st.segmented_control(
            words("frame.view-as"),
            ROLES,
            format_func=lambda each: words(f"frame.role.{each}"),
            key=role,
            required=True,
            wrap=True,
            on_change=_look_as,
            args=(role, ROLE),
        )
        if viewer.role == "partner":
            owner = f"viewer.partner.{words.language}"
            st.session_state[owner] = viewer.partner
            st.pills(
                words("data.view-as.partner"),
                _owners(),
                format_func=names.partner,
                key=owner,
                required=True,
                wrap=True,
                on_change=_look_as,
                args=(owner, PARTNER),
            )
    st.html(fill("data-view-as.html", says=words("data.view-as.says")))


def _look_as(widget: str, name: str) -> None:
    """Take over what a widget says. The steward is looking where the address says nothing."""
    chosen = str(st.session_state[widget])
    st.session_state[_CHOSEN] = {**st.session_state.get(_CHOSEN, {}), name: chosen}
    address.write(name, chosen)


def _keep(viewer: Viewer) -> None:
    """Remember who is looking, since another page begins with an empty address.

    Whom the address names is left there for whoever is not a partner: a page may be about that organisation.
    """
    before = st.session_state.get(_CHOSEN, {})
    st.session_state[_CHOSEN] = {**before, ROLE: viewer.role, **({PARTNER: viewer.partner} if viewer.partner else {})}
    address.write(ROLE, None if viewer.role == "steward" else viewer.role)
    if viewer.partner:
        address.write(PARTNER, viewer.partner)


def _before(name: str, allowed: tuple[str, ...]) -> str | None:
    value = None if address.by_history() else st.session_state.get(_CHOSEN, {}).get(name)
    return value if value in allowed else None


def _owners() -> tuple[str, ...]:
    return tuple(dict.fromkeys(source.owner for source in data.opened().setting.programme.sources))
