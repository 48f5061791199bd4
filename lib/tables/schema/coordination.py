"""Tables of the coordination: the cover of every workbook, partners, targets, communication and commitments."""

from datetime import date
from typing import Annotated, ClassVar

from lib.programme.model import TableId
from lib.tables.schema import matrix
from lib.tables.schema import vocabulary as v
from lib.tables.schema.columns import Column, Row


class Cover(Row):
    """The owner's declaration: facts are complete up to this date."""

    table: ClassVar[TableId] = "portada"
    english: ClassVar[str] = "cover"
    key: ClassVar[tuple[str, ...]] = ("partner",)

    partner: Annotated[str, Column(
        "socio_id", "owner", "#org+reporting+id", "reference",
        "Organización dueña de este libro.", "Organisation that owns this workbook.", "pro-mujer",
        refers_to="socios",
    )]  # fmt: skip
    complete_to: Annotated[date, Column(
        "corte", "data cut-off date", "#date+cutoff", "day",
        "Los hechos están capturados hasta este día, inclusive.",
        "Facts have been entered up to and including this day.", "2023-11-30",
    )]  # fmt: skip
    template: Annotated[str, Column(
        "plantilla", "template version", "#meta+version", "text",
        "Versión de la plantilla con la que se hizo el libro.",
        "Version of the template this workbook was made from.", "1.0", longest=20,
    )]  # fmt: skip
    note: Annotated[str | None, Column(
        "nota", "note to readers", "#description+note+i_es", "text",
        "Aclaración que se muestra junto a las cifras de este socio.",
        "A remark shown beside this partner's figures.", "Cifras de noviembre en revisión.",
        required=False, longest=200, sentences=True,
    )] = None  # fmt: skip


class Partner(Row):
    """An organisation that takes part, as a row of the sheets; `lib.programme.model.Partner` is the declared one."""

    table: ClassVar[TableId] = "socios"
    english: ClassVar[str] = "partners"
    key: ClassVar[tuple[str, ...]] = ("partner",)
    called: ClassVar[str | None] = "name"

    partner: Annotated[str, Column(
        "socio_id", "partner id", "#org+id", "slug",
        "Clave corta y estable de la organización.", "Short and stable key of the organisation.", "pro-mujer",
    )]  # fmt: skip
    name: Annotated[str, Column(
        "socio", "partner name", "#org+name+i_es", "text",
        "Nombre visible de la organización.", "Name of the organisation as shown.", "Pro Mujer", longest=120,
    )]  # fmt: skip
    acronym: Annotated[str | None, Column(
        "siglas", "acronym", "#org+acronym", "text",
        "Siglas, si las usa.", "Acronym, if it uses one.", "SICT", required=False, longest=20,
    )] = None  # fmt: skip
    kind: Annotated[v.PartnerType, Column(
        "tipo", "type", "#org+type", "choice",
        "Clase de organización.", "Kind of organisation.", "ong", choices=v.PartnerType,
    )]  # fmt: skip
    roles: Annotated[tuple[v.PartnerRole, ...], Column(
        "papel", "role", "#org+role", "choices",
        "Qué hace en el programa; varias separadas con punto y coma.",
        "What it does in the programme; several separated by semicolons.", "coordina; difunde",
        choices=v.PartnerRole,
    )]  # fmt: skip
    mailbox: Annotated[str, Column(
        "buzon", "role mailbox", "#contact+email", "mailbox",
        "Buzón institucional para avisos de datos; nunca uno personal.",
        "Institutional mailbox for data notices; never a personal one.", "datos@organizacion.example",
    )]  # fmt: skip
    public: Annotated[bool | None, Column(
        "visible_publico", "show publicly", "#meta+public", "yes-no",
        "Si la organización se muestra al público.", "Whether the organisation is shown to the public.", "sí",
    )] = None  # fmt: skip


