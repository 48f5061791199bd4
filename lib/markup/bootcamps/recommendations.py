"""The recommendations of the programme, each measured with what there is, and what of it is known by bootcamp."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lib.indicators.due import is_due
from lib.indicators.entries import ActionEntry, BootcampEntry
from lib.indicators.figure import Figure, share
from lib.markup.bootcamps.commitments import is_overdue
from lib.markup.memo import memo
from lib.markup.page import fill
from lib.programme.recommendations import Recommendation as Declared
from lib.snapshot.snapshot import Snapshot
from lib.wording.cohorts import base_and_aside
from lib.wording.looking_back import written
from lib.wording.names import Names
from lib.wording.pages.bootcamps import FIRM, applicable, missing
from lib.wording.tables import listed
from lib.wording.values import Written, base, figure, nothing

_COMMUNICATION = frozenset({"message", "post"})
_COMMUNITY = frozenset({"meeting", "community-group"})


@dataclass(frozen=True, slots=True)
class RecommendationBlock:
    """One recommendation: its figure, the figure's base in words, and what it means."""

    name: str
    value: Written
    base: str | None
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """What is known of the recommendations in one bootcamp. Progress is that of a checklist item, or None."""

    entry: BootcampEntry
    name: str
    allies: str
    outreach: str | None
    materials: str | None
    conditions: Written
    critical: str | None
    child_space: str | None


@memo
def recommendations(snapshot: Snapshot, names: Names) -> str:
    """Return the recommendations that the programme declares with their figures for all of it; nothing without any."""
    items = [_recommendation(each, snapshot, names) for each in names.programme.recommendations]
    return fill("recommendations.html", words=names.words, items=items) if items else ""


@memo
def matrix(entries: Sequence[BootcampEntry], snapshot: Snapshot, names: Names) -> str:
    """Return what is known of the recommendations bootcamp by bootcamp."""
    return fill("matrix.html", words=names.words, rows=[_matrix_row(each, snapshot, names) for each in entries])


def done_of_due(actions: Iterable[ActionEntry], kinds: frozenset[str], today: date) -> tuple[int, int, int]:
    """Return how many actions of these kinds are done, how many should be, and how many are still ahead."""
    mine = [each for each in actions if each.kind in kinds]
    done = sum(each.status == "done" for each in mine)
    due = sum(each.status == "planned" and each.day <= today for each in mine)
    ahead = sum(each.status == "planned" and each.day > today for each in mine)
    return done, done + due, ahead


def _recommendation(declared: Declared, snapshot: Snapshot, names: Names) -> RecommendationBlock:
    words = names.words
    if declared.indicator is None:
        made = _BUILT_IN[declared.id](snapshot, names)
    else:
        value = snapshot.figure(declared.indicator)
        made = RecommendationBlock("", written(value, names), base_and_aside(value, words), ())
    name = declared.name.in_language(words.language) if declared.name else made.name
    says = (declared.says.in_language(words.language),) if declared.says else made.says
    return replace(made, name=name, says=says)


def _allies(snapshot: Snapshot, names: Names) -> RecommendationBlock:
    words, value = names.words, snapshot.figure("ALI-1")
    whole = base(value, words)
    says = [words("bootcamps.five.allies.says", base=whole)] if whole else []
    overdue = sum(is_overdue(each, snapshot.today) for each in snapshot.commitments)
    if overdue:
        says.append(words("bootcamps.five.allies.overdue", n=overdue))
    if value.aside:
        says.append(words("bootcamps.five.not-due", n=value.aside))
    return _of("allies", value, whole, says, names)


def _communication(snapshot: Snapshot, names: Names) -> RecommendationBlock:
    words = names.words
    value, ahead = _actions(snapshot, _COMMUNICATION)
    whole = base(value, words)
    says = [words("bootcamps.five.communication.says", base=whole)] if whole else []
    if ahead:
        says.append(words("bootcamps.five.ahead", n=ahead))
    return _of("communication", value, whole, says, names)


