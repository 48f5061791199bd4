"""The preparation page's own blocks: what it is about, the rehearsal, and what was frozen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lib.markup.page import fill
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """One remark of the rehearsal: the slide it is about (empty for the whole deck), what it is, and what to do."""

    slide: str
    what: str
    do: str


@dataclass(frozen=True, slots=True)
class Frozen:
    """A frozen snapshot: its id, when and by which organisation it was frozen, and the note left with it."""

    id: str
    at: datetime
    organisation: str
    note: str = ""


def opening(snapshot: Snapshot, names: Names) -> str:
    """Return the page's title, what it gives, and which snapshot all of it comes from."""
    words, says = names.words, names.words("prepare.says", cut=snapshot.id[:4])
    return fill("prepare-opening.html", title=words("prepare.title"), says=says)


def without_the_dashboard(names: Names) -> str:
    """Return what there is where the dashboard is not: the presentation beside the page, and what has to wait."""
    words = names.words
    return fill(
        "prepare-light.html",
        title=words("prepare.title"),
        says=words("prepare.light"),
        stage=words("prepare.light.stage"),
    )


def saved(snapshot: Snapshot, slides: Sequence[str], stage: str | None, names: Names) -> str:
    """Return the line where the browser says whether it saved these slides of this snapshot before.

    `stage` is where the server sends the same, None where it sends another.
    """
    words = names.words
    deck = f"{words.language} {','.join(slides)}"
    says = words("prepare.saved", when="{when}")
    return fill("prepare-saved.html", cut=snapshot.id, deck=deck, stage=stage, says=says)


def rehearsal(points: Sequence[RemarkLine], slides: int, names: Names) -> str:
    """Return the rehearsal: all well, or each remark with what to do."""
    words = names.words
    outcome = words("prepare.rehearsal.n", n=len(points)) if points else words("prepare.rehearsal.well", n=slides)
    return fill("prepare-rehearsal.html", outcome=outcome, points=points, whole=words("prepare.rehearsal.whole"))


def frozen(found: Sequence[Frozen], names: Names, *, sample: bool = False) -> str:
    """Return what was frozen, by the clock of the programme, each with the link that opens it for good.

    Of a `sample` it says that this clock is not the one of its facts.
    """
    words = names.words
    rows = [
        (
            each.id,
            words("frame.snapshot", id=each.id[:4]),
            words("prepare.frozen.by", day=words.moment(names.local(each.at)), name=_who(each.organisation, names)),
            each.note,
        )
        for each in found
    ]
    return fill(
        "prepare-frozen.html",
        rows=rows,
        language=words.language,
        nothing=words("prepare.frozen.none"),
        clock=words("frame.sample.clock") if sample else None,
    )


def code(image: str, address: str, names: Names) -> str:
    """Return a QR code, given as the address of its image, with the same in words."""
    return fill("prepare-code.html", image=image, address=address, alt=names.words("stage.qr.alt", address=address))


def _who(organisation: str, names: Names) -> str:
    if organisation == "demonstration":
        return names.words("prepare.frozen.demonstration")
    return names.partner(organisation) if organisation else names.words("prepare.frozen.steward")
