"""How far the programme has come, in sentences: over time, from stage to stage, and afterwards."""

from collections.abc import Mapping, Sequence

from lib.indicators.counts.published import Table
from lib.indicators.figure import Figure, Part
from lib.snapshot.selection.headlines import headlines
from lib.snapshot.selection.lookup import cell_at, shown_at, values_of
from lib.snapshot.snapshot import Snapshot
from lib.tables.schema.training import WHOLE_PROGRAMME
from lib.tables.schema.vocabulary import BootcampStatus, Stage, Wave
from lib.wording.cohorts import base_and_aside, pace, still_running, which
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.pages.reach import ATTENDED, ShownShare
from lib.wording.targets import by_period
from lib.wording.values import figure

FUNNELS = {"role": "people-by-stage-role", "state": "people-ended-by-stage-state"}
"""The published table that the funnel of each kind of group is read from: only bootcamps that ended."""


def counted(snapshot: Snapshot, names: Names) -> str | None:
    """Return «358 personas alcanzadas; 301 son mujeres microempresarias», None where either is not shown.

    Without bootcamps it is what the programme's own first figures say.
    """
    words, people, women = names.words, snapshot.figure("ALC-1").value, snapshot.figure("ALC-2").value
    if not names.programme.trains:
        told = filter(None, (said_of(each, snapshot, names) for each in headlines(snapshot, names.programme)))
        return " ".join(each if each.endswith(".") else f"{each}." for each in told).rstrip(".") or None
    if people is None or women is None:
        return None
    return words("home.counted", people=words.number(people), women=words.number(women))


def finding(snapshot: Snapshot, names: Names) -> str:
    """Return what the first page says first: against the target or the plan, bootcamps over, and who completed."""
    words, reached, completed = names.words, snapshot.figure("ALC-1"), snapshot.figure("EMB-6")
    if not names.programme.trains:
        return _own_finding(snapshot, names)
    met = reached.value is not None and reached.target and reached.value >= reached.target
    against = "met" if met else snapshot.figure("MET-3").signal or "unknown"
    held = [each for each in snapshot.bootcamps if each.status != BootcampStatus.CANCELLED]
    done = sum(each.status == BootcampStatus.COMPLETED for each in held)
    if not held and snapshot.figure("BOO-1").state == "no-data":
        return words("home.finding.no-data")
    over = "empty" if not held else "none" if not done else "all" if done == len(held) else "some"
    share = (
        words.share(completed.value) if done and completed.state == "shown" and completed.value is not None else None
    )
    bootcamps = words(f"home.finding.{over}", n=done or len(held), whole=len(held))
    if share:
        bootcamps = words("home.finding.completed", bootcamps=bootcamps, share=share)
    return words(f"home.finding.{against}", bootcamps=bootcamps)


def _own_finding(snapshot: Snapshot, names: Names) -> str:
    """Return what the figures say that stand first in a programme without bootcamps, the first that says something."""
    said = (said_of(each, snapshot, names) for each in headlines(snapshot, names.programme))
    return next(filter(None, said), names.words("home.finding.no-data"))


def said_of(indicator: str, snapshot: Snapshot, names: Names) -> str:
    """Return an indicator's value in the sentence declared for it, or under its name; "" where it is not shown."""
    words, value = names.words, figure(snapshot.figure(indicator), names.words)
    key = f"definition.{indicator}.sentence"
    if not value.shown:
        return ""
    if words.has(key):
        return words(key, value=value.text)
    return words("declared.finding", name=words(f"definition.{indicator}.name"), value=value.text)


def over_time(snapshot: Snapshot, names: Names) -> list[str]:
    """Say how far the target and the plan to date are reached."""
    words, reached, plan = names.words, snapshot.figure("ALC-1"), snapshot.figure("MET-2")
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
    whole = [each for each in snapshot.targets if (each.indicator, each.scope) == ("ALC-1", WHOLE_PROGRAMME)]
    periods = by_period(whole, plan.until or snapshot.today, words)
    said += [words("reach.time.periods", targets=periods)] if periods else []
    against = pace(plan, snapshot, words)
    return [*said, f"{against}."] if against else said


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


def funnel(snapshot: Snapshot, names: Names, by: str | None = None) -> list[str]:
    """Say how many of those who attended completed, between which shares the groups lie, and who still attends."""
    words, completed = names.words, snapshot.figure("EMB-6")
    table = snapshot.table(FUNNELS[by]) if by else None
    whole = _completion(table, {}, "") if by else _shown_share(completed)
    said = [words("reach.funnel.completed", **whole.spelled(words))] if whole else []
    said += _between(table, by, names) if by else []
    if not said and (so_far := before_any_ended(snapshot, words)):
        return [f"{so_far}."]
    beside = still_running(completed, words) if said else base_and_aside(completed, words)
    return [*said, f"{beside}."] if beside else said