def _content(snapshot: Snapshot, names: Names) -> RecommendationBlock:
    words, value = names.words, snapshot.figure("COM-2")
    resources = sum(each.kind == "resource" and each.status != "cancelled" for each in snapshot.actions)
    written = figure(value, words)
    whole = words("bootcamps.five.base.content", n=resources) if resources else None
    says = (words("bootcamps.five.content.says", n=resources, open=written.text),) if resources else ()
    return RecommendationBlock(words("bootcamps.five.content"), written, whole, says)


def _conditions(snapshot: Snapshot, names: Names) -> RecommendationBlock:
    words, value = names.words, snapshot.figure("BOO-3")
    whole, child = base(value, words), base(snapshot.figure("BOO-4"), words)
    says = [words("bootcamps.five.conditions.says", base=whole)] if whole else []
    if child:
        says.append(words("bootcamps.five.conditions.child", base=child))
    if value.aside:
        says.append(words("bootcamps.five.not-due", n=value.aside))
    return _of("conditions", value, whole, says, names)


def _community(snapshot: Snapshot, names: Names) -> RecommendationBlock:
    words = names.words
    value, ahead = _actions(snapshot, _COMMUNITY)
    done = [each.kind for each in snapshot.actions if each.kind in _COMMUNITY and each.status == "done"]
    counts = [("groups", done.count("community-group")), ("meetings", done.count("meeting"))]
    what = [words(f"bootcamps.{name}", n=number) for name, number in counts if number]
    says = []
    if value.state != "no-data":
        said = words("bootcamps.five.community.says", what=listed(what, words))
        says.append(said if what else words("bootcamps.five.community.none"))
    if ahead:
        says.append(words("bootcamps.five.ahead", n=ahead))
    returning = snapshot.figure("EMB-7")
    back = base(returning, words)
    if back and returning.state == "shown":
        text = figure(returning, words).text
        says.append(words("bootcamps.five.community.returning", share=text, base=back))
    return _of("community", value, base(value, words), says, names)


_BUILT_IN: dict[str, Callable[[Snapshot, Names], RecommendationBlock]] = {
    "allies": _allies,
    "communication": _communication,
    "content": _content,
    "conditions": _conditions,
    "community": _community,
}


def _actions(snapshot: Snapshot, kinds: frozenset[str]) -> tuple[Figure, int]:
    """Return the share of due actions that were done, and how many are ahead; no data where none were handed in."""
    if snapshot.figure("COM-1").state == "no-data":
        return Figure("COM-1", "share", "no-data"), 0
    done, due, ahead = done_of_due(snapshot.actions, kinds, snapshot.today)
    return share("COM-1", done, due), ahead


def _of(key: str, value: Figure, whole: str | None, says: list[str], names: Names) -> RecommendationBlock:
    words = names.words
    said = words(f"bootcamps.five.base.{key}", base=whole) if whole else None
    return RecommendationBlock(words(f"bootcamps.five.{key}"), written(value, names), said, tuple(says))


def _matrix_row(entry: BootcampEntry, snapshot: Snapshot, names: Names) -> MatrixRow:
    words = names.words
    firm = [each for each in snapshot.commitments if each.bootcamp == entry.id and each.status in FIRM]
    none = "nothing.no-data" if snapshot.may_lack("compromisos", entry.state) else "bootcamps.matrix.none"
    delivered = words.number(sum(each.status == "delivered" for each in firm))
    progress = {item.requirement: item.progress for item in entry.readiness}
    apply, lacking = applicable(entry), missing(entry)
    ready = words("of", part=words.number(len(apply) - len(lacking)), whole=words.number(len(apply)))
    critical = sum(item.critical and is_due(item.due, snapshot.today) for item in lacking)
    return MatrixRow(
        entry,
        names.bootcamp(entry.id),
        words("of", part=delivered, whole=words.number(len(firm))) if firm else words(none),
        progress.get("outreach"),
        progress.get("materials"),
        Written(ready, "shown") if apply else nothing("no-data", words),
        words("bootcamps.matrix.critical", n=critical) if critical else None,
        progress.get("child-space"),
    )
