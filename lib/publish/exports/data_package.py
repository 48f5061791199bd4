"""The sheets as a Data Package: what open-data portals and statistical programs read without being told more."""

import hashlib
import json
from typing import Any

from lib.publish.exports.cover import cover_of, readme
from lib.publish.exports.csv_file import csv_of
from lib.publish.exports.sheet import Kind, Sheet, SheetColumn, column
from lib.publish.exports.sheets import sheets_of
from lib.publish.proof.places import TAG
from lib.publish.proof.seal import Seal
from lib.publish.zip_file import zip_of
from lib.wording.edition import Edition
from lib.wording.language import Words

_TYPES: dict[Kind, dict[str, str]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "share": {"type": "number"},
    "boolean": {"type": "boolean"},
    "day": {"type": "date", "format": "default"},
    "moment": {"type": "datetime", "format": "default"},
}
_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def data_package(edition: Edition, seal: Seal) -> bytes:
    """Return a ZIP with `datapackage.json`, one sealed CSV a sheet under `data/`, and a text to read first."""
    every = sheets_of(edition)
    files = {path_of(sheet): seal(csv_of(sheet, mark=False)) for sheet in every}
    described = (json.dumps(description(edition, every, files), ensure_ascii=False, indent=2) + "\n").encode()
    read_first = readme(edition, tuple((path_of(sheet), sheet) for sheet in every))
    return zip_of({"datapackage.json": described, edition.words("exports.readme"): read_first, **files})


def path_of(sheet: Sheet) -> str:
    """Return a sheet's path in the package."""
    return f"data/{sheet.id}.csv"


def description(edition: Edition, sheets: tuple[Sheet, ...], files: dict[str, bytes]) -> dict[str, Any]:
    """Return `datapackage.json`. It satisfies version 2 of the standard, and readers of version 1 understand it.

    Beyond the standard: `snapshot`, `sample`, `asOf`, and the `hxl` tag of each field.
    """
    snapshot, names, words = edition.snapshot, edition.names, edition.words
    identity, licence, cover = names.programme.programme, names.programme.licence, cover_of(edition)
    says = [cover.says, *([cover.sample] if cover.sample else []), *(f"{label}: {text}" for label, text in cover.facts)]
    package: dict[str, Any] = {
        "$schema": _PROFILE,
        "profile": "tabular-data-package",
        "name": f"{identity.id}-{words.language}",
        "id": f"{identity.id}/{snapshot.id}",
        "title": cover.title,
        "description": "\n\n".join(says),
        "version": snapshot.id,
        "created": snapshot.read_at.isoformat(timespec="seconds"),
        "snapshot": snapshot.id,
        "sample": snapshot.sample is not None,
        "keywords": [identity.id, "bootcamps", *words("place.keywords").split(", ")],
        "sources": [*({"title": f"{who} ({day}, {how})"} for who, day, how in cover.sources), *_places(edition)],
        "contributors": [{"title": each.name, "roles": ["contributor"]} for each in names.programme.partners],
    }
    if edition.as_of:
        package["asOf"] = edition.as_of.isoformat()
    if licence:
        title = licence.title.in_language(words.language)
        package["licenses"] = [{"name": licence.id, "path": licence.url, "title": title}]
    return {**package, "resources": [_resource(sheet, files[path_of(sheet)], words) for sheet in sheets]}


def _places(edition: Edition) -> list[dict[str, str]]:
    """Return who is credited for keys and names of places: the programme's own credit, or those of what is bundled."""
    places = edition.names.programme.places
    credited = ("shapes", "places") if not places.folder else ("shapes",) if places.credit else ()
    return [{"title": edition.words(f"about.licence.{each}.says")} for each in credited]


def _resource(sheet: Sheet, content: bytes, words: Words) -> dict[str, Any]:
    return {
        "name": sheet.id,
        "type": "table",
        "profile": "tabular-data-resource",
        "path": path_of(sheet),
        "title": sheet.title,
        "description": sheet.about,
        "language": words.language,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": schema_of(sheet, words),
    }


def schema_of(sheet: Sheet, words: Words) -> dict[str, Any]:
    """Return a sheet's Table Schema, its seal included.

    An empty cell is missing; why, says the column of its state where there is one.
    """
    columns = (*sheet.columns, column("seal", "text", TAG, words)) if sheet.rows else sheet.columns
    fields = [_field(each) for each in columns]
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    keys = [column.name for column in sheet.columns if column.key]
    # A figure as a whole has an empty part, and an empty cell is missing: it cannot stand in a primary key.
    return {**schema, "primaryKey": keys} if keys and sheet.id != "figures" else schema


def _field(column: SheetColumn) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "description": column.means, **_TYPES[column.kind], "hxl": column.hxl}
    constraints: dict[str, Any] = {}
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    if column.kind == "share":
        constraints |= {"minimum": 0, "maximum": 1}
    return {**field, "constraints": constraints} if constraints else field
