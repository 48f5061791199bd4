"""The Data Package, read as a portal reads it: by nothing but its own description."""

import hashlib
import json
from datetime import date, datetime
from typing import Any

import pytest

from lib.publish.exports.data_package import data_package
from tests.publish.exports.editions import ATTACKS, attacked, edition, rows, seal, unzipped

READ = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
}


def package(language: str = "es") -> tuple[dict[str, Any], dict[str, bytes]]:
    files = unzipped(data_package(edition(language), seal(edition(language))))
    return json.loads(files["datapackage.json"]), files


def test_it_names_licence_sources_snapshot_and_schema_as_the_standard_wants_them() -> None:
    described, _ = package()
    assert described["$schema"].endswith("/2.0/datapackage.json")
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    assert described["version"] == edition().snapshot.id
    assert {"title": "SICT (30 nov 2023, al día)"} in described["sources"]
    assert [each["title"].partition(",")[0] for each in described["sources"]][-2].endswith("INEGI")
    assert described["sources"][-1]["title"].startswith("GeoNames")
    assert described["sample"] is True


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_file_is_what_its_description_says_value_by_value(language: str) -> None:
    described, files = package(language)
    listed = {each["path"] for each in described["resources"]}
    assert listed == {name for name in files if name.endswith(".csv")}
    for resource in described["resources"]:
        content = files[resource["path"]]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        _fits(rows(content), resource["schema"])


def _fits(found: list[dict[str, str]], schema: dict[str, Any]) -> None:
    fields = {field["name"]: field for field in schema["fields"]}
    assert found
    assert list(found[0]) == list(fields)
    for row in found:
        for name, text in row.items():
            if text in schema["missingValues"]:
                continue
            value, limits = READ[fields[name]["type"]](text), fields[name].get("constraints", {})
            assert "enum" not in limits or value in limits["enum"], (name, value)
            assert "minimum" not in limits or limits["minimum"] <= value <= limits["maximum"], (name, value)
    if key := schema.get("primaryKey"):
        keys = [tuple(row[name] for name in key) for row in found]
        assert len(set(keys)) == len(keys)
        assert all(all(each) for each in keys)


def test_what_tries_to_run_is_harmless_there_too() -> None:
    files = unzipped(data_package(edition("en", attacked()), seal(edition("en"))))
    assert rows(files["data/hubs.csv"])[0]["hub"] == f"'{ATTACKS[0]}"