class Target(Row):
    """What the programme, a state or a bootcamp set out to reach."""

    table: ClassVar[TableId] = "metas"
    english: ClassVar[str] = "targets"
    key: ClassVar[tuple[str, ...]] = ("indicator", "scope", "period_end")

    indicator: Annotated[str, Column(
        "indicador_id", "indicator", "#indicator+code", "slug",
        "Clave del indicador, como en las definiciones.", "Key of the indicator, as in the definitions.", "ALC-1",
    )]  # fmt: skip
    scope: Annotated[str, Column(
        "ambito", "scope", "#adm1+code", "text",
        "PROGRAMA, la clave INEGI de un estado o la clave de un bootcamp.",
        "PROGRAMA, the INEGI key of a state or the id of a bootcamp.", "PROGRAMA",
    )]  # fmt: skip
    period_start: Annotated[date, Column(
        "periodo_inicio", "period start", "#date+start", "day",
        "Primer día del periodo de la meta.", "First day of the target's period.", "2023-03-01",
    )]  # fmt: skip
    period_end: Annotated[date, Column(
        "periodo_fin", "period end", "#date+end", "day",
        "Último día del periodo de la meta.", "Last day of the target's period.", "2023-12-15",
    )]  # fmt: skip
    baseline: Annotated[float | None, Column(
        "linea_base", "baseline", "#indicator+baseline+num", "decimal",
        "Valor antes de empezar.", "Value before the start.", "0", required=False, minimum=0,
    )] = None  # fmt: skip
    target: Annotated[float, Column(
        "meta", "target", "#indicator+target+num", "decimal",
        "Valor que se quiere alcanzar al final del periodo.", "Value to be reached by the end of the period.", "350",
        minimum=0,
    )]  # fmt: skip
    direction: Annotated[matrix.TargetDirection | None, Column(
        "sentido", "direction", "#indicator+direction", "choice",
        "Hacia dónde debe ir el indicador.", "Which way the indicator should go.", "ascendente",
        required=False, choices=matrix.TargetDirection,
    )] = None  # fmt: skip
    frequency: Annotated[matrix.Frequency | None, Column(
        "frecuencia", "frequency", "#indicator+frequency", "choice",
        "Cada cuánto se mide.", "How often it is measured.", "trimestral", required=False, choices=matrix.Frequency,
    )] = None  # fmt: skip
    level: Annotated[matrix.TargetLevel | None, Column(
        "nivel", "level", "#indicator+level", "choice",
        "Nivel en la matriz de indicadores (MIR).", "Level in the matrix of indicators (MIR).", "componente",
        required=False, choices=matrix.TargetLevel,
    )] = None  # fmt: skip
    dimension: Annotated[matrix.IndicatorDimension | None, Column(
        "dimension", "dimension", "#indicator+dimension", "choice",
        "Qué mide del resultado.", "What it measures of the result.", "eficacia",
        required=False, choices=matrix.IndicatorDimension,
    )] = None  # fmt: skip
    means: Annotated[str | None, Column(
        "medio_verificacion", "means of verification", "#indicator+verification", "text",
        "Dónde se comprueba el valor: documento, registro o área que lo guarda; nunca una persona.",
        "Where the value can be verified: the document, register or office that keeps it; never a person.",
        "Listas de asistencia en resguardo de la coordinación", required=False, longest=120, sentences=True,
    )] = None  # fmt: skip


