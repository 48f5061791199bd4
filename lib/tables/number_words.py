"""Spanish number words up to one hundred. They only ever feed a suggestion: a figure is not read from words."""

_UNITS = {
    "cero": 0, "un": 1, "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
    "ocho": 8, "nueve": 9,
}  # fmt: skip
_WHOLE = {
    **_UNITS,
    "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "dieciseis": 16, "diecisiete": 17,
    "dieciocho": 18, "diecinueve": 19, "veinte": 20, "veintiun": 21, "veintiuna": 21, "veintiuno": 21,
    "veintidos": 22, "veintitres": 23, "veinticuatro": 24, "veinticinco": 25, "veintiseis": 26, "veintisiete": 27,
    "veintiocho": 28, "veintinueve": 29, "cien": 100,
}  # fmt: skip
_TENS = {
    "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90,
}  # fmt: skip


def number_in_words(words: list[str]) -> int | None:
    """Return the number that normalised words spell, `["treinta", "y", "cinco"]` being 35, or None."""
    match words:
        case [word]:
            return _WHOLE.get(word, _TENS.get(word))
        case [tens, "y", unit] if tens in _TENS and _UNITS.get(unit):
            return _TENS[tens] + _UNITS[unit]
    return None
