"""What DTC México keeps in the sample: partners and targets."""

from datetime import date

from lib.programme.model import Partner as Declared
from lib.programme.model import Programme
from lib.tables.schema.coordination import Partner, Target
from lib.tables.schema.matrix import Frequency, IndicatorDimension, TargetDirection, TargetLevel
from lib.tables.schema.training import WHOLE_PROGRAMME
from lib.tables.schema.vocabulary import PartnerRole, PartnerType
from scripts.sample.bootcamps import LIVES

PERIOD = (date(2023, 3, 1), date(2023, 12, 15))
MINISTRIES = (PartnerRole.VENUE, PartnerRole.PROMOTES)
ROLES = {
    "dtc-mexico": (PartnerRole.COORDINATES, PartnerRole.FUNDS),
    "pro-mujer": (PartnerRole.IMPLEMENTS, PartnerRole.MENTORS),
    "sict": (PartnerRole.CONNECTIVITY, PartnerRole.VENUE),
    "microsoft": (PartnerRole.MENTORS, PartnerRole.PROMOTES),
    "siemens": (PartnerRole.MENTORS,),
}
LEVELS = {
    "BOO": TargetLevel.ACTIVITY,
    "ALI": TargetLevel.ACTIVITY,
    "COM": TargetLevel.ACTIVITY,
    "SEG": TargetLevel.PURPOSE,
}
MEANS = {
    "ALC": "Listas de asistencia en resguardo de Pro Mujer",
    "EMB": "Listas de asistencia en resguardo de Pro Mujer",
    "SIT": "Actas de verificación de la SICT",
    "SEG": "Cuestionario de seguimiento",
}
# Targets of the whole programme: counts of people, and shares between 0 and 1.
PROGRAMME_TARGETS: tuple[tuple[str, float], ...] = (
    ("ALC-1", 350),
    ("ALC-2", 300),
    ("ALC-3", 50),
    ("EMB-1", 400),
    ("EMB-2", 350),
    ("EMB-3", 280),
    ("EMB-4", 260),
    ("EMB-5", 0.80),
    ("EMB-6", 0.75),
    ("BOO-4", 1),
    ("SIT-2", 0.90),
    ("ALI-1", 0.90),
    ("COM-2", 5),
    ("SEG-2", 0.60),
)


def partner_rows(programme: Programme) -> list[Partner]:
    """Return the tab `socios`: the partners that the programme declares."""
    return [_partner(declared) for declared in programme.partners]


def _partner(declared: Declared) -> Partner:
    return Partner(
        partner=declared.id,
        name=declared.name,
        acronym="SICT" if declared.id == "sict" else None,
        kind=next(kind for kind in PartnerType if kind == declared.kind),
        roles=ROLES.get(declared.id, MINISTRIES),
        mailbox=f"datos@{declared.id}.example",
        public=True,
    )


def target_rows() -> list[Target]:
    """Return the tab `metas`: the programme's targets, and people by state as the bootcamps there add up."""
    by_state: dict[str, int] = {}
    for life in sorted(LIVES, key=lambda each: each.state):
        by_state[life.state] = by_state.get(life.state, 0) + life.target
    rows = [_target(indicator, WHOLE_PROGRAMME, value) for indicator, value in PROGRAMME_TARGETS]
    return [*rows, *(_target("ALC-1", state, value) for state, value in by_state.items())]


def _target(indicator: str, scope: str, value: float) -> Target:
    family = indicator[:3]
    return Target(
        indicator=indicator,
        scope=scope,
        period_start=PERIOD[0],
        period_end=PERIOD[1],
        baseline=0 if value > 1 else None,
        target=value,
        direction=TargetDirection.UP,
        frequency=Frequency.QUARTERLY,
        level=LEVELS.get(family, TargetLevel.COMPONENT),
        dimension=IndicatorDimension.QUALITY if family == "SEG" else IndicatorDimension.EFFECTIVENESS,
        means=MEANS.get(family, "Tablero de avance de la coordinación"),
    )
