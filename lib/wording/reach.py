"""What the figures about reach mean, in one or two sentences, read only from what is shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lib.indicators.cells import ALL
from lib.indicators.figure import Part
from lib.indicators.published import Table
from lib.snapshot.lookup import cell_at, shown_at, values_of
from lib.snapshot.snapshot import Snapshot
from lib.tables.vocabulary import AgeBeyond, BootcampStatus, Role, Sex, Stage
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.tables import listed

ATTENDED = {"stage": str(Stage.ATTENDED)}


@dataclass(frozen=True, slots=True)
class Ratio:
    """A part of a whole, both shown; `of` names what it is about."""

    of: str
    part: int
    whole: int

    @property
    def value(self) -> float:
        """Return the share, between 0 and 1."""
        return self.part / self.whole


def lead(snapshot: Snapshot, names: Names) -> str:
    """Say people, participations and attendances in one sentence, each in its own word."""
    words = names.words
    people, participations, attendances = (snapshot.figures[each].value for each in ("ALC-1", "ALC-4", "ALC-5"))
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
        said.append(words("reach.who.women", n=words.number(women), all=words.number(everybody), share=share))
    staff = {**ATTENDED, "role": str(Role.PARTNER_STAFF)}
    staff_women = shown_at(table, {**staff, "sex": str(Sex.WOMAN)})
    staff_men = shown_at(table, {**staff, "sex": str(Sex.MAN)})
    if staff_women is not None and staff_men is not None and staff_women + staff_men:
        said.append(words("reach.who.staff", women=words.number(staff_women), men=words.number(staff_men)))
    return said


def focus_share(table: Table | None, at: Mapping[str, str], names: Names) -> Ratio | None:
    """Return the reported age group out of those whose age is known; None where it may not be said.

    It may not where a count is not shown or where fewer than the programme's smallest base have a known age.
    """
    ages, rules = names.programme.ages, names.programme.rules
    focus = shown_at(table, {**at, "age": ages.focus})
    unknown = shown_at(table, {**at, "age": str(AgeBeyond.UNSPECIFIED)})
    everybody = shown_at(table, at)
    if focus is None or unknown is None or everybody is None or everybody - unknown < rules.smallest_share_base:
        return None
    return Ratio(ages.focus, focus, everybody - unknown)


def ages(table: Table | None, at: Mapping[str, str], names: Names) -> list[str]:
    """Say the share of the reported age group with its base, and how many ages are not known."""
    words, programme = names.words, names.programme
    ratio = focus_share(table, at, names)
    said = []
    if ratio:
        band = words("reach.age.band", first=ratio.of.split("-")[0], last=ratio.of.split("-")[-1])
        key = "reach.ages.focus.most" if _is_most(table, at, programme.ages.focus) else "reach.ages.focus"
        said.append(words(key, **_spelled(ratio, words), band=band))
    unknown = shown_at(table, {**at, "age": str(AgeBeyond.UNSPECIFIED)})
    if unknown:
        said.append(words("reach.ages.unknown", n=words.number(unknown)))
    elif unknown == 0:
        said.append(words("reach.ages.all-known"))
    return said


def states(snapshot: Snapshot, names: Names) -> list[str]:
    """Say where most and fewest people are, if every state's total is shown."""
    words, table = names.words, snapshot.table("people-by-state-role")
    counts = {state: shown_at(table, {**ATTENDED, "state": state}) for state in values_of(table, "state")}
    known = {state: value for state, value in counts.items() if value is not None}
    everybody = shown_at(table, ATTENDED)
    if len(known) < 2 or len(known) < len(counts) or not everybody:
        return []
    most, fewest = max(known.values()), min(known.values())
    if most == fewest:
        return []
    return [
        words(
            "reach.states.most",
            most=_named(known, most, names),
            n=words.number(most),
            share=words.share(most / everybody),
            all=words.number(everybody),
            fewest=_named(known, fewest, names),
            few=words.number(fewest),
        )
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
    if len(counts) > 1:
        said.append(words("reach.bootcamps.range", low=words.number(min(counts)), high=words.number(max(counts))))
    participations, reached = snapshot.figures["ALC-4"].value, snapshot.figures["ALC-1"].value
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


def over_time(snapshot: Snapshot, names: Names) -> list[str]:
    """Say how far the target and the plan to date are reached."""
    words, reached, plan = names.words, snapshot.figures["ALC-1"], snapshot.figures["MET-2"]
    said = []
    if reached.value is not None and reached.target:
        said.append(
            words(
                "reach.time.target",
                n=words.number(reached.value),
                target=words.number(reached.target),
                share=words.share(reached.value / reached.target),
            )
        )
    if plan.value is not None and plan.denominator:
        said.append(words("reach.time.plan", planned=words.number(plan.denominator), share=words.share(plan.value)))
    return said


def busiest_month(table: Table | None, names: Names) -> list[str]:
    """Say in which month most people started, if every month is shown and one stands out."""
    words = names.words
    counts = {month: shown_at(table, {**ATTENDED, "month": month}) for month in values_of(table, "month")}
    known = {month: value for month, value in counts.items() if value is not None}
    if len(known) < len(counts) or not known:
        return []
    most = max(known.values())
    months = [month for month, value in known.items() if value == most]
    if len(months) != 1 or len(known) < 2:
        return []
    return [words("reach.time.most", month=names.value("month", months[0]), n=words.number(most))]


def funnel(snapshot: Snapshot, names: Names, table: Table | None, by: str) -> list[str]:
    """Say how many of those who attended completed, and between which shares the groups lie."""
    words, smallest = names.words, names.programme.rules.smallest_share_base
    whole = _completion(table, {}, "")
    said = [words("reach.funnel.completed", **_spelled(whole, words))] if whole else []
    groups = [(value, _completion(table, {by: value}, names.value(by, value))) for value in values_of(table, by)]
    ratios = [ratio for _, ratio in groups if ratio and ratio.whole >= smallest]
    attended = [shown_at(table, {**ATTENDED, by: value}) for value, _ in groups]
    if len(ratios) > 1 and len(ratios) == sum(count != 0 for count in attended):
        low, high = min(ratios, key=lambda each: each.value), max(ratios, key=lambda each: each.value)
        if words.share(low.value) != words.share(high.value):
            said.append(
                words(
                    "reach.funnel.between", by=words(f"reach.by.{by}"), low=_ratio(low, words), high=_ratio(high, words)
                )
            )
    if any(entry.status == BootcampStatus.RUNNING for entry in snapshot.bootcamps):
        said.append(words("reach.funnel.running"))
    return said


def part_of(parts: Sequence[Part], name: str) -> Part | None:
    """Return a figure's part by name."""
    return next((part for part in parts if part.id == name), None)


def follow_up(snapshot: Snapshot, names: Names, wave: str, outcome: str) -> list[str]:
    """Say one outcome of one wave, of those who answered."""
    words = names.words
    part = part_of(snapshot.figures["SEG-2"].parts, f"{wave}/{outcome}")
    if part is None or part.value is None or part.numerator is None or part.denominator is None:
        return []
    ratio = Ratio(outcome, part.numerator, part.denominator)
    says = words(f"reach.outcome.{outcome}")
    said = [words("reach.after.outcome", wave=_capital(words(f"wave.{wave}")), says=says, **_spelled(ratio, words))]
    figure = snapshot.figures["SEG-2"]
    if figure.target and (figure.numerator, figure.denominator) == (part.numerator, part.denominator):
        said.append(words("reach.after.target", target=words.share(figure.target)))
    return said


def response(snapshot: Snapshot, names: Names, wave: str, outcome: str) -> list[str]:
    """Say how many answered, of those contacted and of those who completed."""
    words, parts = names.words, snapshot.figures["SEG-1"].parts
    of_contacted, of_completed = part_of(parts, f"{wave}/{outcome}"), part_of(parts, f"{wave}/{outcome}/of-completed")
    said = []
    for key, part in (("reach.after.contacted", of_contacted), ("reach.after.completed", of_completed)):
        if part and part.value is not None and part.numerator is not None and part.denominator is not None:
            said.append(words(key, **_spelled(Ratio("", part.numerator, part.denominator), words)))
    return said


def _completion(table: Table | None, at: Mapping[str, str], name: str) -> Ratio | None:
    done = shown_at(table, {**at, "stage": str(Stage.COMPLETED)})
    attended = shown_at(table, {**at, **ATTENDED})
    return Ratio(name, done, attended) if done is not None and attended else None


def _conditions(table: Table | None, detail: str, bootcamp: str) -> set[str]:
    cells = [cell_at(table, {**ATTENDED, "bootcamp": bootcamp, detail: value}) for value in values_of(table, detail)]
    return {cell.state for cell in cells if cell}


def _is_most(table: Table | None, at: Mapping[str, str], focus: str) -> bool:
    counts = {age: shown_at(table, {**at, "age": age}) for age in values_of(table, "age") if age != ALL}
    known = {age: value for age, value in counts.items() if value is not None}
    return len(known) == len(counts) and all(known[focus] > value for age, value in known.items() if age != focus)


def _named(counts: Mapping[str, int], value: int, names: Names) -> str:
    return listed([names.state(state) for state, count in counts.items() if count == value], names.words)


def _spelled(ratio: Ratio, words: Words) -> dict[str, str]:
    return {"part": words.number(ratio.part), "whole": words.number(ratio.whole), "share": words.share(ratio.value)}


def _ratio(ratio: Ratio, words: Words) -> str:
    return words("reach.funnel.one", name=ratio.of, **_spelled(ratio, words))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
