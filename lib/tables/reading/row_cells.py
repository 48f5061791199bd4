"""The cells of one row: what is refused before it is read, and the typed row that the others make."""

from collections.abc import Mapping

from pydantic import ValidationError

from lib.tables.cells.missing import is_missing
from lib.tables.cells.outcome import Parameter, Unreadable
from lib.tables.grid import Cell, typed_text
from lib.tables.reading.unread import about_a_person, refused_unread
from lib.tables.schema.columns import Column, Parsing, Row

_MAY_BE_UNREAD = frozenset({"choice", "choices", "yes-no"})
_CHOICE_KINDS = _MAY_BE_UNREAD | {"age-band"}


class RowCells:
    """Reads the cells of one row after another of one table."""

    def __init__(self, model: type[Row], parsing: Parsing) -> None:
        """Read with the parsers of `parsing`, which also gathers what is noted of a row."""
        self._model, self._parsing = model, parsing

    def present(self, given: dict[str, Cell]) -> tuple[dict[str, Cell], dict[str, Unreadable]]:
        """Return the cells that hold something, and those that are refused before they are read."""
        values: dict[str, Cell] = {}
        bad: dict[str, Unreadable] = {}
        held: dict[str, Unreadable | None] = {}
        for name, cell in given.items():
            column = self._model.columns[name]
            if is_missing(cell) and not self._is_declared_choice(column, cell, name):
                continue
            refused = refused_unread(cell, column, self._parsing.country) or about_a_person(cell, column, self._parsing)
            if name in self._parsing.held:
                held[name] = None
            elif refused and refused.code == "V24" and column.required:
                held[name] = refused
            elif refused:
                bad[name] = refused
            else:
                values[name] = cell
        self._put_key_instead(held, values, bad)
        moved = self._model.arrange(values)
        if moved:
            pair = ", ".join(typed_text(values[name]) for name in ("lat", "lon"))
            noted: dict[str, Parameter] = {"form": "coordinate-pair", "read_as": pair}
            self._parsing.notes.append((moved, "V23", noted))
        for name, column in self._model.columns.items():
            if column.required and not column.blank_counts and name not in values and name not in bad:
                bad[name] = Unreadable("C01")
        return values, bad

    def _put_key_instead(
        self, held: Mapping[str, Unreadable | None], values: dict[str, Cell], bad: dict[str, Unreadable]
    ) -> None:
        """Let the row's key stand where a required text is about a person, so that the row still counts."""
        key = values.get(self._model.key[0])
        for name, reason in held.items():
            if key is not None:
                values[name] = typed_text(key)
                if reason:
                    self._parsing.notes.append((name, "V24", {**reason.params, "case": "instead"}))
            elif reason:
                bad[name] = reason

    def _is_declared_choice(self, column: Column, cell: Cell, name: str) -> bool:
        if column.kind not in _CHOICE_KINDS:
            return False
        try:
            self._parsing.parsers[name](cell)
        except Unreadable:
            return False
        return True

    def row(self, number: int, values: dict[str, Cell], bad: dict[str, Unreadable]) -> Row | None:
        """Return the row without its bad optional cells, or None where a required one is bad; `bad` grows."""
        before = list(self._parsing.notes)
        try:
            row = self._model.model_validate({**values, "line": number + 1}, context=self._parsing)
        except ValidationError as error:
            for detail in error.errors(include_url=False, include_input=False):
                reason = detail.get("ctx", {}).get("error")
                if isinstance(reason, Unreadable):
                    bad[str(detail["loc"][0])] = reason
            row = None
        self._model.explain(values, bad, self._parsing.box)
        if any(self._model.columns[name].required and not self._may_be_unread(name) for name in bad):
            return None
        if row is None or bad:
            kept: dict[str, object] = {name: cell for name, cell in values.items() if name not in bad}
            for name, reason in bad.items():
                column = self._model.columns[name]
                if column.required and (unread := column.unread(*reason.read)):
                    kept[name] = unread["value"]
            self._parsing.notes[:] = before
            row = self._model.model_validate({**kept, "line": number + 1}, context=self._parsing)
        return row

    def _may_be_unread(self, name: str) -> bool:
        """Tell whether a row counts without one of its choices."""
        return self._model.columns[name].kind in _MAY_BE_UNREAD and name not in self._model.key
