"""What the sheets of a programme write for choices, and what else is read as one.

Where it says nothing else that is Spanish, or English without Spanish.
"""

from collections.abc import Mapping

from lib.programme.declared import wider
from lib.programme.model import Programme, TableId
from lib.tables.schema.columns import Choice
from lib.tables.schema.lists import declared_entries
from lib.tables.schema.models import MODELS

_Words = dict[str, dict[str, str]]


def choice_words(programme: Programme) -> Mapping[str, Mapping[str, str]]:
    """Return the programme's own words for choices, by header and value; those it lacks are the usual Spanish ones.

    An entry of a list that it declares is written by its name in the programme's first language.
    """
    words: _Words = {} if speaks_spanish(programme.programme.languages) else _english()
    own = programme.programme.languages[0]
    for of, entry, names in declared_entries(programme):
        for header in of.headers() if own in names else ():
            words.setdefault(header, {})[entry.key] = names[own]
    for header, said in programme.choices.items():
        words.setdefault(header, {}).update(said)
    return words


def written_as(header: str, choice: Choice, words: Mapping[str, Mapping[str, str]]) -> str:
    """Return what the sheets write for a choice of the column with this header, of the programme's own `words`.

    A choice of a declared column is called as it was declared there, whatever other columns have the header.
    """
    return choice.spanish if choice.words else words.get(header, {}).get(str(choice), choice.spanish)


def choice_synonyms(programme: Programme) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return what else is read as a choice, by header and value: synonyms, and an entry's name in every language."""
    synonyms = {header: dict(said) for header, said in programme.choice_synonyms.items()}
    for of, entry, names in declared_entries(programme):
        told = (*names.values(), *(entry.name.by_language.values() if entry.name else ()), *entry.synonyms)
        for header in of.headers() if told else ():
            said = synonyms.setdefault(header, {})
            said[entry.key] = tuple(dict.fromkeys((*said.get(entry.key, ()), *told)))
    return synonyms


def speaks_spanish(languages: tuple[str, ...]) -> bool:
    """Tell whether Spanish is among these languages."""
    return any("es" in wider(each) for each in languages)


def title_of(table: TableId, languages: tuple[str, ...]) -> str:
    """Return what sheets in these languages call a table: its Spanish name, or the English one without Spanish."""
    return table if speaks_spanish(languages) or table not in MODELS else MODELS[table].english


def _english() -> _Words:
    english: _Words = {}
    for model in MODELS.values():
        for column in model.columns.values():
            if column.choices:
                english.setdefault(column.header, {}).update({str(choice): str(choice) for choice in column.choices})
    return english
