"""How each source stands, in words: what is right, how fresh it is, and what holds it back."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from lib.indicators.data_quality import Dimension, Ratio
from lib.snapshot.selection.fix_choice import WORKBOOK
from lib.snapshot.snapshot import Snapshot, SourceState, Withheld
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.pages.declared import remarks
from lib.wording.tables import listed
from lib.wording.values import Written, nothing

DIMENSIONS: tuple[Dimension, ...] = ("completeness", "timeliness", "validity", "coverage")


def n_of_m(ratio: Ratio, words: Words) -> str:
    """Return «265 de 267»."""
    return words("of", part=words.number(ratio.top), whole=words.number(ratio.base))


def lead(snapshot: Snapshot, names: Names) -> str:
    """Return the page's first sentence: how much is right, of the required cells of all workbooks that were read."""
    words = names.words
    whole = Ratio(
        sum(source.quality.completeness.top for source in snapshot.sources),
        sum(source.quality.completeness.base for source in snapshot.sources),
    )
    if not whole.base:
        return words("data.lead.none")
    unread = sum(source.freshness == "unread" for source in snapshot.sources)
    if unread:
        read = words("data.lead.part", right=words.number(whole.top), required=words.number(whole.base))
        return words("data.lead.partly", n=unread, all=len(snapshot.sources), read=read)
    key = "data.lead.all" if whole.top == whole.base else "data.lead"
    return words(
        key,
        n=whole.base,
        required=words.number(whole.base),
        right=words.number(whole.top),
        share=words.share(whole.top / whole.base),
    )


def what_is_left(snapshot: Snapshot, names: Names) -> list[str]:
    """Return the sentences after the first: who is on time, what is to check, was not read, or is withheld, and why."""
    words, sources = names.words, snapshot.sources
    read = [source for source in sources if source.freshness != "unread"]
    timely = sum(source.quality.timely is True for source in sources)
    said = remarks(names.programme, words)
    said += [words("data.lead.timely", n=timely, timely=timely, all=len(sources))] if sources else []
    books = [source for source in read if source.cells_to_check]
    cells = sum(source.cells_to_check for source in books)
    if cells:
        number, where = words.number(cells), words("data.lead.books", n=len(books))
        said.append(words("data.lead.cells", n=cells, cells=number, books=where))
    elif read:
        said.append(words("data.lead.cells.none"))
    unread = [names.partner(source.owner) for source in sources if source.freshness == "unread"]
    if unread and len(unread) == len(sources):
        said.append(words("data.lead.none-read"))
    elif unread:
        said.append(words("data.lead.unread", n=len(unread), name=listed(unread, words)))
    return said + ([withheld(snapshot.withheld, names)] if snapshot.withheld else [])


def withheld(why: Withheld, names: Names) -> str:
    """Return the sentence that says why details are withheld."""
    return names.words(f"data.lead.withheld.{why}", k=names.programme.rules.protected_below)


def measured(source: SourceState, dimension: Dimension, words: Words) -> Written:
    """Return one of the four dimensions of a source: «265 de 267 (99 %)», or its kind of nothing."""
    quality = source.quality
    if dimension == "timeliness":
        if quality.age_days is None:
            return nothing("no-data", words)
        return Written(words("data.age", n=quality.age_days, most=source.every_days), "shown")
    ratio: Ratio = getattr(quality, dimension)
    if source.freshness == "unread":
        return nothing("no-data", words)
    if ratio.share is None:
        return nothing("not-applicable", words)
    return Written(words("data.measured", ratio=n_of_m(ratio, words), share=words.share(ratio.share)), "shown")


def weakest_part(source: SourceState, words: Words) -> str:
    """Return what holds a source back most, as one sentence."""
    quality, weakest = source.quality, source.quality.weakest
    if source.freshness == "unread":
        return words("data.weakest.unread")
    if weakest is None:
        return words("data.weakest.none")
    if weakest == "timeliness":
        key = "data.weakest.undated" if quality.age_days is None else "data.weakest.timeliness"
        return words(key, n=quality.age_days, every=source.every_days)
    ratio: Ratio = getattr(quality, weakest)
    if not ratio.base:
        return words("data.weakest.empty")
    missing = ratio.base - ratio.top
    return words(f"data.weakest.{weakest}", n=missing, missing=words.number(missing), all=words.number(ratio.base))


def cadence(source: SourceState, snapshot: Snapshot, words: Words) -> str:
    """Return how often an owner promised to declare, and when it is due: «Cada 15 días; le toca el 15 dic 2023.»."""
    every = words("data.every", n=source.every_days)
    if source.facts_to is None:
        return words("data.due.none", every=every)
    due = source.facts_to + timedelta(days=source.every_days)
    late = (snapshot.today - due).days
    key = "data.due.late" if late > 0 else "data.due.today" if late == 0 else "data.due"
    return words(key, every=every, day=words.day(due), n=late)


def trouble(source: SourceState, words: Words) -> str | None:
    """Return in plain words what became of the last attempt to read a source; None where it was read.

    Where there are earlier figures, the sentence says that they are still shown.
    """
    if source.reading == "read" and source.trouble is None:
        return None
    key = f"data.trouble.{source.reading if source.reading == 'operator' else source.trouble or source.reading}"
    why = words(key if words.has(key) else "data.trouble")
    return why if source.freshness == "unread" else f"{why} {words('data.trouble.kept')}"


def clock(moment: datetime | None, words: Words, zone: str | None = None) -> Written:
    """Return a moment by the clock of the viewer's time zone; by UTC, and saying so, where that is unknown."""
    if moment is None:
        return nothing("no-data", words)
    try:
        local = moment.astimezone(ZoneInfo(zone)) if zone else None
    except (ZoneInfoNotFoundError, ValueError):
        local = None
    if local is None:
        return Written(words("data.utc", moment=words.moment(moment)), "shown")
    return Written(words.moment(local), "shown")


def tab_name(tab: str, words: Words) -> str:
    """Return a tab's own name, or words for the whole workbook."""
    return words("data.workbook") if tab == WORKBOOK else tab
