"""The two ends of a presentation: who opens it, where and when, and where the hall can read on."""

from datetime import datetime
from zoneinfo import ZoneInfo

from lib.markup.marks import any_invented
from lib.programme.model import Partner
from lib.programme.warmth import ReadyMark
from lib.publish.stage.evidence import SlideContent
from lib.publish.stage.slide import PartnerMark, PartnerMarks
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.voices import spoken


def opening(_: Snapshot, names: Names) -> SlideContent:
    """Return the place and the moment, a voice and the partners' marks; nothing where no opening is declared."""
    declared, words = names.programme.stage.opening, names.words
    if declared is None:
        return SlideContent(())
    begins = begins_at(names)
    when = words.moment(begins) if begins else ""
    said = spoken(names)
    return SlideContent(
        (), (*((said,) if said else ()), _marks(names)), (declared.place.in_language(words.language), when)
    )


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
    note = names.words("marks.invented") if any_invented(names.programme) else ""
    return PartnerMarks(tuple(_mark(each, names) for each in names.programme.partners), note)


def _mark(partner: Partner, names: Names) -> PartnerMark:
    picture = partner.mark if isinstance(partner.mark, ReadyMark) else None
    alt = picture.alt.in_language(names.words.language) if picture else ""
    return PartnerMark(partner.short, partner.name, partner.colour, picture, alt)
