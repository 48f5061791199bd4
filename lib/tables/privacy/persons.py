"""Persons named in a text: in a footer, a remark, a key or a cell of another kind.

Two questions with different prices for being wrong. `names_somebody` empties a cell, so heroes that schools and
streets are named after do not count. `may_not_repeat` only keeps a text out of a sentence, so any sign is enough.
"""

import re

from lib.programme.text import normalise
from lib.tables.cells.characters import plain
from lib.tables.privacy.given_names import GIVEN_NAMES, HEROES, SURNAMES
from lib.tables.privacy.personal import mentions_person, names_person

_PARTICLES = frozenset({"de", "del", "la", "las", "los", "y"})
_MOST_GIVEN_NAMES = 3
_NAME = r"[A-ZÁÉÍÓÚÜÑ][\w'’]+"
_TITLES = (
    r"(?i:lic(?:da|enciad[oa])?|ing(?:enier[oa])?|dra?|doctora?|mtr[oa]|maestr[oa]|profr?a?|profesora?|arq|psic|"
    r"c\.p|srita|señorita|sra?|señora?|don|doña)"
)
_TITLED = re.compile(rf"(?<!\w){_TITLES}(?:\.|(?= )) ?(?:{_NAME}\.? ?){{1,2}}")
_CITIZEN = re.compile(rf"(?<!\w)C\. (?:{_NAME} ?){{2}}")
_ROLE = (
    r"(?i:elabor[oó]|elaborado por|revis[oó]|autoriz[oó]|captur[oó]|captura|valid[oó] por|responsable|contacto|atiende|"
    r"atenci[oó]n|atn|at'n|facilitador[ae]?s?|instructor[ae]?s?|coordinador[ae]?|enlace|titular|nombre|firma|"
    r"prepared by|contact|reviewed by)"
)
_SIGNED = re.compile(rf"(?<!\w){_ROLE}\.? ?[:\-–—]+ ?(?:{_NAME}\.? ?){{2}}")
_ADDRESS = re.compile(
    r"(?i)(?<!\w)(?:calle|c\.|av\.?|avenida|privada|priv\.|andador|calzada|calz\.|prol\.|prolongación|domicilio)"
    r" [^,;]{0,40}?(?:#|no\.?|núm\.?|num\.?)? ?\d+|(?<!\w)(?:col\.|colonia|fracc\.|fraccionamiento) \w+"
    r"|(?<!\w)c\.? ?p\.? ?:? ?\d{5}(?!\d)"
)
_WORD = re.compile(r"[^\W\d_]+")


def names_somebody(text: str) -> bool:
    """Tell whether a sentence names a person: a title with a name, or a given name with a surname, in capitals."""
    if len(text) < 5:
        return False
    words = _without_heroes(plain(text))
    return bool(_TITLED.search(words) or _CITIZEN.search(words)) or _has_name(words, capitals=True)


def key_names_somebody(key: str) -> bool:
    """Tell whether an identifier is a person's name with hyphens: «MARIA-LOPEZ»."""
    return key.count("-") >= 1 and _has_name(_without_heroes(key.replace("-", " ")), capitals=False)


def may_not_repeat(text: str) -> bool:
    """Tell whether a text may hold personal data, so that no finding should repeat it."""
    if len(text) < 5 or not any(map(str.isalnum, text)):
        return False
    if mentions_person(text) or names_person(text):
        return True
    words = plain(text)
    if _SIGNED.search(words) or _TITLED.search(words) or _CITIZEN.search(words) or _ADDRESS.search(words):
        return True
    return _has_name(_without_heroes(words), capitals=False)


def _without_heroes(text: str) -> str:
    """Return a text without the names of people whom places are named after."""
    known = [match[0] for match in _WORD.finditer(text)]
    bare = normalise(" ".join(known))
    if not any(hero in bare for hero in HEROES):
        return text
    kept: list[str] = []
    folded = [normalise(word) for word in known]
    at = 0
    while at < len(known):
        length = next((n for n in range(5, 1, -1) if " ".join(folded[at : at + n]) in HEROES), 0)
        if not length:
            kept.append(known[at])
        at += length or 1
    return " ".join(kept)


def _has_name(text: str, *, capitals: bool) -> bool:
    words = [match[0] for match in _WORD.finditer(text)]
    words = [word for word in words if word.casefold() not in _PARTICLES]
    folded = [normalise(word) for word in words]
    for first in range(len(words) - 1):
        if folded[first] in GIVEN_NAMES:
            last = first + 1
            while last < len(words) - 1 and last - first < _MOST_GIVEN_NAMES and folded[last] in GIVEN_NAMES:
                last += 1
            found = folded[last] in SURNAMES
        else:
            last = first + 2
            found = last < len(words) and folded[first] in SURNAMES and folded[first + 1] in SURNAMES
            found = found and folded[last] in GIVEN_NAMES
        if found and not (capitals and not all(word[0].isupper() for word in words[first : last + 1])):
            return True
    return False
