"""Signs of personal data. Partners hand over counts, so a column about persons is refused before it is read."""

import re
from collections.abc import Iterable

from lib.programme.country import Country
from lib.programme.text import normalise
from lib.tables.cells.characters import plain
from lib.tables.grid import Cell, typed_text

# A header tells of a kind if it has one of the first words and otherwise only these, persons and fillers.
_HEADERS = (
    ("phone", "telefono telefonos tel celular celulares cel whatsapp phone telephone mobile", "movil lada"),
    ("email", "correo correos email mail", "e electronico electronicos direccion address"),
    ("birth-date", "nacimiento nac cumpleanos birth birthdate birthday dob", "fecha fec date ano dia mes"),
    ("address", "domicilio direccion calle address", "casa particular home"),
    ("name", "apellido apellidos surname", "nombre nombres name paterno materno primer segundo"),
)
_PERSON_WORDS = """
participante participantes beneficiaria beneficiarias beneficiario beneficiarios asistente asistentes alumna
alumnas alumno alumnos persona personas mujer mujeres usuaria usuarias titular emprendedora emprendedoras
empresaria microempresaria microempresarias facilitadora facilitador instructora instructor responsable contacto
representante tutora tutor madre padre hija hijo menor nina nino inscrita
participant participants person woman trainer contact
"""
_PERSONS = frozenset(_PERSON_WORDS.split())
_FILLER_WORDS = "a de del el la las los o u y of the no num nro numero number s es personal fijo"
_FILLERS = frozenset(_FILLER_WORDS.split())
_NAMES = frozenset({"nombre", "nombres", "name", "names"})
_OF_A_PERSON = frozenset({"completo", "firma", "full", "first", "last", "given", "family"})
_AT_HOME = frozenset({"particular", "personal", "casa", "home", "private"})
_TELEPHONE_WORDS = "telefono telefonos tel celular celulares cel whatsapp phone telephone movil contacto"
_TELEPHONES = frozenset(_TELEPHONE_WORDS.split())
_NUMBERED_WORDS = """
serie serial series servicio rpu rmu medidor cfe inventario activo folio contrato cuenta factura imei mac placa modelo
poliza codigo clave expediente oficio cct clues terminal antena kit equipo meter account contract asset service
id uuid objectid fid nis nic suministro ticket reporte orden remision guia cfdi predial catastral recibo cliente
matricula licencia registro cedula proyecto iccid ean gtin nip pin clee ageb license licence registration application
"""
_NUMBERED_THINGS = frozenset(_NUMBERED_WORDS.split())
_EXACT = {
    "nombres": "name", "nombre s": "name", "persona de contacto": "name", "contact person": "name", "movil": "phone",
}  # fmt: skip
_NOBODYS = frozenset({"direccion responsable", "direccion general", "direccion de area"})
"""Headers of offices that are called like an address."""

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_FIGURES = re.compile(r"(?<![\w/=.,-])[+(]?[0-9](?:[ .()-]{0,2}[0-9]){6,40}(?!\w)")
_WORTH_A_LOOK = re.compile(r"@|[0-9]{5}|(?:[0-9][ .()-]{0,2}){7}")
_MOST_GROUPS = 5
_ONE_IS_NOT_ENOUGH = frozenset({"rfc"})
"""Kinds of numbers that institutions have too: they must be most of a column."""

_WORDS_BEFORE, _NEAR_WORDS = 40, 3
_MOST_VALUES = 1000
_FEWEST_NAMES = 5
_SHARE_OF_NAMES = 0.6
_PARTICLES = frozenset({"de", "del", "la", "las", "los", "y"})


def personal_header(text: str, country: Country) -> str | None:
    """Return the kind of personal data that a header announces, in Spanish or English, or None.

    Kinds: name, curp, rfc, phone, email, address, birth-date, id. "Nombre" alone is not one: hubs have names too.
    """
    label = normalise(text)
    if text.lstrip().startswith("#") or label in _NOBODYS:
        return None  # a tag: `#contact+email` is an institution's mailbox
    words = frozenset(label.split()) - _FILLERS
    about = words - _PERSONS
    for kind, header in country.headers.items():
        if label in header.whole or (about <= header.words | header.beside and not about.isdisjoint(header.words)):
            return kind
    if about & _NAMES and about <= _NAMES | _OF_A_PERSON and words & (_PERSONS | _OF_A_PERSON):
        return "name"
    for kind, telling, beside in _HEADERS:
        known = {*telling.split(), *beside.split()}
        if about <= known and not about.isdisjoint(telling.split()):
            return kind
    return _EXACT.get(label)


def personal_column(header: str, cells: Iterable[Cell], country: Country, *, of_people: bool = True) -> str | None:
    """Return the kind of personal data that a column's header announces or most of its values look like, or None.

    In a table that is not `of_people` an address is a public one unless the header says whose home it is. Serial
    numbers, meters and contracts have as many figures as a telephone.
    """
    kind = personal_header(header, country)
    words = set(normalise(header).split())
    if kind == "address" and not of_people and words.isdisjoint(_AT_HOME | _PERSONS):
        kind = None
    found = personal_cells(cells, country, about_persons(header))
    if found == "phone" and not words.isdisjoint(_NUMBERED_THINGS) and words.isdisjoint(_TELEPHONES):
        found = None
    if found == "name" and not of_people and not words.isdisjoint(country.public_kinds):
        found = None
    return kind or found


