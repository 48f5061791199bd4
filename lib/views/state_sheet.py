"""The state's sheet as a file, made once for all who may see the same."""

from lib.markup.ficha_sheet import ficha_html
from lib.markup.once import once
from lib.markup.outlines import Shapes
from lib.snapshot.one_state import OneState
from lib.wording.names import Names


@once
def ficha_file(one: OneState, names: Names, shapes: Shapes) -> bytes:
    """Return the sheet of a state as a UTF-8 file."""
    return ficha_html(one, names, shapes).encode()
