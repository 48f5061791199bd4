"""What a text of the programme file must look like, so that what is refused can say what to type."""

import re

from pydantic import AfterValidator

from lib.programme.declaring.refusals import refused

_LOOKS_EMPTY = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that are drawn as nothing."""


def like(pattern: str, key: str) -> AfterValidator:
    """Return what holds a text to a pattern; `key` is the text that says what to type."""
    wanted = re.compile(pattern)

    def judged(text: str) -> str:
        if not wanted.fullmatch(text):
            raise refused(key, found=text)
        return text

    return AfterValidator(judged)


def is_blank(text: str) -> bool:
    """Tell whether a text holds nothing that anybody sees."""
    return not any(each.isprintable() and not each.isspace() and each not in _LOOKS_EMPTY for each in text)


def _visible(text: str) -> str:
    if is_blank(text):
        raise refused("refusal.blank")
    return text


SEEN = AfterValidator(_visible)
"""Holds a name to have something in it that is seen."""
