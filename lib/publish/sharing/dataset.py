"""The published data as a schema.org `Dataset`, in the terms that Google's Dataset Search asks for."""

from typing import Any

from lib.publish.exports.cover import cover_of
from lib.publish.exports.documents import VERSION
from lib.publish.exports.offers import JSON, bundles_of, file_of
from lib.snapshot.snapshot import Snapshot
from lib.wording.edition import Edition
from lib.wording.names import Names
from lib.wording.reference.citations import CITED
from lib.wording.sources import as_of

FILES = "files"
"""The folder of what can be taken away, by language, below the root of a site without a dashboard."""


def dataset(snapshot: Snapshot, names: Names, root: str, *, alone: bool = False) -> dict[str, Any]:
    """Return the description of a public snapshot's data, below `root`: of a dashboard, or of files `alone`."""
    edition = Edition(snapshot, names)
    words, programme, cover = names.words, names.programme, cover_of(edition)
    asked, language = f"?lang={words.language}", words.language
    page = f"{root}/ligera/{language}/data.html" if alone else f"{root}/data{asked}"
    said = [cover.says, *([cover.sample] if cover.sample else [])]
    said.append(words("exports.protection", k=programme.rules.protected_below))
    found: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": f"{root}/#data-{words.language}",
        "url": page,
        "name": cover.title,
        "description": " ".join(said),
        "identifier": f"{programme.programme.id}/{snapshot.id}",
        "version": snapshot.id,
        "inLanguage": words.language,
        "isAccessibleForFree": True,
        "keywords": [programme.programme.name, *words("place.keywords").split(", ")],
        "creator": [{"@type": "Organization", "name": each.name} for each in programme.partners],
        "spatialCoverage": {"@type": "Place", "name": _upper(programme.programme.region.in_language(words.language))},
        "variableMeasured": [
            {"@type": "PropertyValue", "propertyID": each, "name": words(f"definition.{each}.name")} for each in CITED
        ],
        "distribution": [
            _download(_file(root, path, language, kind, alone=alone), kind, name)
            for path, kind, name in (
                *((each.path, each.media_type, words(f"downloads.{each.id}")) for each in bundles_of(programme)),
                ("snapshot", JSON, words("downloads.json")),
            )
        ],
    }
    if programme.licence:
        found["license"] = programme.licence.url
    return {**found, **_dates(snapshot)}


def _dates(snapshot: Snapshot) -> dict[str, str]:
    """Return the days that the data are of: from the first bootcamp to the day they are declared complete."""
    day = as_of(snapshot)
    if day is None:
        return {}
    begun = [each.actual_start or each.planned_start for each in snapshot.bootcamps]
    first = min([each for each in begun if each <= day], default=day)
    return {"dateModified": day.isoformat(), "temporalCoverage": f"{first.isoformat()}/{day.isoformat()}"}


def _file(root: str, path: str, language: str, media_type: str, *, alone: bool) -> str:
    if alone:
        return f"{root}/{FILES}/{language}/{file_of(path, media_type)}"
    return f"{root}/api/v{VERSION}/{path}?lang={language}"


def _download(address: str, media_type: str, name: str) -> dict[str, str]:
    return {"@type": "DataDownload", "name": name, "contentUrl": address, "encodingFormat": media_type}


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
