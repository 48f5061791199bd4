"""The notice reaches the clipboard with one press of a button, also where the browser closes it to scripts."""

from collections.abc import Callable
from typing import Any

import pytest

CLOSED = "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
KEEP = "document.addEventListener('copy', () => { window.copied = String(document.activeElement.value) })"


@pytest.mark.parametrize("closed", [False, True])
def test_the_notice_is_copied_and_the_page_says_so(visit: Callable[..., Any], address: str, closed: bool) -> None:
    visited = visit()
    page = visited.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(CLOSED if closed else "")
    page.add_init_script(KEEP)
    visited.open(f"{address}/data?lang=es&fuente=sict&secciones=notice")
    page.get_by_role("button", name="Copiar aviso para SICT").click()
    page.get_by_role("status").filter(has_text="Copiado. Péguelo en su mensaje.").wait_for()
    copied = page.evaluate("window.copied" if closed else "navigator.clipboard.readText()")
    assert copied.startswith("Buen día, equipo de SICT:")
    assert "edit#gid=301&range=N11" in copied