class Action(Row):
    """A communication, shared content or community action."""

    table: ClassVar[TableId] = "comunicacion"
    english: ClassVar[str] = "communication"
    key: ClassVar[tuple[str, ...]] = ("action",)
    called: ClassVar[str | None] = "title"

    action: Annotated[str, Column(
        "accion_id", "id", "#activity+id", "slug",
        "Clave de la acción.", "Key of the action.", "COM-01",
    )]  # fmt: skip
    kind: Annotated[v.ActionKind, Column(
        "clase", "kind", "#activity+type", "choice",
        "Clase de acción.", "Kind of action.", "recurso", choices=v.ActionKind,
    )]  # fmt: skip
    title: Annotated[str, Column(
        "titulo", "title", "#activity+name+i_es", "text",
        "Título breve de la acción.", "Short title of the action.", "Guía para vender en línea", longest=120,
    )]  # fmt: skip
    audience: Annotated[v.Audience, Column(
        "publico", "audience", "#beneficiary+type", "choice",
        "A quién se dirige.", "Whom it is for.", "participantes", choices=v.Audience,
    )]  # fmt: skip
    partner: Annotated[str, Column(
        "socio_id", "responsible", "#org+resp+id", "reference",
        "Organización responsable.", "Organisation responsible.", "dtc-mexico", refers_to="socios",
    )]  # fmt: skip
    day: Annotated[date, Column(
        "fecha", "date", "#date+start", "day",
        "Día de la acción, hecha o planeada.", "Day of the action, done or planned.", "2023-09-05",
    )]  # fmt: skip
    status: Annotated[v.ActionStatus, Column(
        "estatus", "status", "#status+activity", "choice",
        "Si está planeada, hecha o cancelada.", "Whether it is planned, done or cancelled.", "hecha",
        choices=v.ActionStatus,
    )]  # fmt: skip
    link: Annotated[str | None, Column(
        "enlace", "link", "#meta+url", "link",
        "Dirección donde puede verse.", "Address where it can be seen.", "https://ejemplo.example/guia",
        required=False,
    )] = None  # fmt: skip
    licence: Annotated[v.ResourceLicence | None, Column(
        "licencia", "licence", "#meta+license", "choice",
        "Licencia del recurso compartido.", "Licence of the shared resource.", "CC-BY",
        required=False, choices=v.ResourceLicence, called_for_by=("kind", (v.ActionKind.RESOURCE,)),
    )] = None  # fmt: skip
    estimated_audience: Annotated[int | None, Column(
        "alcance_estimado", "estimated audience", "#reached+indirect+estimate", "count",
        "Audiencia estimada; nunca se suma al alcance directo.",
        "Estimated audience; never added to direct reach.", "1200", required=False, minimum=0,
        maximum=500_000_000,
    )] = None  # fmt: skip


class Commitment(Row):
    """What a ministry or a company promised."""

    table: ClassVar[TableId] = "compromisos"
    english: ClassVar[str] = "commitments"
    key: ClassVar[tuple[str, ...]] = ("commitment",)

    commitment: Annotated[str, Column(
        "compromiso_id", "commitment id", "#x_commitment+id", "slug",
        "Clave del compromiso.", "Key of the commitment.", "YUC-03",
    )]  # fmt: skip
    partner: Annotated[str, Column(
        "socio_id", "partner", "#org+id", "reference",
        "Organización que se comprometió.", "Organisation that made the promise.", "sedeco-yuc",
        refers_to="socios",
    )]  # fmt: skip
    state: Annotated[str, Column(
        "estado_cve", "state", "#adm1+code+v_inegi", "state",
        "Clave INEGI del estado, dos cifras.", "INEGI key of the state, two digits.", "31",
    )]  # fmt: skip
    bootcamp: Annotated[str | None, Column(
        "bootcamp_id", "bootcamp", "#activity+id", "reference",
        "Bootcamp al que sirve; vacío si es para todo el estado.",
        "Bootcamp it serves; empty where it is for the whole state.", "BC-01",
        required=False, refers_to="bootcamps",
    )] = None  # fmt: skip
    contribution: Annotated[v.Contribution, Column(
        "aporte", "contribution", "#item+type", "choice",
        "Qué se aporta.", "What is contributed.", "transporte", choices=v.Contribution,
    )]  # fmt: skip
    quantity: Annotated[float | None, Column(
        "cantidad", "quantity", "#item+num", "decimal",
        "Cuánto se aporta.", "How much is contributed.", "2", required=False, minimum=0,
    )] = None  # fmt: skip
    unit: Annotated[str | None, Column(
        "unidad", "unit", "#item+unit", "text",
        "Unidad de la cantidad.", "Unit of the quantity.", "autobuses", required=False, longest=40, unique_text=False,
    )] = None  # fmt: skip
    status: Annotated[v.CommitmentStatus, Column(
        "estatus", "status", "#status+commitment", "choice",
        "Si está ofrecido, confirmado, entregado o retirado.",
        "Whether it is offered, confirmed, delivered or withdrawn.", "confirmado", choices=v.CommitmentStatus,
    )]  # fmt: skip
    due: Annotated[date, Column(
        "fecha_limite", "due", "#date+due", "day",
        "Día en que debe estar entregado.", "Day by which it must be delivered.", "2023-10-15",
    )]  # fmt: skip
