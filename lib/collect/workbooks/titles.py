"""By which titles a declared tab is found: its own, and those that the table has in any language."""

from collections.abc import Mapping, Sequence

from lib.programme.model import Programme, Source, Tab, TableId
from lib.programme.text import normalise
from lib.tables.schema.declared import models_of


def titled(programme: Programme) -> Programme:
    """Return a programme whose tabs say by which other titles they are found: the table's names, as headers are.

    A title that another tab of the workbook declares stays that one's.
    """
    names: dict[TableId, tuple[str, ...]] = {
        table: (table, model.english) for table, model in models_of(programme).items()
    }
    for each in programme.tables:
        names[each.id] += tuple(each.name.by_language.values())
    sources = tuple(each.model_copy(update={"tabs": _tabs(each, names)}) for each in programme.sources)
    return programme.model_copy(update={"sources": sources})


def _tabs(source: Source, names: Mapping[TableId, tuple[str, ...]]) -> dict[TableId, Tab]:
    taken = {normalise(tab.title) for tab in source.tabs.values()}
    return {
        table: tab.model_copy(
            update={"also": (*tab.also, *(each for each in names[table] if normalise(each) not in taken))}
        )
        for table, tab in source.tabs.items()
    }


def matching_title(tab: Tab, titles: Sequence[str]) -> str | None:
    """Return the title that is declared, or the only one that reads the same, or is one of the tab's others."""
    if tab.title in titles:
        return tab.title
    for names in ({normalise(tab.title)}, set(map(normalise, tab.also))):
        alike = [title for title in titles if normalise(title) in names]
        if alike:
            return alike[0] if len(alike) == 1 else None
    return None
