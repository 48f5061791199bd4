"""What the sample's owner of hubs tells beyond the usual of some of them. Providers and projects are invented."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from lib.tables.schema.vocabulary import ProjectKind

SATELLITE, FIBRE, MOBILE = "Red Satelital del Sureste", "Fibra Peninsular", "Móvil Comunitaria"
VILLAGES, MEETING_POINTS = "Aldeas Inteligentes", "Puntos de Encuentro Digital"


@dataclass(frozen=True, slots=True)
class Speed:
    """Megabits per second as contracted and, once somebody measured, as measured on a day."""

    contracted: float
    measured: float | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Project:
    """A productive project, what it is about, and whether women lead it where that is known."""

    name: str
    kind: ProjectKind
    led_by_women: bool | None


SPEEDS = {
    "YUC-TEK-01": Speed(100, 94, date(2023, 11, 14)),
    "YUC-KAN-01": Speed(50, 12, date(2023, 8, 3)),
    "YUC-VAL-01": Speed(100, 88.5, date(2023, 11, 15)),
    "YUC-PET-01": Speed(50, 51, date(2023, 10, 4)),
    "CHIS-SCL-01": Speed(100, 76, date(2023, 10, 18)),
    "CHIS-OCO-01": Speed(30, 4.5, date(2023, 7, 11)),
    "CHIS-ZIN-01": Speed(50, 18, date(2023, 7, 27)),
    "CHIS-MAR-01": Speed(30),
    "OAX-VEN-01": Speed(50, 0.8, date(2023, 11, 7)),
    "OAX-TLA-01": Speed(50, 41, date(2023, 11, 21)),
    "OAX-IXT-01": Speed(100, 97, date(2023, 10, 11)),
    "OAX-HUA-01": Speed(30, 0, date(2023, 11, 9)),
    "CAMP-HOP-01": Speed(50, 22, date(2023, 10, 13)),
    "CAMP-XPU-01": Speed(50),
    "QROO-FCP-01": Speed(100, 90, date(2023, 11, 8)),
    "QROO-JMM-01": Speed(30),
}
PROVIDERS = {
    **dict.fromkeys(("YUC-TEK-01", "YUC-VAL-01", "YUC-PET-01", "CAMP-CAL-01", "QROO-FCP-01", "QROO-BAC-01"), FIBRE),
    **dict.fromkeys(("YUC-KAN-01", "CHIS-OCO-01", "CHIS-ZIN-01", "CHIS-MAR-01", "OAX-VEN-01", "OAX-TLA-01"), SATELLITE),
    **dict.fromkeys(("OAX-HUA-01", "OAX-TLH-01", "CAMP-HOP-01", "CAMP-XPU-01", "QROO-JMM-01"), SATELLITE),
    "OAX-PIN-01": MOBILE,
}
PROGRAMMES = {
    **dict.fromkeys(("YUC-TEK-01", "YUC-KAN-01", "CHIS-SCL-01", "CHIS-ZIN-01", "OAX-TLA-01", "OAX-TLH-01"), VILLAGES),
    **dict.fromkeys(("CAMP-HOP-01", "QROO-FCP-01", "QROO-TIH-01", "OAX-IXT-01"), VILLAGES),
    **dict.fromkeys(("YUC-PET-01", "CHIS-PAL-01", "CAMP-CAL-01", "QROO-BAC-01"), MEETING_POINTS),
}
PRIORITIES = {"CHIS-ZIN-01": "AI-0711", "OAX-TLH-01": "AI-2043", "YUC-KAN-01": "AI-3107", "QROO-TIH-01": "AI-2302"}
PROJECTS = {
    "YUC-TEK-01": Project("Miel melipona del sur", ProjectKind.BEEKEEPING, led_by_women=True),
    "YUC-KAN-01": Project("Urdido de hamacas", ProjectKind.TEXTILES, led_by_women=True),
    "CHIS-SCL-01": Project("Tienda en línea de artesanías", ProjectKind.TRADE, led_by_women=True),
    "CHIS-ZIN-01": Project("Flores y textiles de los Altos", ProjectKind.TEXTILES, led_by_women=True),
    "OAX-TLH-01": Project("Barro y bordado mixe", ProjectKind.CRAFTS, led_by_women=None),
    "OAX-IXT-01": Project("Turismo de bosque comunal", ProjectKind.TOURISM, led_by_women=False),
    "OAX-TLA-01": Project("Conservas de durazno", ProjectKind.FOOD, led_by_women=True),
    "CAMP-HOP-01": Project("Acopio de miel", ProjectKind.BEEKEEPING, led_by_women=False),
    "QROO-FCP-01": Project("Rutas a los cenotes", ProjectKind.TOURISM, led_by_women=True),
}
OFFICES = {
    "YUC-TEK-01": "Dirección de Desarrollo Económico del ayuntamiento",
    "CHIS-SCL-01": "Oficina de inclusión digital del municipio",
    "OAX-TLH-01": "Agencia municipal",
    "QROO-FCP-01": "Instituto municipal de las mujeres",
}
DIRECTIONS = {
    "YUC-KAN-01": "Frente a la plaza principal, a un costado de la comisaría",
    "OAX-TLH-01": "Junto al mercado, dos cuadras arriba del palacio municipal",
    "CHIS-OCO-01": "Por la carretera a Palenque, pasando la terminal",
}


def details(hub: str, day: date) -> dict[str, Any]:
    """Return the further fields of a hub as they were known on a day."""
    speed, project = SPEEDS.get(hub), PROJECTS.get(hub)
    known = speed is not None and speed.on is not None and speed.on <= day
    return {
        "speed": speed.measured if speed and known else None,
        "contracted_speed": speed.contracted if speed else None,
        "measured_on": speed.on if speed and known else None,
        "provider": PROVIDERS.get(hub),
        "programme": PROGRAMMES.get(hub),
        "priority": PRIORITIES.get(hub),
        "project": project.name if project else None,
        "project_kind": project.kind if project else None,
        "led_by_women": project.led_by_women if project else None,
        "office": OFFICES.get(hub),
        "directions": DIRECTIONS.get(hub),
    }
