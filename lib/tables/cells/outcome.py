"""How a strict parser answers: a value, a value with a note, or a refusal with its reason."""

from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")
Parameter = str | int | float


@dataclass(frozen=True, slots=True)
class Noted(Generic[Value]):
    """A value that was read, with something its owner should know about how.

    `code` is a finding code (`lib.tables.codes`); `params` fill its sentence.
    """

    value: Value
    code: str
    params: dict[str, Parameter] = field(default_factory=dict)


class Unreadable(ValueError):
    """A cell that cannot be read in exactly one way.

    `code` is a finding code (`lib.tables.codes`); `params` fill its sentence. `read` is what could be read of a list.
    """

    def __init__(self, code: str, **params: Parameter) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
        self.read: tuple[Any, ...] = ()
