"""Text that a spreadsheet would run as a formula, made harmless; numbers and dates are left alone."""

import re

_SIGNS = "=+\\-@＝＋－＠"
_FIRST = re.compile(rf"\s*[{_SIGNS}]|[\t\r\n]")
_AFTER_A_MARK = re.compile(rf"(?<!^)([;\t\r\n]\s*)(?=[{_SIGNS}])")


def harmless(text: str) -> str:
    """Return the text with an apostrophe in front of whatever a spreadsheet would take for the sign of a formula.

    Blanks before the sign do not make it safe, nor do the wide signs of East Asian keyboards. A spreadsheet that cuts
    cells at semicolons, as some languages have it, would also run what follows one.
    """
    safe = _AFTER_A_MARK.sub(r"\1'", text)
    return f"'{safe}" if _FIRST.match(safe) else safe
