"""The notice to a partner, ready to paste into an e-mail or a message: thanks first, then what to mend and how."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from re import fullmatch

from lib.indicators.data_quality import Ratio
from lib.snapshot.selection.alike import alike
from lib.tables.finding import Finding
from lib.wording.findings.finding_facts import shortened
from lib.wording.findings.findings import also, message
from lib.wording.language import Words

MOST = 20
Links = Mapping[tuple[str, str], str]
"""Where a cell can be opened, by its tab and A1 address."""
_NO_LINKS: Links = {}
_NOBODY: Mapping[str, str] = {}
_GRAVEST_FIRST = ("error", "warning")


def notice(
    required: Ratio,
    findings: Sequence[Finding],
    words: Words,
    organisation: str,
    links: Links = _NO_LINKS,
    *,
    programme: str = "",
    partners: Mapping[str, str] = _NOBODY,
) -> str:
    """Return a plain text to `organisation` about `findings`, all of one source.

    `required` is how many of the required cells are right (a source's completeness). Notes ask for nothing and are
    left out; what asks for the same in one column is one point with its cells. Of more than `MOST` the gravest are told
    and the rest counted. `partners` names partners by id.
    """
    points = [found for found in findings if found.severity in _GRAVEST_FIRST]
    opening = [words("notice.greeting", organisation=organisation), "", words("notice.thanks")]
    opening += _praise(required, words)
    if not points:
        body = [words("notice.nothing")]
        closing = words("notice.closing.nothing")
    else:
        body = ["", words("notice.to-do", n=len(points)), *_listed(points, words, links, partners)]
        closing = words("notice.closing")
    signature = [words("notice.signature", programme=programme)] if programme else []
    return "\n".join([*opening, *body, "", closing, *signature])


def _praise(required: Ratio, words: Words) -> list[str]:
    """Say which share is right. Rounding never turns what is nearly all into all."""
    if required.base == 0 or required.top == 0:
        return []
    total = words.number(required.base)
    if required.top >= required.base:
        return [words("notice.all-right", required=total, share=words.share(1), n=required.base)]
    share = min(round(required.top / required.base, 2), 0.99)
    return [words("notice.right", required=total, right=words.number(required.top), share=words.share(share))]


def _listed(points: Sequence[Finding], words: Words, links: Links, partners: Mapping[str, str]) -> list[str]:
    in_order = sorted(points, key=lambda found: _position(found.cell))
    gravest = sorted(alike(in_order), key=lambda group: _GRAVEST_FIRST.index(group[0].severity))[:MOST]
    tabs = list(dict.fromkeys(found.tab for found in points))
    told = sorted(gravest, key=lambda group: (tabs.index(group[0].tab), _position(group[0].cell)))
    lines, number = [], 0
    for tab, here in groupby(told, key=lambda group: group[0].tab):
        book = words("notice.book", book=shortened(points[0].workbook))
        lines += ["", words("notice.tab", tab=shortened(tab)) if tab else book]
        for group in here:
            number, found = number + 1, group[0]
            told_once = " ".join(filter(None, (message(found, words, partners=partners), also(group, words))))
            lines.append(words("notice.item", number=number, message=told_once))
            link = links.get((found.tab or "", found.cell or ""))
            lines += [words("notice.link", link=link)] if link else []
    rest = len(points) - sum(map(len, told))
    return [*lines, "", words("notice.more", n=rest)] if rest else lines


def _position(cell: str | None) -> tuple[int, int, str]:
    """Return row, then column, so that a sheet is mended from top to bottom."""
    match = fullmatch(r"([A-Z]+)([0-9]+)", cell or "")
    return (int(match[2]), len(match[1]), match[1]) if match else (0, 0, "")
