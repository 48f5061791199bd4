"""Tables of the bootcamps: the bootcamps, their sessions, readiness, reach and follow-up."""

from datetime import date
from typing import Annotated, ClassVar

from lib.programme.model import TableId
from lib.tables.schema import vocabulary as v
from lib.tables.schema.columns import MOST_PEOPLE, MOST_SESSIONS, Column, Row

WHOLE_PROGRAMME = "PROGRAMA"
WHOLE_PROGRAMME_IN_ENGLISH = "PROGRAMME"
MOST_HOURS, MOST_ASKED = 2_000, 20_000


def _bootcamp(also_allowed: tuple[str, ...] = ()) -> Column:
    return Column(
        "bootcamp_id", "bootcamp", "#activity+id", "reference",
        "Bootcamp al que se refiere la fila.", "Bootcamp the row is about.", "BC-01",
        refers_to="bootcamps", also_allowed=also_allowed,
    )  # fmt: skip


class Bootcamp(Row):
    """A bootcamp: where, when as planned and as held, and the state of its figures."""

    table: ClassVar[TableId] = "bootcamps"
    english: ClassVar[str] = "bootcamps"
    key: ClassVar[tuple[str, ...]] = ("bootcamp",)
    called: ClassVar[str | None] = "name"

    bootcamp: Annotated[str, Column(
        "bootcamp_id", "bootcamp id", "#activity+id", "slug",
        "Clave del bootcamp.", "Key of the bootcamp.", "BC-01",
    )]  # fmt: skip
    name: Annotated[str, Column(
        "bootcamp", "name", "#activity+name+i_es", "text",
        "Nombre del bootcamp.", "Name of the bootcamp.", "Impulso Digital Tekax", longest=120,
    )]  # fmt: skip
    state: Annotated[str, Column(
        "estado_cve", "state code", "#adm1+code+v_inegi", "state",
        "Clave INEGI del estado, dos cifras.", "INEGI key of the state, two digits.", "31",
    )]  # fmt: skip
    municipality: Annotated[str, Column(
        "municipio_cve", "municipality code", "#adm2+code+v_inegi", "municipality",
        "Clave INEGI del municipio, cinco cifras.", "INEGI key of the municipality, five digits.", "31079",
        within="state",
    )]  # fmt: skip
    hub: Annotated[str | None, Column(
        "sitio_id", "hub", "#loc+facility+id", "reference",
        "Sitio sede; vacío si fue en otro lugar.", "Hub that hosts it; empty where held elsewhere.", "YUC-TEK-01",
        required=False, refers_to="sitios",
    )] = None  # fmt: skip
    modality: Annotated[v.Modality, Column(
        "modalidad", "modality", "#modality", "choice",
        "Cómo se imparte.", "How it is taught.", "presencial", choices=v.Modality,
    )]  # fmt: skip
    status: Annotated[v.BootcampStatus, Column(
        "estatus", "status", "#status+activity", "choice",
        "En qué momento va.", "Where it is in its life.", "concluido", choices=v.BootcampStatus,
    )]  # fmt: skip
    planned_start: Annotated[date, Column(
        "inicio_plan", "planned start", "#date+start+planned", "day",
        "Día de inicio planeado.", "Planned first day.", "2023-03-13",
    )]  # fmt: skip
    planned_end: Annotated[date, Column(
        "fin_plan", "planned end", "#date+end+planned", "day",
        "Día de cierre planeado.", "Planned last day.", "2023-04-21",
    )]  # fmt: skip
    actual_start: Annotated[date | None, Column(
        "inicio_real", "actual start", "#date+start", "day",
        "Día en que empezó.", "Day it started.", "2023-03-13", required=False,
        called_for_by=("status", (v.BootcampStatus.RUNNING, v.BootcampStatus.COMPLETED)),
    )] = None  # fmt: skip
    actual_end: Annotated[date | None, Column(
        "fin_real", "actual end", "#date+end", "day",
        "Día en que terminó.", "Day it ended.", "2023-04-21", required=False,
    )] = None  # fmt: skip
    target_people: Annotated[int | None, Column(
        "meta_personas", "target people", "#targeted+ind", "count",
        "Personas que se quiere alcanzar.", "People it sets out to reach.", "40", minimum=1, maximum=MOST_PEOPLE,
    )]  # fmt: skip
    planned_sessions: Annotated[int | None, Column(
        "sesiones_plan", "planned sessions", "#output+sessions+planned+num", "count",
        "Sesiones planeadas.", "Sessions planned.", "6", minimum=1, maximum=MOST_SESSIONS,
    )]  # fmt: skip
    planned_hours: Annotated[float | None, Column(
        "horas_plan", "planned hours", "#output+hours+planned+num", "decimal",
        "Horas planeadas en total.", "Hours planned in all.", "24", required=False, minimum=0, maximum=MOST_HOURS,
    )] = None  # fmt: skip
    languages: Annotated[tuple[v.Language, ...], Column(
        "idioma", "language", "#x_language+code", "choices",
        "Lenguas en que se imparte; varias separadas con punto y coma.",
        "Languages it is taught in; several separated by semicolons.", "es; maya", choices=v.Language,
    )]  # fmt: skip
    allies: Annotated[tuple[str, ...], Column(
        "aliados", "supporting partners", "#org+impl+id", "references",
        "Organizaciones que apoyan; varias separadas con punto y coma.",
        "Organisations that support it; several separated by semicolons.", "sict; sedeco-yuc",
        required=False, refers_to="socios",
    )] = ()  # fmt: skip
    reason: Annotated[str | None, Column(
        "motivo", "reason", "#description+reason+i_es", "text",
        "Por qué se pospuso o canceló, sin nombres de personas.",
        "Why it was postponed or cancelled, without names of people.", "Sede en remodelación",
        required=False, longest=120, sentences=True,
        called_for_by=("status", (v.BootcampStatus.POSTPONED, v.BootcampStatus.CANCELLED)),
    )] = None  # fmt: skip
    validation: Annotated[v.Validation, Column(
        "validacion", "figures state", "#status+data", "choice",
        "Si las cifras ya fueron aprobadas.", "Whether the figures have been approved.", "validado",
        choices=v.Validation,
    )]  # fmt: skip
    validated_on: Annotated[date | None, Column(
        "validado_el", "validated on", "#date+validated", "day",
        "Día en que se aprobaron las cifras.", "Day the figures were approved.", "2023-05-12", required=False,
        called_for_by=("validation", (v.Validation.VALIDATED,)),
    )] = None  # fmt: skip


