"""Targets in words: those of every period, and what a matrix of indicators says of one."""

from collections.abc import Sequence
from datetime import date

from lib.indicators.figure import Figure
from lib.indicators.targets import TargetEntry, of_period
from lib.wording.language import Words
from lib.wording.names import Names
from lib.wording.tables import listed
from lib.wording.values import decimals_of

_IN_THE_MATRIX = (
    ("target-level", "level"),
    ("indicator-dimension", "dimension"),
    ("frequency", "frequency"),
    ("target-direction", "direction"),
)


def by_period(targets: Sequence[TargetEntry], day: date, words: Words, *, share: bool = False) -> str | None:
    """Return the targets of one indicator and scope: «120 al 30 jun 2023 y 350 al 15 dic 2023 (la vigente)».

    None where there are fewer than two. The present one is that of the period that contains `day`.
    """
    if len(targets) < 2:
        return None
    present = of_period(targets, day)
    said = []
    for each in targets:
        value = words.share(each.target) if share else words.number(each.target)
        key = "target.by-day.present" if each is present else "target.by-day"
        said.append(words(key, target=value, day=words.day(each.period_end)))
    return listed(said, words)


def in_the_matrix(target: TargetEntry, names: Names) -> str | None:
    """Return level, dimension, frequency and direction as far as they were declared: «Componente · eficacia»."""
    given = [(dimension, getattr(target, name)) for dimension, name in _IN_THE_MATRIX]
    said = " · ".join(names.value(dimension, str(value)) for dimension, value in given if value)
    return said[:1].upper() + said[1:] if said else None


def against_target(value: Figure, names: Names) -> str:
    """Return «86 % de la meta de 350», "" where there is no target.

    Of a share, of a mean and of what is to fall or to stay only the target is said: «Meta: 60 %».
    """
    words, target = names.words, value.target
    if not target:
        return ""
    own = next((each for each in names.programme.indicators if each.id == value.id), None)
    if value.unit in {"share", "mean"} or (own and own.direction != "up"):
        said = words.share(target) if value.unit == "share" else words.number(target, decimals_of(value))
        return words("stage.own.target", target=said)
    if value.value is None:
        return words("home.target", share="…", target=words.number(target)) if value.low is None else ""
    return words("home.target", share=words.share(value.value / target), target=words.number(target))
