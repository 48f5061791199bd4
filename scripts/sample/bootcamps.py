"""The nine bootcamps of the sample, and their sessions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor

from lib.tables.schema.training import Bootcamp, Session
from lib.tables.schema.vocabulary import BootcampStatus, Language, Modality, SessionState, Topic, Validation
from scripts.sample.moments import Moment

WEEK = timedelta(days=7)
HOURS_A_SESSION = 4
# How full a session is, beside the bootcamp's own level: people come most to the second and to the last.
RHYTHM = (1.02, 1.04, 1.01, 0.98, 0.96, 0.99, 1.0, 1.0)
TOPICS = (
    Topic.INFORMATION,
    Topic.COMMUNICATION,
    Topic.CONTENT,
    Topic.BUSINESS,
    Topic.SAFETY,
    Topic.SOFT_SKILLS,
    Topic.PROBLEM_SOLVING,
    Topic.BUSINESS,
)


@dataclass(frozen=True, slots=True)
class Life:
    """One bootcamp from plan to end.

    `held` are the days on which sessions took place, in order; `cancelled` the number of a session that did not.
    People are those registered, who attended at least once, and who completed, as in `sample.reach`.
    """

    id: str
    town: str
    municipality: str
    hub: str | None
    modality: Modality
    languages: tuple[Language, ...]
    planned: tuple[date, date]
    held: tuple[date, ...]
    target: int
    allies: tuple[str, ...]
    validated_on: date | None
    registered: int
    attended: int
    completed: int
    child_space: bool = True
    cancelled: tuple[int, date] | None = None
    failures: frozenset[int] = frozenset()
    connection_unknown: frozenset[int] = frozenset()

    @property
    def start(self) -> date:
        """Return the day of the first session."""
        return self.held[0]

    @property
    def end(self) -> date:
        """Return the day of the last session."""
        return self.held[-1]

    @property
    def state(self) -> str:
        """Return INEGI's key of the state."""
        return self.municipality[:2]


def _weekly(first: date, sessions: int, skipped: Sequence[date] = ()) -> tuple[date, ...]:
    days: list[date] = []
    day = first
    while len(days) < sessions:
        if day not in skipped:
            days.append(day)
        day += WEEK
    return tuple(days)


LIVES = (
    Life(
        "BC-01", "Tekax", "31079", "YUC-TEK-01", Modality.IN_PERSON, (Language.SPANISH, Language.MAYA),
        (date(2023, 3, 14), date(2023, 4, 25)), _weekly(date(2023, 3, 14), 6, [date(2023, 4, 4)]),
        40, ("sict", "sedeco-yuc"), date(2023, 5, 12), 48, 42, 39,
    ),
    Life(
        "BC-02", "San Cristóbal de las Casas", "07078", "CHIS-SCL-01", Modality.HYBRID,
        (Language.SPANISH, Language.TSOTSIL), (date(2023, 4, 13), date(2023, 5, 25)), _weekly(date(2023, 4, 13), 7),
        40, ("sict", "sedeco-chis"), date(2023, 6, 9), 50, 44, 35, failures=frozenset({4}),
    ),
    Life(
        "BC-03", "Juchitán", "20043", None, Modality.IN_PERSON, (Language.SPANISH, Language.OTHER),
        (date(2023, 5, 20), date(2023, 7, 1)), _weekly(date(2023, 5, 20), 7),
        38, ("sedeco-oax",), date(2023, 7, 21), 47, 41, 31, child_space=False, failures=frozenset({2, 5}),
    ),
    Life(
        "BC-04", "Calkiní", "04001", "CAMP-CAL-01", Modality.IN_PERSON, (Language.SPANISH, Language.MAYA),
        (date(2023, 6, 5), date(2023, 7, 10)), _weekly(date(2023, 6, 7), 6),
        40, ("sict", "sedeco-camp"), date(2023, 8, 31), 52, 45, 36,
    ),
    Life(
        "BC-05", "Felipe Carrillo Puerto", "23002", "QROO-FCP-01", Modality.IN_PERSON,
        (Language.SPANISH, Language.MAYA), (date(2023, 7, 18), date(2023, 8, 29)), _weekly(date(2023, 7, 18), 7),
        38, ("sict", "sedeco-qroo"), date(2023, 9, 18), 50, 43, 34, connection_unknown=frozenset({3}),
    ),
    Life(
        "BC-06", "Comitán", "07019", "CHIS-COM-01", Modality.HYBRID, (Language.SPANISH, Language.TSELTAL),
        (date(2023, 8, 5), date(2023, 9, 30)), _weekly(date(2023, 8, 5), 8, [date(2023, 9, 16)]),
        38, ("sict", "sedeco-chis"), date(2023, 10, 16), 46, 40, 33, failures=frozenset({2, 6}),
    ),
    Life(
        "BC-07", "Valladolid", "31102", "YUC-VAL-01", Modality.IN_PERSON, (Language.SPANISH, Language.MAYA),
        (date(2023, 9, 7), date(2023, 10, 19)), _weekly(date(2023, 9, 7), 7),
        42, ("sict", "sedeco-yuc", "microsoft"), date(2023, 11, 6), 54, 46, 38,
    ),
    Life(
        "BC-08", "Tlaxiaco", "20397", "OAX-TLA-01", Modality.IN_PERSON, (Language.SPANISH, Language.OTHER),
        (date(2023, 10, 7), date(2023, 11, 11)), _weekly(date(2023, 10, 7), 6, [date(2023, 10, 14)]),
        36, ("sict", "sedeco-oax"), date(2023, 11, 29), 43, 37, 27,
        cancelled=(2, date(2023, 10, 14)), failures=frozenset({4}), connection_unknown=frozenset({6}),
    ),
    Life(
        "BC-09", "Bacalar", "23010", "QROO-BAC-01", Modality.IN_PERSON, (Language.SPANISH, Language.MAYA),
        (date(2023, 10, 11), date(2023, 11, 22)), _weekly(date(2023, 10, 18), 6, [date(2023, 11, 1)]),
        38, ("sict", "sedeco-qroo", "siemens"), None, 46, 41, 32,
    ),
)  # fmt: skip
RECRUITS_BEFORE, CONFIRMED_BEFORE = timedelta(days=30), timedelta(days=60)
POSTPONED = {"BC-09": (date(2023, 8, 9), date(2023, 9, 27))}  # until the new dates were announced
POSTPONED_BECAUSE = "Sede en remodelación; nueva fecha por confirmar con el municipio"


