"""What makes a programme's pages its own: a woven border, its partners' marks, and voices that agreed to be heard.

A mark or a voice is shown only once it was judged where the programme is opened: as a `ReadyMark` or a `HeardVoice`.
"""

from base64 import b64encode
from collections.abc import Callable
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field

from lib.programme.declared import Colour, Declared, Name, Text
from lib.programme.declaring.refusals import refused
from lib.programme.declaring.written import like

Motif = Literal["rhombs", "steps", "stitches", "chain"]
"""What a border repeats; `lib.markup.border` draws each."""

_FILE = r"[A-Za-z0-9_-]+(/[A-Za-z0-9_-]+)*\.(svg|png)"

MarkFault = Literal["missing", "kind", "large", "unsafe"]
VoiceFault = Literal["consent", "person", "country", "place"]
MARK_FAULTS: tuple[MarkFault, ...] = get_args(MarkFault)
VOICE_FAULTS: tuple[VoiceFault, ...] = get_args(VoiceFault)


def _of_one_line(most: int) -> Callable[[Text], Text]:
    def judged(text: Text) -> Text:
        for language, said in text.by_language.items():
            if not said.strip() or len(said) > most or not said.isprintable():
                raise refused("refusal.one-line", language, most=most, found=len(said))
        return text

    return judged


class Border(Declared):
    """A strip of one motif, repeated in each of its colours in turn."""

    motif: Motif
    colours: Annotated[tuple[Colour, ...], Field(min_length=1, max_length=4)]


class DeclaredMark(Declared):
    """A partner's mark: an SVG or PNG file beside the programme file, and what it shows for those who do not see it.

    What is `invented` is shown with a sample only, and says so.
    """

    file: Annotated[str, Field(max_length=120), like(_FILE, "refusal.like.mark")]
    alt: Annotated[Text, AfterValidator(_of_one_line(120))]
    invented: bool = False


class ReadyMark(DeclaredMark):
    """A mark whose file was read and holds nothing but a drawing."""

    content: bytes

    @property
    def media_type(self) -> str:
        """Return what the file is: `image/svg+xml` or `image/png`."""
        return "image/svg+xml" if self.file.endswith(".svg") else "image/png"

    @property
    def address(self) -> str:
        """Return the mark as an address that holds it, for a file that must need nothing else."""
        return f"data:{self.media_type};base64,{b64encode(self.content).decode()}"


class UnusableMark(DeclaredMark):
    """A mark that cannot be shown, and why; `detail` is what was found in the file."""

    fault: MarkFault
    detail: str = ""


class Voice(Declared):
    """What somebody said of the programme: her role and municipality, never her name, and that she agreed in writing.

    What is `invented` is shown with a sample only, and says so.
    """

    text: Annotated[Text, AfterValidator(_of_one_line(160))]
    role: Annotated[Text, AfterValidator(_of_one_line(60))]
    municipality: Name
    consent: bool = False
    invented: bool = False


class HeardVoice(Voice):
    """A voice that was judged and may be shown."""

    state: str


class RefusedVoice(Voice):
    """A voice that is not shown, and why."""

    fault: VoiceFault
