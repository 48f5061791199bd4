"""What is amiss in the programme file although it can be used: what to mend there, each in a sentence."""

from lib.programme.model import Programme
from lib.programme.presentation import MissingStatistic
from lib.programme.warmth import RefusedVoice, UnusableMark
from lib.wording.language import Words


def remarks(programme: Programme, words: Words) -> list[str]:
    """Return what is not known or not shown, where in the programme file that is, and what to do."""
    said = [] if programme.country else [words("data.no-country")]
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