class Session(Row):
    """A session of a bootcamp and how many attended it."""

    table: ClassVar[TableId] = "sesiones"
    english: ClassVar[str] = "sessions"
    key: ClassVar[tuple[str, ...]] = ("bootcamp", "number")

    bootcamp: Annotated[str, _bootcamp()]
    number: Annotated[int, Column(
        "sesion_num", "session number", "#x_session+num", "count",
        "Número de la sesión, desde 1.", "Number of the session, from 1.", "1", minimum=1, maximum=MOST_SESSIONS,
    )]  # fmt: skip
    day: Annotated[date, Column(
        "fecha", "date", "#date+occurred", "day",
        "Día de la sesión.", "Day of the session.", "2023-03-13",
    )]  # fmt: skip
    topic: Annotated[v.Topic, Column(
        "tema", "topic area", "#subsector+name", "choice",
        "Tema de la sesión.", "Subject of the session.", "comunicación", choices=v.Topic,
    )]  # fmt: skip
    state: Annotated[v.SessionState, Column(
        "estado_sesion", "session state", "#status+session", "choice",
        "Si está programada, realizada o cancelada.", "Whether it is scheduled, held or cancelled.", "realizada",
        choices=v.SessionState,
    )]  # fmt: skip
    expected: Annotated[int | None, Column(
        "convocadas", "expected to attend", "#targeted+ind+session", "count",
        "Personas convocadas.", "People expected.", "42", required=False, minimum=0, maximum=MOST_PEOPLE,
        called_for_by=("state", (v.SessionState.HELD,)),
    )] = None  # fmt: skip
    attendances: Annotated[int | None, Column(
        "asistencias", "attendances", "#x_attendance+num", "count",
        "Asistencias a la sesión; no son personas distintas.",
        "Attendances at the session; not distinct people.", "38", required=False, minimum=0,
        maximum=MOST_PEOPLE,
        called_for_by=("state", (v.SessionState.HELD,)),
    )] = None  # fmt: skip
    children: Annotated[int | None, Column(
        "menores_espacio", "children in the child-friendly space", "#x_attendance+children+num", "count",
        "Niñas y niños en el espacio infantil; solo el total, nunca nombres ni edades.",
        "Children in the child-friendly space; the total only, never names or ages.", "7",
        required=False, minimum=0, maximum=MOST_PEOPLE,
    )] = None  # fmt: skip
    connection_failed: Annotated[bool | None, Column(
        "falla_conexion", "connection failed", "#access+connectivity+bool", "yes-no",
        "Si falló la conexión durante la sesión.", "Whether the connection failed during the session.", "no",
        required=False,
    )] = None  # fmt: skip


