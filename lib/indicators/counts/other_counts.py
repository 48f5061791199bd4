"""Attendances, survey answers and hubs as cells beside the people."""

from collections.abc import Mapping

from lib.indicators.disclosure.cells import ALL, Cell, Ledger, cell
from lib.indicators.facts import Facts
from lib.indicators.figure import by_choice
from lib.indicators.hubs import CONDITIONS, condition
from lib.programme.model import Programme
from lib.programme.setting import Setting
from lib.tables.schema.columns import UNREAD
from lib.tables.schema.lists import choices_of
from lib.tables.schema.training import WHOLE_PROGRAMME, FollowUp
from lib.tables.schema.vocabulary import Outcome, Phase, SessionState, Wave

ATTENDANCES = "attendances"
ANSWERS = "answers"
HUBS = "hubs"
INHABITANTS = "inhabitants"

PUBLIC_COUNTS = frozenset({HUBS, INHABITANTS})
"""Measures that are not of participants: hubs are public infrastructure, and who lives where is published by others.
Protection of small counts does not apply to them."""

POSITIVE, OTHERWISE, NO_ANSWER = "positive", "otherwise", "no-answer"


def other_domains(facts: Facts, programme: Programme) -> dict[str, tuple[str, ...]]:
    """Return the values of the dimensions that only these counts have."""
    return {
        "wave": tuple(str(wave) for wave in Wave),
        "outcome": tuple(str(outcome) for outcome in choices_of(Outcome, programme.lists)),
        "answer": (POSITIVE, OTHERWISE, NO_ANSWER),
        **_hub_domains(facts, programme),
    }


def _hub_domains(facts: Facts, programme: Programme) -> dict[str, tuple[str, ...]]:
    """Return the conditions and phases of hubs, with those that could not be read where there are any."""
    phases = map(str, choices_of(Phase, programme.lists))
    return {
        "condition": tuple(by_choice(CONDITIONS, [UNREAD for hub in facts.hubs if hub.status == UNREAD])),
        "phase": tuple(by_choice(phases, [str(hub.phase) for hub in facts.hubs])),
    }


def enter_attendances(ledger: Ledger, facts: Facts) -> None:
    """Enter the attendances of held sessions, by bootcamp and in all, and of them those that rates are made of.

    A rate leaves out sessions of which nobody knows how many were expected; what it left out is a difference.
    """
    bootcamps = sorted({bootcamp.bootcamp for bootcamp in facts.bootcamps} | {each.bootcamp for each in facts.sessions})
    by_bootcamp: dict[str, int] = dict.fromkeys(bootcamps, 0)
    rated: dict[str, int] = dict.fromkeys(bootcamps, 0)
    for session in facts.sessions:
        if session.state is SessionState.HELD and session.attendances is not None:
            by_bootcamp[session.bootcamp] += session.attendances
            rated[session.bootcamp] += session.attendances if session.expected is not None else 0
    names = {bootcamp: cell(ATTENDANCES, {"bootcamp": bootcamp}) for bootcamp in bootcamps}
    for bootcamp, attendances in by_bootcamp.items():
        ledger.put(names[bootcamp], attendances, published=True, weight=50.0)
    ledger.put(cell(ATTENDANCES, {}), sum(by_bootcamp.values()), published=True, weight=800.0)
    ledger.add_sum(cell(ATTENDANCES, {}), names.values())
    _enter_rated(ledger, by_bootcamp, rated)


def rated_cell(bootcamp: str = ALL) -> Cell:
    """Return the attendances, in a bootcamp or in all, of sessions with a known number expected."""
    return cell(ATTENDANCES, {"bootcamp": bootcamp, "expected": "known"})


def _enter_rated(ledger: Ledger, by_bootcamp: Mapping[str, int], rated: Mapping[str, int]) -> None:
    for bootcamp, attendances in {**by_bootcamp, ALL: sum(by_bootcamp.values())}.items():
        mine = rated.get(bootcamp, sum(rated.values()))
        other = cell(ATTENDANCES, {"bootcamp": bootcamp, "expected": "unknown"})
        ledger.put(rated_cell(bootcamp), mine, published=True, weight=5.0)
        ledger.put(other, attendances - mine)
        ledger.add_sum(cell(ATTENDANCES, {"bootcamp": bootcamp}), (rated_cell(bootcamp), other))
    ledger.add_sum(rated_cell(), (rated_cell(bootcamp) for bootcamp in rated))


def survey_rows(facts: Facts) -> dict[tuple[str, str], tuple[int, int, int]]:
    """Return contacted, answered and positive for each wave and outcome.

    A row for the whole programme counts alone; without one the bootcamps' rows are added up.
    """
    whole: dict[tuple[str, str], FollowUp] = {}
    parts: dict[tuple[str, str], tuple[int, int, int]] = {}
    for row in facts.follow_up:
        key = (str(row.wave), str(row.outcome))
        if row.bootcamp == WHOLE_PROGRAMME:
            whole[key] = row
        else:
            contacted, answered, positive = parts.get(key, (0, 0, 0))
            parts[key] = (contacted + row.contacted, answered + row.answered, positive + row.positive)
    return {**parts, **{key: (row.contacted, row.answered, row.positive) for key, row in whole.items()}}


def enter_answers(ledger: Ledger, facts: Facts, programme: Programme) -> None:
    """Enter the answers to each survey question; where too few answered, all of the question is hidden."""
    for (wave, outcome), (contacted, answered, positive) in survey_rows(facts).items():
        at = {"wave": wave, "outcome": outcome}
        answers = {POSITIVE: positive, OTHERWISE: answered - positive, NO_ANSWER: contacted - answered}
        names = {answer: cell(ANSWERS, {**at, "answer": answer}) for answer in answers}
        for answer, name in names.items():
            ledger.put(name, answers[answer], published=True)
        ledger.put(cell(ANSWERS, at), contacted, published=True, weight=10.0)
        ledger.add_sum(cell(ANSWERS, at), names.values())
        if answered < programme.rules.smallest_share_base:
            ledger.forced |= {names[POSITIVE], names[OTHERWISE], names[NO_ANSWER]}


def enter_hubs(ledger: Ledger, facts: Facts, setting: Setting) -> None:
    """Enter the hubs by state, condition and phase. Hubs are public infrastructure and need no protection."""
    states = {*setting.programme.programme.states, *(hub.state for hub in facts.hubs)}
    for dimension, values in _hub_domains(facts, setting.programme).items():
        for state in (ALL, *states):
            for value in (ALL, *values):
                ledger.values.setdefault(cell(HUBS, {"state": state, dimension: value}), 0)
    for hub in facts.hubs:
        of_hub = {"condition": condition(hub, setting.programme.rules, setting.today), "phase": str(hub.phase)}
        for at in _hub_cells(hub.state, of_hub):
            name = cell(HUBS, at)
            ledger.values[name] = (ledger.values[name] or 0) + 1


def _hub_cells(state: str, of_hub: dict[str, str]) -> list[dict[str, str]]:
    by_one = [{name: value} for name, value in of_hub.items()]
    return [{}, {"state": state}, *by_one, *({"state": state, **at} for at in by_one)]
