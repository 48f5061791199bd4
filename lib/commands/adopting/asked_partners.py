"""Asking for the partners and the tables that each keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, get_args

from lib.commands.adopting.answers import Answers, slug
from lib.commands.adopting.country import completed
from lib.commands.adopting.form import Form, colour_of, count_of
from lib.commands.adopting.text import phrases_of
from lib.i18n.catalogue import speak, speaks
from lib.programme.model import SourceKind
from lib.tables.schema.choice_words import title_of
from lib.tables.schema.models import MODELS
from lib.tables.schema.vocabulary import PartnerType

TABLES = tuple(table for table in MODELS if table != "portada")
_COLOURS = ("#0B5D4E", "#7A3E1D", "#2B4C7E", "#5A4A1E", "#4A2B5F", "#4A4A4A")


def ask_partners(form: Form) -> None:
    """Ask for each partner and its tables, until there are no more; then say which tables nobody keeps."""
    _speak(form)
    form.tell("new.tables")
    languages = tuple(form.given["languages"])
    form.offer({title_of(table, languages): form.words(f"template.about.{table}") for table in TABLES})
    members: list[dict[str, Any]] = [dict(each) for each in form.given.get("partners", ())]
    if members:
        form.tell("new.tables.kept", names=", ".join(each["name"] for each in members))
    while name := form.asked("partner.name", required=not members):
        member = _member(form, name, _free(members))
        form.put("partners", [*members, member])
        if not form.problem("partners"):
            members.append(member)
    form.put("partners", members)
    if free := _free(members):
        form.tell("new.tables.free", tables=", ".join(free))


def _speak(form: Form) -> None:
    """Say from now on what the programme calls its places and people."""
    here = {"id": "here", "name": "here", "short": "here", "kind": "ngo"}
    phrases = phrases_of(completed(Answers.model_validate({**form.given, "partners": [here]})))
    speak(replace(speaks(), phrases=phrases, languages=tuple(form.given["languages"])))


def _free(members: Sequence[Mapping[str, Any]]) -> list[str]:
    kept = {table for each in members for table in each.get("tables", ())}
    return [table for table in TABLES if table not in kept]


def _member(form: Form, name: str, free: Sequence[str]) -> dict[str, Any]:
    short = form.asked("partner.short", name if len(name) <= 24 else "", required=True)
    member: dict[str, Any] = {"id": slug(short), "name": name, "short": short}
    member["kind"] = form.choose(
        "partner.kind", {each: form.words(f"partner-kind.{each}") for each in PartnerType}, "ngo"
    )
    usual = _COLOURS[len(form.given.get("partners", ())) % len(_COLOURS)]
    member["colour"] = form.until("partner.colour", usual, colour_of, "new.wrong.colour")
    tables = {table: title_of(table, tuple(form.given["languages"])) for table in TABLES}
    named = ", ".join(tables[table] for table in free) or form.words("new.none")
    member["tables"] = list(form.several("partner.tables", tables, free=named))
    if member["kind"] == "state-gov":
        state = form.choose("partner.state", {each: form.regions.get(each, "") for each in form.given["states"]})
        member |= {"state": state} if state else {}
    if member["tables"]:
        member["every_days"] = form.until("partner.every_days", "15", count_of, "new.wrong.number")
        reads = form.choose("partner.reads", {each: form.words(f"new.reads.{each}") for each in get_args(SourceKind)})
        member |= {"reads": reads} if reads else {}
        if reads == "web":
            member["address"] = form.asked("partner.address", required=True)
        if reads == "google":
            member["spreadsheet"] = form.asked("partner.spreadsheet", required=True)
    return member
