"""Languages by what people call them: «q'eqchi'» is `kek`."""

from functools import cache

from babel import Locale

from lib.i18n.catalogue import catalogue, languages
from lib.programme.text import normalise

_OWN = "language.own."


def code_meant(text: str) -> str:
    """Return the code of a language that is named in a language of the catalogues or its own; else the text itself."""
    return _known().get(normalise(text), text)


@cache
def _known() -> dict[str, str]:
    """Return codes of two or three letters by what the languages are called."""
    found: dict[str, str] = {}
    for spoken in languages():
        names = {code: called for code, called in Locale.parse(spoken).languages.items() if code.isalpha()}
        names |= {key.removeprefix(_OWN): said for key, said in catalogue(spoken).items() if key.startswith(_OWN)}
        for code, called in names.items():
            found.setdefault(normalise(called), code)
    return found
