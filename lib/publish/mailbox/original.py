"""A workbook as its owner made it, without some of its tabs and whatever refers to them."""

import io
import re
import zipfile
from collections.abc import Collection, Iterable

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

_OTHER_BOOK = re.compile(r"\[[0-9]+\]")


def original(content: bytes | None, kept: Collection[str]) -> Workbook | None:
    """Return a workbook with only the tabs named; None where it is no .xlsx.

    A formula that refers to what is gone is given by its value; a choice list or a colouring that does is left out.
    """
    if content is None or not _is_xlsx(content):
        return None
    made = load_workbook(io.BytesIO(content), keep_links=False, rich_text=True)
    values = load_workbook(io.BytesIO(content), data_only=True, keep_links=False)
    gone = [tab for tab in made.sheetnames if tab not in kept]
    for tab in gone:
        del made[tab]
    names = [name for name, given in made.defined_names.items() if "!" not in given.value or _lost(given.value, gone)]
    for name in names:
        del made.defined_names[name]
    for tab in made.worksheets:
        _without(tab, [*gone, *names], values[tab.title])
    return made


def _is_xlsx(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return "xl/workbook.xml" in package.namelist()
    except zipfile.BadZipFile:
        return False


def _without(tab: Worksheet, gone: Collection[str], values: Worksheet) -> None:
    for row in tab.iter_rows():
        for cell in row:
            if cell.data_type == "f" and _lost(getattr(cell.value, "text", cell.value), gone):
                cell.value = values[cell.coordinate].value
    rules = tab.data_validations
    rules.dataValidation = [
        each for each in rules.dataValidation if not any(_lost(said, gone) for said in (each.formula1, each.formula2))
    ]
    for area in list(tab.conditional_formatting):
        if any(_lost(said, gone) for rule in area.rules for said in rule.formula):
            del tab.conditional_formatting[area.sqref]


def _lost(formula: object, gone: Iterable[str]) -> bool:
    """Tell whether a formula refers to another workbook, or to a tab or a name that is gone."""
    said = str(formula or "").casefold()
    return _OTHER_BOOK.search(said) is not None or any(each.casefold().replace("'", "''") in said for each in gone)
