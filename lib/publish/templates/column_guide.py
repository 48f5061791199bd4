"""What goes in each column, in plain view: on a phone nobody sees a header's note or what a cell says of itself."""

from collections.abc import Iterator

from lib.programme.model import Programme, Source, TableId
from lib.publish.templates.entry import Offers, entry_words
from lib.publish.templates.instructions import Said, Section, say
from lib.publish.templates.sheet import note_lines
from lib.tables.schema.columns import Row
from lib.tables.schema.declared import models_of
from lib.wording.language import Words, sheet_words
from lib.wording.reference.columns import heading

_WITH_EXAMPLE = frozenset({"day", "mailbox"})
"""Kinds of columns of which an example says how they are written."""

_FILLED_FOR_THEM = frozenset({("portada", "partner"), ("portada", "template")})


def column_guide(source: Source, programme: Programme, offers: Offers) -> tuple[Section, ...]:
    """Return a section for each tab of a source's workbook, with a paragraph for each column in its order."""
    models = models_of(programme)
    return tuple(
        Section(
            say("template.heading.columns", tab=tab.title),
            tuple(_paragraph(models[table], table, name, offers) for name in models[table].columns),
        )
        for table, tab in source.tabs.items()
    )


def _paragraph(model: type[Row], table: TableId, name: str, offers: Offers) -> Said:
    texts = (" ".join(map(_sentence, _said(model, table, name, offers, words))) for words in sheet_words())
    return Said(tuple(texts), lead=heading(model.columns[name]))


def _said(model: type[Row], table: TableId, name: str, offers: Offers, words: Words) -> Iterator[str]:
    """Yield what a column means, how it is written, an example, whether it is needed and its choices."""
    meaning, example, *others = note_lines(model, name, offers, words)
    yield meaning
    if (table, name) in _FILLED_FOR_THEM:
        yield words("template.prefilled")
        return
    how = entry_words(model, name, offers, words)
    if how:
        yield how
    if model.columns[name].kind not in _WITH_EXAMPLE:
        yield example
    yield from others


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
