"""The laws that a programme cites for how it protects people: those of its country, in the reader's language."""

from dataclasses import dataclass

from lib.programme.countries.laws import Law
from lib.programme.model import Programme
from lib.wording.language import Words


@dataclass(frozen=True, slots=True)
class CitedLaw:
    """One law in words: what it is about and whom it binds, its name, where it stands, what it says, who watches."""

    about: str
    name: str
    published: str
    says: str
    authority: str
    link: str | None


@dataclass(frozen=True, slots=True)
class CitedLaws:
    """The laws of a country, which one is not there, and when that was looked up."""

    each: tuple[CitedLaw, ...]
    lacks: str
    checked: str


def cited_laws(programme: Programme, words: Words) -> CitedLaws | None:
    """Return the laws of the programme's country; None where nothing is known of it: no foreign one is cited."""
    told = programme.known_country.laws
    if told is None:
        return None
    lacks = told.lacks.in_language(words.language) if told.lacks else ""
    checked = words("about.law.checked", day=words.long_day(told.checked))
    return CitedLaws(tuple(_cited(law, words) for law in told.laws), lacks, checked)


def citation_of(law: Law, words: Words) -> str:
    """Return «Ley de Acceso a la Información Pública (Decreto 57-2008 del Congreso de la República)»."""
    return f"{law.name.in_language(words.language)} ({law.published.in_language(words.language)})"


def _cited(law: Law, words: Words) -> CitedLaw:
    about = words(f"about.law.{law.about}")
    if law.binds:
        about = words("about.law.binds", about=about, whom=law.binds.in_language(words.language))
    return CitedLaw(
        about,
        law.name.in_language(words.language),
        law.published.in_language(words.language),
        law.says.in_language(words.language) if law.says else "",
        words("about.law.authority", name=law.authority.in_language(words.language)) if law.authority else "",
        law.link,
    )