def status_of(life: Life, moment: Moment) -> BootcampStatus:
    """Return where a bootcamp is in its life on the moment's day."""
    day = moment.cut_offs["pro-mujer"]
    if life.start <= day:
        return BootcampStatus.COMPLETED if life.end <= day else BootcampStatus.RUNNING
    if life.id in POSTPONED and POSTPONED[life.id][0] <= day < POSTPONED[life.id][1]:
        return BootcampStatus.POSTPONED
    if life.planned[0] - day <= RECRUITS_BEFORE:
        return BootcampStatus.RECRUITING
    return BootcampStatus.CONFIRMED if life.planned[0] - day <= CONFIRMED_BEFORE else BootcampStatus.PROPOSED


def sessions_held(life: Life, moment: Moment) -> int:
    """Return how many sessions had been held."""
    return sum(day <= moment.cut_offs["pro-mujer"] for day in life.held)


def bootcamp_rows(moment: Moment) -> list[Bootcamp]:
    """Return the tab `bootcamps` as Pro Mujer keeps it."""
    return [_bootcamp(life, status_of(life, moment), moment) for life in LIVES]


def _bootcamp(life: Life, status: BootcampStatus, moment: Moment) -> Bootcamp:
    ended = status is BootcampStatus.COMPLETED
    started = ended or status is BootcampStatus.RUNNING
    validated_on = life.validated_on
    validated = validated_on is not None and validated_on <= moment.cut_offs["pro-mujer"]
    return Bootcamp(
        bootcamp=life.id,
        name=f"Impulso Digital {life.town}",
        state=life.state,
        municipality=life.municipality,
        hub=life.hub,
        modality=life.modality,
        status=status,
        planned_start=life.planned[0],
        planned_end=life.planned[1],
        actual_start=life.start if started else None,
        actual_end=life.end if ended else None,
        target_people=life.target,
        planned_sessions=len(life.held),
        planned_hours=len(life.held) * HOURS_A_SESSION,
        languages=life.languages,
        allies=life.allies,
        reason=POSTPONED_BECAUSE if status is BootcampStatus.POSTPONED else None,
        validation=Validation.VALIDATED if validated else Validation.PROVISIONAL,
        validated_on=validated_on if validated else None,
    )


def session_rows(moment: Moment) -> list[Session]:
    """Return the tab `sesiones`: all of what has begun, and what the bootcamp now recruiting will teach."""
    announced = {BootcampStatus.COMPLETED, BootcampStatus.RUNNING, BootcampStatus.RECRUITING}
    return [row for life in LIVES if status_of(life, moment) in announced for row in _sessions(life, moment)]


def _sessions(life: Life, moment: Moment) -> list[Session]:
    cut_off = moment.cut_offs["pro-mujer"]
    rows = []
    number = 0
    for index, day in enumerate(life.held):
        number += 1
        if life.cancelled and life.cancelled[0] == number:
            called_off = Session(
                bootcamp=life.id, number=number, day=life.cancelled[1], topic=TOPICS[index],
                state=SessionState.CANCELLED,
            )  # fmt: skip
            rows.append(called_off)
            number += 1
        rows.append(_session(life, number, index, day, held=day <= cut_off))
    return rows


def _session(life: Life, number: int, index: int, day: date, *, held: bool) -> Session:
    topic = TOPICS[index]
    if not held:
        return Session(bootcamp=life.id, number=number, day=day, topic=topic, state=SessionState.SCHEDULED)
    came = attendances(life, index)
    return Session(
        bootcamp=life.id,
        number=number,
        day=day,
        topic=topic,
        state=SessionState.HELD,
        expected=_expected(life, index),
        attendances=came,
        children=5 + (came + 2 * index) % 7 if life.child_space else None,
        connection_failed=None if number in life.connection_unknown else number in life.failures,
    )


def attendances(life: Life, index: int) -> int:
    """Return how many came to the session at `index`: more where more people completed."""
    level = 0.47 + 0.5 * life.completed / life.attended
    return min(life.attended, floor(life.attended * level * RHYTHM[index] + 0.5))


def _expected(life: Life, index: int) -> int:
    """Return how many were called: all who registered, later only those who had come, and a few more."""
    never_came = life.registered - life.attended
    return life.attended + (never_came, (never_came + 1) // 2, 1)[min(index, 2)]
