"""Text from a cell where Streamlit would read Markdown: in the labels of pills and buttons."""

import re

_MEANS_SOMETHING = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|$:~&=])")


def plain(text: str) -> str:
    """Return a text that shows as it is typed: no link, formula, icon, colour or emphasis comes of it."""
    return _MEANS_SOMETHING.sub(r"\\\1", text)
