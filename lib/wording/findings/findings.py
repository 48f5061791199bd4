"""A finding in words: where it is, what is there, what was expected, and what to type instead."""

from collections.abc import Mapping, Sequence

from lib.tables.codes import EMPTIES, SEVERITIES
from lib.tables.finding import Finding, Severity
from lib.wording.findings.finding_facts import facts_of
from lib.wording.findings.variants import told
from lib.wording.language import Words

CELLS_TOLD = 40
"""A column is mended in one go, so where the same is amiss in many cells these are told."""

_NOBODY: Mapping[str, str] = {}
_ABOUT_THE_HEADER = frozenset({"H03", "H07"})  # the cell is only near: the column meant is not there


def place(finding: Finding, words: Words, owner_name: str = "") -> str:
    """Return where a finding is: «alcance, fila 14, columna F (personas)», after «Pro Mujer › » for an owner."""
    facts = facts_of(finding, words, _NOBODY)
    if finding.code in _ABOUT_THE_HEADER:
        facts = {name: text for name, text in facts.items() if name not in {"letter", "column"}}
    where = told(words, "finding.place", facts)
    return words("finding.place.of", owner=owner_name, where=where) if owner_name else where


def says(finding: Finding, words: Words, partners: Mapping[str, str] = _NOBODY) -> str:
    """Return what is there, what was expected and what to type: «Dice «trece»; se esperaba un número…».

    `partners` gives the names of partners by id. A parameter that is missing, or a value that is withheld, makes the
    sentence shorter; a code that nobody wrote for still has one.
    """
    sentence = _sentence(finding, words, partners)
    return sentence[:1].upper() + sentence[1:]


def problem(finding: Finding, words: Words, partners: Mapping[str, str] = _NOBODY) -> str:
    """Return what is there and what was expected: «Dice «trece»; se esperaba un número.»."""
    said = _part(finding, "what", words, partners)
    return said[:1].upper() + said[1:]


def remedy(finding: Finding, words: Words, partners: Mapping[str, str] = _NOBODY) -> str:
    """Return what to type instead: «Escriba 13.»."""
    said = _part(finding, "do", words, partners)
    return said[:1].upper() + said[1:]


def message(finding: Finding, words: Words, owner_name: str = "", partners: Mapping[str, str] = _NOBODY) -> str:
    """Return place and sentence together: «Pro Mujer › alcance, fila 14, columna F (personas): dice «trece»; …»."""
    return f"{place(finding, words, owner_name)}: {_sentence(finding, words, partners)}"


def also(group: Sequence[Finding], words: Words, most: int = CELLS_TOLD) -> str:
    """Return where else the same is to be mended, with the first `most` cells; "" for a finding that stands alone."""
    others = group[1:]
    if not others:
        return ""
    cells = ", ".join(found.cell or "" for found in others[:most]) + ("…" if len(others) > most else "")
    return f"{the_same(len(others), words)} {cells}."


def the_same(others: int, words: Words) -> str:
    """Return the words before the cells in which the same is to be mended: «Lo mismo en 3 celdas más:»."""
    return words("finding.also", number=words.number(others), n=others)


def title(code: str, words: Words) -> str:
    """Return the short name of a code: «Texto donde va un número»."""
    key = f"finding.{code}.title"
    return words(key if words.has(key) else "finding.unknown.title")


def severity_name(severity: Severity, words: Words) -> str:
    """Return what a severity asks of the reader: «Por corregir», «Por revisar», «Para su conocimiento»."""
    return words(f"finding.severity.{severity}")


def consequence(finding: Finding, words: Words) -> str:
    """Return what became of the row, tab or workbook meanwhile; "" for a note, which changes nothing."""
    if finding.severity == "note":
        return ""
    if finding.tab is None:
        return words("finding.book.kept" if finding.row_kept else "finding.book.dropped")
    of_a_column = finding.code == "V22" and finding.params.get("where") != "cell"
    of_the_tab = finding.code.startswith("H") or finding.cell is None or of_a_column
    if of_the_tab:
        return words("finding.tab.kept" if finding.row_kept else "finding.tab.dropped")
    if not finding.row_kept:
        return words("finding.row.dropped")
    without = finding.severity == "error" and (finding.code.startswith("C") or finding.code in EMPTIES)
    return words("finding.row.without" if without else "finding.row.kept")


def _sentence(finding: Finding, words: Words, partners: Mapping[str, str]) -> str:
    return " ".join(_part(finding, part, words, partners) for part in ("what", "do"))


def _part(finding: Finding, part: str, words: Words, partners: Mapping[str, str]) -> str:
    code = finding.code if finding.code in SEVERITIES else "unknown"
    return told(words, f"finding.{code}.{part}", facts_of(finding, words, partners))
