"""V11, V12 and V13: attendances at sessions against those expected, the seats, and the people counted."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from lib.tables.cells.outcome import Parameter
from lib.tables.finding import Finding, Severity
from lib.tables.rules.evidence import Parameters, RemarkingRule, RowPlace, RuleEvidence
from lib.tables.schema.hubs import Hub
from lib.tables.schema.training import Reach, Session
from lib.tables.schema.vocabulary import Modality, SessionState, Stage

MOST_PEOPLE_PER_ATTENDANCE = 2


def fuller_than_possible(evidence: RuleEvidence) -> Iterator[Finding]:
    """Remark on sessions with more attendances than were expected, or than an in-person bootcamp's hub seats (V11)."""
    seats = _seats(evidence)
    for place in evidence.places(Session):
        attendances, expected = place.row.attendances, place.row.expected
        if attendances is None:
            continue
        if expected is not None and attendances > expected:
            yield place.finding("V11", "attendances", {"case": "expected", "limit": expected})
        hub = seats.get(place.row.bootcamp)
        if hub is not None and hub.row.seats is not None and attendances > hub.row.seats:
            params = {"case": "seats", "limit": hub.row.seats, "hub": hub.row.hub, **place.other(hub, "seats")}
            yield place.finding("V11", "attendances", params)


def people_against_sessions(evidence: RuleEvidence) -> Iterator[Finding]:
    """Report bootcamps where fewer people attended than its fullest session had, or more than twice as many (V12).

    Bootcamps of which a row is left out are passed over: with it the figures may well agree.
    """
    fullest = _fullest_sessions(evidence)
    for bootcamp, places in _attended(evidence).items():
        session = fullest.get(bootcamp)
        if session is None or session.row.attendances is None or evidence.may_lack("alcance", bootcamp):
            continue
        people, attendances = sum(place.row.people for place in places), session.row.attendances
        if attendances <= people <= MOST_PEOPLE_PER_ATTENDANCE * attendances:
            continue
        if people > attendances and evidence.may_lack("sesiones", bootcamp):
            continue
        severity: Severity = "error" if people < attendances else "warning"
        params: dict[str, Parameter] = {
            "case": "below" if people < attendances else "above",
            "bootcamp": bootcamp,
            "people": people,
            "attendances": attendances,
            **places[0].other(session, "attendances"),
        }
        yield places[0].finding("V12", "people", params, severity=severity, value=people)


def people_without_sessions(evidence: RuleEvidence, as_read: RuleEvidence) -> Iterator[Finding]:
    """Remark on bootcamps where people attended although no session was held (V13).

    A held session counts as such here even if another rule took its row out; while a row cannot be read, nothing is
    said.
    """
    if not evidence.is_complete("sesiones"):
        return
    held = {place.row.bootcamp for place in as_read.places(Session) if place.row.state is SessionState.HELD}
    for bootcamp, places in _attended(evidence).items():
        people = sum(place.row.people for place in places)
        if people > 0 and bootcamp not in held and not as_read.may_lack("sesiones", bootcamp):
            first = next(place for place in places if place.row.people > 0)
            params: Parameters = {"bootcamp": bootcamp, "people": people}
            yield first.finding("V13", "people", params, value=people)


def _seats(evidence: RuleEvidence) -> dict[str, RowPlace[Hub]]:
    """Return the hub of each bootcamp that everybody attends in person."""
    hubs = {place.row.hub: place for place in evidence.places(Hub)}
    return {
        key: hubs[bootcamp.row.hub]
        for key, bootcamp in evidence.bootcamps().items()
        if bootcamp.row.modality is Modality.IN_PERSON and bootcamp.row.hub in hubs
    }


def _attended(evidence: RuleEvidence) -> Mapping[str, list[RowPlace[Reach]]]:
    found: dict[str, list[RowPlace[Reach]]] = defaultdict(list)
    for place in evidence.places(Reach):
        if place.row.stage is Stage.ATTENDED:
            found[place.row.bootcamp].append(place)
    return found


def _fullest_sessions(evidence: RuleEvidence) -> dict[str, RowPlace[Session]]:
    found: dict[str, RowPlace[Session]] = {}
    for place in evidence.places(Session):
        row = place.row
        if row.state is SessionState.HELD and row.attendances is not None:
            before = found.get(row.bootcamp)
            if before is None or row.attendances > (before.row.attendances or 0):
                found[row.bootcamp] = place
    return found


REMARKS: tuple[RemarkingRule, ...] = (
    fuller_than_possible,
    people_against_sessions,
)
