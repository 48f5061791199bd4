"""Everything a reading is judged against, apart from the sheets themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from lib.programme.country import UNKNOWN, Country
from lib.programme.geography import Geography
from lib.programme.localities import Localities
from lib.programme.model import Programme
from lib.programme.population import Population
from lib.programme.presentation import PublicStatistic


@dataclass(frozen=True, slots=True)
class Setting:
    """The programme, its places, the day that counts as today, and what earlier readings left behind.

    `validated_before` holds, for each bootcamp once seen as validated, the day and the hash of its figures then.
    Without `localities` no hub's locality is looked up. `country` tells persons from places.
    Without `population` nobody knows who lives near a hub. `statistics` are quoted, and no figure is made of them.
    """

    programme: Programme
    geography: Geography
    today: date
    validated_before: Mapping[str, tuple[date, str]] = field(default_factory=dict)
    localities: Localities | None = None
    country: Country = UNKNOWN
    population: Population | None = None
    statistics: tuple[PublicStatistic, ...] = ()
