"""The matrix of indicators (MIR): what a programme declares, level by level, with the value of each today."""

from collections.abc import Iterator
from typing import Any

from lib.programme.declaring.indicators import DeclaredIndicator
from lib.publish.exports.sheet import Field, Sheet, Value, listing, tidy
from lib.wording.edition import Edition
from lib.wording.reference.definitions import definition
from lib.wording.values import figure

_LEVELS = ("goal", "purpose", "component", "activity")


def matrix_sheets(edition: Edition) -> Iterator[Sheet]:
    """Yield the matrix, the widest level first; nothing where the programme declares no indicator."""
    declared = sorted(edition.names.programme.indicators, key=lambda each: _LEVELS.index(each.level))
    if declared:
        yield listing("matrix", _MATRIX, declared, edition)


def _text(name: str) -> Any:
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


_MATRIX = (
    _coded("level", "target-level", "#indicator+level"),
    Field("objective", "text", "#indicator+objective", _text("objective")),
    Field("indicator", "text", "#indicator+code", lambda each, _: each.id, key=True),
    Field("indicator-name", "text", "#indicator+name", _text("name")),
    Field("definition", "text", "#indicator+definition", _text("definition")),
    Field("formula", "text", "#indicator+formula", _formula),
    Field("unit", "text", "#indicator+unit", _text("unit")),
    _coded("dimension", "indicator-dimension", "#indicator+dimension"),
    _coded("frequency", "frequency", "#indicator+frequency"),
    _coded("direction", "target-direction", "#indicator+direction"),
    Field("baseline", "number", "#indicator+baseline+num", lambda each, _: tidy(each.baseline)),
    Field("target", "number", "#indicator+target+num", _target),
    Field("value", "number", "#indicator+value+num", _value),
    Field("value-state", "text", "#status+value+code", lambda each, edition: edition.snapshot.figure(each.id).state),
    Field(
        "value-text",
        "text",
        "#description+value",
        lambda each, edition: figure(edition.snapshot.figure(each.id), edition.words).text,
    ),
    Field("source", "text", "#meta+source", _text("source")),
    Field("means-of-verification", "text", "#indicator+verification", _text("means_of_verification")),
    Field("assumption", "text", "#indicator+assumption", _text("assumption")),
)
