"""The declared indicators of a programme as published tables of counts, and the operands that are read from them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lib.indicators.declaring.operands import REACH, Operand, OperandProblem, operand_of
from lib.indicators.declaring.places import dimensions_of
from lib.programme.declaring.indicators import Breakdown, DeclaredIndicator
from lib.programme.declaring.refusals import Refusal, refusal
from lib.programme.loading import ProgrammeError
from lib.programme.model import Programme, PublishedTable, TableId
from lib.programme.setting import Setting

_MOST_FILTERS = 2
_IN_ORDER = ("stage", "state", "bootcamp", "role", "sex", "age")


@dataclass(frozen=True, slots=True)
class CountTable:
    """A published table of people counted from rows of one table, by columns of it and by place.

    `filters` maps a dimension to the field that it is read from; `parts` are the parts of the count that is added up,
    a further dimension where there are any. `places` are dimensions of place, the wider one first.
    """

    id: str
    table: TableId
    measure: str
    field: str | None
    filters: tuple[tuple[str, str], ...]
    parts: tuple[str, ...]
    places: tuple[str, ...]

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Return the names of its dimensions in order."""
        return (*(name for name, _ in self.filters), *([self.parted] if self.parts else []), *self.places)

    @property
    def parted(self) -> str:
        """Return what the dimension of its parts is called: as the count that they are parts of."""
        return self.measure.partition(".")[2]


@dataclass(frozen=True, slots=True)
class CompiledIndicator:
    """A declared indicator with what it counts. `tables` names what people are read from, by breakdown and measure."""

    declared: DeclaredIndicator
    operands: tuple[Operand, ...]
    tables: Mapping[tuple[Breakdown | None, str], str]


@dataclass(frozen=True, slots=True)
class Compiled:
    """All declared indicators, the tables of people that they rest on, and those of people reached among them."""

    indicators: tuple[CompiledIndicator, ...] = ()
    tables: Mapping[str, CountTable] = field(default_factory=dict)
    reach: Mapping[str, PublishedTable] = field(default_factory=dict)


def compile_indicators(programme: Programme) -> Compiled:
    """Compile what a programme declares. Raises ProgrammeError with each thing to mend."""
    indicators: list[CompiledIndicator] = []
    tables: dict[str, CountTable] = {}
    reach: dict[str, PublishedTable] = {}
    problems: list[Refusal] = []
    for each in programme.indicators:
        try:
            made, mine = _compiled(each, programme)
        except OperandProblem as problem:
            problems += [wrong.below(f"indicators[{each.id}]") for wrong in problem.refusals]
            continue
        for table in mine:
            if isinstance(table, CountTable) and tables.setdefault(table.id, table) != table:
                problems.append(refusal("refusal.of.table", f"indicators[{each.id}].of", found=table.id))
        indicators.append(made)
        reach |= {table.id: table for table in mine if isinstance(table, PublishedTable)}
    if problems:
        raise ProgrammeError(problems)
    return Compiled(tuple(indicators), tables, reach)


def with_declared(setting: Setting) -> Setting:
    """Return a setting whose programme also publishes the tables of people reached that its indicators rest on."""
    programme = setting.programme
    known = {table.id for table in programme.published}
    more = tuple(table for name, table in compile_indicators(programme).reach.items() if name not in known)
    if not more:
        return setting
    return replace(setting, programme=programme.model_copy(update={"published": (*programme.published, *more)}))


def _compiled(
    each: DeclaredIndicator, programme: Programme
) -> tuple[CompiledIndicator, list[CountTable | PublishedTable]]:
    operands = tuple(_operands(each, programme))
    _check(each, operands)
    read: dict[tuple[Breakdown | None, str], str] = {}
    made: list[CountTable | PublishedTable] = []
    for by in (None, *each.by):
        for operand in operands:
            places = dimensions_of(operand.table, by, programme)
            if operand.people:
                table = _table([one for one in operands if one.measure == operand.measure], places, programme)
                read[by, operand.measure] = table.id
                made.append(table)
    return CompiledIndicator(each, operands, read), made


def _operands(each: DeclaredIndicator, programme: Programme) -> Iterator[Operand]:
    for name, given in (("of", each.of), ("among", each.among), ("minus", each.minus), ("per", each.per)):
        if given is not None:
            try:
                yield operand_of(given, programme)
            except OperandProblem as problem:
                raise OperandProblem(*(wrong.below(name) for wrong in problem.refusals)) from None


def _check(each: DeclaredIndicator, operands: tuple[Operand, ...]) -> None:
    """Refuse what would not be a share, or a difference of people that nothing protects. Raises OperandProblem."""
    for operand in operands:
        if operand.people and len(operand.where) - (operand.table == REACH) > _MOST_FILTERS:
            raise OperandProblem(refusal("refusal.of.filters", "of.where", most=_MOST_FILTERS))
    if each.kind == "share" and not _is_within(operands[0], operands[1]):
        raise OperandProblem(refusal("refusal.of.share", "among"))
    if each.kind == "difference" and any(one.people for one in operands) and not _is_within(operands[1], operands[0]):
        raise OperandProblem(refusal("refusal.of.difference", "minus"))


def _is_within(narrow: Operand, wide: Operand) -> bool:
    """Tell whether one quantity is part of another: the same count under more conditions, or a part of it.

    Who reached a later stage had reached the earlier one, as everybody takes it.
    """
    if (narrow.table, narrow.measure, narrow.people) != (wide.table, wide.measure, wide.people):
        return False
    if wide.part not in {None, narrow.part} or not (narrow.is_whole and wide.is_whole):
        return False
    return all(
        name in narrow.where and (narrow.where[name][1] <= values or name == "stage")
        for name, (_, values) in wide.where.items()
    )


def _table(operands: list[Operand], places: tuple[str, ...], programme: Programme) -> CountTable | PublishedTable:
    """Return the table that quantities of one measure are read from."""
    first = operands[0]
    if first.table == REACH:
        stages = sorted({stage for one in operands for stage in one.where["stage"][1]})
        names = {*places, *(name for one in operands for name in one.where)}
        dimensions = tuple(name for name in _IN_ORDER if name in names)
        name = "-".join(("people", *(stage[:3] for stage in stages), *dimensions[1:], "declared"))
        return PublishedTable(id=name, measure="people", dimensions=dimensions, stages=tuple(stages))
    filters = {name: given[0] for one in operands for name, given in one.where.items()}
    whole = first.measure.partition(".")[2]
    parts = tuple(each.id for each in programme.columns if (each.table, each.part_of) == (first.table, whole))
    parts = parts if any(one.part for one in operands) else ()
    called = (*sorted(filters), *(["part"] if parts else []), *places)
    name = "-".join((*first.measure.split("."), *(["by", *called] if called else ()))).replace("_", "-").lower()
    return CountTable(name, first.table, first.measure, first.field, tuple(sorted(filters.items())), parts, places)
