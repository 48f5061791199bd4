"""V21: a table that another partner owns."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lib.programme.model import Programme
from lib.tables.cells.outcome import Parameter
from lib.tables.finding import Finding
from lib.tables.reading.table import ReadTable
from lib.tables.rules.evidence import RowPlace, RuleEvidence, owns
from lib.tables.schema.training import Reach
from lib.tables.schema.vocabulary import Stage


def by_ownership(
    tables: Iterable[ReadTable], programme: Programme
) -> tuple[tuple[ReadTable, ...], tuple[ReadTable, ...]]:
    """Return the tables whose rows count, and those delivered by somebody who does not own them."""
    owned: list[ReadTable] = []
    foreign: list[ReadTable] = []
    for table in tables:
        source = programme.source(table.source)
        mine = owns(programme, table.model.table, source.owner if source else None)
        (owned if mine else foreign).append(table)
    return tuple(owned), tuple(foreign)


def differences(evidence: RuleEvidence, foreign: Iterable[ReadTable]) -> Iterator[Finding]:
    """Say whose rows do not count, and where their people differ from the owner's: both figures, never a mean."""
    programme = evidence.setting.programme
    counted = _attended(evidence.places(Reach))
    for table in foreign:
        owner = programme.owners[table.model.table]
        if table.rows:
            yield Finding(
                "V21", "note", table.source, table.workbook, table.tab, table.model.table, row_kept=False,
                params={"case": "not-owner", "owner": owner, "rows": len(table.rows)},
            )  # fmt: skip
        if issubclass(table.model, Reach) and evidence.is_complete("alcance"):
            places = [RowPlace(table, row) for row in table.rows if isinstance(row, Reach)]
            yield from _people(_attended(_once(places)), counted, owner)


def _people(
    theirs: Mapping[str, Sequence[RowPlace[Reach]]], counted: Mapping[str, Sequence[RowPlace[Reach]]], owner: str
) -> Iterator[Finding]:
    for bootcamp, places in theirs.items():
        owned = counted.get(bootcamp, ())
        people, owner_people = (sum(place.row.people for place in each) for each in (places, owned))
        params: dict[str, Parameter] = {"owner": owner, "bootcamp": bootcamp, "people": people}
        if not owned:
            yield places[0].finding("V21", "people", {**params, "case": "only-here"}, kept=False, value=people)
        elif people != owner_people:
            params |= {"case": "people", "owner_people": owner_people, **places[0].other(owned[0], "people")}
            yield places[0].finding("V21", "people", params, kept=False, value=people)


def _once(places: Iterable[RowPlace[Reach]]) -> list[RowPlace[Reach]]:
    """Return the first place of each key."""
    first: dict[tuple[object, ...], RowPlace[Reach]] = {}
    for place in places:
        first.setdefault(place.row.key_values(), place)
    return list(first.values())


def _attended(places: Iterable[RowPlace[Reach]]) -> Mapping[str, Sequence[RowPlace[Reach]]]:
    found: dict[str, list[RowPlace[Reach]]] = defaultdict(list)
    for place in places:
        if place.row.stage is Stage.ATTENDED:
            found[place.row.bootcamp].append(place)
    return found
