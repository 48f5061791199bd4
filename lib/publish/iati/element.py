"""Elements of IATI's XML, with texts in the programme's languages."""

from collections.abc import Callable, Mapping, Sequence
from xml.etree.ElementTree import Element

from lib.tables.cells.characters import storable
from lib.wording.names import Names

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LONGEST = 20_000


def element(tag: str, /, *children: Element, text: str = "", **attributes: str) -> Element:
    """Return an element; `_` in the name of an attribute stands for `-`."""
    made = Element(tag, {key.replace("_", "-"): storable(value, _LONGEST) for key, value in attributes.items()})
    made.text = storable(text, _LONGEST) or None
    made.extend(children)
    return made


def told(tag: str, texts: Mapping[str, str], *more: Element, **attributes: str) -> Element:
    """Return an element with one narrative for each language that `texts` has."""
    narratives = [element("narrative", text=text) for text in texts.values()]
    for narrative, language in zip(narratives, texts, strict=True):
        narrative.set(_LANG, language)
    return element(tag, *narratives, *more, **attributes)


def in_each(languages: Sequence[Names], say: Callable[[Names], str]) -> dict[str, str]:
    """Return what is said in each of the programme's languages."""
    return {names.words.language: say(names) for names in languages}


def language_of_all(made: Element, language: str) -> Element:
    """Return an element whose texts are in a language unless they say another."""
    made.set(_LANG, language)
    return made
