"""What a header says of personal data, in the words of every language that is known."""

from collections.abc import Collection

from lib.programme.country import Country
from lib.programme.text import normalise

OF_INSTITUTIONS_TOO = frozenset({"rfc"})
"""Kinds of identity numbers that institutions have too: a header or a few values of them accuse nobody."""

_FEWEST_FIGURES = 7


def personal_header(text: str, country: Country) -> str | None:
    """Return the kind of personal data that a header announces, or None.

    Kinds: name, phone, email, address, birth-date, and the country's identity numbers. "Nombre" alone is not one: hubs
    have names too.
    """
    said, label = country.words, normalise(text)
    if text.lstrip().startswith("#") or label in said.offices:
        return None  # a tag: `#contact+email` is an institution's mailbox
    words = frozenset(word.rstrip("0123456789") for word in label.split()) - said.fillers - {""}
    about = words - said.persons
    if about & said.names and about <= said.names | said.whole_names and words & (said.persons | said.whole_names):
        return "name"
    for kind, header in (*country.headers.items(), *said.headers.items()):
        if label in header.whole or (about <= header.words | header.beside and not about.isdisjoint(header.words)):
            return kind
    return None


def announced(header: str, values: Collection[str], country: Country, *, of_people: bool) -> str | None:
    """Return the kind of personal data that a header announces and a column's distinct values may hold, or None.

    A column without values accuses nobody; how many telephones a place has is no telephone, and an institution's number
    is nobody's. In a table that is not `of_people` an address is a public one unless the header says whose home it is.
    """
    kind = personal_header(header, country) if values else None
    if kind == "address" and not of_people:
        words = set(normalise(header).split())
        kind = None if words.isdisjoint(country.words.homes | country.words.persons) else kind
    if kind == "phone":
        return kind if any(sum(map(str.isdigit, value)) >= _FEWEST_FIGURES for value in values) else None
    if kind == "email":
        return kind if any("@" in value or "arroba" in normalise(value) for value in values) else None
    if kind in OF_INSTITUTIONS_TOO:
        return kind if any(country.identity[kind].search(value.upper()) for value in values) else None
    return kind


def says_name(header: str, country: Country) -> bool:
    """Tell whether a header says «Nombre» and no more, which places have too."""
    words = normalise(header).split()
    return bool(words) and country.words.names.issuperset(words)


def about_persons(header: str, country: Country) -> bool:
    """Tell whether a header names a person's part and nothing else: «Participante», «Facilitadora», «Alumna»."""
    words = frozenset(normalise(header).split()) - country.words.fillers
    return bool(words) and words <= country.words.persons


def numbers_a_thing(words: Collection[str], country: Country) -> bool:
    """Tell whether words beside a long number say what it numbers, and that is no telephone."""
    return not country.words.numbered.isdisjoint(words) and country.words.telephones.isdisjoint(words)
