"""Whether a text that would be published is about a person: her name, her home, a number of hers, where she is.

Places are named after persons, so a name counts only where nothing before it says that it is a public place's. A wrong
alarm costs the owner a question; a steward then confirms the text in the programme file.
"""

import re
from collections.abc import Iterator

from lib.programme.country import Country
from lib.programme.text import normalise
from lib.tables.cells.characters import plain
from lib.tables.privacy.personal import numbered

_EMAIL = re.compile(
    r"[\w.+-]{1,64} ?(?:@|\(at\)|\[at\]|[(\[]? ?\barroba\b ?[)\]]?) ?[\w-]{1,63}(?: ?(?:\.|\bpunto\b) ?[\w-]{2,63})+",
    re.I,
)
_COORDINATES = re.compile(
    r"(?<![\w.])[+-]?[0-9]{1,2}[.,][0-9]{3,}°?\s?[NnSs]?\s*[,;/ ]\s*[+-]?[0-9]{1,3}[.,][0-9]{3,}(?!\w)"
    r"|[0-9]{1,3} ?[°º] ?[0-9]{1,2} ?['’′]"
)
_FIGURES = re.compile(r"(?<![\w/])[+(]?[0-9](?:[ .()-]{0,2}[0-9]){8,30}(?!\w)")
_DATE = re.compile(
    r"(?<![0-9])(?:(?:19|20)[0-9]{2}[-.][0-9]{1,2}[-.][0-9]{1,2}|[0-9]{1,2}[-.][0-9]{1,2}[-.](?:19|20)[0-9]{2})"
)
_HOUSE = r"(?:#|n[uú]m(?:ero)?\b\.?|no\b\.?|n\.? ?[°º]) ?[0-9]+"
_CROSSING = r"[0-9]{1,3}\w? ?,? (?:x|por|entre|#?[0-9]{1,4})\b"
_WORD = re.compile(r"[^\W\d_]+")
_MOST_GIVEN_NAMES = 3


def held_back(text: str, country: Country, *, public: bool = False) -> str | None:
    """Return the kind of personal data in a text that would be published (`name`, `address`, `phone` ...), or None.

    One that is known to be `public`'s may hold a name or an address, never a number or a mailbox.
    """
    words = plain(text)
    return _number(words, country) or (None if public else _person(words, country))


def _number(text: str, country: Country) -> str | None:
    if _EMAIL.search(text):
        return "email"
    if _COORDINATES.search(text):
        return "coordinates"
    capitals = text.upper()
    for kind, pattern in country.identity.items():
        if pattern.search(capitals):
            return kind
    text = _DATE.sub("/", text)
    if country.numbers and (local := country.words.local_phone) and local.search(text):
        return "phone"
    for run in _FIGURES.finditer(text):
        digits = "".join(filter(str.isdigit, run[0]))
        found = next((kind for kind, pattern in country.numbers.items() if pattern.fullmatch(digits)), None)
        if found and not numbered(text[: run.start()], country):
            return found
    return None


def _person(text: str, country: Country) -> str | None:
    bare = normalise(text)
    if any(f" {home} " in f" {bare} " for home in country.homes):
        return "address"
    if _house(text, country):
        return "address"
    return "name" if any(True for _ in _names(text, country)) else None


def _house(text: str, country: Country) -> bool:
    """Tell whether a street with a house number stands there, and no public place before it."""
    if not country.streets:
        return False
    street = rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, country.streets))})\.? (?:[^,;]{{1,40}}? ?{_HOUSE}|{_CROSSING})"
    found = re.search(street, text)
    return found is not None and not _is_public(normalise(text[: found.start()]).split(), country)


def _names(text: str, country: Country) -> Iterator[str]:
    """Yield the names of persons in a text, without those of public places."""
    typed = [match[0] for match in _WORD.finditer(text)]
    folded = [normalise(word) for word in typed]
    at = 0
    while at < len(typed):
        skipped = _length_of_public_name(folded, at, country)
        length = 0 if skipped else _length_of_name(typed, folded, at, country)
        if length and not _of_a_public_place(folded[:at], country):
            yield " ".join(typed[at : at + length])
        at += skipped or length or 1


def _length_of_public_name(folded: list[str], at: int, country: Country) -> int:
    return next((n for n in range(6, 1, -1) if " ".join(folded[at : at + n]) in country.public_names), 0)


def _length_of_name(typed: list[str], folded: list[str], at: int, country: Country) -> int:
    """Return how many words from `at` are a title with a name, a name with a surname, or whose house it is; else 0."""
    after = [place for place in range(at, min(at + 9, len(typed))) if folded[place] not in country.words.particles]
    if not after or after[0] != at:
        return 0
    words, upper = [folded[place] for place in after], [typed[place][0].isupper() for place in after]
    if len(words) > 1 and words[0] in country.private_titles | country.titles and upper[1]:
        direct = after[1] == at + 1
        own = words[0] in country.private_titles and (at == 0 or folded[at - 1] != "nuestra")
        known = words[1] in country.given_names or (words[1] in country.surnames and words[0] != "c")
        if direct and (own or known) and not _length_of_public_name(folded, after[1], country):
            return after[1] - at + 1
    if words[0] in country.given_names:
        last = 1
        while last < min(len(words) - 1, _MOST_GIVEN_NAMES) and words[last] in country.given_names:
            last += 1
        between = folded[after[last - 1] + 1 : after[last]] if last < len(words) else ["de"]
        at_home = f" {' '.join(folded[:at])}".endswith(country.words.whose_house)
        surname = last < len(words) and words[last] in country.surnames and between != ["de"]
        house = last < len(words) and upper[last] and at_home
        plainly = all(upper[: last + 1]) or words[0] not in country.also_words or at_home
        return after[last] - at + 1 if (surname and plainly) or house else 0
    reversed_name = len(words) > 2 and {words[0], words[1]} <= country.surnames and words[2] in country.given_names
    return after[2] - at + 1 if reversed_name and all(upper[:3]) and after[2] == at + 2 else 0


def _of_a_public_place(before: list[str], country: Country) -> bool:
    """Tell whether the words before a name make it a public place's: «Escuela Primaria», not «Escuela en casa de»."""
    nearest = before[-1] if before else ""
    house = " ".join(before)
    if any(house == name or house.endswith(f" {name}") for name in country.public_houses):
        return True
    return nearest not in country.words.belonging and _is_public(before, country)


def _is_public(before: list[str], country: Country) -> bool:
    text = f" {' '.join(before)} "
    return not country.public_kinds.isdisjoint(before) or any(f" {name} " in text for name in country.public_houses)
