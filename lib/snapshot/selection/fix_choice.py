"""Which findings a viewer asks for, in which order they are shown, and which of them fit on one page."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from re import fullmatch

from lib.snapshot.selection.alike import alike
from lib.tables.finding import Finding, Severity

GRAVEST_FIRST: tuple[Severity, ...] = ("error", "warning", "note")
WORKBOOK = "workbook"
PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class FixChoice:
    """What a viewer asks for, by ids: a source, a tab as `tab_of` names it, severities. Nothing chosen means all."""

    source: str | None = None
    tab: str | None = None
    severities: tuple[str, ...] = ()

    def holds(self, found: Finding) -> bool:
        """Tell whether a finding is among those asked for."""
        return (
            self.source in {None, found.source}
            and self.tab in {None, tab_of(found)}
            and (not self.severities or found.severity in self.severities)
        )


def chosen(findings: Iterable[Finding], choice: FixChoice) -> tuple[Finding, ...]:
    """Return the findings asked for, in the order they came."""
    return tuple(found for found in findings if choice.holds(found))


def tab_of(found: Finding) -> str:
    """Return the table a finding is about, whatever its tab is called; `WORKBOOK` where it is about the whole book."""
    return found.table or WORKBOOK


def kinds(findings: Iterable[Finding]) -> list[tuple[str, Severity, int]]:
    """Return code, severity and count of what was found: the gravest first, then the most frequent."""
    counted = Counter((found.code, found.severity) for found in findings)
    found = [(code, severity, number) for (code, severity), number in counted.items()]
    return sorted(found, key=lambda kind: (GRAVEST_FIRST.index(kind[1]), -kind[2], kind[0]))


def pages_of(findings: Sequence[Finding]) -> int:
    """Return how many pages findings take; at least one. What is alike is one point."""
    return max(1, -(-len(alike(findings)) // PER_PAGE))


def page_of(findings: Sequence[Finding], number: int) -> tuple[Finding, ...]:
    """Return one page of findings, the first being 1: the gravest on the first pages, each from top to bottom.

    Within a page the sources keep the order in which they came, and so do a source's tabs.
    """
    gravest = sorted(alike(findings), key=lambda group: GRAVEST_FIRST.index(group[0].severity))
    here = [found for group in gravest[(number - 1) * PER_PAGE : number * PER_PAGE] for found in group]
    places = list(dict.fromkeys((found.source, tab_of(found)) for found in findings))
    sources = list(dict.fromkeys(found.source for found in findings))
    return tuple(
        sorted(
            here,
            key=lambda found: (
                sources.index(found.source),
                places.index((found.source, tab_of(found))),
                _position(found.cell),
            ),
        )
    )


def _position(cell: str | None) -> tuple[int, int, str]:
    match = fullmatch(r"([A-Z]+)([0-9]+)", cell or "")
    return (int(match[2]), len(match[1]), match[1]) if match else (0, 0, "")
