"""The two days on which the sample programme is seen, and what each partner had entered by then."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lib.tables.schema.coordination import Cover

TEMPLATE = "1.0"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on which all workbooks are looked at. `cut_offs` says until when each source had entered its facts."""

    id: str
    today: date
    cut_offs: Mapping[str, date]
    notes: Mapping[str, str]

    @property
    def closing(self) -> bool:
        """Tell whether every bootcamp has ended."""
        return self.id == "closing"

    def cover(self, source: str) -> Cover:
        """Return the declaration on the first tab of a source's workbook."""
        return Cover(partner=source, complete_to=self.cut_offs[source], template=TEMPLATE, note=self.notes.get(source))


CLOSING = Moment(
    "closing",
    date(2023, 12, 6),
    {
        "dtc-mexico": date(2023, 11, 30),
        "pro-mujer": date(2023, 11, 30),
        "sict": date(2023, 11, 30),
        "sedeco-yuc": date(2023, 10, 28),
        "sedeco-chis": date(2023, 11, 30),
        "sedeco-oax": date(2023, 11, 27),
        "sedeco-camp": date(2023, 11, 28),
        "sedeco-qroo": date(2023, 11, 30),
    },
    {
        "pro-mujer": "Las cifras de BC-09 son preliminares: faltan por revisar las listas de la última sesión.",
        "sict": "Cuatro sitios de Chiapas esperan visita de verificación en la primera semana de diciembre.",
    },
)

MIDWAY = Moment(
    "midway",
    date(2023, 8, 23),
    {
        "dtc-mexico": date(2023, 8, 18),
        "pro-mujer": date(2023, 8, 22),
        "sict": date(2023, 8, 15),
        "sedeco-yuc": date(2023, 8, 16),
        "sedeco-chis": date(2023, 8, 18),
        "sedeco-oax": date(2023, 6, 20),
        "sedeco-camp": date(2023, 8, 14),
        "sedeco-qroo": date(2023, 8, 21),
    },
    {"pro-mujer": "BC-05 y BC-06 están en curso; sus cifras son preliminares."},
)

MOMENTS = (CLOSING, MIDWAY)
