"""The rows of the second programme's workbooks. Everything is invented."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lib.programme.model import Programme, TableId
from lib.tables.schema import vocabulary as v
from lib.tables.schema.columns import Row
from lib.tables.schema.coordination import Action, Commitment, Cover, Partner, Target
from lib.tables.schema.hubs import Hub
from lib.tables.schema.template_version import TEMPLATE_VERSION
from lib.tables.schema.training import WHOLE_PROGRAMME, Bootcamp, FollowUp, Reach, Readiness, Session
from scripts.example.outlines import CAPITALS

TODAY = date(2026, 9, 15)
CUT_OFF = date(2026, 9, 10)
PERIOD = (date(2026, 2, 1), date(2026, 11, 30))
BANDS = ("20-29", "30-39", "40-49", "50-60")
TRAINER, COORDINATOR, HUB_KEEPER = "red-docente", "alianza-educar", "direccion-digital"


@dataclass(frozen=True, slots=True)
class Course:
    """One bootcamp: women and men who teach, and partners' staff, who attended, by age band."""

    id: str
    department: str
    begun: date
    women: tuple[int, ...]
    men: tuple[int, ...]
    staff: tuple[int, ...]
    status: v.BootcampStatus = v.BootcampStatus.COMPLETED

    @property
    def sessions(self) -> tuple[date, ...]:
        """Return the days of its five sessions."""
        return tuple(self.begun + timedelta(weeks=week) for week in range(5))

    @property
    def ended(self) -> bool:
        """Tell whether it has ended."""
        return self.status is v.BootcampStatus.COMPLETED

    @property
    def attended(self) -> int:
        """Return how many attended."""
        return sum(self.women) + sum(self.men) + sum(self.staff)


COURSES = (
    Course("M-01", "07", date(2026, 3, 7), (9, 14, 11, 7), (3, 4, 3, 2), (2, 3, 2, 1)),
    Course("M-02", "09", date(2026, 4, 18), (11, 15, 9, 6), (4, 5, 2, 2), (3, 2, 2, 1)),
    Course("M-03", "13", date(2026, 6, 6), (8, 12, 12, 8), (5, 5, 4, 2), (2, 4, 1, 1)),
    Course("M-04", "14", date(2026, 7, 18), (10, 13, 10, 5), (2, 6, 3, 3), (1, 3, 2, 2)),
    Course("M-05", "12", date(2026, 10, 3), (), (), (), v.BootcampStatus.RECRUITING),
)
SHARES = {v.Stage.REGISTERED: 1.2, v.Stage.ATTENDED: 1.0, v.Stage.COMPLETED: 0.85, v.Stage.CERTIFIED: 0.75}


def rows_of(table: TableId, source: str, programme: Programme) -> Sequence[Row]:
    """Return the rows of one tab of one partner's workbook."""
    if table == "portada":
        return [Cover(partner=source, complete_to=CUT_OFF, template=TEMPLATE_VERSION, note=None)]
    if table == "compromisos":
        return _commitments(source, programme)
    made: Mapping[TableId, Sequence[Row]] = {
        "socios": [_partner(each.id, each.name, each.short, each.kind) for each in programme.partners],
        "metas": _targets(),
        "comunicacion": _actions(),
        "bootcamps": [_bootcamp(each, programme) for each in COURSES],
        "sesiones": [row for each in COURSES for row in _sessions(each)],
        "alcance": [row for each in COURSES if each.ended for row in _reach(each)],
        "preparacion": [row for each in COURSES for row in _readiness(each)],
        "seguimiento": _follow_up(),
        "sitios": _hubs(),
    }
    return made[table]


def _partner(key: str, name: str, short: str, kind: str) -> Partner:
    return Partner(
        partner=key, name=name, acronym=short if len(short) <= 20 else None,
        kind=next(each for each in v.PartnerType if each == kind),
        roles=(v.PartnerRole.COORDINATES,), mailbox=f"datos@{key}.example", public=True,
    )  # fmt: skip


def _targets() -> list[Target]:
    wanted = (("ALC-1", 240.0), ("ALC-2", 160.0), ("EMB-5", 0.8), ("EMB-6", 0.8), ("SIT-2", 0.9), ("ALI-1", 0.9))
    return [
        Target(
            indicator=indicator, scope=WHOLE_PROGRAMME, period_start=PERIOD[0], period_end=PERIOD[1],
            baseline=0 if value > 1 else None, target=value,
        )
        for indicator, value in wanted
    ]  # fmt: skip


def _actions() -> list[Action]:
    told = (
        (v.ActionKind.MESSAGE, "Invitación a las escuelas", date(2026, 2, 20)),
        (v.ActionKind.RESOURCE, "Cuaderno de actividades sin conexión", date(2026, 5, 8)),
        (v.ActionKind.MEETING, "Encuentro de docentes del altiplano", date(2026, 8, 14)),
        (v.ActionKind.POST, "Convocatoria en San Marcos", date(2026, 9, 25)),
    )
    return [
        Action(
            action=f"A-{number:02}", kind=kind, title=title, audience=v.Audience.PARTICIPANTS, partner=COORDINATOR,
            day=day, status=v.ActionStatus.DONE if day <= CUT_OFF else v.ActionStatus.PLANNED,
            link="https://ejemplo.example/cuaderno" if kind is v.ActionKind.RESOURCE else None,
            licence=v.ResourceLicence.CC_BY if kind is v.ActionKind.RESOURCE else None, estimated_audience=None,
        )
        for number, (kind, title, day) in enumerate(told, start=1)
    ]  # fmt: skip


