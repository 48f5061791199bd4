"""How many people each bootcamp reached, by stage, role, sex and age: the sample's headline is made here.

Everything follows from the people who attended, written out below; other stages add or leave out people in
proportion, so that every count falls from one stage to the next. People who had come to an earlier bootcamp are kept
apart from those who came for the first time.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lib.tables.schema.training import Reach
from lib.tables.schema.vocabulary import AgeBeyond, BootcampStatus, Role, Sex, Stage
from scripts.sample.bootcamps import LIVES, Life, attendances, sessions_held, status_of
from scripts.sample.moments import Moment

Cell = tuple[Role, Sex, int]
People = dict[Cell, int]

UNKNOWN_AGE = 5  # position after the five bands

# Women micro-entrepreneurs who attended, returning ones included, by age band; last, those of unknown age.
WOMEN: Mapping[str, tuple[int, ...]] = {
    "BC-01": (5, 9, 10, 6, 2, 3),
    "BC-02": (6, 9, 11, 7, 3, 0),
    "BC-03": (4, 8, 10, 6, 2, 2),
    "BC-04": (6, 11, 12, 6, 3, 0),
    "BC-05": (5, 10, 11, 6, 3, 0),
    "BC-06": (5, 12, 11, 5, 2, 0),
    "BC-07": (5, 9, 15, 6, 2, 4),
    "BC-08": (4, 8, 14, 3, 1, 3),
    "BC-09": (7, 12, 11, 5, 2, 0),
}
# Partners' staff who attended, by age band, and how many of them are men.
STAFF: Mapping[str, tuple[int, ...]] = {
    "BC-01": (1, 2, 2, 1, 1),
    "BC-02": (1, 3, 2, 2, 0),
    "BC-03": (1, 2, 2, 2, 2),
    "BC-04": (1, 2, 1, 1, 2),
    "BC-05": (1, 2, 3, 2, 0),
    "BC-06": (0, 2, 2, 1, 0),
    "BC-07": (1, 1, 2, 1, 0),
    "BC-08": (0, 2, 2, 0, 0),
    "BC-09": (0, 2, 1, 1, 0),
}
STAFF_MEN: Mapping[str, tuple[int, ...]] = {
    "BC-01": (0, 1, 0, 1, 0),
    "BC-02": (0, 1, 1, 0, 0),
    "BC-03": (0, 0, 1, 1, 1),
    "BC-04": (0, 1, 0, 0, 1),
    "BC-05": (0, 0, 1, 1, 0),
    "BC-06": (0, 0, 1, 0, 0),
    "BC-07": (0, 1, 0, 1, 0),
    "BC-08": (0, 1, 0, 0, 0),
    "BC-09": (0, 0, 0, 1, 0),
}
# All people of a bootcamp at registered, completed, certified; then staff at those stages.
ALL_PEOPLE: Mapping[str, tuple[int, int, int]] = {
    "BC-01": (48, 39, 37),
    "BC-02": (50, 35, 33),
    "BC-03": (47, 31, 29),
    "BC-04": (52, 36, 34),
    "BC-05": (50, 34, 32),
    "BC-06": (46, 33, 31),
    "BC-07": (54, 38, 36),
    "BC-08": (43, 27, 25),
    "BC-09": (46, 32, 29),
}
ALL_STAFF: Mapping[str, tuple[int, int, int]] = {
    "BC-01": (7, 7, 7),
    "BC-02": (9, 7, 6),
    "BC-03": (10, 8, 7),
    "BC-04": (8, 6, 6),
    "BC-05": (9, 7, 6),
    "BC-06": (5, 4, 4),
    "BC-07": (6, 4, 4),
    "BC-08": (4, 4, 4),
    "BC-09": (4, 3, 3),
}


@dataclass(frozen=True, slots=True)
class Returning:
    """Women who had been counted in an earlier bootcamp, at each of the four stages, by age band."""

    bands: tuple[int, ...]
    registered: tuple[int, ...]
    attended: tuple[int, ...]
    completed: tuple[int, ...]
    certified: tuple[int, ...]


# At BC-08 came back women who had not completed the first time: nobody is counted twice from there on.
RETURNING: Mapping[str, Returning] = {
    "BC-06": Returning((1,), (6,), (5,), (5,), (5,)),
    "BC-07": Returning((2,), (7,), (6,), (5,), (5,)),
    "BC-08": Returning((2,), (5,), (5,), (0,), (0,)),
    "BC-09": Returning((0, 1), (3, 3), (2, 3), (2, 3), (2, 3)),
}
NOBODY = Returning((), (), (), (), ())

# Age bands of the women who did not come to the first session but to a later one, the last to come first.
CAME_LATER: Mapping[str, tuple[int, ...]] = {
    "BC-01": (2, 1),
    "BC-02": (1, 2, 0, 3),
    "BC-03": (2, 1, 3, 0),
    "BC-04": (2, 1, 3, 1),
    "BC-05": (1, 2, 3, 2, 0, 1),
    "BC-06": (0, 2, 1, 1, 3, 2),
    "BC-07": (2, 1, 2, 3),
    "BC-08": (1, 2, 2, 0),
    "BC-09": (1, 3, 1, 0),
}
# Midway, one bootcamp had begun to hand in who registers before it starts.
HANDED_IN_FROM = date(2023, 8, 17)
REGISTERED_SO_FAR: Mapping[str, tuple[int, ...]] = {"BC-07": (4, 6, 11, 3, 0, 0)}
RETURNED_SO_FAR: Mapping[str, int] = {"BC-07": 5}


def reach_rows(moment: Moment, bands: tuple[str, ...]) -> list[Reach]:
    """Return the tab `alcance`; `bands` are the programme's age bands, youngest first."""
    return [row for life in LIVES for row in _rows_of(life, moment, bands)]


