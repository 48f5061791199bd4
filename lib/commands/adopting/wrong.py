"""What is wrong with an answer, in a sentence that says what to write instead, and in which language it is said."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from lib.i18n.catalogue import languages
from lib.programme.declared import wider
from lib.programme.declaring.refusals import Refused
from lib.wording.language import Words
from lib.wording.refusals import sentence

_BY_TYPE = {
    "missing": "missing",
    "too_short": "missing",
    "int_parsing": "number",
    "int_type": "number",
    "int_from_float": "number",
    "float_parsing": "number",
    "float_type": "number",
    "greater_than_equal": "least",
    "bool_parsing": "yes",
    "bool_type": "yes",
    "extra_forbidden": "unknown",
    "literal_error": "one_of",
    "string_too_long": "long",
}


def told(error: ErrorDetails, words: Words) -> str:
    """Return what one of pydantic's findings means for whoever answers.

    An answer has a sentence of its own, by its place without numbers and languages, or one by the kind of mistake.
    """
    names = [str(each) for each in error["loc"] if isinstance(each, str)]
    context: Mapping[str, Any] = error.get("ctx") or {}
    kind = _BY_TYPE.get(error["type"])
    params = {
        "least": context.get("ge"),
        "options": str(context.get("expected", "")).replace(" or ", ", ").replace("'", ""),
        "most": context.get("max_length"),
    }
    if error["type"] in {"missing", "extra_forbidden"}:
        return words(f"new.wrong.{kind}")
    for length in range(len(names), 0, -1):
        if words.has(key := f"new.wrong.{'.'.join(names[:length])}"):
            return words(key)
    if isinstance(own := context.get("error"), Refused):
        return " ".join(sentence(each, words) for each in own.refusals)
    return words(f"new.wrong.{kind}", **params) if kind else words("refusal.kind.other", found=error["input"])


def problems_of(error: ValidationError, words: Words) -> list[str]:
    """Return what is wrong with answers, a sentence for each, with its place."""
    return [": ".join(filter(None, (".".join(map(str, each["loc"])), told(each, words)))) for each in error.errors()]


def spoken(given: tuple[str, ...]) -> Words:
    """Return the first of the languages that texts are written in, or English."""
    written = (each for language in given for each in wider(language) if each in languages())
    return Words(next(written, "en"))
