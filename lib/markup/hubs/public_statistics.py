"""What others published of the municipalities that have a hub: a table of its own, with each source and year."""

from collections.abc import Sequence

from lib.indicators.entries import HubEntry
from lib.markup.blocks.tables import TableRow, table_html, written_table
from lib.markup.memo import memo
from lib.programme.presentation import PublicStatistic
from lib.wording.names import Names
from lib.wording.values import Written, nothing

_MOST = 60
"""Municipalities that are told; a state looked at alone has fewer."""


@memo
def public_statistics(hubs: Sequence[HubEntry], told: Sequence[PublicStatistic], names: Names) -> str:
    """Return the table, which stands under a heading of its title; "" where nothing is declared or no hub is shown."""
    words = names.words
    keys = sorted({hub.municipality for hub in hubs}, key=lambda key: names.place(key, key[:2]))
    if not told or not keys:
        return ""
    places = {hub.municipality: names.place(hub.municipality, hub.state) for hub in hubs}
    rows = tuple(TableRow(places[key], tuple(_value(each, key, names) for each in told)) for key in keys[:_MOST])
    head = (words("statistics.place"), *(each.declared.name.in_language(words.language) for each in told))
    notes = tuple(_source(each, names) for each in told)
    if len(keys) > _MOST:
        notes = (*notes, words("statistics.more", n=words.number(len(keys) - _MOST)))
    table = written_table(words("statistics.title"), head, rows, words, notes=(words("statistics.apart"), *notes))
    return table_html(table, titled=False)


def _value(statistic: PublicStatistic, key: str, names: Names) -> Written:
    words, value = names.words, statistic.values.get(key)
    if value is None:
        return nothing("no-data", words)
    decimals = 0 if value == int(value) else 1
    if statistic.declared.unit == "percent":
        return Written(words.share(value / 100, decimals), "shown")
    return Written(words.number(value, decimals), "shown")


def _source(statistic: PublicStatistic, names: Names) -> str:
    declared, words = statistic.declared, names.words
    return words(
        "statistics.source",
        name=declared.name.in_language(words.language),
        source=declared.source.in_language(words.language),
        year=declared.year,
        link=f" {declared.link}" if declared.link else "",
    )