def before_any_ended(snapshot: Snapshot, words: Words) -> str:
    """Return how many registered and attended so far, "" where a bootcamp has ended or either is not shown."""
    registered, attended = snapshot.figure("EMB-1"), snapshot.figure("EMB-2")
    waits = snapshot.figure("EMB-6").state == "not-applicable"
    if not waits or registered.value is None or attended.value is None:
        return ""
    spelled = {"registered": words.number(registered.value), "attended": words.number(attended.value)}
    return words("reach.funnel.so-far", n=int(attended.value), **spelled)


def of_previous(snapshot: Snapshot, words: Words) -> str:
    """Return what the share beside each stage is of, and which bootcamps it leaves out."""
    if which("ended", snapshot, words) == "all":
        return words("reach.funnel.note.previous")
    done = sum(each.status == BootcampStatus.COMPLETED for each in snapshot.bootcamps)
    return words("reach.funnel.note.ended", n=done) if done else words("reach.funnel.note.none")


def _between(table: Table | None, by: str, names: Names) -> list[str]:
    """Say between which shares the groups lie, where each that attended has one of enough people."""
    words, smallest = names.words, names.programme.rules.smallest_share_base
    groups = [(value, _completion(table, {by: value}, names.value(by, value))) for value in values_of(table, by)]
    ratios = [ratio for _, ratio in groups if ratio and ratio.whole >= smallest]
    cells = [cell_at(table, {**ATTENDED, by: value}) for value, _ in groups]
    attended = [cell for cell in cells if cell and cell.state != "not-applicable" and cell.value != 0]
    if len(ratios) < 2 or len(ratios) != len(attended):
        return []
    low, high = min(ratios, key=lambda each: each.value), max(ratios, key=lambda each: each.value)
    if words.share(low.value) == words.share(high.value):
        return []
    spelled = {"by": words(f"reach.by.{by}"), "low": _ratio(low, words), "high": _ratio(high, words)}
    return [words("reach.funnel.between", **spelled)]


def part_of(parts: Sequence[Part], name: str) -> Part | None:
    """Return a figure's part by name."""
    return next((part for part in parts if part.id == name), None)


def follow_up(snapshot: Snapshot, names: Names, wave: str, outcome: str) -> list[str]:
    """Say one outcome of one wave of those who answered, with the range for all who could have, and what it was before.

    The range holds whatever those who did not answer would have said. It is left out where it is not known.
    """
    words = names.words
    part = part_of(snapshot.figure("SEG-2").parts, f"{wave}/{outcome}")
    if part is None or part.value is None or part.numerator is None or part.denominator is None:
        return []
    ratio = ShownShare(outcome, part.numerator, part.denominator)
    when, says = _capital(words(f"wave.{wave}")), words.called("reach.outcome", outcome)
    eligible = part_of(snapshot.figure("SEG-1").parts, f"{wave}/{outcome}/of-eligible")
    if eligible and eligible.denominator and part.low is not None and part.high is not None:
        base = eligible.denominator
        known = {
            "eligible": words.number(base),
            "low": words.share(part.low / base),
            "high": words.share(part.high / base),
        }
        said = [words("reach.after.outcome.range", wave=when, says=says, **known, **ratio.spelled(words))]
    else:
        said = [words("reach.after.outcome", wave=when, says=says, **ratio.spelled(words))]
    before = part_of(snapshot.figure("SEG-2").parts, f"{Wave.ENTRY}/{outcome}") if wave != Wave.ENTRY else None
    if before and before.state == "shown" and before.numerator is not None and before.denominator:
        said.append(words("reach.after.before", **ShownShare("", before.numerator, before.denominator).spelled(words)))
    figure = snapshot.figure("SEG-2")
    if figure.target and (figure.numerator, figure.denominator) == (part.numerator, part.denominator):
        said.append(words("reach.after.target", target=words.share(figure.target)))
    return said


def response(snapshot: Snapshot, names: Names, wave: str, outcome: str) -> list[str]:
    """Say how many answered, of those contacted."""
    part = part_of(snapshot.figure("SEG-1").parts, f"{wave}/{outcome}")
    if part is None or part.value is None or part.numerator is None or part.denominator is None:
        return []
    return [
        names.words("reach.after.contacted", **ShownShare("", part.numerator, part.denominator).spelled(names.words))
    ]


def _completion(table: Table | None, at: Mapping[str, str], name: str) -> ShownShare | None:
    done = shown_at(table, {**at, "stage": str(Stage.COMPLETED)})
    attended = shown_at(table, {**at, **ATTENDED})
    return ShownShare(name, done, attended) if done is not None and attended else None


def _shown_share(value: Figure) -> ShownShare | None:
    if value.state != "shown" or value.numerator is None or not value.denominator:
        return None
    return ShownShare("", value.numerator, value.denominator)


def _ratio(ratio: ShownShare, words: Words) -> str:
    return words("reach.funnel.one", name=ratio.of, **ratio.spelled(words))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
