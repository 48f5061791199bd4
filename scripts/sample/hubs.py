"""The smart-village hubs of the sample: real places, invented sites."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from lib.tables.schema.hubs import Hub
from lib.tables.schema.vocabulary import Connectivity, HubType, OperatingStatus, Phase
from scripts.sample.hub_details import details
from scripts.sample.moments import Moment

CENTRE, SCHOOL, CLINIC = HubType.COMMUNITY_CENTRE, HubType.SCHOOL, HubType.CLINIC
OFFICE, LIBRARY = HubType.PUBLIC_OFFICE, HubType.OTHER
ACCESS, USE, APPROPRIATION, WELLBEING = Phase
SATELLITE, FIBRE, MOBILE, _ = Connectivity
WORKS = OperatingStatus.IN_SERVICE
NOT_YET = (OperatingStatus.PLANNED, OperatingStatus.INSTALLING)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Site:
    """One hub. `place` is its name in the gazetteer, which gives the point; `before` its status midway if another.

    `verified` are the last days on which somebody checked it, as known midway and at closing. Its status was found to
    be another on the second.
    """

    id: str
    name: str
    kind: HubType
    municipality: str
    place: str
    phase: Phase
    status: OperatingStatus
    connectivity: Connectivity
    computers: int | None
    seats: int | None
    verified: tuple[date | None, date | None]
    before: OperatingStatus | None = None
    locality: str | None = None


def _d(month: int, day: int) -> date:
    return date(2023, month, day)


SITES = (
    Site("YUC-TEK-01", "Centro comunitario digital de Tekax", CENTRE, "31079", "Tecax", APPROPRIATION, WORKS, FIBRE,
         16, 50, (_d(8, 8), _d(11, 14)), locality="Tekax de Álvaro Obregón"),
    Site("YUC-KAN-01", "Aula de medios de Kancab", SCHOOL, "31079", "Kancab", USE, WORKS, SATELLITE,
         10, 30, (_d(7, 19), _d(10, 25))),
    Site("YUC-VAL-01", "Centro de desarrollo comunitario de Valladolid", CENTRE, "31102", "Valladolid", USE, WORKS,
         FIBRE, 20, 55, (_d(8, 9), _d(11, 15))),
    Site("YUC-PET-01", "Biblioteca pública de Peto", LIBRARY, "31058", "Peto", WELLBEING, WORKS, FIBRE,
         12, 36, (_d(6, 27), _d(10, 4))),
    Site("YUC-MAX-01", "Casa de la cultura de Maxcanú", OFFICE, "31048", "Maxcanú", ACCESS,
         OperatingStatus.INSTALLING, SATELLITE, 4, 24, (None, None), OperatingStatus.PLANNED),
    Site("CHIS-SCL-01", "Centro comunitario digital de San Cristóbal", CENTRE, "07078", "San Cristóbal de las Casas",
         APPROPRIATION, WORKS, FIBRE, 18, 52, (_d(7, 26), _d(10, 18))),
    Site("CHIS-COM-01", "Centro de capacitación de Comitán", CENTRE, "07019", "Comitán", USE, WORKS, FIBRE,
         15, 48, (_d(8, 2), _d(10, 3)), locality="Comitán de Domínguez"),
    Site("CHIS-OCO-01", "Unidad de salud de Ocosingo", CLINIC, "07059", "Ocosingo", ACCESS, WORKS, SATELLITE,
         6, 20, (_d(7, 11), _d(7, 11))),
    Site("CHIS-ZIN-01", "Escuela secundaria de Zinacantán", SCHOOL, "07111", "Zinacantán", USE, WORKS, SATELLITE,
         10, 32, (_d(7, 27), _d(7, 27))),
    Site("CHIS-MAR-01", "Casa comunal de Las Margaritas", CENTRE, "07052", "Las Margaritas", USE, WORKS, SATELLITE,
         8, 30, (_d(8, 3), _d(8, 31))),
    Site("CHIS-PAL-01", "Biblioteca pública de Palenque", LIBRARY, "07065", "Palenque", APPROPRIATION, WORKS, FIBRE,
         12, 40, (_d(6, 22), _d(8, 22))),
    Site("OAX-VEN-01", "Casa de la mujer de La Ventosa", CENTRE, "20043", "La Ventosa", USE,
         OperatingStatus.INTERMITTENT, SATELLITE, 8, 28, (_d(7, 5), _d(11, 7)), WORKS),
    Site("OAX-TLA-01", "Centro comunitario digital de Tlaxiaco", CENTRE, "20397", "Heroica Ciudad de Tlaxiaco", USE,
         WORKS, SATELLITE, 14, 45, (_d(8, 1), _d(11, 21)), locality="Tlaxiaco"),
    Site("OAX-IXT-01", "Centro de la comunidad de Ixtlán", CENTRE, "20042", "Ixtlán de Juárez", WELLBEING, WORKS,
         FIBRE, 12, 40, (_d(5, 11), _d(10, 11))),
    Site("OAX-HUA-01", "Unidad de salud de Huautla", CLINIC, "20041", "Huautla de Jiménez", ACCESS,
         OperatingStatus.OUT_OF_SERVICE, SATELLITE, 5, 20, (_d(6, 14), _d(11, 9)), OperatingStatus.INTERMITTENT),
    Site("OAX-PIN-01", "Aula digital de Pinotepa", SCHOOL, "20482", "Pinotepa Nacional", USE, WORKS, MOBILE,
         10, 34, (None, _d(10, 26)), OperatingStatus.INSTALLING, "Santiago Pinotepa Nacional"),
    Site("OAX-TLH-01", "Centro comunitario de Tlahuitoltepec", CENTRE, "20437", "Santa María Tlahuitoltepec",
         APPROPRIATION, WORKS, SATELLITE, 10, 36, (_d(6, 29), _d(9, 28))),
    Site("CAMP-CAL-01", "Casa de la cultura de Calkiní", OFFICE, "04001", "Calkiní", USE, WORKS, FIBRE,
         14, 50, (_d(7, 13), _d(10, 12))),
    Site("CAMP-HOP-01", "Centro comunitario de Hopelchén", CENTRE, "04006", "Hopelchén", APPROPRIATION, WORKS,
         SATELLITE, 10, 34, (_d(7, 14), _d(10, 13))),
    Site("CAMP-XPU-01", "Centro comunitario de Xpujil", CENTRE, "04010", "Xpujil", ACCESS, OperatingStatus.PLANNED,
         SATELLITE, None, 30, (None, None)),
    Site("QROO-FCP-01", "Centro comunitario de Felipe Carrillo Puerto", CENTRE, "23002", "Felipe Carrillo Puerto",
         WELLBEING, WORKS, FIBRE, 16, 48, (_d(8, 10), _d(11, 8))),
    Site("QROO-BAC-01", "Casa de la cultura de Bacalar", OFFICE, "23010", "Bacalar", USE, WORKS, FIBRE,
         14, 46, (_d(8, 11), _d(11, 16)), OperatingStatus.OUT_OF_SERVICE),
    Site("QROO-JMM-01", "Telebachillerato de José María Morelos", SCHOOL, "23006", "José María Morelos", ACCESS,
         WORKS, SATELLITE, 8, 30, (None, _d(11, 9)), OperatingStatus.INSTALLING),
    Site("QROO-TIH-01", "Museo comunitario de Tihosuco", LIBRARY, "23002", "Tihosuco", USE, OperatingStatus.RETIRED,
         SATELLITE, None, 24, (_d(5, 30), _d(9, 19)), OperatingStatus.OUT_OF_SERVICE),
)  # fmt: skip


EVERY = timedelta(weeks=12)  # between visits before those that are written out
PLANNED_UNTIL = date(2023, 9, 12)  # when installing began where nobody has verified anything yet


def hub_rows(moment: Moment, gazetteer: Mapping[tuple[str, str], Point]) -> list[Hub]:
    """Return the tab `sitios`; `gazetteer` gives the point of a place by its municipality's key and its name."""
    return [_hub(site, moment, gazetteer[site.municipality, site.place]) for site in SITES]


def _hub(site: Site, moment: Moment, point: Point) -> Hub:
    day = moment.cut_offs["sict"]
    first, second = site.verified
    status = site.before if site.before and day < (second or PLANNED_UNTIL) else site.status
    planned = status is OperatingStatus.PLANNED
    return Hub(
        hub=site.id,
        name=site.name,
        kind=site.kind,
        state=site.municipality[:2],
        municipality=site.municipality,
        locality=site.locality or site.place,
        lat=point[0],
        lon=point[1],
        phase=ACCESS if status in NOT_YET else site.phase,
        status=status,
        connectivity=site.connectivity,
        computers=None if planned else site.computers,
        seats=site.seats,
        verified_on=second if second and second <= day else _last_visit(first, day),
        **details(site.id, day),
    )


def _last_visit(known: date | None, day: date) -> date | None:
    while known and known > day:
        known -= EVERY
    return known


def read_gazetteer(places: Path) -> dict[tuple[str, str], Point]:
    """Read `data/geo/places.csv`: the point of each place by municipality and name."""
    with places.open(encoding="utf-8", newline="") as lines:
        return {(row["cvegeo"], row["name"]): (float(row["lat"]), float(row["lon"])) for row in csv.DictReader(lines)}
