"""Asking for the programme's own lists: one line for each, empty where it is as every programme has it."""

from typing import Any

from lib.commands.adopting.form import Form
from lib.tables.schema.lists import OPEN_LISTS, OpenList


def ask_lists(form: Form) -> None:
    """Ask for each list, its entries parted by semicolons, until what was typed can be used."""
    if "lists" in form.fixed:
        return
    form.tell("new.lists")
    told: dict[str, Any] = {}
    for of in OPEN_LISTS:
        while line := form.asked(f"lists.{of.name}", "", choices=", ".join(map(str, of.choices))):
            entries = [_entry(part, of, form.given["languages"][0]) for part in line.split(";") if part.strip()]
            form.put("lists", {**told, of.name: entries})
            if not form.problem("lists"):
                told[of.name] = entries
                break
    form.put("lists", told or None)


def _entry(text: str, of: OpenList, language: str) -> dict[str, Any]:
    """Return an entry as a file of answers holds it, of «key», «key = name» or «key = name / synonym / synonym»."""
    key, _, said = (part.strip() for part in text.partition("="))
    name, *synonyms = (part.strip() for part in said.split("/"))
    known = {"counts_as" if name and key in set(of.choices) else "id": key}
    named = {"name": {language: name}, "synonyms": list(filter(None, synonyms))} if name else {}
    return {**known, **named}
