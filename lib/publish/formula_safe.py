"""Text that a spreadsheet would run as a formula, made harmless; numbers and dates are left alone."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(text: str) -> str:
    """Return the text with an apostrophe in front where a spreadsheet would take it for a formula.

    Blanks before the sign do not make it safe, nor do the wide signs of East Asian keyboards.
    """
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text
