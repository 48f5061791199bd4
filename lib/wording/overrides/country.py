"""What texts say in another country than Mexico: what its regions are called, its papers and its laws."""

from babel import Locale, UnknownLocaleError

from lib.programme.nouns import Noun, Nouns, english, spanish
from lib.programme.setting import Setting

_MAKERS = {"es": spanish, "en": english}
_USUAL = {
    "es": (Noun("región", "regiones", "f"), Noun("región", "regiones", "f")),
    "en": (Noun("region", "regions"), Noun("region", "regions")),
}
_MEXICAN = {
    "es": ("el tamaño de la microempresa es el del Diario Oficial de la Federación del 30 de junio de 2009.",),
    "en": ("the size of a micro-enterprise is that of Mexico’s Official Gazette of 30 June 2009.",),
}
"""Phrases of the texts that are true of Mexico alone and have no equal elsewhere."""


def country_phrases(setting: Setting) -> dict[str, dict[str, str]]:
    """Return, by language, how marked phrases are said in the programme's country; none where it is Mexico.

    Without a country, or one that nothing is known of, its places are regions.
    """
    code = setting.programme.country
    if code == "mx":
        return {}
    found = {}
    for language, made in _MAKERS.items():
        region, area = setting.country.levels.get(language, _USUAL[language])
        nouns = Nouns(region, region if setting.geography.one_level else area, country_name(code, language))
        nouns = nouns if nouns.country else Nouns(nouns.region, nouns.area, region.many)
        own = setting.country.said.get(language, {})
        found[language] = {**made(nouns), **dict.fromkeys(_MEXICAN[language], ""), **own}
    return found


def country_name(code: str | None, language: str) -> str:
    """Return what a language calls a country, as CLDR knows it; "" where it does not, or there is none."""
    try:
        return str(Locale.parse(language, sep="-").territories.get((code or "").upper(), ""))
    except (UnknownLocaleError, ValueError):
        return ""
