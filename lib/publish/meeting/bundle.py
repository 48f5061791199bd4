"""One file to take to a meeting about a state: the sheet to print, the map as a picture, and three slides to show."""

from contextlib import suppress

from lib.markup.map.outlines import Shapes
from lib.markup.state.printed_sheet import printed_sheet
from lib.publish.deck.deck import deck_of
from lib.publish.exports.pictures import png_of
from lib.publish.meeting.map_picture import map_svg
from lib.publish.meeting.slides import state_slides
from lib.publish.proof.seal import Seal
from lib.publish.sheet.pdf import sheet_pdf
from lib.publish.zip_file import zip_of
from lib.snapshot.selection.one_state import OneState
from lib.wording.names import Names


def meeting_bundle(one: OneState, names: Names, shapes: Shapes, seal: Seal) -> bytes:
    """Return the ZIP of a state of a public snapshot; it and each file in it carry the snapshot's seal.

    The sheet is in it as a PDF and as HTML; only as HTML where this machine cannot draw the PDF.
    """
    drawn, slides = map_svg(one, names, shapes), state_slides(one, names, shapes)
    files = {
        "sheet.html": printed_sheet(one, names, shapes).encode(),
        "map.svg": drawn,
        "map.png": png_of(drawn),
        "slides.pptx": deck_of(slides, names, one.snapshot.read_at),
    }
    with suppress(ImportError, RuntimeError):  # Typst is missing, or refuses
        files = {"sheet.pdf": sheet_pdf(one, names, shapes), **files}
    return seal(zip_of({_named(name, one, names): seal(content) for name, content in files.items()}))


def _named(name: str, one: OneState, names: Names) -> str:
    """Return a file's name in the reader's language, with the state's key and the snapshot's first digits."""
    what, _, ending = name.partition(".")
    called = names.words(f"meeting.file.{what}")
    return f"{called}-{one.key}-{one.snapshot.id[:4]}.{ending}"
