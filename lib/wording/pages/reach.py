"""What the figures about reach mean, in one or two sentences, read only from what is shown."""

from collections.abc import Mapping
from dataclasses import dataclass

from lib.indicators.counts.published import Table, TableCell
from lib.snapshot.selection.lookup import cell_at, shown_at, values_of
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.vocabulary import AgeBeyond, Role, Sex, Stage
from lib.wording.cohorts import which
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.tables import listed

ATTENDED = {"stage": str(Stage.ATTENDED)}


@dataclass(frozen=True, slots=True)
class ShownShare:
    """A part of a whole, both shown; `of` names what it is about."""

    of: str
    part: int
    whole: int

    @property
    def value(self) -> float:
        """Return the share, between 0 and 1."""
        return self.part / self.whole

    def spelled(self, words: Words) -> dict[str, str]:
        """Return the parameters `part`, `whole` and `share` of a text: a share never goes without its base."""
        return {"part": words.number(self.part), "whole": words.number(self.whole), "share": words.share(self.value)}


def lead(snapshot: Snapshot, names: Names) -> str:
    """Say people, participations and attendances in one sentence, each in its own word."""
    words = names.words
    people, participations, attendances = (snapshot.figure(each).value for each in ("ALC-1", "ALC-4", "ALC-5"))
    if people is None or participations is None or attendances is None:
        return words("reach.opening")
    return words(
        "reach.lead",
        people=words.number(people),
        participations=words.number(participations),
        attendances=words.number(attendances),
    )


def who(snapshot: Snapshot, names: Names) -> list[str]:
    """Say how many are women micro-entrepreneurs, and the sexes among partners' staff."""
    words, table = names.words, snapshot.table("people-by-role-sex")
    women = shown_at(table, {**ATTENDED, "role": str(Role.MICRO_ENTREPRENEUR), "sex": str(Sex.WOMAN)})
    everybody = shown_at(table, ATTENDED)
    said = []
    if women is not None and everybody:
        share = words.share(women / everybody)
        of = which(table.cohort, snapshot, words) if table else "all"
        said.append(words(f"reach.who.women.{of}", n=words.number(women), all=words.number(everybody), share=share))
    staff = {**ATTENDED, "role": str(Role.PARTNER_STAFF)}
    staff_women = shown_at(table, {**staff, "sex": str(Sex.WOMAN)})
    staff_men = shown_at(table, {**staff, "sex": str(Sex.MAN)})
    if staff_women is not None and staff_men is not None and staff_women + staff_men:
        said.append(words("reach.who.staff", women=words.number(staff_women), men=words.number(staff_men)))
    return said


def focus_share(table: Table | None, at: Mapping[str, str], names: Names) -> ShownShare | None:
    """Return the reported age group out of those whose age is known; None where it may not be said.

    It may not where a count is not shown or where fewer than the programme's smallest base have a known age.
    """
    ages, rules = names.programme.ages, names.programme.rules
    focus = shown_at(table, {**at, "age": ages.focus})
    unknown = shown_at(table, {**at, "age": str(AgeBeyond.UNSPECIFIED)})
    everybody = shown_at(table, at)
    if focus is None or unknown is None or everybody is None or everybody - unknown < rules.smallest_share_base:
        return None
    return ShownShare(ages.focus, focus, everybody - unknown)


def ages(table: Table | None, at: Mapping[str, str], names: Names) -> list[str]:
    """Say the share of the reported age group with its base, and how many ages are not known."""
    words, programme = names.words, names.programme
    ratio = focus_share(table, at, names)
    said = []
    if ratio:
        band = words("reach.age.band", first=ratio.of.split("-")[0], last=ratio.of.split("-")[-1])
        key = "reach.ages.focus.most" if _is_most(table, at, programme.ages.focus) else "reach.ages.focus"
        said.append(words(key, **ratio.spelled(words), band=band))
    elif any(cell and cell.state == "protected" for cell in _age_cells(table, at)):
        said.append(words("reach.ages.protected"))
    unknown = shown_at(table, {**at, "age": str(AgeBeyond.UNSPECIFIED)})
    if unknown:
        said.append(words("reach.ages.unknown", n=words.number(unknown)))
    elif unknown == 0:
        said.append(words("reach.ages.all-known"))
    return said