def _bootcamp(course: Course, programme: Programme) -> Bootcamp:
    days = course.sessions
    return Bootcamp(
        bootcamp=course.id, name=f"{programme.programme.name} {CAPITALS[course.department][0]}",
        state=course.department, municipality=course.department, hub=f"C-{course.department}",
        modality=v.Modality.HYBRID, status=course.status, planned_start=days[0], planned_end=days[-1],
        actual_start=days[0] if course.ended else None, actual_end=days[-1] if course.ended else None,
        target_people=48, planned_sessions=5, planned_hours=20, languages=(v.Language.SPANISH,),
        allies=(HUB_KEEPER,), reason=None,
        validation=v.Validation.VALIDATED if course.ended else v.Validation.PROVISIONAL,
        validated_on=days[-1] + timedelta(days=10) if course.ended else None,
    )  # fmt: skip


def _sessions(course: Course) -> list[Session]:
    topics = (v.Topic.INFORMATION, v.Topic.COMMUNICATION, v.Topic.CONTENT, v.Topic.SAFETY, v.Topic.PROBLEM_SOLVING)
    held = course.ended
    return [
        Session(
            bootcamp=course.id, number=number, day=day, topic=topics[number - 1],
            state=v.SessionState.HELD if held else v.SessionState.SCHEDULED,
            expected=course.attended if held else None,
            attendances=round(course.attended * (0.95 - 0.02 * number)) if held else None,
            children=None, connection_failed=(number == 3) if held else None,
        )
        for number, day in enumerate(course.sessions, start=1)
    ]  # fmt: skip


def _reach(course: Course) -> list[Reach]:
    groups = (
        (v.Role.MICRO_ENTREPRENEUR, v.Sex.WOMAN, course.women),
        (v.Role.MICRO_ENTREPRENEUR, v.Sex.MAN, course.men),
        (v.Role.PARTNER_STAFF, v.Sex.WOMAN, course.staff),
    )
    return [
        Reach(
            bootcamp=course.id, stage=stage, role=role, sex=sex, age=BANDS[band],
            people=round(people * share) or people, already_counted=0,
        )
        for stage, share in SHARES.items()
        for role, sex, counts in groups
        for band, people in enumerate(counts)
    ]  # fmt: skip


def _readiness(course: Course) -> list[Readiness]:
    asked = (v.Requirement.VENUE, v.Requirement.INTERNET_TESTED, v.Requirement.TRAINER, v.Requirement.CHILD_SPACE)
    return [
        Readiness(
            bootcamp=course.id, requirement=each, critical=each is not v.Requirement.CHILD_SPACE,
            progress=v.Progress.READY if course.ended else v.Progress.IN_PROGRESS, partner=TRAINER,
            due=course.begun - timedelta(days=7), updated_on=min(course.begun - timedelta(days=9), CUT_OFF),
        )
        for each in asked
    ]  # fmt: skip


def _follow_up() -> list[FollowUp]:
    answers = ((v.Outcome.USES_TOOL, 71), (v.Outcome.RECOMMENDS, 88), (v.Outcome.IN_COMMUNITY, 40))
    return [
        FollowUp(
            bootcamp=WHOLE_PROGRAMME, wave=v.Wave.THREE_MONTHS, outcome=outcome, contacted=120, answered=96,
            positive=positive, method=v.SurveyMethod.FORM,
        )
        for outcome, positive in answers
    ]  # fmt: skip


def _hubs() -> list[Hub]:
    here = ("07", "08", "09", "12", "13", "14")
    phases = list(v.Phase)
    return [
        Hub(
            hub=f"C-{key}", name=f"Centro de recursos de {CAPITALS[key][0]}", kind=v.HubType.SCHOOL, state=key,
            municipality=key, locality=CAPITALS[key][0], lat=CAPITALS[key][1], lon=CAPITALS[key][2],
            phase=phases[number % 4],
            status=v.OperatingStatus.INTERMITTENT if key == "13" else v.OperatingStatus.IN_SERVICE,
            connectivity=v.Connectivity.FIBRE, computers=15, seats=30,
            verified_on=date(2026, 4, 20) if key == "14" else date(2026, 8, 20),
            speed=14.2 if key == "13" else 47.5, contracted_speed=50, measured_on=date(2026, 8, 20),
            provider="Fibra del Altiplano", office="Dirección digital departamental",
        )
        for number, key in enumerate(here)
    ]  # fmt: skip


def _commitments(source: str, programme: Programme) -> list[Commitment]:
    partner = programme.partner(source)
    state = partner.state if partner else None
    due = {v.Contribution.VENUE: date(2026, 8, 28), v.Contribution.TRANSPORT: date(2026, 10, 30)}
    return [
        Commitment(
            commitment=f"P-{state}-{number:02}", partner=source, state=state or "", bootcamp=None, contribution=what,
            quantity=5, unit="sesiones" if what is v.Contribution.VENUE else "viajes",
            status=v.CommitmentStatus.DELIVERED
            if what is v.Contribution.VENUE and state != "13"
            else v.CommitmentStatus.CONFIRMED,
            due=day,
        )
        for number, (what, day) in enumerate(due.items(), start=1)
    ]  # fmt: skip
