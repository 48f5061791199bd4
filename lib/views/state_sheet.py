"""The state's sheet as a file, made once for all who may see the same."""

from lib.markup.map.outlines import Shapes
from lib.markup.memo import memo
from lib.markup.state.printed_sheet import printed_sheet
from lib.snapshot.selection.one_state import OneState
from lib.wording.names import Names


@memo
def sheet_file(one: OneState, names: Names, shapes: Shapes) -> bytes:
    """Return the sheet of a state as a UTF-8 file."""
    return printed_sheet(one, names, shapes).encode()
