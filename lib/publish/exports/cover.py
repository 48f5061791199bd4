"""What every bundle says of itself: programme, snapshot, dates, licence, how to read it, and sentences to quote."""

from dataclasses import dataclass

from lib.publish.exports.sheet import Sheet
from lib.wording.edition import Edition
from lib.wording.language import Words
from lib.wording.reference.citations import citations


@dataclass(frozen=True, slots=True)
class WrittenCover:
    """The parts of a cover, written: what it is, facts with their labels, sources, how to read, sentences to quote."""

    title: str
    says: str
    sample: str | None
    facts: tuple[tuple[str, str], ...]
    sources: tuple[tuple[str, str, str], ...]
    reading: tuple[tuple[str, str], ...]
    quoting: tuple[str, ...]


def cover_of(edition: Edition) -> WrittenCover:
    """Return an edition's cover. A source is its keeper, the day it is complete to, and how it stands."""
    snapshot, names, words = edition.snapshot, edition.names, edition.words
    identity = names.programme.programme
    sample = words("exports.sample") if snapshot.sample else None
    return WrittenCover(
        title=words("exports.title", programme=identity.name),
        says=identity.description.in_language(words.language),
        sample=sample,
        facts=(
            (words("exports.fact.snapshot"), snapshot.id),
            (words("exports.fact.as-of"), words.long_day(edition.as_of) if edition.as_of else words("frame.no-date")),
            (words("exports.fact.read"), f"{words.moment(snapshot.read_at)} UTC"),
            (words("exports.fact.licence"), licence_line(edition)),
            (words("exports.fact.protection"), words("exports.protection", k=names.programme.rules.protected_below)),
        ),
        sources=tuple(
            (
                names.partner(source.owner),
                words.day(source.facts_to) if source.facts_to else words("nothing.no-data"),
                words(f"source.{source.condition}"),
            )
            for source in snapshot.sources
        ),
        reading=nothings(words),
        quoting=tuple(citations(snapshot, names).values()),
    )


def nothings(words: Words) -> tuple[tuple[str, str], ...]:
    """Return «0» and the three kinds of nothing with what each means."""
    kinds = ("protected", "no-data", "not-applicable")
    return (
        ("0", words("exports.zero.means")),
        *((words(f"nothing.{kind}"), words(f"nothing.{kind}.means")) for kind in kinds),
    )


def licence_line(edition: Edition) -> str:
    """Return the licence's name and address, or that none was declared."""
    licence, words = edition.names.programme.licence, edition.words
    if licence is None:
        return words("exports.no-licence", programme=edition.names.programme.programme.name)
    return f"{licence.title.in_language(words.language)} ({licence.id}), {licence.url}"


def readme(edition: Edition, files: tuple[tuple[str, Sheet], ...]) -> bytes:
    """Return the cover as plain text that any editor opens: UTF-8 with a byte order mark."""
    cover, words = cover_of(edition), edition.words
    lines = [cover.title, "=" * len(cover.title), cover.says, *([cover.sample] if cover.sample else []), ""]
    lines += [f"{label}: {value}" for label, value in cover.facts]
    lines += ["", words("exports.heading.sources"), *(f"- {who}: {day} ({how})" for who, day, how in cover.sources)]
    lines += ["", words("exports.heading.reading"), *(f"- {label}: {means}" for label, means in cover.reading)]
    lines += [words("exports.totals"), "", words("exports.heading.files")]
    lines += [f"- {path}: {sheet.title}. {sheet.about}" for path, sheet in files]
    if cover.quoting:
        lines += ["", words("exports.heading.quoting"), *(f"- {sentence}" for sentence in cover.quoting)]
    return ("\r\n".join(lines) + "\r\n").encode("utf-8-sig")
