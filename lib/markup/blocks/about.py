"""What every figure means, and everything else a reader needs to judge the dashboard."""

import re
from dataclasses import dataclass

from lib.indicators.figure import Figure
from lib.markup.memo import memo
from lib.markup.page import fill
from lib.markup.sections import PageSection, section
from lib.programme.model import Programme
from lib.snapshot.snapshot import Snapshot, SourceState
from lib.wording.cohorts import base_and_aside
from lib.wording.language import Words
from lib.wording.looking_back import written
from lib.wording.names import Names
from lib.wording.reference.columns import tab_called
from lib.wording.reference.definitions import Definition, counting_rule, definition, definitions, rules_told
from lib.wording.reference.glossary import glossary
from lib.wording.reference.laws import cited_laws
from lib.wording.tables import listed
from lib.wording.values import Written, is_share, nothing

_SECTION = re.compile(r'<section id="(\w+)">(.*?)</section>', re.DOTALL)
_LICENCES = ("code", "shapes", "places", "fonts")


@dataclass(frozen=True, slots=True)
class Explained:
    """A definition with its value today: the value, its base in words, its target, and what else belongs to it."""

    definition: Definition
    value: Written
    base: str | None
    target: str | None
    more: str | None
    tables: str
    rules: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source as its owner promised to keep it, and as it stands."""

    partner: str
    workbook: str
    tabs: str
    cadence: str
    cutoff: Written
    state: str
    state_word: str


@memo
def opening(snapshot: Snapshot, names: Names) -> str:
    """Return what the page is for, and its contents."""
    words = names.words
    description = names.programme.programme.description.in_language(words.language)
    return fill(
        "about-opening.html",
        words=words,
        programme=words("about.programme", description=description),
    )


@memo
def asked_for(indicator: str, snapshot: Snapshot, names: Names) -> str:
    """Return one definition, open, for a reader who came for it."""
    words = names.words
    found = definition(indicator, words, names.programme.rules)
    return fill("about-asked.html", words=words, item=_explained(found, snapshot, names))


@memo
def all_definitions(snapshot: Snapshot, names: Names) -> str:
    """Return every definition, by family."""
    words = names.words
    families: dict[str, list[Explained]] = {}
    found = definitions(words, names.programme)
    for each in found:
        families.setdefault(each.family, []).append(_explained(each, snapshot, names))
    reading = words("about.definitions.reading", n=len(found))
    return fill("about-definitions.html", words=words, reading=reading, families=families)


@memo
def sections(snapshot: Snapshot, names: Names) -> tuple[PageSection, ...]:
    """Return the sections of the page, the definitions first."""
    words = names.words
    defined = section("definitions", all_definitions(snapshot, names), title=words("about.definitions"))
    found = _SECTION.findall(grounds(snapshot, names))
    return (defined, *(section(each, f'<div class="id grounds">{html}</div>') for each, html in found))


def grounds(snapshot: Snapshot, names: Names) -> str:
    """Return all that stands below the definitions, each part in a section of its own."""
    words, rules, programme = names.words, names.programme.rules, names.programme
    kinds = [(Written("0", "shown"), words("about.zero.means"))]
    kinds += [
        (nothing(kind, words), words(f"nothing.{kind}.means")) for kind in ("no-data", "protected", "not-applicable")
    ]
    numbers = {"k": rules.protected_below, "most": rules.protected_below - 1, "base": rules.smallest_share_base}
    return fill(
        "about-grounds.html",
        words=words,
        terms=glossary(words, programme),
        rules=[(letter, counting_rule(letter, words, rules)) for letter in rules_told(words, programme)],
        kinds=kinds,
        small=[words(f"about.small.{number}", **numbers) for number in range(1, 5)],
        laws=cited_laws(programme, words),
        sources=[_source(each, names) for each in snapshot.sources],
        quotations=[
            (
                each.text.in_language(words.language),
                words("about.quotation.source", source=each.source, year=each.year),
            )
            for each in programme.quotations
        ],
        benchmarks=[
            (each.text.in_language(words.language), each.source.in_language(words.language), each.link)
            for each in programme.benchmarks
        ],
        licences=[(words(f"about.licence.{key}"), words(f"about.licence.{key}.says")) for key in _licences(programme)],
        snapshot_says=words(
            "about.snapshot.says",
            id=snapshot.id,
            moment=words.moment(snapshot.read_at),
            today=words.long_day(snapshot.today),
        ),
        sample=snapshot.sample is not None,
    )


def _explained(found: Definition, snapshot: Snapshot, names: Names) -> Explained:
    words, kept = names.words, names.programme.tables_kept
    value = snapshot.figure(found.id)
    return Explained(
        found,
        written(value, names),
        _base(value, words),
        _target(value, words),
        _more(found.id, value, names),
        listed(tuple(tab_called(each) for each in found.tables if each in kept), words) or words("about.tables.all"),
        ", ".join(found.rules) or words("about.rules.none"),
    )


def _base(value: Figure, words: Words) -> str | None:
    if value.id == "BOO-1" and value.state == "shown" and value.target:
        return words("bootcamps.base.done", n=words.number(value.target))
    return base_and_aside(value, words)


def _target(value: Figure, words: Words) -> str | None:
    """Return the target in the indicator's own unit; MET's is that of another indicator and is left out."""
    if not value.target or value.id.startswith("MET") or value.id == "BOO-1":
        return None
    return words.share(value.target) if is_share(value) else words.number(value.target)


def _more(indicator: str, value: Figure, names: Names) -> str | None:
    words = names.words
    if indicator == "PER-1":
        said = words("about.focus", focus=names.programme.ages.focus)
        return f"{said} {words('about.unknown', n=value.unknown)}" if value.unknown is not None else said
    if indicator == "DAT-5" and value.parts:
        return words("about.weakest", name=words(f"quality.{value.parts[0].id}"))
    if indicator == "MET-3" and value.signal:
        return words(f"signal.{value.signal}")
    return None


def _source(source: SourceState, names: Names) -> SourceRow:
    words = names.words
    declared = names.programme.source(source.id)
    return SourceRow(
        names.partner(source.owner),
        source.workbook,
        ", ".join(tab.title for tab in declared.tabs.values()) if declared else "",
        words("about.every", n=source.every_days),
        Written(words.day(source.facts_to), "shown") if source.facts_to else nothing("no-data", words),
        source.condition,
        words(f"source.{source.condition}"),
    )


def _licences(programme: Programme) -> tuple[str, ...]:
    """Return what is credited; the bundled places are not those of a programme that brings its own."""
    return tuple(key for key in _LICENCES if key != "places" or not programme.places.folder)