def _rows_of(life: Life, moment: Moment, bands: tuple[str, ...]) -> list[Reach]:
    status = status_of(life, moment)
    if status is BootcampStatus.COMPLETED:
        stages = people_by_stage(life.id)
    elif status is BootcampStatus.RUNNING:
        stages = people_by_stage(life.id)
        attended = _so_far(life, sessions_held(life, moment), stages[Stage.ATTENDED])
        stages = {Stage.REGISTERED: stages[Stage.REGISTERED], Stage.ATTENDED: attended}
    elif life.id in REGISTERED_SO_FAR and moment.cut_offs["pro-mujer"] >= HANDED_IN_FROM:
        women = {(Role.MICRO_ENTREPRENEUR, Sex.WOMAN, band): n for band, n in enumerate(REGISTERED_SO_FAR[life.id])}
        (band,) = RETURNING[life.id].bands
        back = {(Role.MICRO_ENTREPRENEUR, Sex.WOMAN, band): RETURNED_SO_FAR[life.id]}
        stages = {Stage.REGISTERED: (women, back)}
    else:
        stages = {}
    ages = (*bands, str(AgeBeyond.UNSPECIFIED))
    return [
        Reach(
            bootcamp=life.id, stage=stage, role=role, sex=sex, age=ages[band],
            people=people[role, sex, band], already_counted=back.get((role, sex, band), 0),
        )
        for stage, (people, back) in stages.items()
        for role, sex, band in sorted(people, key=_order)
        if people[role, sex, band]
    ]  # fmt: skip


def _order(cell: Cell) -> tuple[int, int, int]:
    role, sex, band = cell
    return (list(Role).index(role), list(Sex).index(sex), band)


def people_by_stage(bootcamp: str) -> dict[Stage, tuple[People, People]]:
    """Return the people of an ended bootcamp at each stage, and those of them who had been counted before."""
    back = {stage: _returning(bootcamp, stage) for stage in Stage}
    attended = _attended(bootcamp)
    new = {Stage.ATTENDED: {cell: n - back[Stage.ATTENDED].get(cell, 0) for cell, n in attended.items()}}
    new[Stage.REGISTERED] = _at_stage(bootcamp, 0, back[Stage.REGISTERED], new[Stage.ATTENDED])
    new[Stage.COMPLETED] = _at_stage(bootcamp, 1, back[Stage.COMPLETED], new[Stage.ATTENDED])
    new[Stage.CERTIFIED] = _at_stage(bootcamp, 2, back[Stage.CERTIFIED], new[Stage.COMPLETED])
    return {
        stage: ({cell: n + back[stage].get(cell, 0) for cell, n in new[stage].items()}, back[stage]) for stage in Stage
    }


def _attended(bootcamp: str) -> People:
    people = {(Role.MICRO_ENTREPRENEUR, Sex.WOMAN, band): n for band, n in enumerate(WOMEN[bootcamp])}
    for band, (all_staff, men) in enumerate(zip(STAFF[bootcamp], STAFF_MEN[bootcamp], strict=True)):
        people[Role.PARTNER_STAFF, Sex.WOMAN, band] = all_staff - men
        people[Role.PARTNER_STAFF, Sex.MAN, band] = men
    return people


def _returning(bootcamp: str, stage: Stage) -> People:
    returning = RETURNING.get(bootcamp, NOBODY)
    counts = {
        Stage.REGISTERED: returning.registered,
        Stage.ATTENDED: returning.attended,
        Stage.COMPLETED: returning.completed,
        Stage.CERTIFIED: returning.certified,
    }[stage]
    return {
        (Role.MICRO_ENTREPRENEUR, Sex.WOMAN, band): count for band, count in zip(returning.bands, counts, strict=True)
    }


def _at_stage(bootcamp: str, which: int, back: People, beside: People) -> People:
    """Return first-time people at another stage: those `beside` it, scaled up or down within each role."""
    staff = ALL_STAFF[bootcamp][which]
    women = ALL_PEOPLE[bootcamp][which] - staff - sum(back.values())
    found: People = {}
    for role, wanted in ((Role.MICRO_ENTREPRENEUR, women), (Role.PARTNER_STAFF, staff)):
        here = {cell: n for cell, n in beside.items() if cell[0] is role}
        change = wanted - sum(here.values())
        for cell, part in _apportion(abs(change), here).items():
            found[cell] = here[cell] + (part if change > 0 else -part)
    return found


def _apportion(total: int, weights: People) -> People:
    """Share out `total` in proportion to `weights`, by largest remainders; a part never exceeds its weight by one."""
    whole = sum(weights.values())
    parts = {cell: total * weight // whole for cell, weight in weights.items()}
    by_remainder = sorted(weights, key=lambda cell: (-(total * weights[cell] % whole), _order(cell)))
    for cell in by_remainder[: total - sum(parts.values())]:
        parts[cell] += 1
    return parts


def _so_far(life: Life, sessions: int, attended: tuple[People, People]) -> tuple[People, People]:
    people, back = attended
    later = CAME_LATER[life.id]
    fullest = max(attendances(life, index) for index in range(sessions))
    not_yet = Counter(later[: min(len(later) // sessions, life.attended - fullest)])
    return {
        (role, sex, band): n - (not_yet[band] if (role, sex) == (Role.MICRO_ENTREPRENEUR, Sex.WOMAN) else 0)
        for (role, sex, band), n in people.items()
    }, back
