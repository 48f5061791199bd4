"""What is said of a file that somebody wants proved."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from lib.publish.proof.seal import Sealed, read_seal
from lib.publish.proof.verdict import EXIT, Claims, Verdict, claims_in, verdict
from lib.snapshot.audience import for_public
from lib.snapshot.changes.since import Since, since
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.pages.proof import short_key, subject, then_and_now, today, whose
from lib.wording.reference.definitions import definition


@dataclass(frozen=True, slots=True)
class FileReport:
    """What a file proved, in one sentence; of which snapshot, by whom and with which key it was signed.

    `figures` are its headline figures as plain values: id, name and value, and what became of each where that is known.
    """

    verdict: Verdict
    says: str
    snapshot: str | None = None
    signed_by: str | None = None
    key: str | None = None
    figures: tuple[Mapping[str, Any], ...] = ()

    @property
    def exit(self) -> int:
        """Return the exit status that stands for it."""
        return EXIT[self.verdict]


def report_of(
    content: bytes,
    believed: Collection[str],
    names: Names,
    kept: Callable[[str], tuple[Snapshot, Snapshot] | None],
) -> FileReport:
    """Return what is said of a file. `kept` gives the snapshot of an id and the newest one, where both are at hand."""
    sealed, words = read_seal(content), names.words
    claims, found = claims_in(sealed), verdict(sealed, believed)
    if claims is None or sealed is None:
        return FileReport(found, words("proof.none"))
    key = sealed.token.key
    if found != "intact":
        facts = {"id": claims.snapshot[:4], "key": short_key(key or "")}
        says = words("proof.unsigned-here" if found == "unsigned" else f"proof.{found}", **facts)
        return FileReport(found, says, claims.snapshot, None, key)
    return _intact(sealed, claims, names, kept, known=key in believed)


def _intact(
    sealed: Sealed,
    claims: Claims,
    names: Names,
    kept: Callable[[str], tuple[Snapshot, Snapshot] | None],
    *,
    known: bool,
) -> FileReport:
    pair, key = kept(claims.snapshot), sealed.token.key
    moved: tuple[Since, ...] = ()
    if pair:
        then, now = (for_public(each) for each in pair)
        moved = since(then, now, claims.figures, names.programme.rules.protected_below)
        names = replace(names, bootcamp_names={entry.id: entry.name for entry in now.bootcamps})
    said = {
        "subject": subject(claims.figures, claims.snapshot, claims.as_of, names),
        "whose": whose(claims.iss, key, names, believed=known),
    }
    news = today(moved, names)
    return FileReport(
        "intact",
        names.words("proof.says.today", **said, today=news) if news else names.words("proof.says", **said),
        claims.snapshot,
        (claims.iss if known else key),
        key,
        tuple(_figures(claims, moved, names)),
    )


def _figures(claims: Claims, moved: tuple[Since, ...], names: Names) -> list[Mapping[str, Any]]:
    news = {each.now.id: each for each in moved}
    return [
        {
            "id": indicator,
            "name": definition(indicator, names.words).name,
            "value": value,
            **(
                {"today": news[indicator].now.value, "says": then_and_now(news[indicator], names)}
                if indicator in news
                else {}
            ),
        }
        for indicator, value in claims.figures.items()
        if names.words.has(f"definition.{indicator}.name")
    ]
