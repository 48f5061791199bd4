"""The JSON documents: plain values with stable English keys, texts in the reader's language.

Every document begins with the same head, so that none travels without its snapshot, date and licence.
"""

import json
from datetime import date, datetime
from typing import Any

from lib.indicators.counts.published import Table
from lib.indicators.figure import Figure, Part
from lib.publish.exports.cover import licence_line, nothings
from lib.publish.exports.sheet import Sheet, Value, tidy
from lib.publish.exports.table_sheets import definition_of, title_of
from lib.publish.proof.seal import FIGURES, figures_hash
from lib.wording.edition import Edition, needed
from lib.wording.names import part_name
from lib.wording.reference.citations import citation
from lib.wording.reference.definitions import counting_rule, definition, rules_told
from lib.wording.reference.origins import complete_to, keepers
from lib.wording.values import count, decimals_of, figure, is_share

VERSION = 1
"""Within a version keys are added, never taken away or given another meaning."""

Json = dict[str, Any]
_SAID = ("state", "value", "low", "high", "text")


def as_bytes(document: Json) -> bytes:
    """Return a document as UTF-8 JSON."""
    return (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def head(edition: Edition) -> Json:
    """Return what every document says of itself."""
    snapshot, programme = edition.snapshot, edition.names.programme
    licence = programme.licence
    return {
        "version": VERSION,
        "language": edition.words.language,
        "programme": {"id": programme.programme.id, "name": programme.programme.name},
        "snapshot": snapshot.id,
        "sample": snapshot.sample,
        "as_of": edition.as_of.isoformat() if edition.as_of else None,
        "read_at": snapshot.read_at.isoformat(timespec="seconds"),
        "licence": licence_line(edition),
        "licence_id": licence.id if licence else None,
        "licence_url": licence.url if licence else None,
    }


def figures_document(edition: Edition) -> Json:
    """Return every figure with its parts, without definitions."""
    found = [edition.snapshot.figure(each) for each in edition.names.programme.indicator_ids]
    return {**head(edition), "figures": [_figure(each, edition) for each in found]}


def figure_document(value: Figure, edition: Edition) -> Json:
    """Return one figure with its parts and what it means."""
    return {**head(edition), "figure": _figure(value, edition), "definition": _definition(value.id, edition)}


def manifest_document(edition: Edition) -> Json:
    """Return what a snapshot's seal stands for: every figure's value, and the hash of all figures and tables."""
    figures = {each: _figure(edition.snapshot.figure(each), edition) for each in edition.names.programme.indicator_ids}
    said = {name: {key: each[key] for key in _SAID} for name, each in figures.items()}
    return {**head(edition), "figures": said, FIGURES: figures_hash(edition.snapshot)}


def tables_document(edition: Edition) -> Json:
    """Return what each published table holds, without its cells, and of which bootcamps the details are."""
    about = [_about(each, edition) for each in edition.snapshot.tables]
    return {**head(edition), "tables": about, "releases": _releases(edition)}


def table_document(table: Table, edition: Edition) -> Json:
    """Return one published table. A cell is where it is, its value or null, its state, and the value as text."""
    names = edition.names
    dimensions = [
        {
            "id": name,
            "name": names.words(f"dimension.{name}"),
            "values": [
                {"id": value, "name": names.value(name, value)}
                for value in dict.fromkeys(cell.at[name] for cell in table.cells)
            ],
        }
        for name in table.dimensions
    ]
    cells = [
        {
            "at": cell.at,
            "value": cell.value if cell.state == "shown" else None,
            "state": cell.state,
            "text": count(cell, names.words).text,
        }
        for cell in table.cells
    ]
    return {**head(edition), **_about(table, edition), "dimensions": dimensions, "cells": cells}


def list_document(sheet: Sheet, edition: Edition) -> Json:
    """Return a list of entries; keys are the columns' ids with `_`."""
    keys = [column.id.replace("-", "_") for column in sheet.columns]
    rows = [{key: _plain(value) for key, value in zip(keys, row, strict=True)} for row in sheet.rows]
    for row in rows:
        row.pop("snapshot", None)  # the head says it
    return {**head(edition), sheet.id.replace("-", "_"): rows}


def definitions_document(edition: Edition) -> Json:
    """Return every definition, the counting rules, and what each state of a value means."""
    words, rules = edition.words, edition.names.programme.rules
    states = ("shown", "protected", "no-data", "not-applicable")
    return {
        **head(edition),
        "definitions": [_definition(each, edition) for each in edition.names.programme.indicator_ids],
        "counting_rules": {
            letter: counting_rule(letter, words, rules) for letter in rules_told(words, edition.names.programme)
        },
        "states": {
            state: {"name": name, "means": means} for state, (name, means) in zip(states, nothings(words), strict=True)
        },
        "protected_below": rules.protected_below,
    }


def snapshot_document(edition: Edition, sources: Sheet) -> Json:
    """Return figures, tables and sources together, as one reading."""
    whole = {**figures_document(edition), "sources": list_document(sources, edition)["sources"]}
    tables = [table_document(each, edition) for each in edition.snapshot.tables]
    cells = [{key: each[key] for key in each if key not in head(edition)} for each in tables]
    return {**whole, "tables": cells, "releases": _releases(edition)}


def _releases(edition: Edition) -> list[Json]:
    """Return of which bootcamps the details of each place are, since when, and whether of all that ended there."""
    return [
        {
            "place": each.place,
            "bootcamps": list(each.bootcamps),
            "day": each.day.isoformat(),
            "current": each.current,
        }
        for each in edition.snapshot.releases
    ]


def _figure(value: Figure, edition: Edition) -> Json:
    names, shown = edition.names, value.state == "shown"
    says = definition(value.id, names.words)
    day = complete_to(says.tables, edition.snapshot, names)
    return {
        "id": value.id,
        "name": says.name,
        "unit": value.unit,
        "state": value.state,
        "value": tidy(value.value, share=is_share(value)) if shown else None,
        "low": value.low if shown else None,
        "high": value.high if shown else None,
        "text": figure(value, names.words).text,
        "numerator": value.numerator if shown else None,
        "denominator": value.denominator if shown else None,
        "unknown": value.unknown if shown else None,
        "aside": value.aside,
        "cohort": value.cohort,
        "until": value.until.isoformat() if value.until else None,
        "population_source": value.source,
        "population_year": value.year,
        "target": tidy(value.target, share=is_share(value)),
        "signal": value.signal,
        "as_of": day.isoformat() if day else None,
        "source": keepers(says.tables, edition.snapshot, names),
        "citation": citation(value.id, edition.snapshot, names),
        "parts": [_part(part, edition, decimals_of(value)) for part in value.parts],
    }


def _part(part: Part, edition: Edition, decimals: int) -> Json:
    shown = part.state == "shown"
    return {
        "id": part.id,
        "name": part_name(part.id, edition.names),
        "state": part.state,
        "value": tidy(part.value, share=is_share(part)) if shown else None,
        "text": figure(part, edition.words, decimals).text,
        "low": part.low if shown else None,
        "high": part.high if shown else None,
        "numerator": part.numerator if shown else None,
        "denominator": part.denominator if shown else None,
        "aside": part.aside,
    }


def _definition(indicator: str, edition: Edition) -> Json:
    says = definition(indicator, edition.words, edition.names.programme.rules)
    return {
        "id": says.id,
        "family": says.family,
        "name": says.name,
        "meaning": says.meaning,
        "formula": says.formula,
        "note": says.note,
        "unit": says.unit,
        "counting_rules": list(says.rules),
        "tables": list(says.tables),
    }


def _about(table: Table, edition: Edition) -> Json:
    names, tables = edition.names, (needed(table),)
    day = complete_to(tables, edition.snapshot, names)
    return {
        "id": table.id,
        "title": title_of(table, edition),
        "means": definition_of(table, edition),
        "counts": table.counts,
        "cohort": table.cohort,
        "adds_over": list(table.adds_over),
        "as_of": day.isoformat() if day else None,
        "source": keepers(tables, edition.snapshot, names),
    }


def _plain(value: Value) -> Value:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else value
