"""The text of a TOML file as what it holds, or as what is wrong on which line of it."""

import re
import tomllib
from dataclasses import replace
from typing import Any

from lib.programme.declaring.refusals import Refused, refusal

_AT = re.compile(r"\(at line ([0-9]+), column [0-9]+\)")
_TOLD = (
    ("Invalid value", "refusal.toml.value"),
    ("Invalid date", "refusal.toml.value"),
    ("Cannot overwrite", "refusal.toml.twice"),
    ("Cannot declare", "refusal.toml.twice"),
    ("Duplicate", "refusal.toml.twice"),
    ("Cannot mutate", "refusal.toml.twice"),
    ("Cannot redefine", "refusal.toml.twice"),
    ("Expected '='", "refusal.toml.equals"),
    ("Expected newline", "refusal.toml.rest"),
    ("Unclosed array", "refusal.toml.bracket"),
    ("Unclosed inline", "refusal.toml.brace"),
    ("Expected ']", "refusal.toml.head"),
    ("Unescaped", "refusal.toml.backslash"),
    ("Invalid hex", "refusal.toml.backslash"),
    ("Escaped", "refusal.toml.backslash"),
    ("Illegal character", "refusal.toml.quote"),
    ("Unterminated", "refusal.toml.quote"),
    ("Expected", "refusal.toml.quote"),
    ("Invalid statement", "refusal.toml.statement"),
    ("Invalid initial character", "refusal.toml.statement"),
)
"""How Python's reader begins what it says, and the text that says what to type instead."""


def parsed(text: str) -> dict[str, Any]:
    """Return what the text holds. Raises Refused with the line where it is no TOML, and what to type there."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
    except RecursionError:
        said = ""
    at = _AT.search(said)
    lines = text.splitlines()
    line = int(at[1]) if at else len(lines)
    shown = lines[line - 1].strip()[:80] if 0 < line <= len(lines) else ""
    key = next((key for begins, key in _TOLD if said.startswith(begins)), "refusal.toml.other")
    raise Refused(replace(refusal(key, shown=shown), line=line or None))
