"""Figures of municipalities that others published: quoted with their source, never computed with."""

from collections.abc import Mapping
from dataclasses import dataclass

from lib.programme.presentation import DeclaredStatistic


@dataclass(frozen=True, slots=True, eq=False)
class PublicStatistic:
    """A declared statistic with its value of each municipality, by key. What the file does not tell is not there."""

    declared: DeclaredStatistic
    values: Mapping[str, float]
