"""The quiet link beside a figure that passes it on: it leads to the figure's own page, where there is one for it."""

from urllib.parse import urlencode

from markupsafe import Markup

from lib.markup.page import fill
from lib.snapshot.snapshot import Snapshot
from lib.wording.looking_back import LookingBack
from lib.wording.names import Names

FIGURES = "cifra"
"""The folder of the pages of figures below the dashboard's root."""


def figure_address(indicator: str, language: str, state: str | None = None, cut: str | None = None) -> str:
    """Return the address of a figure's page below the dashboard's root; `cut` names a past snapshot."""
    asked = {"estado": state, "lang": language, "corte": cut}
    return f"{FIGURES}/{indicator}?{urlencode({name: value for name, value in asked.items() if value})}"


def pass_on(
    indicator: str, snapshot: Snapshot, names: Names, state: str | None = None, *, named: bool = False
) -> Markup:
    """Return the link beside a figure; on the page of a past snapshot it leads to the figure as it was.

    A link to a figure of a state stands in the figure's own row of a table, which says its name.
    With `named` everybody reads which figure it is, because several stand together.
    """
    words = names.words
    cut = snapshot.id if isinstance(names, LookingBack) else None
    address = figure_address(indicator, words.language, state, cut)
    name = None if state else words(f"definition.{indicator}.name")
    return Markup(fill("pass-on.html", words=words, address=address, name=name, named=named))  # noqa: S704  a template that escapes
