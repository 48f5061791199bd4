"""Commitments, active partners, communication and follow-up."""

from datetime import date

from lib.indicators.figure import judged
from lib.tables.schema.coordination import Action, Commitment
from lib.tables.schema.training import FollowUp
from lib.tables.schema.vocabulary import (
    ActionKind,
    ActionStatus,
    Audience,
    CommitmentStatus,
    Contribution,
    Outcome,
    ResourceLicence,
    SurveyMethod,
    Wave,
)
from tests.indicators.facts import Group, bootcamp, computed, reach, table

TODAY = date(2023, 12, 6)


def commitment(name: str, status: CommitmentStatus, partner: str = "sedeco-yuc", due: date = TODAY) -> Commitment:
    return Commitment(
        commitment=name, partner=partner, state="31", contribution=Contribution.VENUE, status=status, due=due
    )


def action(name: str, status: ActionStatus, **other: object) -> Action:
    given: dict[str, object] = {
        "action": name,
        "kind": ActionKind.POST,
        "title": "Aviso",
        "audience": Audience.PARTNERS,
        "partner": "dtc-mexico",
        "day": date(2023, 11, 1),
        "status": status,
    }
    return Action.model_validate({**given, **other})


def survey(contacted: int, answered: int, positive: int, bootcamp_id: str = "PROGRAMA") -> FollowUp:
    return FollowUp(
        bootcamp=bootcamp_id,
        wave=Wave.THREE_MONTHS,
        outcome=Outcome.USES_TOOL,
        contacted=contacted,
        answered=answered,
        positive=positive,
        method=SurveyMethod.CALL,
    )


def test_met_commitments_are_delivered_of_confirmed_and_delivered() -> None:
    status = CommitmentStatus
    rows = [
        commitment(each, each, due=date(2023, 12, 1))
        for each in (status.DELIVERED, status.CONFIRMED, status.OFFERED, status.WITHDRAWN)
    ]
    figure = computed(table(rows, "sedeco-yuc"), today=TODAY).figures["ALI-1"]
    assert (figure.numerator, figure.denominator, figure.aside) == (1, 2, 0)


def test_a_commitment_whose_week_is_not_over_lowers_no_signal_and_one_delivered_early_counts() -> None:
    monday, status = date(2023, 12, 4), CommitmentStatus
    rows = [commitment("A", status.CONFIRMED, due=monday), commitment("B", status.DELIVERED, due=date(2024, 1, 1))]
    figure = computed(table(rows, "sedeco-yuc"), today=TODAY).figures["ALI-1"]
    assert (figure.value, figure.denominator, figure.aside) == (0.5, 2, 1)
    assert (judged("ALI-1", figure), figure.signal) == (1.0, "green")
    alone = computed(table(rows[:1], "sedeco-yuc"), today=TODAY).figures["ALI-1"]
    assert (alone.value, judged("ALI-1", alone), alone.signal, alone.aside) == (0.0, None, None, 1)
    later = computed(table(rows, "sedeco-yuc"), today=date(2023, 12, 11)).figures["ALI-1"]
    assert (later.numerator, later.denominator) == (1, 2)


def test_a_partner_is_active_by_delivering_or_by_an_action_in_the_last_60_days() -> None:
    rows = [commitment("A", CommitmentStatus.DELIVERED), commitment("B", CommitmentStatus.CONFIRMED, "sedeco-oax")]
    actions = [
        action("X", ActionStatus.DONE, day=date(2023, 10, 7)),
        action("Y", ActionStatus.DONE, partner="microsoft", day=date(2023, 10, 6)),
    ]
    figure = computed(table(rows, "sedeco-yuc"), table(actions, "dtc-mexico"), today=TODAY).figures["ALI-2"]
    assert figure.value == 2


def test_actions_done_are_compared_with_those_that_are_due() -> None:
    actions = [
        action("A", ActionStatus.DONE),
        action("B", ActionStatus.PLANNED, day=date(2023, 12, 1)),
        action("C", ActionStatus.PLANNED, day=date(2024, 1, 1)),
        action("D", ActionStatus.CANCELLED),
    ]
    figure = computed(table(actions, "dtc-mexico"), today=TODAY).figures["COM-1"]
    assert (figure.numerator, figure.denominator) == (1, 2)


def test_a_shared_resource_has_an_open_licence_and_a_link() -> None:
    resource = {"kind": ActionKind.RESOURCE, "link": "https://ejemplo.example/guia", "licence": ResourceLicence.CC_BY}
    actions = [
        action("A", ActionStatus.DONE, **resource),
        action("B", ActionStatus.DONE, **{**resource, "licence": ResourceLicence.ALL_RIGHTS}),
        action("C", ActionStatus.DONE, **{**resource, "link": None}),
    ]
    assert computed(table(actions, "dtc-mexico")).figures["COM-2"].value == 1


def test_estimated_audience_is_added_up_by_itself_and_never_to_people_reached() -> None:
    actions = [action("A", ActionStatus.DONE, estimated_audience=1200), action("B", ActionStatus.PLANNED)]
    found = computed(table([bootcamp("BC-01")]), table(reach("BC-01", Group(40))), table(actions, "dtc-mexico"))
    assert found.figures["ALC-6"].value == 1200
    assert found.figures["ALC-1"].value == 40


def test_an_outcome_is_a_share_of_those_who_answered_with_its_response_rate_beside() -> None:
    figures = computed(table([survey(240, 180, 131)])).figures
    assert (figures["SEG-2"].numerator, figures["SEG-2"].denominator) == (131, 180)
    assert (figures["SEG-1"].numerator, figures["SEG-1"].denominator) == (180, 240)


def test_an_outcome_with_fewer_than_twenty_answers_is_not_published() -> None:
    figures = computed(table([survey(40, 19, 10)])).figures
    assert figures["SEG-2"].state == "protected"
    assert figures["SEG-2"].value is None
    assert figures["SEG-1"].value is None


def test_a_row_for_the_programme_counts_alone_and_is_not_added_to_the_bootcamps() -> None:
    rows = [survey(240, 180, 131), survey(40, 30, 20, "BC-01")]
    assert computed(table([bootcamp("BC-01")]), table(rows)).figures["SEG-2"].denominator == 180
    assert computed(table([bootcamp("BC-01")]), table(rows[1:])).figures["SEG-2"].denominator == 30
