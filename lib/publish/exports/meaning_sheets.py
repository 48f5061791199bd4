"""What goes with the numbers: sources, what each figure means, the matrix of indicators, and how people are counted."""

from collections.abc import Iterator
from typing import Any

from lib.indicators.data_quality import Ratio
from lib.programme.declaring.indicators import LEVELS, DeclaredIndicator
from lib.publish.exports.sheet import Field, Sheet, Value, listing, tidy
from lib.wording.edition import Edition
from lib.wording.reference.columns import tab_called
from lib.wording.reference.definitions import counting_rule, definition, definitions, rules_told
from lib.wording.values import figure


def source_sheet(edition: Edition) -> Sheet:
    """Return every source: who keeps it, up to which day it is complete, when it was read, how good it is."""
    return listing("sources", _SOURCE, edition.snapshot.sources, edition)


def definition_sheet(edition: Edition) -> Sheet:
    """Return every indicator's meaning and formula, with the programme's own thresholds."""
    every = definitions(edition.words, edition.names.programme)
    return listing("definitions", _DEFINITION, every, edition)


def rule_sheet(edition: Edition) -> Sheet:
    """Return the rules by which people are counted, one sentence each."""
    words, programme = edition.words, edition.names.programme
    every = [(letter, counting_rule(letter, words, programme.rules)) for letter in rules_told(words, programme)]
    return listing("counting-rules", _RULE, every, edition)


def matrix_sheets(edition: Edition) -> Iterator[Sheet]:
    """Yield the matrix, the widest level first; nothing where the programme declares no indicator."""
    declared = sorted(edition.names.programme.indicators, key=lambda each: LEVELS.index(each.level))
    if declared:
        yield listing("matrix", _MATRIX, declared, edition)


def _said_of(name: str) -> Any:
    def read(each: DeclaredIndicator, edition: Edition) -> Value:
        text = getattr(each, name)
        return text.in_language(edition.words.language) if text else None

    return read


def _coded(name: str, dimension: str, tag: str) -> Field:
    return Field(dimension, "text", tag, lambda each, edition: edition.names.value(dimension, getattr(each, name)))


def _formula(each: DeclaredIndicator, edition: Edition) -> Value:
    return definition(each.id, edition.words, edition.names.programme.rules).formula


def _target(each: DeclaredIndicator, edition: Edition) -> Value:
    return tidy(edition.snapshot.figure(each.id).target or each.target, share=each.kind == "share")


def _value(each: DeclaredIndicator, edition: Edition) -> Value:
    found = edition.snapshot.figure(each.id)
    return tidy(found.value, share=each.kind == "share") if found.state == "shown" else None


def _ratio(value: Ratio | None) -> Value:
    return round(value.top / value.base, 6) if value is not None and value.base else None


def _said(each: Any, edition: Edition) -> Value:
    return edition.words(f"source.{each.condition}")


_SOURCE = (
    Field("source-code", "text", "#meta+source+code", lambda each, _: each.id, key=True),
    Field("owner", "text", "#org+name", lambda each, edition: edition.names.partner(each.owner)),
    Field("condition-code", "text", "#status+source+code", lambda each, _: each.condition),
    Field("source-condition", "text", "#status+source+name", _said),
    Field("complete-to", "day", "#date+cutoff", lambda each, _: each.facts_to),
    Field("read-at", "moment", "#date+read", lambda each, _: each.read_at),
    Field("every-days", "integer", "#meta+frequency+days", lambda each, _: each.every_days),
    Field("rows", "integer", "#meta+rows+num", lambda each, _: each.rows),
    Field("completeness", "share", "#meta+completeness+pct", lambda each, _: _ratio(each.quality.completeness)),
    Field("validity", "share", "#meta+validity+pct", lambda each, _: _ratio(each.quality.validity)),
    Field("cells-to-check", "integer", "#meta+findings+num", lambda each, _: each.cells_to_check),
)
_DEFINITION = (
    Field("indicator", "text", "#indicator+code", lambda each, _: each.id, key=True),
    Field("family", "text", "#indicator+type", lambda each, _: each.family),
    Field("indicator-name", "text", "#indicator+name", lambda each, _: each.name),
    Field("unit", "text", "#indicator+unit", lambda each, _: each.unit),
    Field("definition", "text", "#indicator+definition", lambda each, _: each.meaning),
    Field("formula", "text", "#indicator+formula", lambda each, _: each.formula),
    Field("note", "text", "#indicator+note", lambda each, _: each.note),
    Field("rules", "text", "#indicator+rules", lambda each, _: " ".join(each.rules)),
    Field("tables", "text", "#meta+source+tables", lambda each, _: " ".join(map(tab_called, each.tables))),
)
_RULE = (
    Field("rule", "text", "#meta+rule+code", lambda each, _: each[0], key=True),
    Field("rule-text", "text", "#meta+rule+description", lambda each, _: each[1]),
)
_MATRIX = (
    _coded("level", "target-level", "#indicator+level"),
    Field("objective", "text", "#indicator+objective", _said_of("objective")),
    Field("indicator", "text", "#indicator+code", lambda each, _: each.id, key=True),
    Field("indicator-name", "text", "#indicator+name", _said_of("name")),
    Field("definition", "text", "#indicator+definition", _said_of("definition")),
    Field("formula", "text", "#indicator+formula", _formula),
    Field("unit", "text", "#indicator+unit", _said_of("unit")),
    _coded("dimension", "indicator-dimension", "#indicator+dimension"),
    _coded("frequency", "frequency", "#indicator+frequency"),
    _coded("direction", "target-direction", "#indicator+direction"),
    Field("baseline", "number", "#indicator+baseline+num", lambda each, _: tidy(each.baseline)),
    Field("baseline-year", "integer", "#indicator+baseline+year", lambda each, _: each.baseline_year),
    Field("target", "number", "#indicator+target+num", _target),
    Field("value", "number", "#indicator+value+num", _value),
    Field("value-state", "text", "#status+value+code", lambda each, edition: edition.snapshot.figure(each.id).state),
    Field(
        "value-text",
        "text",
        "#description+value",
        lambda each, edition: figure(edition.snapshot.figure(each.id), edition.words).text,
    ),
    Field("source", "text", "#meta+source", _said_of("source")),
    Field("means-of-verification", "text", "#indicator+verification", _said_of("means_of_verification")),
    Field("assumption", "text", "#indicator+assumption", _said_of("assumption")),
)
