"""Indicators that a programme declares: a count, a sum, a share, a difference or a mean of what its tables hold."""

from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Literal, get_args

from pydantic import Field, FiniteFloat, model_validator

from lib.programme.declared import Declared, Text
from lib.programme.declaring.refusals import Refusal, refusal, refused
from lib.programme.declaring.written import like

IndicatorKind = Literal["count", "sum", "share", "difference", "mean"]
Breakdown = Literal["state", "municipality", "partner", "bootcamp"]
Level = Literal["goal", "purpose", "component", "activity"]
Where = Literal["progress", "reach"]

LEVELS: tuple[Level, ...] = get_args(Level)
"""The levels of a matrix of indicators, the widest first."""

_SECOND: Mapping[str, str] = {"share": "among", "difference": "minus", "mean": "per"}
"""What an indicator of a kind takes besides `of`."""


class Quantity(Declared):
    """How many rows a table has or, with `sum`, what a column of it adds up to; only rows of the named choices.

    Columns are named by their header or, if declared, by their id, and choices as the sheets write them or by theirs.
    """

    table: str
    sum: str | None = None
    where: Mapping[str, tuple[str, ...]] = {}


class DeclaredIndicator(Declared):
    """One indicator with everything that a matrix of indicators (MIR) says of it.

    `level`, `dimension`, `frequency`, `direction` and `means_of_verification` are its columns. `sentence` says the
    value in words, where `{value}` stands. `on` is the page that shows it.
    """

    id: Annotated[str, like(r"[A-Z][A-Z0-9]{1,7}-[0-9]{1,3}", "refusal.like.indicator")]
    name: Text
    kind: IndicatorKind
    of: Quantity
    among: Quantity | None = None
    minus: Quantity | None = None
    per: Quantity | None = None
    by: tuple[Breakdown, ...] = ()
    sentence: Text | None = None
    definition: Text
    unit: Text
    source: Text
    means_of_verification: Text
    assumption: Text | None = None
    level: Level
    objective: Text | None = None
    dimension: Literal["effectiveness", "efficiency", "quality", "economy"] = "effectiveness"
    frequency: Literal["monthly", "quarterly", "half-yearly", "yearly"] = "yearly"
    direction: Literal["up", "down", "steady"] = "up"
    baseline: FiniteFloat | None = None
    baseline_year: Annotated[int, Field(ge=1900, le=2200)] | None = None
    target: FiniteFloat | None = None
    on: Where = "progress"

    @property
    def second(self) -> Quantity | None:
        """Return what the quantity is compared with, None for a count and a sum."""
        return self.among or self.minus or self.per

    @model_validator(mode="after")
    def _kind_and_quantities_agree(self) -> "DeclaredIndicator":
        needed = _SECOND.get(self.kind)
        for name in _SECOND.values():
            given = getattr(self, name) is not None
            if given and name != needed:
                raise refused("refusal.indicator.without", name, kind=self.kind, key=name)
            if not given and name == needed:
                raise refused("refusal.indicator.needs", kind=self.kind, key=name)
        if (self.kind == "count" and self.of.sum) or (self.kind == "sum" and not self.of.sum):
            raise refused("refusal.indicator.sum", "of")
        if twice := next((each for each in self.by if self.by.count(each) > 1), None):
            raise refused("refusal.twice", "by", found=twice)
        for name, given_value in (("baseline", self.baseline), ("target", self.target)):
            if self.kind == "share" and given_value is not None and not 0 <= given_value <= 1:
                raise refused("refusal.indicator.share", name, found=given_value)
        for text in self.sentence.by_language.values() if self.sentence else ():
            if text.count("{value}") != 1 or text.replace("{value}", "").strip("{}") != text.replace("{value}", ""):
                raise refused("refusal.indicator.sentence", "sentence", value="{value}")
        return self


class Threshold(Declared):
    """When a figure is green or amber. `direction` is `up` where more is better."""

    green: float
    amber: float
    direction: Literal["up", "down"] = "up"


def indicator_problems(indicators: Collection[DeclaredIndicator], built_in: Collection[str]) -> Iterator[Refusal]:
    """Yield which ids stand twice or are another indicator's already."""
    families = {each.partition("-")[0] for each in built_in}
    ids = [each.id for each in indicators]
    for name in dict.fromkeys(ids):
        if ids.count(name) > 1:
            yield refusal("refusal.twice.id", f"indicators[{name}].id", found=name)
        if name.partition("-")[0] in families:
            yield refusal("refusal.indicator.own", f"indicators[{name}].id", found=name.partition("-")[0])