class Reach(Row):
    """A count of people at one stage of one bootcamp, by role, sex and age band."""

    table: ClassVar[TableId] = "alcance"
    english: ClassVar[str] = "reach"
    key: ClassVar[tuple[str, ...]] = ("bootcamp", "stage", "role", "sex", "age")
    of_people: ClassVar[bool] = True

    bootcamp: Annotated[str, _bootcamp()]
    stage: Annotated[v.Stage, Column(
        "etapa", "funnel stage", "#x_stage+code", "choice",
        "Etapa; cada una es un conteo completo, no un incremento.",
        "Stage; each is a full count, not an increment.", "asistió", choices=v.Stage,
    )]  # fmt: skip
    role: Annotated[v.Role, Column(
        "papel", "participant role", "#beneficiary+type", "choice",
        "Quién es para el programa.", "Who she is to the programme.", "microempresaria", choices=v.Role,
    )]  # fmt: skip
    sex: Annotated[v.Sex, Column(
        "sexo", "sex", "#x_sex+code", "choice",
        "Sexo declarado.", "Sex as stated.", "mujer", choices=v.Sex,
    )]  # fmt: skip
    age: Annotated[str, Column(
        "grupo_edad", "age band", "#x_age+range", "age-band",
        "Grupo de edad.", "Age band.", "36-45", choices=v.AgeBeyond,
    )]  # fmt: skip
    people: Annotated[int, Column(
        "personas", "people", "#reached+ind", "count",
        "Personas distintas dentro del bootcamp.", "Distinct people within the bootcamp.", "14", minimum=0,
        maximum=MOST_PEOPLE,
    )]  # fmt: skip
    already_counted: Annotated[int | None, Column(
        "ya_contadas", "already counted earlier", "#reached+ind+repeat", "count",
        "De ellas, cuántas ya se contaron en esta etapa en un bootcamp anterior.",
        "Of these, how many were already counted at this stage in an earlier bootcamp.", "0",
        blank_counts=True, minimum=0, maximum=MOST_PEOPLE,
    )] = None  # fmt: skip


class Readiness(Row):
    """One item of a bootcamp's readiness checklist."""

    table: ClassVar[TableId] = "preparacion"
    english: ClassVar[str] = "readiness"
    key: ClassVar[tuple[str, ...]] = ("bootcamp", "requirement")

    bootcamp: Annotated[str, _bootcamp()]
    requirement: Annotated[v.Requirement, Column(
        "requisito", "item", "#x_checklist+code", "choice",
        "Condición que debe cumplirse.", "Condition to be met.", "espacio-infantil", choices=v.Requirement,
    )]  # fmt: skip
    critical: Annotated[bool | None, Column(
        "critico", "critical", "#severity+bool", "yes-no",
        "Si sin ella el bootcamp no está listo.", "Whether the bootcamp is not ready without it.", "sí",
    )] = None  # fmt: skip
    progress: Annotated[v.Progress, Column(
        "avance", "state", "#status+item", "choice",
        "Cómo va.", "How far it is.", "listo", choices=v.Progress,
    )]  # fmt: skip
    partner: Annotated[str, Column(
        "responsable", "responsible partner", "#org+resp+id", "reference",
        "Organización responsable; no una persona.", "Organisation responsible; not a person.", "pro-mujer",
        refers_to="socios",
    )]  # fmt: skip
    due: Annotated[date, Column(
        "fecha_limite", "due", "#date+due", "day",
        "Día en que debe estar lista.", "Day by which it must be ready.", "2023-03-06",
    )]  # fmt: skip
    updated_on: Annotated[date | None, Column(
        "actualizado_el", "updated on", "#date+updated", "day",
        "Último día en que se revisó.", "Last day it was looked at.", "2023-03-01", required=False,
    )] = None  # fmt: skip


class FollowUp(Row):
    """How many of those asked answered, and how many answered yes, some time after a bootcamp."""

    table: ClassVar[TableId] = "seguimiento"
    english: ClassVar[str] = "follow-up"
    key: ClassVar[tuple[str, ...]] = ("bootcamp", "wave", "outcome")
    of_people: ClassVar[bool] = True

    bootcamp: Annotated[str, _bootcamp(also_allowed=(WHOLE_PROGRAMME,))]
    wave: Annotated[v.Wave, Column(
        "ola", "wave", "#x_wave+code", "choice",
        "Cuándo se preguntó.", "When it was asked.", "3m", choices=v.Wave,
    )]  # fmt: skip
    outcome: Annotated[v.Outcome, Column(
        "resultado", "outcome", "#output+code", "choice",
        "Qué cambió.", "What changed.", "usa-herramienta", choices=v.Outcome,
    )]  # fmt: skip
    contacted: Annotated[int, Column(
        "contactadas", "contacted", "#targeted+ind+survey", "count",
        "Personas a quienes se buscó.", "People who were approached.", "240", minimum=0, maximum=MOST_ASKED,
    )]  # fmt: skip
    answered: Annotated[int, Column(
        "respuestas", "respondents", "#respondee+num", "count",
        "Personas que respondieron; es el denominador del porcentaje.",
        "People who answered; the denominator of the percentage.", "180", minimum=0,
        maximum=MOST_ASKED,
    )]  # fmt: skip
    positive: Annotated[int, Column(
        "positivas", "positive answers", "#output+value+num", "count",
        "Respuestas afirmativas.", "Positive answers.", "131", minimum=0, maximum=MOST_ASKED,
    )]  # fmt: skip
    method: Annotated[v.SurveyMethod, Column(
        "metodo", "method", "#modality+survey", "choice",
        "Cómo se preguntó.", "How it was asked.", "llamada", choices=v.SurveyMethod,
    )]  # fmt: skip
