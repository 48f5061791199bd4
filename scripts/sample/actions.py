"""The sample's communication plan: messages, shared resources, meetings and community groups."""

from dataclasses import dataclass
from datetime import date

from lib.tables.schema.coordination import Action
from lib.tables.schema.vocabulary import ActionKind, ActionStatus, Audience, ResourceLicence
from scripts.sample.moments import Moment

SITE = "https://impulso-digital.example"
MESSAGE, POST, RESOURCE, MEETING, GROUP = ActionKind
PARTICIPANTS, PARTNERS, AUTHORITIES, MEDIA = Audience
NOT_IN_THE_PLAN_BEFORE_WEEKS = 16


@dataclass(frozen=True, slots=True)
class Plan:
    """One action. `page` is where it can be seen once done; `audience` an estimate."""

    kind: ActionKind
    title: str
    public: Audience
    partner: str
    day: date
    page: str | None = None
    licence: ResourceLicence | None = None
    audience: int | None = None
    status: ActionStatus = ActionStatus.DONE


def _d(month: int, day: int) -> date:
    return date(2023, month, day)


PLANS = (
    Plan(MEETING, "Encuentro de arranque con aliados del sureste", PARTNERS, "dtc-mexico", _d(3, 7)),
    Plan(POST, "Convocatoria abierta: nueve bootcamps en el sureste", PARTICIPANTS, "pro-mujer", _d(3, 9),
         "convocatoria", audience=5200),
    Plan(RESOURCE, "Guía para vender en línea desde el celular", PARTICIPANTS, "pro-mujer", _d(4, 3),
         "recursos/vender-en-linea", ResourceLicence.CC_BY, 640),
    Plan(GROUP, "Grupo de comunidad de Tekax", PARTICIPANTS, "pro-mujer", _d(4, 27)),
    Plan(RESOURCE, "Plantilla de plan de comunicación para un negocio pequeño", PARTICIPANTS, "dtc-mexico", _d(5, 4),
         "recursos/plan-de-comunicacion", ResourceLicence.CC_BY_SA, 480),
    Plan(GROUP, "Grupo de comunidad de San Cristóbal", PARTICIPANTS, "pro-mujer", _d(6, 1)),
    Plan(MESSAGE, "Carta a presidencias municipales sobre espacios infantiles", AUTHORITIES, "dtc-mexico", _d(6, 6)),
    Plan(RESOURCE, "Lista de verificación de un espacio infantil seguro", PARTNERS, "pro-mujer", _d(6, 20),
         "recursos/espacio-infantil", ResourceLicence.CC_BY, 210),
    Plan(POST, "Historias de negocios que ya cobran de forma digital", MEDIA, "sedeco-yuc", _d(7, 12),
         "historias", audience=8400),
    Plan(MEETING, "Mesa de aliados: lecciones de los primeros bootcamps", PARTNERS, "sedeco-chis", _d(7, 20)),
    Plan(RESOURCE, "Videos de seguridad digital en maya y español", PARTICIPANTS, "sict", _d(8, 14),
         "recursos/seguridad-digital", ResourceLicence.CC_BY, 1150),
    Plan(MESSAGE, "Recordatorio de inscripción a Valladolid y Tlaxiaco", PARTICIPANTS, "pro-mujer", _d(8, 28)),
    Plan(POST, "Convocatoria de Bacalar con nuevas fechas", PARTICIPANTS, "sedeco-qroo", _d(9, 27),
         "convocatoria/bacalar", audience=1900),
    Plan(MEETING, "Feria de productos con egresadas en Oaxaca", PARTICIPANTS, "sedeco-oax", _d(10, 14),
         status=ActionStatus.CANCELLED),
    Plan(RESOURCE, "Manual para facilitar el bootcamp en otras regiones", PARTNERS, "dtc-mexico", _d(10, 24),
         "recursos/manual-de-facilitacion", ResourceLicence.CC_BY_SA, 160),
    Plan(RESOURCE, "Curso breve de herramientas de oficina en la nube", PARTICIPANTS, "microsoft", _d(11, 8),
         "recursos/herramientas-en-la-nube", ResourceLicence.ALL_RIGHTS, 320),
    Plan(GROUP, "Comunidad Impulso Digital del sureste", PARTICIPANTS, "pro-mujer", _d(11, 14), "comunidad"),
    Plan(MEETING, "Cumbre de cierre Impulso Digital", PARTNERS, "dtc-mexico", _d(11, 30), "cumbre"),
    Plan(MESSAGE, "Envío del informe de cierre a los cinco estados", AUTHORITIES, "dtc-mexico", _d(12, 15)),
)  # fmt: skip


def action_rows(moment: Moment) -> list[Action]:
    """Return the tab `comunicacion`: what was done, and what was already in the plan."""
    return [_action(number, plan, moment) for number, plan in enumerate(PLANS, start=1) if _is_in_plan(plan, moment)]


def _is_in_plan(plan: Plan, moment: Moment) -> bool:
    ahead = (plan.day - moment.cut_offs["dtc-mexico"]).days
    return ahead < 7 * NOT_IN_THE_PLAN_BEFORE_WEEKS


def _action(number: int, plan: Plan, moment: Moment) -> Action:
    past = plan.day <= moment.cut_offs["dtc-mexico"]
    return Action(
        action=f"COM-{number:02}",
        kind=plan.kind,
        title=plan.title,
        audience=plan.public,
        partner=plan.partner,
        day=plan.day,
        status=plan.status if past else ActionStatus.PLANNED,
        link=f"{SITE}/{plan.page}" if plan.page and past else None,
        licence=plan.licence,
        estimated_audience=plan.audience if past else None,
    )
