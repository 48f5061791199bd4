"""Whether names in one section of the programme file are those that another declares."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from lib.programme.declaring.nearest import nearest
from lib.programme.declaring.refusals import Refusal, refusal


def repeated(what: str, ids: Sequence[str]) -> Iterator[Refusal]:
    """Yield the ids that stand twice in a section."""
    for name in dict.fromkeys(each for each in ids if ids.count(each) > 1):
        yield refusal("refusal.twice.id", f"{what}[{name}].id", found=name)


def strangers(named: Iterable[tuple[str, str]], partners: Sequence[str]) -> Iterator[Refusal]:
    """Yield what is named as a partner and is none; `named` are places with the partner that each names."""
    for place, found in named:
        if found not in partners:
            near = nearest(found, partners)
            yield refusal("refusal.partner", place, near=near, found=found, known=tuple(partners))


def no_indicators(place: str, named: Iterable[str], known: Collection[str]) -> Iterator[Refusal]:
    """Yield what is named as an indicator below a place and is none."""
    for found in named:
        if found not in known:
            near = nearest(found, known)
            yield refusal("refusal.indicator", f"{place}.{found}", near=near, found=found, known=tuple(known))
