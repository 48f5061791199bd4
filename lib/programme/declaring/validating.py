"""From TOML and a model to what it declares, or to refusals of what is wrong in it."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import NoneType
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from lib.programme.declaring.lines import line_of
from lib.programme.declaring.nearest import nearest
from lib.programme.declaring.refusals import Part, Refusal, Refused, refusal
from lib.programme.declaring.seen import name_of, unseen_in
from lib.programme.declaring.toml import parsed

_LONGEST_SHOWN = 60
_Model = TypeVar("_Model", bound=BaseModel)

_WRONG_KIND: Mapping[str, str] = {
    "string": "refusal.kind.text",
    "int": "refusal.kind.whole",
    "float": "refusal.kind.number",
    "finite": "refusal.kind.number",
    "bool": "refusal.kind.yes-no",
    "date": "refusal.kind.day",
    "datetime": "refusal.kind.moment",
    "tuple": "refusal.kind.list",
    "list": "refusal.kind.list",
    "frozen": "refusal.kind.list",
    "pattern": "refusal.kind.pattern",
    "mapping": "refusal.kind.section",
    "dict": "refusal.kind.section",
    "model": "refusal.kind.section",
}
"""What is expected instead, by the beginning of what pydantic calls an error."""

_LIMITS: Mapping[str, tuple[str, str]] = {
    "greater_than_equal": ("refusal.least", "ge"),
    "less_than_equal": ("refusal.most", "le"),
    "greater_than": ("refusal.more-than", "gt"),
    "less_than": ("refusal.less-than", "lt"),
    "string_too_long": ("refusal.long", "max_length"),
    "string_too_short": ("refusal.short", "min_length"),
    "too_long": ("refusal.many", "max_length"),
    "too_short": ("refusal.few", "min_length"),
}
"""The text of a limit that was passed, and where pydantic tells the limit."""


def validated(model: type[_Model], declared: dict[str, Any], text: str = "") -> _Model:
    """Return what is declared. Raises Refused, with the line of each place where the `text` of the file is given."""
    found = list(unseen_in(declared))
    made: _Model | None = None
    try:
        made = model.model_validate(declared, context={"languages": languages_of(declared)})
    except ValidationError as error:
        places = {each.place for each in found}
        told = (each for detail in error.errors() for each in _refusals(detail, declared, model))
        found += [each for each in told if each.place not in places]
    if made is None or found:
        raise Refused(*(replace(each, line=line_of(text, declared, each.place)) for each in found))
    return made


def read(model: type[_Model], text: str, given: Mapping[str, object] | None = None) -> _Model:
    """Return what a TOML file declares; what is `given` counts before it. Raises Refused."""
    return validated(model, {**parsed(text), **(given or {})}, text)


def languages_of(declared: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the languages of a programme or of answers as far as they are declared."""
    identity = declared.get("programme", declared)
    named = identity.get("languages") if isinstance(identity, dict) else None
    return tuple(each for each in named if isinstance(each, str)) if isinstance(named, list | tuple) else ()


def written_in(text: str) -> tuple[str, ...]:
    """Return the languages of a file as far as it can be read; none where it cannot."""
    try:
        return languages_of(tomllib.loads(text))
    except tomllib.TOMLDecodeError:
        lines = (line for line in text.splitlines() if line.lstrip().startswith("languages"))
        for line in lines:
            try:
                return languages_of(tomllib.loads(line))
            except tomllib.TOMLDecodeError:
                continue
    return ()


def _refusals(detail: ErrorDetails, declared: dict[str, Any], model: type[BaseModel]) -> Iterator[Refusal]:
    steps = [step for step in detail["loc"] if step != "[key]"]
    place, kind, given = _readable(steps, declared), detail["type"], detail["input"]
    told = detail.get("ctx", {})
    if isinstance(own := told.get("error"), Refused):
        yield from (each.below(place) for each in own.refusals)
    elif kind == "extra_forbidden":
        known = _known_keys(steps[:-1], model)
        yield refusal("refusal.key", place, near=nearest(str(steps[-1]), known), known=tuple(sorted(known)))
    elif kind == "missing":
        yield refusal("refusal.missing", place, key=str(steps[-1]))
    elif kind == "literal_error":
        known = [choice.strip(" '") for choice in told["expected"].replace(" or ", ", ").split(",")]
        yield refusal("refusal.choice", place, near=nearest(str(given), known), found=_found(given), known=tuple(known))
    elif kind in _LIMITS:
        key, limit = _LIMITS[kind]
        yield refusal(key, place, found=_found(given), limit=_plain(told[limit]))
    else:
        wanted = _WRONG_KIND.get(kind.partition("_")[0], "refusal.kind.other")
        yield refusal(wanted, place, found=_found(given))


def _found(given: Any) -> str:
    """Return what was found as the file writes it; of lists and sections only that they are some."""
    if isinstance(given, dict):
        return "{ … }"
    if isinstance(given, list | tuple):
        return "[ … ]"
    text = str(given).lower() if isinstance(given, bool) else str(given)
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def _plain(limit: float) -> Part:
    return int(limit) if float(limit).is_integer() else float(limit)


def _readable(steps: list[Any], declared: dict[str, Any]) -> str:
    """Write `sources[3].every_days` with the section's own id where it has one: `sources[sict].every_days`."""
    words = ""
    here: Any = declared
    for step in steps:
        try:
            here = here[step]
        except (KeyError, IndexError, TypeError):
            here = {}
        if isinstance(step, int):
            words += f"[{name_of(here, step + 1)}]"
        else:
            words += f".{step}" if words else str(step)
    return words


def _known_keys(steps: list[Any], root: type[BaseModel]) -> list[str]:
    """Return the keys that the section at `steps` may have."""
    model: Any = root
    for step in steps:
        if isinstance(step, str) and isinstance(model, type) and issubclass(model, BaseModel):
            model = _section(model.model_fields[step].annotation) if step in model.model_fields else model
    return [*model.model_fields] if isinstance(model, type) and issubclass(model, BaseModel) else []


def _section(annotation: Any) -> Any:
    """Return the model inside `tuple[Model, ...]`, `Mapping[str, Model]`, `Model | None` or `Model` itself."""
    inside = [kind for kind in getattr(annotation, "__args__", ()) if kind not in (Ellipsis, NoneType)]
    return _section(inside[-1]) if inside else annotation
