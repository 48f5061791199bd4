"""What a programme declares of its places: where outlines and keys come from, and who counted the inhabitants."""

from typing import Annotated

from pydantic import Field

from lib.programme.declared import Declared, Text


class PopulationSource(Declared):
    """Who counted the inhabitants of places, and the year of the counts or of the edition."""

    source: Annotated[str, Field(min_length=2)]
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None


class Places(Declared):
    """Where the outlines and keys of regions come from: a folder beside the programme file, and whom to credit.

    Without a folder they are the bundled states and municipalities of Mexico. `population` is whose counts are those of
    `places.csv` in that folder.
    """

    folder: str = ""
    credit: Text | None = None
    population: PopulationSource | None = None
