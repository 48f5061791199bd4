"""A digest for one organisation: on plan?, what changed since its last one, its move, its cells, and one link.

It quotes no cell, so it can be passed on within an organisation; what changed is told as the public is told it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from lib.markup.page import templates
from lib.programme.model import Programme
from lib.publish.light.page import FOLDER as LIGHT
from lib.publish.stage.colour import LIGHT_GROUND, against
from lib.snapshot.audience import for_partner, for_public
from lib.snapshot.changes.difference import Difference, difference
from lib.snapshot.selection.events import concerns, events_of
from lib.snapshot.selection.tasks import AHEAD_DAYS, OpenTask, due_within, owed_by, tasks_of, told_once
from lib.snapshot.snapshot import Snapshot
from lib.wording.cohorts import pace
from lib.wording.names import Names
from lib.wording.pages.changes import told
from lib.wording.sources import freshness_line
from lib.wording.tasks import task_day, task_sentence

_MOST_CHANGES = 7
_FOLDER = LIGHT.parent / "mailbox" / "templates"


@dataclass(frozen=True, slots=True)
class DigestSection:
    """A heading, and what stands under it, line by line."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LastDigest:
    """The digest that an organisation got before: of which snapshot, where that can be read, and its mark."""

    snapshot: Snapshot | None = None
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class OwnDigest:
    """What one organisation is told.

    `colour` is the programme's, `mark` a hash of what waits for it, `news` whether anything that concerns it changed
    since the last one.
    """

    partner: str
    subject: str
    opening: str
    sections: tuple[DigestSection, ...]
    link: str
    link_name: str
    colour: str
    mark: str
    news: bool


def digest_of(snapshot: Snapshot, last: LastDigest, partner: str, names: Names, dashboard: str) -> OwnDigest:
    """Return an organisation's digest; names are in its language.

    `dashboard` is where the dashboard is, without a slash at its end.
    """
    words, programme, name = names.words, names.programme, names.partner(partner)
    every = owed_by(tasks_of(for_partner(snapshot, partner), programme), partner)
    hers = told_once(every)
    soon = due_within(hers, snapshot.today, AHEAD_DAYS)
    cells = [each for each in hers if each.finding]
    changed = _changed(last.snapshot, snapshot, programme)
    mark = _mark(soon, cells, snapshot, partner)
    tasks = [f"{task_day(each, snapshot.today, words)}: {task_sentence(each, names)}" for each in soon]
    said = [f"{each.mark} · {each.text}" for each in told(changed, names)]
    sections = [DigestSection(words("digest.plan"), _plan(snapshot, names))]
    if said:
        sections.append(DigestSection(words("digest.changes"), _first(said, _MOST_CHANGES, names)))
    due = tuple(tasks) or (words("digest.tasks.none"),)
    sections.append(DigestSection(words("digest.tasks", n=AHEAD_DAYS), due))
    sections.append(DigestSection(words("digest.cells"), (_left(len(cells), len(every) - len(hers), names),)))
    opening = words("digest.sample") if snapshot.sample else freshness_line(snapshot, names)
    return OwnDigest(
        partner,
        words("digest.subject", programme=programme.programme.name, name=name, day=words.day(snapshot.today)),
        opening,
        tuple(sections),
        f"{dashboard}/mine?socio={partner}&lang={words.language}",
        words("digest.link"),
        against(programme.programme.colour, LIGHT_GROUND),
        mark,
        news=mark != last.mark or _about_her(changed, partner, snapshot, programme),
    )


def as_text(digest: OwnDigest) -> str:
    """Return the digest as WhatsApp shows it: headings between asterisks, points, one link."""
    lines = [f"*{digest.subject}*", digest.opening]
    for section in digest.sections:
        lines += ["", f"*{section.heading}*", *(f"• {_one_line(line)}" for line in section.lines)]
    return "\n".join([*lines, "", f"{digest.link_name}: {digest.link}"])


def as_markdown(digest: OwnDigest) -> str:
    """Return the digest as Markdown."""
    lines = [f"# {_plain(digest.subject)}", "", _plain(digest.opening)]
    for section in digest.sections:
        lines += ["", f"## {_plain(section.heading)}", "", *(f"- {_plain(line)}" for line in section.lines)]
    return "\n".join([*lines, "", f"[{digest.link_name}]({digest.link})", ""])


def as_html(digest: OwnDigest, language: str) -> str:
    """Return the digest as HTML for mail: no picture, no script, no style but its own."""
    return templates(_FOLDER).get_template("digest.html").render(digest=digest, language=language)


def _plan(snapshot: Snapshot, names: Names) -> tuple[str, ...]:
    words, people = names.words, snapshot.figure("ALC-1")
    signal = snapshot.figure("MET-3").signal
    said = [words("digest.people", people=words.number(people.value))] if people.value is not None else []
    said += [words(f"signal.{signal}")] if signal else []
    course = pace(snapshot.figure("MET-2"), snapshot, words)
    return tuple(said + ([course] if course else [])) or (words("digest.plan.none"),)


def _left(cells: int, told: int, names: Names) -> str:
    """Return how many cells are left to mend besides those that are `told` by the day on which they are due."""
    key = "digest.cells.told" if told and not cells else "review.left" if cells else "review.left.none"
    return names.words(key, n=cells or told)


def _changed(before: Snapshot | None, after: Snapshot, programme: Programme) -> Difference:
    if before is None:
        return Difference()
    return difference(for_public(before), for_public(after), programme.rules.protected_below, programme.owners)


def _about_her(changed: Difference, partner: str, snapshot: Snapshot, programme: Programme) -> bool:
    """Tell whether anything that changed is hers: her rows, her sheet, or a bootcamp that she has to do with."""
    camps = {
        each.about
        for each in events_of(snapshot, programme)
        if each.kind == "bootcamp" and concerns(each, partner, snapshot, programme)
    }
    return (
        any(each.owner == partner for each in changed.edits)
        or any(each.after.owner == partner for each in changed.sources)
        or any(getattr(each.entry, "partner", "") == partner or each.entry.id in camps for each in changed.turns)
        or any(dict(each.at).get("bootcamp") in camps for each in changed.bootcamps)
        or any(each.bootcamp in camps for each in changed.unsettled)
    )


def _mark(soon: Sequence[OpenTask], cells: Sequence[OpenTask], snapshot: Snapshot, partner: str) -> str:
    sheets = sorted((each.id, each.condition) for each in snapshot.sources if each.owner == partner)
    dues = sorted((each.key, str(each.day)) for each in soon)
    return sha256(repr((dues, sorted(each.key for each in cells), sheets)).encode()).hexdigest()


def _first(lines: Sequence[str], most: int, names: Names) -> tuple[str, ...]:
    rest = len(lines) - most
    return (*lines[:most], names.words("review.more", n=rest)) if rest > 0 else tuple(lines)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _plain(text: str) -> str:
    """Return a text that Markdown shows as it is."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|" else sign for sign in _one_line(text))
