"""What a declared quantity counts: the table, the field that is added up, and the rows that are meant."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lib.indicators.counts.counted import PEOPLE
from lib.programme.declaring.columns import BUILT_IN, DeclaredColumn
from lib.programme.declaring.indicators import Quantity
from lib.programme.declaring.nearest import nearest
from lib.programme.declaring.refusals import Refusal, Refused, refusal
from lib.programme.model import Programme, TableId
from lib.programme.text import normalise
from lib.tables.schema.choice_words import choice_synonyms
from lib.tables.schema.columns import Column, Row
from lib.tables.schema.declared import field_of, models_of
from lib.tables.schema.lists import choices_of

REACH: TableId = "alcance"
_STAGE = "stage"
_COUNTS_NOTHING: frozenset[TableId] = frozenset({"portada", "socios", "metas"})
_TOLD_ALREADY: TableId = "seguimiento"
_NOT_SUMMED = frozenset({"convocadas", "asistencias", "ya_contadas", "sesion_num"})
"""Counts that indicators of every programme tell already, and numbers that only number."""

_OF_PEOPLE = frozenset({"menores_espacio", "personas"})
_LISTED = frozenset({"choice", "yes-no"})
_SUMMED = frozenset({"count", "decimal"})
_OF_REACH = {"etapa": "stage", "papel": "role", "sexo": "sex", "grupo_edad": "age"}
YES, NO = "yes", "no"


class OperandProblem(Refused):
    """A quantity cannot be counted; the message says where in it, and why."""


@dataclass(frozen=True, slots=True)
class Operand:
    """A quantity as it is counted.

    `field` is added up, or rows are counted without it. `where` has the values meant, by the dimension's name and its
    field. Of `people` it is protected: then `measure` names the counts it is read from, and `part` the column that
    is a part of the `field`, if only that is meant.
    """

    table: TableId
    field: str | None
    where: Mapping[str, tuple[str, frozenset[str]]]
    people: bool
    measure: str
    part: str | None = None

    @property
    def is_whole(self) -> bool:
        """Tell whether it is a whole number of something."""
        return self.people or self.field is None


def operand_of(given: Quantity, programme: Programme) -> Operand:
    """Return a declared quantity as it is counted. Raises OperandProblem."""
    models = models_of(programme)
    model = models.get(given.table)
    if model is None:
        raise OperandProblem(_unknown("table", given.table, models))
    if given.table in _COUNTS_NOTHING:
        raise OperandProblem(refusal("refusal.of.nothing", "table", found=given.table))
    if given.table == _TOLD_ALREADY:
        raise OperandProblem(refusal("refusal.of.told", "table", found=given.table))
    if given.table == REACH:
        return _of_reach(given, model, programme)
    field, own = _summed(given, model, programme) if given.sum else (None, None)
    people = _is_of_people(given, model, field, own)
    where = dict(_filter(each, given, model, programme) for each in given.where)
    part = None
    measure = f"{given.table}.{own.id if own else (model.columns[field].header if field else 'rows')}"
    if own is not None and own.part_of is not None and people:
        part = own.id
        field, measure = field_of(own.part_of), f"{given.table}.{own.part_of}"
    return Operand(given.table, field, where, people, measure, part)


def _is_of_people(given: Quantity, model: type[Row], field: str | None, own: DeclaredColumn | None) -> bool:
    if own is not None:
        return own.of == "people"
    if field is not None:
        return model.columns[field].header in _OF_PEOPLE
    return model.of_people and given.table not in BUILT_IN


def _summed(given: Quantity, model: type[Row], programme: Programme) -> tuple[str, DeclaredColumn | None]:
    field = _field(given.sum or "", given.table, model, programme)
    column = model.columns[field]
    if column.kind not in _SUMMED or (model.of_people and column.kind != "count"):
        raise OperandProblem(refusal("refusal.of.numbers", "sum", found=str(given.sum)))
    if column.header in _NOT_SUMMED:
        raise OperandProblem(refusal("refusal.of.own", "sum", found=str(given.sum)))
    return field, _own(field, given.table, programme)


def _of_reach(given: Quantity, model: type[Row], programme: Programme) -> Operand:
    """Return a count of people reached: of one stage, by role, sex and age as the published tables tell them."""
    if not given.sum or _field(given.sum, REACH, model, programme) != "people":
        raise OperandProblem(refusal("refusal.of.people", "sum"))
    where = {}
    for header in given.where:
        name, (field, values) = _filter(header, given, model, programme)
        where[_OF_REACH.get(name, name)] = (field, values)
    if len(where.get(_STAGE, ("", frozenset()))[1]) != 1:
        raise OperandProblem(refusal("refusal.of.stage", "where"))
    return Operand(REACH, "people", where, people=True, measure=PEOPLE)


def _filter(
    header: str, given: Quantity, model: type[Row], programme: Programme
) -> tuple[str, tuple[str, frozenset[str]]]:
    field = _field(header, given.table, model, programme, "where")
    column = model.columns[field]
    known = _values(column, programme)
    if not known:
        raise OperandProblem(refusal("refusal.of.apart", f"where.{header}"))
    if not given.where[header]:
        raise OperandProblem(refusal("refusal.of.none", f"where.{header}"))
    unknown = next((each for each in given.where[header] if normalise(each) not in known), None)
    if unknown is not None:
        choices = [choice.spanish for choice in choices_of(column.choices, programme.lists)]
        offered = choices or list(dict.fromkeys(known.values()))
        raise OperandProblem(_unknown(f"where.{header}", unknown, offered))
    name = own.id if (own := _own(field, given.table, programme)) else column.header
    return name, (field, frozenset(known[normalise(each)] for each in given.where[header]))


def _values(column: Column, programme: Programme) -> dict[str, str]:
    """Return the values of a column that rows can be told apart by, by what may be written for each."""
    if column.kind == "yes-no":
        return {**dict.fromkeys(("yes", "si"), YES), NO: NO}
    bands = {normalise(band): band for band in programme.ages.bands} if column.kind == "age-band" else {}
    own = programme.choices.get(column.header, {})
    synonyms = choice_synonyms(programme).get(column.header, {})
    choices = choices_of(column.choices, programme.lists) if column.kind in {*_LISTED, "age-band"} else ()
    for choice in choices:
        told = (str(choice), choice.spanish, *choice.words)
        for word in (*told, own.get(str(choice), ""), *synonyms.get(str(choice), ())):
            bands.setdefault(normalise(word), str(choice))
    bands.pop("", None)
    return bands


def _field(given: str, table: TableId, model: type[Row], programme: Programme, place: str = "sum") -> str:
    """Return the field of a column that is named by a header, in any language, or by its id."""
    names: dict[str, str] = {}
    for field, column in model.columns.items():
        own = _own(field, table, programme)
        for word in (column.header, column.english, *column.other_headers, *([own.id] if own else [])):
            names.setdefault(normalise(word), field)
    if normalise(given) not in names:
        headers = [column.header for column in model.columns.values()]
        near = nearest(given, headers)
        told = refusal("refusal.of.column", place, near=near, found=given, table=table, known=tuple(headers))
        raise OperandProblem(told)
    return names[normalise(given)]


def _own(field: str, table: TableId, programme: Programme) -> DeclaredColumn | None:
    return next((each for each in programme.columns if each.table == table and field_of(each.id) == field), None)


def _unknown(place: str, found: str, known: Iterable[str]) -> Refusal:
    offered = tuple(known)
    return refusal("refusal.choice", place, near=nearest(found, offered), found=found, known=offered)
