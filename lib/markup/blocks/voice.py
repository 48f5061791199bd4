"""What somebody said of the programme, as a quotation."""

from lib.markup.memo import memo
from lib.markup.page import fill
from lib.wording.names import Names
from lib.wording.voices import spoken


@memo
def voice(names: Names, state: str | None = None) -> str:
    """Return a voice of a state or of the whole programme; "" where none may be heard."""
    said = spoken(names, state)
    return fill("voice.html", said=said, here=names.words.language) if said else ""
