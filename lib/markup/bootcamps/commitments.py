"""What partners promised: what is still owed and by when, what is closed, and how each organisation stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lib.indicators.entries import CommitmentEntry
from lib.indicators.figure import Part
from lib.markup.memo import memo
from lib.markup.page import fill
from lib.snapshot.snapshot import Snapshot
from lib.wording.due import day_or_week, was_due
from lib.wording.names import Names
from lib.wording.pages.bootcamps import FIRM, OPEN, overdue_sentence, quantity
from lib.wording.values import Written, base, figure, nothing


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment as it is shown. `quantity` is in its partner's own words."""

    entry: CommitmentEntry
    partner: str
    quantity: str | None
    about: str
    due: str
    late: str | None


@dataclass(frozen=True, slots=True)
class PartnerDelivery:
    """How one organisation stands; `share` is what it delivered of what it firmly promised."""

    partner: str
    promised: int
    delivered: int
    share: Written
    overdue: int


def is_overdue(entry: CommitmentEntry, today: date) -> bool:
    """Tell whether a commitment is open and its day has passed."""
    return entry.status in OPEN and entry.due < today


def in_order(entries: Iterable[CommitmentEntry], today: date) -> list[CommitmentEntry]:
    """Return commitments overdue first, then open by day, then closed, newest first."""

    def place(entry: CommitmentEntry) -> tuple[int, int, str]:
        if entry.status in OPEN:
            return (0 if is_overdue(entry, today) else 1, entry.due.toordinal(), entry.id)
        return (2 if entry.status == "delivered" else 3, -entry.due.toordinal(), entry.id)

    return sorted(entries, key=place)


def commitment_rows(entries: Sequence[CommitmentEntry], today: date, names: Names) -> list[Promise]:
    """Return commitments as rows, in the order given."""
    words = names.words
    return [
        Promise(
            entry,
            names.partner(entry.partner),
            quantity(entry, words),
            names.about(entry.bootcamp or entry.state),
            day_or_week(entry.due, entry.day_known, words),
            was_due(entry.due, entry.day_known, words) if is_overdue(entry, today) else None,
        )
        for entry in entries
    ]


@memo
def commitments(snapshot: Snapshot, names: Names, partner: str | None = None) -> str:
    """Return who owes what, overdue first, of one partner or of all, and how every partner stands."""
    words, today = names.words, snapshot.today
    mine = in_order([each for each in snapshot.commitments if partner in {None, each.partner}], today)
    rows = commitment_rows(mine, today, names)
    figures = snapshot.figure("ALI-1")
    overdue = tuple(each for each in mine if is_overdue(each, today))
    met = base(figures, words)
    return fill(
        "commitments.html",
        words=words,
        any=bool(snapshot.commitments),
        reading=overdue_sentence(overdue, snapshot, names),
        open=[row for row in rows if row.entry.status in OPEN],
        closed=[row for row in rows if row.entry.status not in OPEN],
        totals=words("bootcamps.commitments.partners.reading", share=figure(figures, words).text, base=met)
        if met and figures.state == "shown"
        else None,
        standings=[_standing(each, snapshot, names) for each in partners_of(snapshot)],
        total=_total(snapshot, names),
    )


def partners_of(snapshot: Snapshot) -> tuple[str, ...]:
    """Return the partners that promised something."""
    return tuple(sorted({each.partner for each in snapshot.commitments}))


def _standing(partner: str, snapshot: Snapshot, names: Names) -> PartnerDelivery:
    mine = [each for each in snapshot.commitments if each.partner == partner]
    part = next((each for each in snapshot.figure("ALI-1").parts if each.id == partner), None)
    return _counts(names.partner(partner), mine, part, snapshot, names)


def _total(snapshot: Snapshot, names: Names) -> PartnerDelivery:
    whole = snapshot.figure("ALI-1")
    part = Part("total", whole.state, whole.value, whole.numerator, whole.denominator)
    return _counts(names.words("value.total"), list(snapshot.commitments), part, snapshot, names)


def _counts(
    name: str, entries: list[CommitmentEntry], part: Part | None, snapshot: Snapshot, names: Names
) -> PartnerDelivery:
    return PartnerDelivery(
        name,
        sum(each.status in FIRM for each in entries),
        sum(each.status == "delivered" for each in entries),
        figure(part, names.words) if part else nothing("no-data", names.words),
        sum(is_overdue(each, snapshot.today) for each in entries),
    )
