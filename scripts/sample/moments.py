"""The days on which the sample programme is seen, and what each partner had entered by then."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from lib.tables.schema.coordination import Cover

TEMPLATE = "1.0"
PAST_WEEKS = 6
LIFE_WEEKS = 34
"""How many weeks before its day a sample's programme began to publish, every other week at first."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on which all workbooks are looked at. `cut_offs` says until when each source had entered its facts."""

    id: str
    today: date
    cut_offs: Mapping[str, date]
    notes: Mapping[str, str] = field(default_factory=dict)

    def weeks_before(self, weeks: int) -> "Moment":
        """Return the moment so many weeks earlier: each source complete to the day before, unless it already lagged."""
        day = self.today - timedelta(weeks=weeks)
        cut_offs = {source: min(cut_off, day - timedelta(days=1)) for source, cut_off in self.cut_offs.items()}
        return replace(self, today=day, cut_offs=cut_offs, notes={})

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

EARLY = Moment(
    "early",
    date(2023, 4, 24),
    {
        "dtc-mexico": date(2023, 4, 14),
        "pro-mujer": date(2023, 4, 21),
        "sict": date(2023, 4, 12),
        "sedeco-yuc": date(2023, 4, 18),
        "sedeco-chis": date(2023, 4, 20),
        "sedeco-oax": date(2023, 4, 17),
        "sedeco-camp": date(2023, 4, 13),
        "sedeco-qroo": date(2023, 4, 19),
    },
    {"pro-mujer": "BC-01 y BC-02 están en curso; ningún bootcamp ha concluido."},
)

MOMENTS = (CLOSING, MIDWAY, EARLY)
WITH_PAST = (CLOSING, MIDWAY)
