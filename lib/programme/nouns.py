"""What a programme calls its regions, and from that every phrase about places that the texts mark."""

from dataclasses import dataclass
from typing import Literal

OWN_KEYS = "v_local"
"""The attribute of an HXL tag that says whose keys of places these are."""


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun in one language: «departamento», «departamentos». Its gender counts in Spanish only."""

    one: str
    many: str
    gender: Literal["m", "f"] = "m"


@dataclass(frozen=True, slots=True)
class Served:
    """Whom the programme is for, in one language: «docente», «docentes», and as women «maestra», «maestras».

    `sheets` is what the sheets write for them.
    """

    one: str
    many: str
    woman: str
    women: str
    sheets: str


@dataclass(frozen=True, slots=True)
class Nouns:
    """What regions and their parts are called in one language, and the country as it stands after «fuera de»."""

    region: Noun
    area: Noun
    country: str


def spanish(nouns: Nouns) -> dict[str, str]:
    """Return how each marked Spanish phrase about places is said."""
    region, area, country = nouns.region, nouns.area, nouns.country
    the, of, to, a = (_SPANISH[word][region.gender] for word in ("el", "del", "al", "un"))
    these, all_, of_area, an = (
        *(_SPANISH[word][region.gender] for word in ("los", "todos los")),
        *(_SPANISH[word][area.gender] for word in ("del", "un")),
    )
    both, either = (
        (region.many, f"{a} {region.one}")
        if region == area
        else (f"{region.many} y {area.many}", f"{a} {region.one} o {area.one}")
    )
    key, area_key = f"{of} {region.one}", f"{of_area} {area.one}"
    return {
        "estado": region.one,
        "estados": region.many,
        "el estado": f"{the} {region.one}",
        "del estado": key,
        "al estado": f"{to} {region.one}",
        "un estado": f"{a} {region.one}",
        "los estados": f"{these} {region.many}",
        "de los estados": f"de {these} {region.many}",
        "todos los estados": f"{all_} {region.many}",
        "qué estados": f"qué {region.many}",
        "mi estado": f"mi {region.one}",
        "su estado": f"su {region.one}",
        "municipio": area.one,
        "municipios": area.many,
        "del municipio": area_key,
        "un municipio": f"{an} {area.one}",
        "de los municipios": f"de {_SPANISH['los'][area.gender]} {area.many}",
        "todos los municipios": f"{_SPANISH['todos los'][area.gender]} {area.many}",
        "el municipio": f"{_SPANISH['el'][area.gender]} {area.one}",
        "los municipios": f"{_SPANISH['los'][area.gender]} {area.many}",
        "cuántos municipios": f"{_SPANISH['cuántos'][area.gender]} {area.many}",
        "su municipio": f"su {area.one}",
        "sus municipios": f"sus {area.many}",
        "estados y municipios": both,
        "un estado o municipio": either,
        "clave INEGI de estado, dos cifras": f"clave de {region.one}",
        "clave INEGI de municipio, cinco cifras": f"clave de {area.one}",
        "clave INEGI del estado, dos cifras": f"clave {key}",
        "clave INEGI del municipio, cinco cifras": f"clave {area_key}",
        "clave INEGI del municipio, cinco cifras; el nombre no basta, porque se repite": f"clave {area_key}",
        "claves de los estados (INEGI)": f"claves de {these} {region.many}",
        "claves de los municipios (INEGI)": f"claves de {_SPANISH['los'][area.gender]} {area.many}",
        "la clave INEGI del estado, de dos cifras": f"la clave {key}",
        "la clave INEGI del estado, con dos cifras": f"la clave {key}",
        "la clave INEGI del municipio, de cinco cifras": f"la clave {area_key}",
        "la clave INEGI de cinco cifras del municipio": f"la clave {area_key}",
        "la clave de cinco cifras del municipio": f"la clave {area_key}",
        "la clave de cinco cifras de un municipio": f"la clave de {an} {area.one}",
        "la clave INEGI del municipio con sus cinco cifras, sin quitar el cero inicial. Por ejemplo: 04010.": (
            f"la clave {area_key} tal como está en la lista."
        ),
        "la clave INEGI de un lugar": "la clave de un lugar",
        "la clave INEGI de un estado": f"la clave de {a} {region.one}",
        "en el catálogo del INEGI": "en la pestaña de instrucciones",
        "la lista de municipios del INEGI": f"la lista de {area.many} del programa",
        ", que en México es negativa": "",
        ", que se obtiene al importar el catálogo del INEGI": "",
        "; en México es negativa": "",
        "fuera de México": f"fuera de {country}",
        "; lleva signo menos. Por ejemplo: -89.2868.": ".",
        "por ejemplo: 20.2037.": "use punto decimal.",
        "de Aldeas Inteligentes": "del sitio",
        "sitios de aldeas inteligentes": "sitios",
        "de las aldeas inteligentes": "de los sitios",
        " para su aldea": "",
        "claves CURP": "números de identificación",
        "claves RFC": "números de identificación",
        "el catálogo de localidades del INEGI": "el catálogo de localidades",
        "CURP": "identificación oficial",
        "CURP, RFC": "números de identificación",
        "gobierno federal": "gobierno nacional",
        "gobierno estatal": f"gobierno {key}",
        "v_inegi": OWN_KEYS,
        "INEGI, México": country,
    }


def english(nouns: Nouns) -> dict[str, str]:
    """Return how each marked English phrase about places is said."""
    region, area, country = nouns.region, nouns.area, nouns.country
    one, area_one = region.one, area.one
    both, either = (
        (region.many, _a(one)) if region == area else (f"{region.many} and {area.many}", f"{_a(one)} or {area_one}")
    )
    return {
        "state": one,
        "states": region.many,
        "the state": f"the {one}",
        "the states": f"the {region.many}",
        "a state": _a(one),
        "my state": f"my {one}",
        "its state": f"its {one}",
        "all states": f"all {region.many}",
        "the state's": f"the {one}'s",
        "the row's state": f"the row's {one}",
        "state target": f"{one} target",
        "state targets": f"{one} targets",
        "state government": f"{one} government",
        "federal government": "national government",
        " for its smart village": "",
        "CURP keys": "identity numbers",
        "RFC keys": "identity numbers",
        "INEGI’s catalogue of localities": "the catalogue of localities",
        "CURP": "national identity number",
        "CURP, RFC": "identity numbers",
        "municipality": area_one,
        "municipalities": area.many,
        "the municipality": f"the {area_one}",
        "a municipality": _a(area_one),
        "its municipality": f"its {area_one}",
        "its municipalities": f"its {area.many}",
        "all municipalities": f"all {area.many}",
        "of the municipalities": f"of the {area.many}",
        "your state": f"your {one}",
        "states and municipalities": both,
        "a state or municipality": either,
        "INEGI key of a state, two digits": f"key of {_a(one)}",
        "INEGI key of a municipality, five digits": f"key of {_a(area_one)}",
        "INEGI key of the state, two digits": f"Key of the {one}",
        "INEGI key of the municipality, five digits": f"Key of the {area_one}",
        "INEGI key of the municipality, five digits; the name will not do, because names repeat": (
            f"Key of the {area_one}"
        ),
        "keys of the states (INEGI)": f"keys of the {region.many}",
        "keys of the municipalities (INEGI)": f"keys of the {area.many}",
        "the state's INEGI key of two digits": f"the {one}'s key",
        "the municipality's INEGI key of five digits": f"the {area_one}'s key",
        "the municipality's key of five digits": f"the {area_one}'s key",
        "the five-digit key of a municipality": f"the key of {_a(area_one)}",
        "the INEGI key of the state from the list, with two digits": f"the key of the {one} from the list",
        "the five digits of the municipality's INEGI key and keep its first zero. For example: 04010.": (
            f"the key of the {area_one} as it stands in the list."
        ),
        "the INEGI key of a place": "the key of a place",
        "the INEGI key of a state": f"the key of {_a(one)}",
        "in INEGI's catalogue": "in the tab of instructions",
        "INEGI's list of municipalities": f"the programme's list of {area.many}",
        ", which is negative in Mexico,": "",
        ", which importing INEGI’s catalogue brings": "",
        "; negative in Mexico": "",
        "outside Mexico": f"outside {country}",
        "; it has a minus sign. For example: -89.2868.": ".",
        "for example: 20.2037.": "use a decimal point.",
        "v_inegi": OWN_KEYS,
        "INEGI, México": country,
        "the smart village": "the hub",
        "smart-village hubs": "hubs",
        "of the smart villages": "of the hubs",
    }


def served_spanish(people: Served) -> dict[str, str]:
    """Return how each marked Spanish phrase about whom the programme is for is said."""
    return {
        "microempresaria": people.sheets,
        "microempresarias": people.many,
        "de las microempresarias": f"de las {people.many}",
        "mujer microempresaria": people.woman,
        "mujeres microempresarias": people.women,
        "las mujeres que tienen un negocio de hasta 10 personas trabajadoras": f"las {people.women}",
        "el tamaño de la microempresa es el del Diario Oficial de la Federación del 30 de junio de 2009.": "",
    }


def served_english(people: Served) -> dict[str, str]:
    """Return how each marked English phrase about whom the programme is for is said."""
    return {
        "microempresaria": people.sheets,
        "micro-entrepreneur": people.one,
        "micro-entrepreneurs": people.many,
        "the micro-entrepreneurs": f"the {people.many}",
        "woman micro-entrepreneur": people.woman,
        "women micro-entrepreneurs": people.women,
        "the women who run a business of up to 10 workers": f"the {people.women}",
        "the size of a micro-enterprise is that of Mexico’s Official Gazette of 30 June 2009.": "",
    }


_SPANISH = {
    "el": {"m": "el", "f": "la"},
    "un": {"m": "un", "f": "una"},
    "del": {"m": "del", "f": "de la"},
    "al": {"m": "al", "f": "a la"},
    "los": {"m": "los", "f": "las"},
    "todos los": {"m": "todos los", "f": "todas las"},
    "cuántos": {"m": "cuántos", "f": "cuántas"},
}


def _a(noun: str) -> str:
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"
