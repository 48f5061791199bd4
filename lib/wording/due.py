"""What is owed, said as whose move it is."""

from lib.indicators.entries import Due
from lib.wording.names import Names


def due_sentence(due: Due, names: Names) -> str:
    """Return «SICT: verificar 4 sitios en Chiapas»."""
    words = names.words
    what = due.what
    if due.kind in {"commitment", "readiness"}:
        prefix = "contribution" if due.kind == "commitment" else "requirement"
        what = words(f"{prefix}.{due.what}")
    return words(
        f"due.{due.kind}", partner=names.partner(due.partner), what=what, about=names.about(due.about), n=due.count
    )
