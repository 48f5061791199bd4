"""Sessions that ended keep what they were about for two minutes, in case they come back, but no file descriptor.

Streamlit makes an event loop of three descriptors for each session and keeps it as long, for 128 sessions: more than
small limits leave. Nothing of ours runs in it, so it is closed when the visitor goes and made anew when she comes back.
"""

import asyncio
from typing import Any

from streamlit.runtime import Runtime
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.session_manager import SessionInfo


class ReleasingStorage(MemorySessionStorage):
    """Streamlit's own place for sessions whose visitor is gone, which holds no event loop open."""

    def save(self, session_info: SessionInfo) -> None:
        """Keep a session whose visitor went."""
        super().save(session_info)
        loop: asyncio.AbstractEventLoop = _inside(session_info)._script_event_loop
        if not loop.is_running():
            loop.close()

    def delete(self, session_id: str) -> None:
        """Hand a session back to its visitor, with a loop that is open."""
        returning = self.get(session_id)
        super().delete(session_id)
        if returning and _inside(returning)._script_event_loop.is_closed():
            _inside(returning)._script_event_loop = asyncio.new_event_loop()


def release_descriptors(runtime: Runtime) -> None:
    """Let the sessions of a server that has just begun release theirs when they end."""
    manager: Any = runtime._session_mgr
    manager._session_storage = ReleasingStorage()


def _inside(session_info: SessionInfo) -> Any:
    return session_info.session
