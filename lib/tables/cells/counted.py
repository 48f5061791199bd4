"""Numbers that are spelt, and figures beside the word for what they count: for the question, never the answer."""

import re

from lib.programme.text import normalise

_WITH_WORDS = re.compile(r"(?P<before>[^0-9]*)(?P<figures>[0-9](?:[0-9 .,]*[0-9])?)(?P<after>[^0-9]*)")
_BESIDE = re.compile(r"[\w .,:;()\[\]/*-]*")


def figures_counted(text: str) -> str | None:
    """Return the figures of "35 mujeres", "mujeres: 35" or "35 (treinta y cinco)", where nothing else is said."""
    found = _WITH_WORDS.fullmatch(text)
    if not found:
        return None
    beside = f"{found['before']} {found['after']}"
    words = normalise(beside).split()
    if not words or not _BESIDE.fullmatch(beside) or found["before"].rstrip().endswith("-"):
        return None
    bare = [word for word in words if word not in _COUNTED_THINGS]
    said_twice = bool(bare) and str(number_in_words(bare)) == found["figures"]
    return found["figures"] if not bare or said_twice else None


def number_spelt(text: str) -> int | None:
    """Return the number of "trece" or "treinta y cinco mujeres", or None."""
    words = normalise(text).split()
    while len(words) > 1 and words[-1] in _COUNTED_THINGS:
        words = words[:-1]
    return number_in_words(words)


def number_in_words(words: list[str]) -> int | None:
    """Return the number that normalised words spell, `["treinta", "y", "cinco"]` being 35, or None."""
    match words:
        case [word]:
            return _WHOLE.get(word, _TENS.get(word))
        case [tens, "y", unit] if tens in _TENS and _UNITS.get(unit):
            return _TENS[tens] + _UNITS[unit]
        case ["ciento", *rest] if rest and rest != ["cien"]:
            below = number_in_words(rest)
            return None if below is None or below >= 100 else 100 + below
    return None


_PERSONS = (
    "adolescente adulto alumno ama artesano asesorado asistente atendido beneficiado beneficiario campesino capacitado "
    "certificado chica chico cliente colaborador compañero comerciante concluyente dama docente don doña egresado "
    "emprendedor empresario estudiante facilitador familia femenino femenina graduado habitante hombre ingeniero "
    "inscrito integrante interesado invitado joven jóvenes lideresa líder madre maestro mayor masculino masculina "
    "menor microempresario microempresa miembro muchacho mujer negocio niño niña oyente padre participante persona "
    "poblador productor profesor pequeño registrado representante señor señora socio usuario varón vecino visitante "
    "voluntario"
)
_THINGS = (
    "asiento asistencia banca butaca caja capacitación clase computadora cupo curso dispositivo encuentro equipo "
    "espacio estación laptop lugar máquina mesa módulo monitor ordenador pieza plaza reunión sesión silla tableta "
    "tablet taller unidad visita hora respuesta encuesta llamada"
)
_OTHER = (
    "hrs hr h pers pzas pza pz pc pcs pax part asist tot mujs muj hom total son en las los el la people person women "
    "woman men man female male children child participants participant attendees computers computer seats seat "
    "sessions session hours hour students student girls boys users respondents"
)


def _forms(word: str) -> set[str]:
    """Return a Spanish noun in both genders and numbers, as `normalise` leaves it."""
    plain = normalise(word)
    stem = plain[:-1] if plain[-1] in "oa" else plain
    singular = {plain} if plain[-1] not in "oa" else {stem + "o", stem + "a"}
    if plain.endswith("or"):
        singular.add(plain + "a")
    return singular | {each + ("s" if each[-1] in "aeo" else "es") for each in singular}


_COUNTED_THINGS = frozenset(
    {form for word in f"{_PERSONS} {_THINGS}".split() for form in _forms(word)} | set(_OTHER.split())
)
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
