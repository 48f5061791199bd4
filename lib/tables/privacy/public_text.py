"""Whether a text that would be published is about a person: her name, her home, a number of hers, where she is.

Places are named after persons, so a name counts only where nothing before it says that it is a public place's. A wrong
alarm costs the owner a question; a steward then confirms the text in the programme file.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from lib.programme.country import Country
from lib.programme.text import normalise
from lib.tables.cells.characters import plain
from lib.tables.privacy.personal import numbered

_EMAIL = re.compile(
    r"[\w.+-]{1,64} ?(?:@|[(\[{]? ?\b(?:at|arroba)\b ?[)\]}]?) ?[\w-]{1,63}"
    r"(?: ?(?:\.|[(\[{]? ?\b(?:dot|punto)\b ?[)\]}]?) ?[\w-]{2,63})+",
    re.I,
)
_DEGREES = r"[0-9]{1,3}[.,][0-9]{3,}"
_HEMISPHERE = r"°?\s?[NSEOWnseow]?"
_COORDINATES = re.compile(
    rf"(?<![\w.])[+-]?{_DEGREES}{_HEMISPHERE}\s*(?:[,;/ ]\s*)?(?:(?:lon|long|lng|longitude?)\b\W{{0,3}})?"
    rf"(?<![0-9])[+-]?{_DEGREES}{_HEMISPHERE}(?!\w)"
    r"|[0-9]{1,3} ?[°º] ?[0-9]{1,2}(?:[.,][0-9]+)? ?['’′]"
    r"|(?<!\w)[0-9]{1,2} ?[C-HJ-NP-X] +[0-9]{6,7}(?:[.,][0-9]+)? +[0-9]{7}(?!\w)"
)
_FIGURES = re.compile(r"(?<![\w/])[+(]?[0-9](?:[ .()/-]{0,2}[0-9]){7,30}(?!\w)")
_ABROAD = re.compile(r"(?<!\w)(?:\+|00)[1-9](?:[ .()-]{0,2}[0-9]){9,14}(?!\w)")
_CHAT = re.compile(r"\b(?:wa\.me/|whatsapp\.com/send\S{0,12}=|t\.me/|tel:|sms:) ?\+?[0-9]{7,15}(?!\w)", re.I)
_DATE = re.compile(
    r"(?<![0-9])(?:(?:19|20)[0-9]{2}[-./][0-9]{1,2}[-./][0-9]{1,2}|[0-9]{1,2}[-./][0-9]{1,2}[-./](?:19|20)[0-9]{2})"
)
_HOUSE = r"(?:#|n[uú]m(?:ero)?\b\.?|no\b\.?|n\.? ?[°º]) ?[0-9]+"
_DECIMAL = re.compile(r"(?<![\w.])[+-]?[0-9]{1,3}\.[0-9]{8,}(?![\w.])")
_NUMBERED = r"(?:[^\W\d]+\.? )*[^\W\d]{3,} [0-9]{1,4}[a-z]?(?=$|[,;])"
_CROSSING = r"[0-9]{1,3}\w? ?,? (?:x|por|entre|#?[0-9]{1,4})\b|[0-9]{1,3}\w?-[0-9]{1,3}\b"
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ´`][^\W\d_]+)*")
"""A word of a name; an apostrophe within it is a letter of Mayan and of Bantu languages: «Ch'oc», «Ng'ang'a»."""

_APOSTROPHES = str.maketrans(dict.fromkeys("'’ʼ´`", ""))
_BREAK = re.compile(r"[(),;]| [-–—] ")
_MOST_GIVEN_NAMES = 3
_MOST_WORDS_OF_A_NAME = 4
_BARE = re.compile(r"[^\W\d_]+\.?(?:[ '’ʼ´`-]+[^\W\d_]+\.?)*['’ʼ´`]?")


@lru_cache(maxsize=4096)
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
    text = _DECIMAL.sub("/", _DATE.sub("/", text))
    local = country.words.local_phone if country.numbers else None
    if any(pattern.search(text) for pattern in (_CHAT, _ABROAD, local) if pattern):
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
    return "name" if any(True for _ in _names(text, country)) or _is_whole_name(text, country) else None


