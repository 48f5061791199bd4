"""The slide of the indicators that a programme declares: two large, then the next, each with its target."""

from lib.publish.stage.evidence import SlideContent
from lib.publish.stage.slide import Headline, SlideTable
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.pages.stage import own_indicators
from lib.wording.values import base, figure

_LARGE = 2


def own(snapshot: Snapshot, names: Names) -> SlideContent:
    """Return two indicators as figures, three in a table, and how many more there are."""
    words, told = names.words, own_indicators(snapshot, names.programme)
    large, rest = told[:_LARGE], told[_LARGE:]
    heads = (words("declared.value"), words("declared.indicator"))
    rows = tuple((figure(snapshot.figure(each), words).text, _called(each, snapshot, names)) for each in rest)
    more = len(names.programme.indicators) - len(told)
    return SlideContent(
        tuple(_headline(each, snapshot, names) for each in large),
        (SlideTable(words("stage.own.also"), heads, rows),) if rows else (),
        (words("stage.own.more", n=more),) if more else (),
    )


def _headline(indicator: str, snapshot: Snapshot, names: Names) -> Headline:
    words, value = names.words, snapshot.figure(indicator)
    below = " · ".join(filter(None, (base(value, words), _target(indicator, snapshot, names))))
    return Headline(indicator, figure(value, words), words(f"definition.{indicator}.name"), below)


def _called(indicator: str, snapshot: Snapshot, names: Names) -> str:
    named = (names.words(f"definition.{indicator}.name"), _target(indicator, snapshot, names))
    return " · ".join(filter(None, named))


def _target(indicator: str, snapshot: Snapshot, names: Names) -> str:
    words, target = names.words, snapshot.figure(indicator).target
    if target is None:
        return ""
    spelled = words.share(target) if indicator in names.programme.share_ids else words.number(target)
    return words("stage.own.target", target=spelled)
