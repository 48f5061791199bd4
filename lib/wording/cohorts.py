"""Which bootcamps a figure is of, in words: those that ended, those that should be over, and who is beside them."""

from collections.abc import Collection

from lib.indicators.counts.cohorts import Cohort
from lib.indicators.figure import OF_PROMISES, Figure, Part
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.vocabulary import BootcampStatus
from lib.wording.language import Words
from lib.wording.values import base

_KEYS = {0: "none", 1: "only.one"}
_OVER = frozenset({str(BootcampStatus.COMPLETED), str(BootcampStatus.CANCELLED)})


def ended_only(cohort: Cohort, snapshot: Snapshot, words: Words, by: Collection[str] = ()) -> str | None:
    """Return «Solo los 4 bootcamps que terminaron, de 9.» of what counts ended ones while others have not ended.

    Of detail that is released for some of these it says for which, or when that of a place comes; `by` holds the
    dimensions of a table.
    """
    if cohort == "released":
        return _released(snapshot, words, by)
    if cohort != "ended" or all(each.status in _OVER for each in snapshot.bootcamps):
        return None
    if "bootcamp" in by:
        return words("cohort.released-bootcamp")
    held = [each for each in snapshot.bootcamps if each.status != BootcampStatus.CANCELLED]
    done = sum(each.status == BootcampStatus.COMPLETED for each in held)
    return words(f"cohort.ended-{_KEYS.get(done, 'only')}", done=done, n=len(held))


def which(cohort: Cohort, snapshot: Snapshot, words: Words) -> str:
    """Return the ending of the text that says which bootcamps are meant: `ended`, `released` or `all`."""
    return cohort if ended_only(cohort, snapshot, words) else "all"


def _released(snapshot: Snapshot, words: Words, by: Collection[str]) -> str:
    place = next((each for each in ("bootcamp", "state") if each in by), None)
    if place:
        return words(f"cohort.released-{place}")
    release = snapshot.release()
    done = len(release.bootcamps) if release else 0
    if not release or not done:
        return words("cohort.released-none")
    return words("cohort.released", n=done, done=done, day=words.day(release.day))


def still_running(value: Figure | Part, words: Words) -> str | None:
    """Return «80 más, aún en curso», None where nobody attends a bootcamp that has not ended."""
    return words("cohort.aside", people=words.number(value.aside)) if value.aside else None


def base_and_aside(value: Figure | Part, words: Words) -> str | None:
    """Return «141 de 172; 80 más, aún en curso», or who attends where none has ended; of promises what is not due."""
    of = base(value, words)
    if not value.aside:
        return of
    if value.id in OF_PROMISES:
        return words("due.beside", of=of, n=value.aside) if of else None
    people = words.number(value.aside)
    if of is None:
        return words("cohort.running", n=value.aside, people=people) if value.state == "not-applicable" else None
    return words("cohort.beside", of=of, people=people)


def pace(value: Figure | Part, snapshot: Snapshot, words: Words, state: str | None = None) -> str | None:
    """Return «172 de las 158 planeadas en los mismos bootcamps (109 %): 14 más; y 75 en bootcamps que aún corren».

    `value` is MET-2 of the programme or of a state; bootcamps that it cannot compare, without a target, are told too.
    """
    if value.value is None or value.numerator is None or not value.denominator:
        return None
    gap = value.numerator - value.denominator
    said = words(
        "pace.more" if gap > 0 else "pace.fewer" if gap < 0 else "pace.even",
        people=words.number(value.numerator),
        planned=words.number(value.denominator),
        share=words.share(value.value),
        gap=words.number(abs(gap)),
    )
    if value.aside:
        said = words("pace.beside", said=said, people=words.number(value.aside))
    without = _without_target(snapshot, state)
    return words("pace.without-target", said=said, n=without) if without else said


def _without_target(snapshot: Snapshot, state: str | None) -> int:
    """Count the bootcamps that should be over and have no target, of a state or of all."""
    until = snapshot.figure("MET-2").until or snapshot.today
    over = [each for each in snapshot.bootcamps if each.planned_end <= until and state in {None, each.state}]
    return sum(each.target_people is None for each in over)
