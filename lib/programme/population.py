"""How many people live where: public counts of places, which hubs are measured against."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]
Degrees = npt.NDArray[np.float64]

UNKNOWN = -1
"""A count that the source does not give for a place."""


@dataclass(frozen=True, slots=True, eq=False)
class Population:
    """Inhabited places in a fixed order, one entry of each sequence a place.

    `municipalities` are five-digit keys, or those of a programme's own areas. Coordinates are WGS84 degrees, NaN where
    the source gives none. `people` are its inhabitants, `women` those who are women of 15 to 64: `UNKNOWN` where that
    is not told, None where the source tells it of no place. `source` is whom to credit, `year` that of the counts or
    of the edition, None where nobody said.
    """

    names: tuple[str, ...]
    municipalities: tuple[str, ...]
    lat: Degrees
    lon: Degrees
    people: Counts
    source: str
    year: int | None
    women: Counts | None = None
