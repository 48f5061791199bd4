"""The lists of `[lists]` in the programme file, and their entries."""

import re
from typing import Annotated, Any

from pydantic import Field, model_validator

from lib.programme.declared import Declared, Slug, Text
from lib.programme.declaring.refusals import refused
from lib.programme.text import normalise

_PARTS = re.compile(r"[,;\n]")
_Word = Annotated[str, Field(min_length=1, max_length=60)]


class ListEntry(Declared):
    """One entry of a list: its own `id`, or what it `counts_as`; a bare text is an id.

    `counts_as` names an entry that every programme knows: this one takes its place, with its meaning, under another
    `name`. `synonyms` are read as this entry. Commas and semicolons part several entries in a cell, so no name has any.
    """

    id: Slug | None = None
    counts_as: Slug | None = None
    name: Text | None = None
    synonyms: tuple[_Word, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _id_alone(cls, given: Any) -> Any:
        return {"id": given} if isinstance(given, str) else given

    @model_validator(mode="after")
    def _has_one_key(self) -> "ListEntry":
        if (self.id is None) == (self.counts_as is None):
            raise refused("refusal.list.key")
        for word in (*(self.name.by_language.values() if self.name else ()), *self.synonyms):
            if not normalise(word) or _PARTS.search(word):
                raise refused("refusal.list.word", found=word)
        return self

    @property
    def key(self) -> str:
        """Return by what the entry is known in rows, figures and files."""
        return self.counts_as or self.id or ""


Entries = tuple[ListEntry, ...]


class Lists(Declared):
    """The programme's own lists, in the order they are offered; one that is empty is as every programme has it."""

    languages: Entries = ()
    roles: Entries = ()
    requirements: Entries = ()
    contributions: Entries = ()
    partner_kinds: Entries = ()
    phases: Entries = ()
    connections: Entries = ()
    topics: Entries = ()
    outcomes: Entries = ()
