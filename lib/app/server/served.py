"""What is served beside the pages: light pages, files to take away and the live stage, where `lib/server.py` runs.

`streamlit run dashboard.py` serves the pages alone; there nothing may point to what is not there.
"""

from threading import Event

_SERVER = Event()


def begin() -> None:
    """Note that this process serves everything."""
    _SERVER.set()


def end() -> None:
    """Note that it no longer does."""
    _SERVER.clear()


def served() -> bool:
    """Tell whether links to light pages, files and the live stage lead anywhere."""
    return _SERVER.is_set()
