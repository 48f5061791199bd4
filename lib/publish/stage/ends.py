"""The two ends of a presentation: who opens it, where and when, and where the hall can read on."""

from datetime import datetime
from zoneinfo import ZoneInfo

from lib.publish.stage.evidence import SlideContent
from lib.publish.stage.slide import PartnerMark, PartnerMarks
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names


def opening(_: Snapshot, names: Names) -> SlideContent:
    """Return the place and the moment, and the partners' marks; nothing where no opening is declared."""
    declared, words = names.programme.stage.opening, names.words
    if declared is None:
        return SlideContent(())
    begins = begins_at(names)
    when = words.moment(begins) if begins else ""
    return SlideContent((), (_marks(names),), (declared.place.in_language(words.language), when))


def closing(_: Snapshot, names: Names) -> SlideContent:
    """Return the partners' marks once more; the address and its code are put on it as on any last slide."""
    return SlideContent((), (_marks(names),))


def begins_at(names: Names) -> datetime | None:
    """Return when the occasion begins; a time without an offset is by the programme's clock."""
    declared, programme = names.programme.stage.opening, names.programme.programme
    if declared is None:
        return None
    zone = ZoneInfo(programme.timezone)
    return declared.begins.astimezone(zone) if declared.begins.tzinfo else declared.begins.replace(tzinfo=zone)


def _marks(names: Names) -> PartnerMarks:
    return PartnerMarks(tuple(PartnerMark(each.short, each.name, each.colour) for each in names.programme.partners))