def states(snapshot: Snapshot, names: Names) -> list[str]:
    """Say where most and fewest people are, if every state's total is shown."""
    words, table = names.words, snapshot.table("people-by-state-role")
    cells = {state: cell_at(table, {**ATTENDED, "state": state}) for state in values_of(table, "state")}
    counts = {state: cell.value for state, cell in cells.items() if cell and cell.state != "not-applicable"}
    known = {state: value for state, value in counts.items() if value is not None}
    everybody = shown_at(table, ATTENDED)
    if len(known) < 2 or len(known) < len(counts) or not everybody:
        return []
    most, fewest = max(known.values()), min(known.values())
    if most == fewest:
        return []
    tied = sum(value == most for value in known.values()) > 1
    return [
        words(
            "reach.states.most.tied" if tied else "reach.states.most",
            most=_named(known, most, names),
            n=words.number(most),
            share=words.share(most / everybody),
            all=words.number(everybody),
        ),
        words("reach.states.fewest", fewest=_named(known, fewest, names), n=words.number(fewest)),
    ]


def started(snapshot: Snapshot) -> frozenset[str]:
    """Return the bootcamps that have started."""
    return frozenset(entry.id for entry in snapshot.bootcamps if entry.actual_start is not None)


def bootcamps(snapshot: Snapshot, names: Names, table: Table | None, detail: str) -> list[str]:
    """Say how many people a bootcamp has, why bootcamps do not add up, and what is protected or not yet published."""
    words, held = names.words, sorted(started(snapshot))
    people = snapshot.table("people-by-stage-bootcamp")
    counts = [value for each in held if (value := shown_at(people, {**ATTENDED, "bootcamp": each})) is not None]
    said = []
    if len(counts) > 1 and min(counts) == max(counts):
        said.append(words("reach.bootcamps.same", n=counts[0]))
    elif len(counts) > 1:
        said.append(words("reach.bootcamps.range", low=words.number(min(counts)), high=words.number(max(counts))))
    participations, reached = snapshot.figure("ALC-4").value, snapshot.figure("ALC-1").value
    if participations is not None and reached is not None and participations > reached:
        said.append(words("reach.bootcamps.sum", sum=words.number(participations), people=words.number(reached)))
    conditions = [_conditions(table, detail, each) for each in held]
    hidden, open_ones = (
        sum("protected" in each for each in conditions),
        sum("not-applicable" in each for each in conditions),
    )
    if hidden:
        said.append(words("reach.bootcamps.protected", n=hidden))
    if open_ones:
        said.append(words("reach.bootcamps.open", n=open_ones))
    return said


def _conditions(table: Table | None, detail: str, bootcamp: str) -> set[str]:
    cells = [cell_at(table, {**ATTENDED, "bootcamp": bootcamp, detail: value}) for value in values_of(table, detail)]
    return {cell.state for cell in cells if cell}


def _age_cells(table: Table | None, at: Mapping[str, str]) -> list[TableCell | None]:
    return [cell_at(table, {**at, "age": age}) for age in values_of(table, "age")]


def _is_most(table: Table | None, at: Mapping[str, str], focus: str) -> bool:
    counts = {age: shown_at(table, {**at, "age": age}) for age in values_of(table, "age")}
    known = {age: value for age, value in counts.items() if value is not None}
    return len(known) == len(counts) and all(known[focus] > value for age, value in known.items() if age != focus)


def _named(counts: Mapping[str, int], value: int, names: Names) -> str:
    return listed([names.state(state) for state, count in counts.items() if count == value], names.words)
