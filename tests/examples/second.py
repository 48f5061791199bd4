"""The second programme, and the words of the first that it must never say."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from lib.i18n.catalogue import speak, speaks
from tests.pages.app import environment

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "examples" / "maestras-en-linea" / "programme.toml"
FIRST = re.compile(
    r"impulso.digital|m[eé]xic|\binegi\b|v_inegi|\bsict\b|aldea|smart.village|microempresari|micro-entrepreneur|"
    r"\bmunicipi?|municipality|pro.mujer|\bdtc\b|siemens|sureste|southeast|\bestados\b|yucat|chiapas|oaxaca|tekax|openlab",
    re.IGNORECASE,
)
_UNREAD = re.compile(r"<style>.*?</style>|class=\"[^\"]*\"|/api/v1/[^\"&]*|\"id\":\"[^\"]*\"|\$\$ID-\S*", re.DOTALL)


@contextmanager
def second_programme(**variables: str) -> Iterator[None]:
    """Serve the second programme, and afterwards speak again as before."""
    before = speaks()
    try:
        with environment(IMPULSO_PROGRAMME=str(FILE), **variables):
            yield
    finally:
        speak(before)


def foreign(text: str) -> set[str]:
    """Return what a text says of the first programme, with what stands around it."""
    read = _UNREAD.sub("", text)
    return {read[max(0, found.start() - 40) : found.end() + 30] for found in FIRST.finditer(read)}


def everything_sent(app: AppTest) -> str:
    """Return every text that a page sends to the browser: labels, tooltips, charts and HTML."""
    return "\n".join(text for element in app._tree for text in _texts(getattr(element, "proto", None)))


def _texts(message: Any) -> Iterator[str]:
    if isinstance(message, str):
        yield message
    elif hasattr(message, "ListFields"):
        for _, value in message.ListFields():
            yield from _texts(value)
    elif hasattr(message, "__iter__") and not isinstance(message, bytes | dict):
        for each in message:
            yield from _texts(each)
