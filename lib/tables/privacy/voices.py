"""Whether a voice may be heard: she agreed in writing, nobody is named, and the place is one of the programme's."""

import re

from lib.programme.country import Country
from lib.programme.geography import Geography
from lib.programme.text import normalise
from lib.programme.warmth import HeardVoice, RefusedVoice, Voice, VoiceFault
from lib.tables.privacy.persons import may_not_repeat
from lib.tables.privacy.public_text import held_back

_WORD = re.compile(r"[^\W\d_]+")
_SAINTS = frozenset({"san", "santa", "santo", "saint"})
_INTRODUCED = re.compile(r"\b(?:soy|me llamo|me dicen|mi nombre es|i am|i m|my name is|they call me) ([^\W\d_]+)")


def judged(voice: Voice, country: Country, geography: Geography) -> HeardVoice | RefusedVoice:
    """Return a voice as one that is heard, or refused with why; of one that is refused nothing is repeated."""
    fault = _fault(voice, country, geography)
    municipality = geography.municipality(voice.municipality)
    if fault is None and municipality is not None:
        return HeardVoice.model_construct(**dict(voice), state=municipality.state)
    return RefusedVoice.model_construct(**dict(voice), fault=fault or "place")


def _fault(voice: Voice, country: Country, geography: Geography) -> VoiceFault | None:
    if not voice.consent:
        return "consent"
    if not country.recognises_persons:
        return "country"
    said = (*voice.text.by_language.values(), *voice.role.by_language.values())
    if any(_tells_who(each, country) for each in said):
        return "person"
    return None if geography.municipality(voice.municipality) else "place"


def _tells_who(text: str, country: Country) -> bool:
    """Tell whether a text may say who speaks; in the words of a person a given name alone is enough."""
    if may_not_repeat(text, country) or held_back(text, country):
        return True
    introduced = _INTRODUCED.search(normalise(text))
    if introduced and introduced[1] in country.given_names:
        return True
    words = [match[0] for match in _WORD.finditer(text)]
    return any(
        word[0].isupper()
        and normalise(word) in country.given_names - country.also_words
        and normalise(before) not in _SAINTS
        for before, word in zip(["", *words], words, strict=False)
    )
