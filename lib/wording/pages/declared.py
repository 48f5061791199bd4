"""What is amiss in the programme file although it can be used: what to mend there, each in a sentence."""

from lib.programme.model import Programme
from lib.programme.presentation import MissingStatistic
from lib.programme.warmth import RefusedVoice, UnusableMark
from lib.wording.language import Words
from lib.wording.overrides.country import country_name


def remarks(programme: Programme, words: Words) -> list[str]:
    """Return what is not known or not shown, where in the programme file that is, and what to do."""
    said = unknown_country(programme, words)
    for partner in programme.partners:
        if isinstance(mark := partner.mark, UnusableMark):
            said.append(words(f"declared.mark.{mark.fault}", place=f"partners[{partner.id}].mark", found=mark.detail))
    for place, voice in enumerate(programme.voices, start=1):
        if isinstance(voice, RefusedVoice):
            where = f"voices[{place}]"
            said.append(words(f"declared.voice.{voice.fault}", place=where, found=voice.municipality))
    for place, quoted in enumerate(programme.statistics, start=1):
        if isinstance(quoted, MissingStatistic):
            said.append(words("declared.statistic.missing", place=f"statistics[{place}]", found=quoted.file))
    return said


def unknown_country(programme: Programme, words: Words) -> list[str]:
    """Return that persons cannot be recognised, where nothing is known of the programme's country; else nothing."""
    return [] if programme.known_country.recognises_persons else [not_known(programme.country, words)]


def not_known(code: str | None, words: Words) -> str:
    """Return what is not done where a programme names no country, or one that has no folder."""
    if code is None:
        return words("data.no-country")
    return words("data.unknown-country", country=country_name(code, words.language) or code, code=code)
