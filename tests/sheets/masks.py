"""The `fields` parameter: which parts of an answer are wanted."""

import re

Mask = dict[str, "Mask"]
"""Wanted keys; an empty mask below a key means everything below it."""

_TOKEN = re.compile(r"[A-Za-z0-9_]+|[(),./*]")


class MaskError(ValueError):
    """A mask that cannot be read, or that names what the answer does not have."""


def parsed(text: str) -> Mask:
    """Return the mask of `a(b,c/d),e`. Raises MaskError."""
    tokens = _TOKEN.findall(text)
    if "".join(tokens) != re.sub(r"\s", "", text):
        raise MaskError(text)
    mask = _fields(tokens)
    if tokens:
        raise MaskError(text)
    return mask


def _fields(tokens: list[str]) -> Mask:
    mask: Mask = {}
    while tokens:
        name = tokens.pop(0)
        if name in "(),./":
            raise MaskError(name)
        below = mask.setdefault(name, {})
        while tokens and tokens[0] in "./":
            tokens.pop(0)
            if not tokens:
                raise MaskError(name)
            below = below.setdefault(tokens.pop(0), {})
        if tokens and tokens[0] == "(":
            tokens.pop(0)
            below.update(_fields(tokens))
            if not tokens or tokens.pop(0) != ")":
                raise MaskError(name)
        if not tokens or tokens[0] == ")":
            return mask
        if tokens.pop(0) != ",":
            raise MaskError(name)
    raise MaskError("")


def masked(answer: object, mask: Mask) -> object:
    """Return the wanted parts of an answer; what it happens not to have is left out."""
    if not mask or "*" in mask:
        return answer
    if isinstance(answer, list):
        return [masked(item, mask) for item in answer]
    if isinstance(answer, dict):
        return {key: masked(answer[key], below) for key, below in mask.items() if key in answer}
    raise MaskError("a value has no fields")


def names(mask: Mask) -> set[str]:
    """Every field that a mask names, at any depth."""
    return set(mask).union(*(names(below) for below in mask.values()))
