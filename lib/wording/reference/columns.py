"""What a column means, and an example for it: as the programme says it, else as the table declares it."""

from lib.i18n.catalogue import own_languages
from lib.programme.model import TableId
from lib.tables.schema.choice_words import speaks_spanish, title_of
from lib.tables.schema.columns import Choice, Column
from lib.tables.schema.models import MODELS
from lib.wording.language import Words, own_words


def heading(column: Column) -> str:
    """Return what the sheets call a column: its Spanish header, or the English one where nobody speaks Spanish."""
    return column.header if speaks_spanish(own_languages()) else column.english


def tab_called(table: TableId) -> str:
    """Return what the sheets call a table."""
    return title_of(table, own_languages())


def meaning(table: TableId, column: Column, words: Words) -> str:
    """Return what a column of a table means, in the reader's language."""
    key = meaning_key(table, column)
    if words.has(key):
        return words(key)
    spoken = next((each for each in (words.language, *own_languages()) if each[:2] in {"es", "en"}), "es")
    return column.meaning_es if speaks_spanish((spoken,)) else column.meaning_en


def example(table: TableId, column: Column, words: Words) -> str:
    """Return an example of what the column holds."""
    key = example_key(table, column)
    return words(key) if words.has(key) else column.example


def choices(table: TableId, column: Column) -> str:
    """Return what the sheets write for a column's choices, one after another: those of the programme's own list."""
    words, key = own_words(), choices_key(table, column)
    return words(key) if words.has(key) else " · ".join(label(column.header, each) for each in column.choices or ())


def meaning_key(table: TableId, column: Column) -> str:
    """Return the key under which a programme may say what a column means: `column.sitios.fase`."""
    return f"column.{table}.{column.header}"


def example_key(table: TableId, column: Column) -> str:
    """Return the key under which a programme may give its own example: `column.sitios.fase.example`."""
    return f"{meaning_key(table, column)}.example"


def choices_key(table: TableId, column: Column) -> str:
    """Return the key of what the sheets write for a column's choices where the programme has a list of its own."""
    return f"{meaning_key(table, column)}.choices"


def label(header: str, choice: Choice) -> str:
    """Return what the sheets write for a choice of the column with this header."""
    if choice.words:
        return choice.spanish
    words, key = own_words(), choice_key(header, str(choice))
    return words(key) if words.has(key) else choice.spanish


def choice_key(header: str, value: str) -> str:
    """Return the key of what the sheets write for a choice: `choice.papel.micro-entrepreneur`."""
    return f"choice.{header}.{value}"


def keys() -> frozenset[str]:
    """Return the keys of all columns that a programme may speak of in its own way."""
    columns = [(table, column) for table, model in MODELS.items() for column in model.columns.values()]
    return frozenset(key(table, column) for key in (meaning_key, example_key) for table, column in columns)
