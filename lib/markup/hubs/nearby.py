"""Who lives near a hub that works: the largest places without one, as a table."""

from lib.indicators.hub_reach import WITHIN
from lib.markup.blocks.tables import TableRow, WrittenTable, table_html, written_table
from lib.markup.memo import memo
from lib.markup.page import fill
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.pages import near_hubs as said
from lib.wording.values import Written, nothing


def places_table(snapshot: Snapshot, names: Names, state: str | None = None) -> WrittenTable | None:
    """Return the largest places without a working hub nearby, ranked, with the nearest; None where there are none."""
    words, places = names.words, said.without(snapshot, state)
    if not places:
        return None
    hubs = {hub.id: hub.name for hub in snapshot.hubs}
    rows = tuple(
        TableRow(
            words("near.rank", rank=rank, place=said.place(each, names)),
            (
                Written(words.number(each.people), "shown"),
                Written(said.distance(each, names), "shown") if each.hub else nothing("not-applicable", words),
                Written(hubs.get(each.hub, each.hub), "shown") if each.hub else nothing("not-applicable", words),
            ),
        )
        for rank, each in enumerate(places, start=1)
    )
    head = tuple(words(f"near.col.{each}") for each in ("place", "people", "km", "hub"))
    title = words("near.without", n=len(rows), km=WITHIN)
    return written_table(title, head, rows, words, not_applicable=words("near.nowhere.means"))


@memo
def places_without(snapshot: Snapshot, names: Names, state: str | None = None) -> str:
    """Return that table as HTML; nothing where every place has a hub nearby or nobody knows who lives where.

    Of the whole programme it stands under a heading that says its title.
    """
    table = places_table(snapshot, names, state)
    return table_html(table, titled=state is not None) if table else ""


@memo
def of_state(one: OneState, names: Names, *, brief: bool = False) -> str:
    """Return the block of one state: how many people live near a working hub, then the places without one.

    In `brief` the largest of these are named in a sentence, elsewhere they are a table.
    """
    words, snapshot = names.words, one.snapshot
    places = said.without(snapshot, one.key)
    return fill(
        "hub_nearby.html",
        words=words,
        readings=filter(None, (said.of_state(one, names), said.largest(places, names) if brief else None)),
        source=said.source(snapshot, names),
        table="" if brief else places_without(snapshot, names, one.key),
    )
