"""What is known about a finding, as texts that its sentences can use."""

import re
from collections.abc import Mapping
from datetime import date

from lib.programme.declared import wider
from lib.programme.model import TableId
from lib.tables.cells.days import EARLIEST, LATEST
from lib.tables.cells.outcome import Parameter
from lib.tables.finding import Finding
from lib.tables.schema import vocabulary as v
from lib.tables.schema.columns import Choice, Column
from lib.tables.schema.models import MODELS
from lib.wording.findings.variants import told
from lib.wording.language import Words
from lib.wording.reference import columns

LONGEST = 60
_CODED: Mapping[str, tuple[str, type[Choice]]] = {
    "role": ("papel", v.Role),
    "stage": ("etapa", v.Stage),
    "earlier_stage": ("etapa", v.Stage),
    "requirement": ("requisito", v.Requirement),
}
_PARTNERS = frozenset({"owner"})
_HIDDEN = "…"
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_A1 = re.compile(r"([A-Z]{1,3})([0-9]+)")


def facts_of(finding: Finding, words: Words, partners: Mapping[str, str]) -> dict[str, str]:
    """Return everything a sentence about `finding` may mention. What is unknown or withheld is not there.

    The parameters come under their own names; besides them `value`, `row` (its name, or else its key), `book`, `tab`,
    `cell`, `line`, `letter`, `column`, what the column declares (`type`, `example`, `choices`, `meaning`, `refers`,
    `optional`), `other_place`, and for each ISO day the same day in words under `<name>_day`. Tables are called as
    in the sheets. `partners` gives the names of partners by id.
    """
    facts = {name: _parameter(name, value, words, partners) for name, value in finding.params.items()}
    own = next((each for each in wider(words.language) if f"holiday_in_{each}" in finding.params), None)
    facts |= {"holiday": str(finding.params[f"holiday_in_{own}"])} if own else {}
    facts |= _because(finding, words)
    facts |= _declared(finding, facts, words)
    facts |= _where(finding)
    if table := finding.params.get("refers_to"):
        facts["refers_to"] = columns.tab_called(str(table))
    facts["value"] = shortened(finding.value or "")
    facts["row"] = shortened(finding.name or _key(finding, words))
    facts |= {"earliest": str(EARLIEST.year), "latest": str(LATEST.year)}
    facts["person"] = _person(finding.params.get("kind"), words)
    if isinstance(days := finding.params.get("days"), int) and days < 0:
        facts["days_ago"] = words.number(-days)
    facts["other_place"] = told(words, "finding.other", facts) if facts.get("other") else ""
    facts |= {f"{name}_day": words.long_day(day) for name, text in facts.items() if (day := _day(text))}
    return {name: text for name, text in facts.items() if text and text != _HIDDEN}


def table_of(finding: Finding) -> TableId | None:
    """Return the declared table that a finding is about, or None where it is about none."""
    return next((table for table in MODELS if table == finding.table), None)


def column_of(finding: Finding) -> Column | None:
    """Return the declaration of the column a finding is about, or None where it is about none that is declared."""
    table = table_of(finding)
    if table is None:
        return None
    return next((each for each in MODELS[table].columns.values() if each.header == finding.column), None)


def shortened(text: str, longest: int = LONGEST) -> str:
    """Return a text on one line, cut at `longest` characters."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def with_english(label: str, choices: type[Choice] | None, words: Words) -> str:
    """Return a choice as the sheet writes it; for an English reader with what it means: «asistió (attended)»."""
    english = next((str(choice) for choice in choices or () if choice.spanish == label), label)
    return label if words.language != "en" or english == label else f"{label} ({english})"


def _declared(finding: Finding, given: Mapping[str, str], words: Words) -> dict[str, str]:
    table, column = table_of(finding), column_of(finding)
    if table is None or column is None:
        return {}
    meaning = columns.meaning(table, column, words)
    choices = given.get("choices") or ("" if column.kind == "age-band" else columns.choices(table, column))
    told_choices = " · ".join(with_english(label, column.choices, words) for label in choices.split(" · "))
    return {
        "type": column.kind,
        "meaning": meaning if meaning[1:2].isupper() else meaning[0].lower() + meaning[1:],
        "choices": told_choices,
        "example": "" if choices else columns.example(table, column, words),
        "refers": columns.tab_called(column.refers_to) if column.refers_to else "",
        "optional": "" if column.required else "1",
    }


def _because(finding: Finding, words: Words) -> dict[str, str]:
    """Return which column calls for a cell and what it says, as the sheets have both."""
    table = table_of(finding)
    found = MODELS[table].columns.values() if table else ()
    column = next((each for each in found if each.header == finding.params.get("because")), None)
    if column is None:
        return {}
    choice = next((each for each in column.choices or () if each.spanish == finding.params.get("holds")), None)
    holds = {"holds": with_english(columns.label(column.header, choice), column.choices, words)} if choice else {}
    return {"because": columns.heading(column), **holds}


def _key(finding: Finding, words: Words) -> str:
    """Return the key of the finding's row as the sheet has it: a choice by its name."""
    table, parts = table_of(finding), (finding.row or "").split(" · ")
    if table is None or len(parts) != len(MODELS[table].key):
        return finding.row or ""
    told = []
    for name, part in zip(MODELS[table].key, parts, strict=True):
        column = MODELS[table].columns[name]
        choice = next((each for each in column.choices or () if each == part), None)
        told.append(with_english(columns.label(column.header, choice), column.choices, words) if choice else part)
    return " · ".join(told)


def _where(finding: Finding) -> dict[str, str]:
    match = _A1.fullmatch(finding.cell or "")
    letter, line = match.groups() if match else ("", "")
    return {
        "book": shortened(finding.workbook),
        "tab": shortened(finding.tab or ""),
        "cell": finding.cell or "",
        "letter": letter,
        "line": line,
        "column": shortened(columns.heading(column) if (column := column_of(finding)) else finding.column or ""),
    }


def _parameter(name: str, value: Parameter, words: Words, partners: Mapping[str, str]) -> str:
    if isinstance(value, int):
        return words.number(value)
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    if name in _PARTNERS:
        return partners.get(value, value)
    if name in _CODED:
        header, choices = _CODED[name]
        choice = next((each for each in choices if each == value), None) or choices.declared(value, value)
        label = columns.label(header, choice)
        return with_english(label, choices, words)
    return str(value) if name in {"choices", "columns"} else shortened(str(value))


def _person(kind: Parameter | None, words: Words) -> str:
    key = f"finding.person.{kind}"
    return words(key) if words.has(key) else ""


def _day(text: str) -> date | None:
    if not _ISO_DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
