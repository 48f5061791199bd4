"""What the five state ministries promised in the sample, and what they had delivered."""

from dataclasses import dataclass
from datetime import date

from lib.tables.schema.coordination import Commitment
from lib.tables.schema.vocabulary import CommitmentStatus, Contribution
from scripts.sample.moments import Moment

VENUE, TRANSPORT, CHILDCARE, PROMOTION, EQUIPMENT, TRAINERS, LICENCES, FUNDING = Contribution
STATE_OF = {"sedeco-yuc": "31", "sedeco-chis": "07", "sedeco-oax": "20", "sedeco-camp": "04", "sedeco-qroo": "23"}


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment: for which bootcamp (None: the whole state), what, until when, and when it was delivered."""

    id: str
    bootcamp: str | None
    contribution: Contribution
    quantity: float | None
    unit: str | None
    due: date
    delivered: date | None
    withdrawn: date | None = None


def _d(month: int, day: int, year: int = 2023) -> date:
    return date(year, month, day)


PROMISES = {
    "sedeco-yuc": (
        Promise("YUC-01", "BC-01", VENUE, 6, "sesiones", _d(3, 7), _d(3, 3)),
        Promise("YUC-02", "BC-01", TRANSPORT, 2, "autobuses", _d(3, 10), _d(3, 9)),
        Promise("YUC-03", "BC-01", CHILDCARE, 6, "sesiones", _d(3, 10), _d(3, 10)),
        Promise("YUC-04", "BC-07", VENUE, 7, "sesiones", _d(8, 31), _d(8, 29)),
        Promise("YUC-05", "BC-07", PROMOTION, 12, "anuncios de radio", _d(8, 28), _d(8, 28)),
        Promise("YUC-06", "BC-07", CHILDCARE, 7, "sesiones", _d(9, 4), _d(9, 4)),
        Promise("YUC-07", None, EQUIPMENT, 5, "computadoras", _d(11, 15), None),
        Promise("YUC-08", None, FUNDING, 20, "apoyos", _d(1, 31, 2024), None),
    ),
    "sedeco-chis": (
        Promise("CHIS-01", "BC-02", VENUE, 7, "sesiones", _d(4, 5), _d(4, 4)),
        Promise("CHIS-02", "BC-02", PROMOTION, 10, "anuncios de radio", _d(3, 27), _d(3, 27)),
        Promise("CHIS-03", "BC-02", TRAINERS, 2, "instructoras", _d(4, 10), _d(4, 10)),
        Promise("CHIS-04", "BC-06", VENUE, 8, "sesiones", _d(7, 28), _d(7, 26)),
        Promise("CHIS-05", "BC-06", TRANSPORT, 2, "autobuses", _d(8, 2), _d(8, 2)),
        Promise("CHIS-06", "BC-06", CHILDCARE, 8, "sesiones", _d(8, 2), _d(8, 1)),
        Promise("CHIS-07", None, LICENCES, 30, "licencias", _d(12, 15), None),
    ),
    "sedeco-oax": (
        Promise("OAX-01", "BC-03", VENUE, 7, "sesiones", _d(5, 12), _d(5, 12)),
        Promise("OAX-02", "BC-03", PROMOTION, 8, "anuncios de radio", _d(5, 5), _d(5, 4)),
        Promise("OAX-03", "BC-03", CHILDCARE, 7, "sesiones", _d(5, 15), None, _d(5, 17)),
        Promise("OAX-04", "BC-08", VENUE, 6, "sesiones", _d(9, 22), _d(9, 21)),
        Promise("OAX-05", "BC-08", TRANSPORT, 35, "pasajes", _d(9, 29), _d(9, 29)),
        Promise("OAX-06", "BC-08", CHILDCARE, 6, "sesiones", _d(9, 29), _d(9, 28)),
    ),
    "sedeco-camp": (
        Promise("CAMP-01", "BC-04", VENUE, 6, "sesiones", _d(5, 26), _d(5, 25)),
        Promise("CAMP-02", "BC-04", PROMOTION, 6, "anuncios de radio", _d(5, 19), _d(5, 19)),
        Promise("CAMP-03", "BC-04", CHILDCARE, 6, "sesiones", _d(5, 31), _d(5, 30)),
        Promise("CAMP-04", "BC-04", TRAINERS, 1, "instructoras", _d(5, 31), _d(5, 31)),
        Promise("CAMP-05", None, EQUIPMENT, 4, "computadoras", _d(9, 29), _d(9, 27)),
    ),
    "sedeco-qroo": (
        Promise("QROO-01", "BC-05", VENUE, 7, "sesiones", _d(7, 7), _d(7, 6)),
        Promise("QROO-02", "BC-05", TRANSPORT, 1, "autobuses", _d(7, 14), _d(7, 14)),
        Promise("QROO-03", "BC-05", CHILDCARE, 7, "sesiones", _d(7, 14), _d(7, 12)),
        Promise("QROO-04", "BC-09", VENUE, 6, "sesiones", _d(10, 6), _d(10, 5)),
        Promise("QROO-05", "BC-09", PROMOTION, 10, "anuncios de radio", _d(9, 29), _d(9, 27)),
        Promise("QROO-06", "BC-09", CHILDCARE, 6, "sesiones", _d(10, 6), _d(10, 6)),
        Promise("QROO-07", None, FUNDING, 15, "apoyos", _d(11, 24), _d(11, 22)),
    ),
}


def commitment_rows(ministry: str, moment: Moment) -> list[Commitment]:
    """Return the tab `compromisos` of one ministry as it stood when it was last brought up to date."""
    until = moment.cut_offs[ministry]
    return [
        Commitment(
            commitment=each.id, partner=ministry, state=STATE_OF[ministry], bootcamp=each.bootcamp,
            contribution=each.contribution, quantity=each.quantity, unit=each.unit, status=_status(each, until),
            due=each.due,
        )
        for each in PROMISES[ministry]
    ]  # fmt: skip


def _status(promise: Promise, until: date) -> CommitmentStatus:
    if promise.delivered and promise.delivered <= until:
        return CommitmentStatus.DELIVERED
    if promise.withdrawn and promise.withdrawn <= until:
        return CommitmentStatus.WITHDRAWN
    return CommitmentStatus.OFFERED if promise.due.year > until.year else CommitmentStatus.CONFIRMED
