"""The forecast of the closing figure (MET-4), as a sentence."""

from lib.indicators.forecast import is_to_come
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.vocabulary import BootcampStatus
from lib.wording.language import Words
from lib.wording.values import figure


def forecast(snapshot: Snapshot, words: Words) -> str | None:
    """Return «Si los 5 que faltan van como los 4 que terminaron: entre 341 y 372 de 350.»; None without a range."""
    value = snapshot.figure("MET-4")
    written = figure(value, words)
    if not written.is_range:
        return None
    return words(
        "forecast.range" if value.target else "forecast.range.no-target",
        n=sum(is_to_come(each.status) for each in snapshot.bootcamps),
        ended=sum(each.status == BootcampStatus.COMPLETED and bool(each.target_people) for each in snapshot.bootcamps),
        range=written.text,
        target=words.number(value.target or 0),
    )
