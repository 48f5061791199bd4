"""The texts of what a programme declares of its own: its columns and tables, in each of its languages."""

from collections.abc import Iterator

from lib.programme.declaring.columns import DeclaredColumn
from lib.programme.model import Programme
from lib.tables.schema.declared import field_of, models_of
from lib.wording.reference.columns import example_key, meaning_key


def declared_texts(programme: Programme, language: str) -> dict[str, str]:
    """Return the texts of declared columns and tables in one language, by key."""
    texts: dict[str, str] = {}
    for table in programme.tables:
        name = table.name.in_language(language)
        texts[f"template.about.{table.id}"] = name
        texts[f"template.tab.{table.id}"] = f"{{tab}}: {_plain(name)}"
    for column in programme.columns:
        texts.update(_of_column(column, programme, language))
    return texts


def _of_column(each: DeclaredColumn, programme: Programme, language: str) -> Iterator[tuple[str, str]]:
    column = models_of(programme)[each.table].columns[field_of(each.id)]
    name = each.name.in_language(language)
    yield meaning_key(each.table, column), each.meaning.in_language(language)
    yield example_key(each.table, column), each.example
    yield f"exports.column.{own_id(each)}", name
    yield f"exports.means.{own_id(each)}", each.meaning.in_language(language)


def own_id(column: DeclaredColumn) -> str:
    """Return the id of a declared column in files, which no other column has."""
    return f"own-{column.table}-{column.id}".replace("_", "-")


def _plain(text: str) -> str:
    """Write what has parameters filled in later so that it stays as it is."""
    return text.replace("{", "{{").replace("}", "}}")
