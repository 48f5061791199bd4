"""What the sheets of a programme write for choices where it says nothing else: Spanish, or English without Spanish."""

from collections.abc import Mapping

from lib.programme.declared import wider
from lib.programme.model import Programme
from lib.tables.schema.models import MODELS


def choice_words(programme: Programme) -> Mapping[str, Mapping[str, str]]:
    """Return the programme's own words for choices, by header and value; those it lacks are the usual Spanish ones."""
    if speaks_spanish(programme.programme.languages):
        return programme.choices
    english: dict[str, dict[str, str]] = {}
    for model in MODELS.values():
        for column in model.columns.values():
            english.setdefault(column.header, {}).update({str(choice): str(choice) for choice in column.choices or ()})
    return {header: {**usual, **programme.choices.get(header, {})} for header, usual in english.items() if usual}


def speaks_spanish(languages: tuple[str, ...]) -> bool:
    """Tell whether Spanish is among these languages."""
    return any("es" in wider(each) for each in languages)
