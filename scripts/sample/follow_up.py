"""The sample's follow-up surveys. Each wave asks those who completed long enough ago."""

from dataclasses import dataclass
from datetime import date

from lib.tables.schema.training import WHOLE_PROGRAMME, FollowUp
from lib.tables.schema.vocabulary import Outcome, SurveyMethod, Wave
from scripts.sample.moments import Moment


@dataclass(frozen=True, slots=True)
class Round:
    """One wave as known from a day on: how many were approached and answered, and how many said yes to what."""

    known_from: date
    wave: Wave
    contacted: int
    answered: int
    method: SurveyMethod
    positive: tuple[tuple[Outcome, int], ...]


ROUNDS = (
    # 141 had completed the first four bootcamps by mid-July; 290 people had completed all nine by November.
    Round(
        date(2023, 8, 1), Wave.EXIT, 136, 104, SurveyMethod.FORM,
        ((Outcome.USES_TOOL, 78), (Outcome.RECOMMENDS, 97), (Outcome.IN_COMMUNITY, 83)),
    ),
    Round(
        date(2023, 11, 30), Wave.EXIT, 283, 231, SurveyMethod.FORM,
        ((Outcome.USES_TOOL, 176), (Outcome.RECOMMENDS, 218), (Outcome.IN_COMMUNITY, 187)),
    ),
    # Asked of all 412 who registered, as they came in.
    Round(
        date(2023, 11, 30), Wave.ENTRY, 412, 371, SurveyMethod.FORM,
        ((Outcome.USES_TOOL, 118), (Outcome.SELLS_ONLINE, 52), (Outcome.DIGITAL_PAYMENTS, 81)),
    ),
    # Three months after the first five, of whom 175 had completed.
    Round(
        date(2023, 11, 29), Wave.THREE_MONTHS, 158, 112, SurveyMethod.WHATSAPP,
        (
            (Outcome.USES_TOOL, 82), (Outcome.SELLS_ONLINE, 47), (Outcome.DIGITAL_PAYMENTS, 61),
            (Outcome.SALES_UP, 39), (Outcome.RECOMMENDS, 104), (Outcome.IN_COMMUNITY, 79),
        ),
    ),
    # Six months after the first two, of whom 74 had completed.
    Round(
        date(2023, 11, 27), Wave.SIX_MONTHS, 68, 44, SurveyMethod.CALL,
        (
            (Outcome.USES_TOOL, 31), (Outcome.SELLS_ONLINE, 19), (Outcome.DIGITAL_PAYMENTS, 25),
            (Outcome.SALES_UP, 16), (Outcome.FORMALISED, 7), (Outcome.IN_COMMUNITY, 27),
        ),
    ),
)  # fmt: skip


def follow_up_rows(moment: Moment) -> list[FollowUp]:
    """Return the tab `seguimiento`: the latest round of each wave, for the whole programme."""
    latest = {each.wave: each for each in ROUNDS if each.known_from <= moment.cut_offs["pro-mujer"]}
    return [
        FollowUp(
            bootcamp=WHOLE_PROGRAMME, wave=each.wave, outcome=outcome, contacted=each.contacted,
            answered=each.answered, positive=positive, method=each.method,
        )
        for each in latest.values()
        for outcome, positive in each.positive
    ]  # fmt: skip