def _is_whole_name(text: str, country: Country) -> bool:
    """Tell whether a text is nothing but a name of which lists know a part only: «Jane Nthenya», «Arnoldo Yaxcal Cuz».

    It is two to four words with capitals, none of them a public place's: first a given name that is no ordinary word;
    or behind an unknown first word two surnames, or a name that is a person's whether handed down or given.
    """
    typed = WORD.findall(text)
    if not 2 <= len(typed) <= _MOST_WORDS_OF_A_NAME or not _BARE.fullmatch(text):
        return False
    folded = [folded_name(word) for word in typed]
    named = [at for at, word in enumerate(folded) if word not in country.words.particles]
    if len(named) < 2 or named[0] != 0 or not all(typed[at][0].isupper() for at in named):
        return False
    if not country.public_kinds.isdisjoint(folded) or normalise(text) in country.places:
        return False
    if any(country.public_name_at(folded, at) for at in range(len(folded))):
        return False
    first, *others = (folded[at] for at in named)
    if first in country.given_names - country.also_words:
        return len(named) == len(folded)
    known = [word in country.surnames for word in others]
    return (len(others) == 2 and all(known)) or others[-1] in country.both_names - country.also_words


def _house(text: str, country: Country) -> bool:
    """Tell whether a street with a house number stands there, and no public place before it."""
    if not country.streets:
        return False
    kinds = "|".join(map(re.escape, country.streets))
    street = rf"(?i)(?<!\w)(?:{kinds})\.? (?:[^,;]{{1,40}}? ?{_HOUSE}|{_CROSSING}|{_NUMBERED})"
    found = re.search(street, text)
    return found is not None and not _is_public(normalise(text[: found.start()]).split(), country)


def _names(text: str, country: Country) -> Iterator[str]:
    """Yield the names of persons in a text, without those of public places.

    Who stands in brackets, behind a comma or a dash is not whom the place is named after.
    """
    for part in dict.fromkeys((text, *_BREAK.split(text))):
        yield from _names_within(part, country)


def folded_name(word: str) -> str:
    """Return a word of a name as lists of names have it, without its apostrophes."""
    return normalise(word.translate(_APOSTROPHES))


def _names_within(text: str, country: Country) -> Iterator[str]:
    typed = [match[0] for match in WORD.finditer(text)]
    folded = [folded_name(word) for word in typed]
    at = 0
    while at < len(typed):
        skipped = country.public_name_at(folded, at)
        length = 0 if skipped else _length_of_name(typed, folded, at, country)
        if length and not _of_a_public_place(folded[:at], folded[at + length :], country):
            yield " ".join(typed[at : at + length])
        at += skipped or length or 1


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
        if direct and (own or known) and not country.public_name_at(folded, after[1]):
            return after[1] - at + 1
    at_home = f" {' '.join(folded[:at])}".endswith(country.words.whose_house)
    if words[0] in country.given_names:
        last = 1
        while last < min(len(words) - 1, _MOST_GIVEN_NAMES) and (
            words[last] in country.given_names or len(words[last]) == 1
        ):
            last += 1
        if at_home and (last >= len(words) or not upper[last]):
            return after[0] - at + 1 if words[0] not in country.also_words else 0
        between = folded[after[last - 1] + 1 : after[last]] if last < len(words) else ["de"]
        if at == 0 and len(words) == last + 2 == len(typed) and words[-1] in country.surnames and all(upper):
            last += 1  # nothing else stands there, so what is between may be a name that no list has
            between = []
        surname = last < len(words) and words[last] in country.surnames and between != ["de"]
        plainly = all(upper[: last + 1]) or words[0] not in country.also_words or at_home
        return after[last] - at + 1 if (surname and plainly) or at_home else 0
    if len(words[0]) == 1 and len(words) > 2 and {words[1], words[2]} <= country.surnames and all(upper[:3]):
        return after[2] - at + 1
    reversed_name = len(words) > 2 and {words[0], words[1]} <= country.surnames and words[2] in country.given_names
    return after[2] - at + 1 if reversed_name and all(upper[:3]) and after[2] == at + 2 else 0


def _of_a_public_place(before: list[str], after: list[str], country: Country) -> bool:
    """Tell whether the words before a name make it a public place's: «Escuela Primaria», not «Escuela en casa de».

    Where such words stand behind a name, those do: «Jane Adeny School».
    """
    if country.kinds_behind and not country.public_kinds.isdisjoint(after) and not _owned(before, country):
        return True
    nearest = before[-1] if before else ""
    house = " ".join(before)
    if any(house == name or house.endswith(f" {name}") for name in country.public_houses):
        return True
    return nearest not in country.words.belonging | country.words.persons and _is_public(before, country)


def _owned(before: list[str], country: Country) -> bool:
    return bool(before) and before[-1] in country.words.belonging | country.words.persons


def _is_public(before: list[str], country: Country) -> bool:
    text = f" {' '.join(before)} "
    return not country.public_kinds.isdisjoint(before) or any(f" {name} " in text for name in country.public_houses)
