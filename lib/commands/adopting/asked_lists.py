"""Asking for the programme's own lists: one line for each, empty where it is as every programme has it."""

from typing import Any

from lib.commands.adopting.form import Form
from lib.tables.schema.lists import OPEN_LISTS, OpenList


def ask_lists(form: Form) -> None:
    """Ask which lists are changed, and for each its entries, parted by semicolons, until they can be used."""
    options = {each.name: form.words(f"new.ask.lists.{each.name}") for each in OPEN_LISTS}
    form.offer(options)
    chosen = form.several("changed.lists", options)
    if chosen:
        form.tell("new.lists")
    told: dict[str, Any] = {}
    for of in (each for each in OPEN_LISTS if each.name in chosen):
        form.offer({str(each): _called(form, of, str(each)) or each.spanish for each in of.choices})
        while line := form.asked(f"lists.{of.name}"):
            entries = [_entry(part, of, form) for part in line.split(";") if part.strip()]
            form.put("lists", {**told, of.name: entries})
            if not form.problem("lists"):
                told[of.name] = entries
                break
    form.put("lists", told or None)


def _called(form: Form, of: OpenList, key: str) -> str:
    return form.words.called(of.spoken[0], key) if of.spoken else ""


def _entry(text: str, of: OpenList, form: Form) -> dict[str, Any]:
    """Return an entry as a file of answers holds it, of «key», «key = name» or «key = name / synonym / synonym».

    An entry that every programme knows may be named instead of its key.
    """
    key, _, said = (part.strip() for part in text.partition("="))
    named = {(_called(form, of, str(each)) or each.spanish).casefold(): str(each) for each in of.choices}
    key = named.get(key.casefold(), key)
    name, *synonyms = (part.strip() for part in said.split("/"))
    known = {"counts_as" if name and key in set(of.choices) else "id": key}
    told = {"name": {form.given["languages"][0]: name}, "synonyms": list(filter(None, synonyms))} if name else {}
    return {**known, **told}