def says_name(header: str) -> bool:
    """Tell whether a header says «Nombre» and no more, which places have too."""
    words = normalise(header).split()
    return bool(words) and _NAMES.issuperset(words)


def about_persons(header: str) -> bool:
    """Tell whether a header names a person's part and nothing else: «Participante», «Facilitadora», «Alumna»."""
    words = frozenset(normalise(header).split()) - _FILLERS
    return bool(words) and words <= _PERSONS


def personal_cells(cells: Iterable[Cell], country: Country, about_persons: bool = False) -> str | None:
    """Return the kind of personal data that most of a column's distinct values look like, or None.

    One identity number is enough. Names need five distinct values, most of them a common given name with a surname; one
    will do where the column is `about_persons`.
    """
    values = _distinct(cells)
    kinds = [_kind_of(value, country) for value in values]
    for kind in country.identity.keys() - _ONE_IS_NOT_ENOUGH:
        if kind in kinds:
            return kind
    for kind, fewest in (("rfc", 1), ("email", 1), ("phone", 2)):
        found = kinds.count(kind)
        if found >= fewest and found * 2 >= len(values):
            return kind
    people = sum(names_person(value, country) for value in values)
    fewest = 1 if about_persons else _FEWEST_NAMES
    return "name" if people >= fewest and people >= _SHARE_OF_NAMES * len(values) else None


def mentions_person(text: str, country: Country) -> str | None:
    """Return the kind of personal data (an identity number, email, phone) written somewhere in a text, or None."""
    if not _WORTH_A_LOOK.search(text):
        return None
    text = plain(text)
    capitals = text.upper()
    for kind, pattern in country.identity.items():
        if pattern.search(capitals):
            return kind
    if _EMAIL.search(text):
        return "email"
    phones = (figures for figures in _FIGURES.finditer(text) if _has_phone(figures[0], country))
    return "phone" if any(not numbers_a_thing(text[: figures.start()]) for figures in phones) else None


def names_person(value: str, country: Country) -> bool:
    """Tell whether a whole cell reads like the name of a person: a given name with another word behind it.

    One that is an ordinary word too needs a surname; known localities and who places are named after do not count.
    """
    if len(value) > 60 or any(character.isdigit() for character in value):
        return False
    words = [word for word in value.replace(",", " ").split() if word.casefold() not in _PARTICLES]
    if not 2 <= len(words) <= 5 or not all(word[0].isupper() for word in words):
        return False
    if (bare := normalise(value)) in country.public_names or bare in country.places:
        return False
    first, *others = (normalise(word) for word in words)
    given, surnames = country.given_names, country.surnames
    if first in given and (first not in country.also_words or not surnames.isdisjoint(others)):
        return True
    return first in surnames and not given.isdisjoint(others)


def _distinct(cells: Iterable[Cell]) -> list[str]:
    seen: dict[str, None] = {}
    for cell in cells:
        if cell is not None and cell != "" and not isinstance(cell, bool):
            seen[plain(typed_text(cell))] = None
            if len(seen) >= _MOST_VALUES:
                break
    seen.pop("", None)
    return list(seen)


def _kind_of(value: str, country: Country) -> str | None:
    """Return the kind of personal data that a value is as a whole, or None."""
    if not _WORTH_A_LOOK.search(value):
        return None
    capitals = value.upper()
    for kind, pattern in country.identity.items():
        if pattern.fullmatch(capitals):
            return kind
    if _EMAIL.fullmatch(value):
        return "email"
    return "phone" if _FIGURES.fullmatch(value) and _has_phone(value, country) else None


def numbers_a_thing(before: str) -> bool:
    """Tell whether the words just before a long number say what it numbers: «RPU: », «serie », «No. de servicio »."""
    words = normalise(before[-_WORDS_BEFORE:]).split()[-_NEAR_WORDS:]
    return not _NUMBERED_THINGS.isdisjoint(words) and _TELEPHONES.isdisjoint(words)


def _has_phone(figures: str, country: Country) -> bool:
    """Tell a country's telephones from other long figures by how their digits begin and are grouped.

    Any run of groups may be one: a country code or another figure may stand before, another after.
    """
    phone = country.numbers.get("phone")
    if phone is None:
        return False
    groups = re.findall("[0-9]+", figures)
    for first in range(len(groups)):
        for last in range(first + 1, min(first + _MOST_GROUPS, len(groups)) + 1):
            run = groups[first:last]
            decimal = len(run) == 2 and "." in figures
            grouped = len(run) == 1 or tuple(map(len, run)) in country.phone_groups
            if grouped and phone.fullmatch("".join(run)) and not decimal:
                return True
    return False
