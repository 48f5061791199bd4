"""Answers that are not yet a programme: kept beside its folder while they are typed, so that none is lost."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def draft_of(folder: Path) -> Path:
    """Return where the answers for a programme's folder are kept until it is written."""
    return folder.with_name(f"{folder.name}.answers.toml")


def kept(file: Path) -> dict[str, Any]:
    """Return the answers that were kept, or none. A file that is no longer TOML keeps none."""
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def keep(file: Path, given: Mapping[str, Any]) -> None:
    """Write the answers as a file of answers. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    whole = file.with_name(f"{file.name}.part")
    whole.write_text("".join(f"{_key(name)} = {_toml(value)}\n" for name, value in given.items()), encoding="utf-8")
    whole.replace(file)


def _toml(value: Any) -> str:
    """Return a value as TOML writes it in one line; JSON writes texts, numbers and yes or no alike."""
    if isinstance(value, Mapping):
        told = (f"{_key(name)} = {_toml(each)}" for name, each in value.items() if each is not None)
        return "{ " + ", ".join(told) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _key(name: object) -> str:
    text = str(name)
    return text if text.replace("_", "").replace("-", "").isalnum() and text.isascii() else json.dumps(text)
