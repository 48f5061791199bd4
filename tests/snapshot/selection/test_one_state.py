"""One state's part of a snapshot: its own figures and the programme's, and nobody else's."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from lib.indicators.counts.published import TableCell
from lib.indicators.figure import no_data
from lib.indicators.targets import TargetEntry
from lib.snapshot.selection.comparison import Measured
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import Snapshot
from tests.snapshot.samples import sample_snapshot, setting_of, with_cell, with_figures

CLOSING = sample_snapshot("closing")
PROGRAMME = setting_of("closing").programme


def one(state: str = "31", snapshot: Snapshot = CLOSING) -> OneState:
    return OneState(snapshot, PROGRAMME, state)


def hidden(table: str, at: Mapping[str, str], snapshot: Snapshot = CLOSING) -> Snapshot:
    return with_cell(snapshot, table, at, TableCell(dict(at), None, "protected"))


def count_and_share(measured: Measured) -> tuple[float | None, int | None, int | None]:
    share = measured.share
    return measured.count.value, share.numerator if share else None, share.denominator if share else None


def test_a_state_has_its_own_hubs_bootcamps_and_commitments_only() -> None:
    yucatan = one()
    assert {hub.id[:3] for hub in yucatan.hubs} == {"YUC"}
    assert [each.id for each in yucatan.bootcamps] == ["BC-01", "BC-07"]
    assert {each.id[:3] for each in yucatan.commitments} == {"YUC"}


def test_people_reached_stand_against_the_states_own_target_and_the_programmes() -> None:
    reached = one().reached()
    assert count_and_share(reached.here) == (82, 82, 82)
    assert count_and_share(reached.everywhere) == (358, 358, 350)


def test_stages_are_shares_of_the_stage_before() -> None:
    stages = {each.id: each for each in one().stages()}
    assert count_and_share(stages["registered"].here) == (95, None, None)
    assert count_and_share(stages["attended"].here) == (82, 82, 95)
    assert count_and_share(stages["completed"].here) == (72, 72, 82)
    assert count_and_share(stages["certified"].everywhere) == (271, 271, 290)


def test_roles_are_shares_of_all_who_attended() -> None:
    roles = {each.id: each for each in one().roles()}
    assert count_and_share(roles["micro-entrepreneur"].here) == (70, 70, 82)
    assert count_and_share(roles["partner-staff"].everywhere) == (57, 57, 358)


def test_ages_are_shares_of_those_whose_age_is_known() -> None:
    ages = {each.id: each for each in one().ages()}
    assert count_and_share(ages["36-45"].here) == (23, 23, 75)
    assert count_and_share(ages["unspecified"].here) == (7, None, None)
    assert one().focus_age().here == ages["36-45"].here


def test_with_few_known_ages_the_shares_are_protected() -> None:
    at = {"stage": "attended", "state": "31", "age": "unspecified"}
    few = with_cell(CLOSING, "people-by-state-age", at, TableCell(at, 82 - 19, "shown"))
    share = one(snapshot=few).focus_age().here.share
    assert share is not None
    assert (share.state, share.value) == ("protected", None)


@pytest.mark.parametrize("stage", ["registered", "attended", "completed", "certified"])
def test_nothing_is_worked_out_from_a_protected_count(stage: str) -> None:
    at = {"stage": stage, "state": "31"}
    stages = one(snapshot=hidden("people-ended-by-stage-state", at, hidden("people-by-stage-state", at))).stages()
    found = next(each for each in stages if each.id == stage)
    assert (found.here.count.state, found.here.count.value) == ("protected", None)
    after = stages[stages.index(found) + 1 : stages.index(found) + 2]
    for share in (found.here.share, *(each.here.share for each in after)):
        assert share is None or (share.state, share.value, share.numerator) == ("protected", None, None)
    assert found.everywhere.count.value is not None


def test_a_protected_unknown_age_hides_every_share_of_known_ages() -> None:
    ages = one(
        snapshot=hidden("people-by-state-age", {"stage": "attended", "state": "31", "age": "unspecified"})
    ).ages()
    assert {each.here.share.state for each in ages if each.here.share} == {"protected"}


def test_hubs_commitments_and_bootcamps_are_counted_here_and_everywhere() -> None:
    chiapas = one("07")
    assert count_and_share(chiapas.verified().here) == (2, 2, 6)
    assert count_and_share(chiapas.verified().everywhere) == (15, 15, 21)
    assert count_and_share(chiapas.commitments_met().here) == (6, 6, 7)
    assert count_and_share(chiapas.commitments_met().everywhere) == (29, 29, 31)
    assert count_and_share(chiapas.held().everywhere) == (9, 9, 9)


def test_the_signal_of_people_reached_is_against_the_states_plan_to_date() -> None:
    part, signal = one().against_plan()
    assert (part.numerator, part.denominator) == (82, 82)
    assert signal == "green"
    midway = OneState(sample_snapshot("midway"), PROGRAMME, "31")
    part, signal = midway.against_plan()
    assert (part.numerator, part.denominator, part.aside, signal) == (42, 40, 0, "green")


def test_before_a_bootcamp_should_have_ended_or_has_there_is_neither_pace_nor_completion_nor_signal() -> None:
    quintana_roo = OneState(sample_snapshot("midway"), PROGRAMME, "23")
    part, signal = quintana_roo.against_plan()
    assert (part.state, part.value, part.aside, signal) == ("not-applicable", None, 42, None)
    share = quintana_roo.completed().here.share
    assert share is not None
    assert (share.state, share.value, share.aside) == ("not-applicable", None, 42)
    assert quintana_roo.signal("EMB-6", share) is None
    stages = {each.id: each.here for each in quintana_roo.stages()}
    assert (stages["attended"].count.value, stages["completed"].count.state) == (42, "not-applicable")


def test_who_attends_a_running_bootcamp_is_beside_the_base_and_not_in_it() -> None:
    chiapas = OneState(sample_snapshot("midway"), PROGRAMME, "07")
    share = chiapas.completed().here.share
    assert share is not None
    assert (share.numerator, share.denominator, share.aside) == (35, 44, 38)
    assert chiapas.against_plan()[0].aside == 33
    assert chiapas.reached().here.count.value == 77


def test_the_target_whose_period_ends_last_counts() -> None:
    early = TargetEntry("ALC-1", "31", date(2023, 1, 1), date(2023, 6, 30), 0.0, 40.0)
    found = one(snapshot=replace(CLOSING, targets=(early, *CLOSING.targets))).target("ALC-1")
    assert found is not None
    assert found.target == 82


def test_sources_are_the_ministrys_and_those_of_the_tables_it_rests_on() -> None:
    assert [source.id for source in one().sources()] == ["sedeco-yuc", "pro-mujer", "sict", "dtc-mexico"]


def test_a_state_outside_the_programme_has_nothing_and_is_not_without_data() -> None:
    tlaxcala = one("29")
    assert not tlaxcala.takes_part
    assert tlaxcala.reached().here.count.state == "not-applicable"
    assert tlaxcala.verified().here.share is not None
    assert tlaxcala.verified().here.share.state == "not-applicable"
    assert tlaxcala.reached().everywhere.count.value == 358


def test_what_was_not_read_is_no_data_and_never_zero() -> None:
    missing = {each: no_data(each, "share") for each in ("SIT-2", "ALI-1", "BOO-1", "EMB-6")}
    unread = replace(with_figures(CLOSING, *missing.values()), tables=(), hubs=(), commitments=(), bootcamps=())
    yucatan = one(snapshot=unread)
    for both in (yucatan.reached(), yucatan.completed(), yucatan.verified(), yucatan.commitments_met(), yucatan.held()):
        assert (both.here.count.state, both.here.count.value) == ("no-data", None)


def test_a_ministry_that_was_not_read_has_no_commitments_figure_while_the_others_have() -> None:
    sources = tuple(replace(each, condition="unread") if each.id == "sedeco-yuc" else each for each in CLOSING.sources)
    others = tuple(each for each in CLOSING.commitments if each.state != "31")
    met = one(snapshot=replace(CLOSING, sources=sources, commitments=others)).commitments_met()
    assert met.here.count.state == "no-data"
    assert met.everywhere.count.value == 23
