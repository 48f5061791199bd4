"""What somebody said of the programme, as it is shown: her words, her role and place, and that she agreed."""

from dataclasses import dataclass

from lib.programme.declared import Text
from lib.programme.warmth import HeardVoice
from lib.wording.names import Names


@dataclass(frozen=True, slots=True)
class SpokenVoice:
    """A quotation in `language`, by whom it is, and whether it is hers or invented for a sample."""

    text: str
    language: str
    by: str
    note: str


def spoken(names: Names, state: str | None = None) -> SpokenVoice | None:
    """Return the first voice that may be heard, of a state or of the whole programme; None where there is none."""
    heard = (each for each in names.programme.voices if isinstance(each, HeardVoice) and state in {None, each.state})
    return next((_told(each, names) for each in heard), None)


def _told(voice: HeardVoice, names: Names) -> SpokenVoice:
    words = names.words
    role = voice.role.in_language(words.language)
    by = f"{role} · {names.place(voice.municipality, voice.state)}"
    said = voice.text.in_language(words.language)
    return SpokenVoice(
        said, _language(voice.text, said), by, words(f"voice.{'invented' if voice.invented else 'consent'}")
    )


def _language(text: Text, said: str) -> str:
    return next(language for language, each in text.by_language.items() if each == said)
