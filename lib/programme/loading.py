"""From the text of `programme.toml` to a Programme, or to errors that say what to type."""

import tomllib
from types import NoneType
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from lib.programme.declaring.nearest import did_you_mean
from lib.programme.model import Programme


class ProgrammeError(ValueError):
    """The programme file is wrong. `problems` has one sentence for each thing to mend."""

    def __init__(self, file: str, problems: list[str]) -> None:
        super().__init__("\n".join(f"{file}: {problem}" for problem in problems))
        self.problems = problems


def load_programme(text: str, file: str = "programme.toml") -> Programme:
    """Read the text of a programme file; `file` is only its name for messages.

    Raises ProgrammeError, which names the file, the key, what was found and what is expected.
    """
    try:
        declared = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProgrammeError(file, [f"this is not valid TOML: {error}"]) from None
    try:
        return Programme.model_validate(declared, context={"languages": _languages(declared)})
    except ValidationError as error:
        raise ProgrammeError(file, [_sentence(detail, declared) for detail in error.errors()]) from None


def _languages(declared: dict[str, Any]) -> tuple[str, ...]:
    """Return the programme's languages as far as they are declared; what is wrong with them is said elsewhere."""
    identity = declared.get("programme")
    named = identity.get("languages") if isinstance(identity, dict) else None
    return tuple(each for each in named if isinstance(each, str)) if isinstance(named, list) else ()


def _sentence(detail: ErrorDetails, declared: dict[str, Any]) -> str:
    place = [step for step in detail["loc"] if step != "[key]"]
    key = _readable(place, declared)
    if detail["type"] == "extra_forbidden":
        known = _known_keys(place[:-1])
        meant = did_you_mean(str(place[-1]), known)
        return f"{key}: this key is not known{meant} Known keys here: {', '.join(sorted(known))}"
    if detail["type"] == "missing":
        return f"{key}: this key is missing"
    if detail["type"] == "literal_error" and isinstance(detail["input"], str):
        choices = [choice.strip(" '") for choice in detail["ctx"]["expected"].replace(" or ", ", ").split(",")]
        meant = did_you_mean(detail["input"], choices)
        return f"{key}: found «{detail['input']}», expected one of {', '.join(choices)}{meant}"
    expected = detail["msg"].removeprefix("Value error, ")
    if isinstance(detail["input"], dict | list):
        return f"{key}: {expected}" if key else expected
    return f"{key}: found «{detail['input']}»; {expected[0].lower()}{expected[1:]}"


def _readable(place: list[Any], declared: dict[str, Any]) -> str:
    """Write `sources[3].every_days` with the section's own id where it has one: `sources[sict].every_days`."""
    words, here = "", declared
    for step in place:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            here = {}
        if isinstance(step, int):
            name = here.get("id", step + 1) if isinstance(here, dict) else step + 1
            words += f"[{name}]"
        else:
            words += f".{step}" if words else str(step)
    return words


def _known_keys(place: list[Any]) -> list[str]:
    """Return the keys that the section at `place` may have."""
    model: Any = Programme
    for step in place:
        if isinstance(step, str) and isinstance(model, type) and issubclass(model, BaseModel):
            model = _section(model.model_fields[step].annotation) if step in model.model_fields else model
    return [*model.model_fields] if isinstance(model, type) and issubclass(model, BaseModel) else []


def _section(annotation: Any) -> Any:
    """Return the model inside `tuple[Model, ...]`, `Mapping[str, Model]`, `Model | None` or `Model` itself."""
    inside = [kind for kind in getattr(annotation, "__args__", ()) if kind not in (Ellipsis, NoneType)]
    return _section(inside[-1]) if inside else annotation
