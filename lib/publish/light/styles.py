"""Only the style rules that a page can use, written without what browsers do not need.

It reads our own style sheets, not any style sheet: plain rules, and rules within one `@media` or `@container`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CLASS = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")
_CLASSES = re.compile(r'class="([^"]*)"')
_OUTSIDE = re.compile(r",(?![^()]*\))")
_MADE_BY_SCRIPTS = frozenset({"<html", "<body", "<input", "<label", "<button"})
"""Elements that a page has although its text does not say so."""

_TAGS = re.compile(r"<([a-z][a-z0-9]*)")
_ELEMENT = re.compile(r"(?:^|[\s>+~])([a-z][a-z0-9]*)")
_WITHIN = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_BESIDE = re.compile(r" ?([>+~]) ?")
_NEGATED = re.compile(r":not\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule with its selectors, each with the classes it names; or a condition with the rules within it."""

    head: str
    selectors: tuple[tuple[str, frozenset[str]], ...] = ()
    body: str = ""
    inside: tuple["Rule", ...] = ()


def needed(sheet: str, html: str) -> str:
    """Return the rules of a style sheet whose classes and elements all occur in the HTML, in their order."""
    used = (
        _MADE_BY_SCRIPTS
        | frozenset(name for names in _CLASSES.findall(html) for name in names.split())
        | {f"<{tag}" for tag in _TAGS.findall(html)}
    )
    return "".join(_kept(_read(sheet), used))


def _kept(rules: Iterable[Rule], used: frozenset[str]) -> Iterator[str]:
    for rule in rules:
        if rule.inside:
            inside = "".join(_kept(rule.inside, used))
            if inside:
                yield f"{rule.head}{{{inside}}}"
        else:
            selectors = [text for text, classes in rule.selectors if classes <= used]
            if selectors:
                yield f"{','.join(selectors)}{{{rule.body}}}"


@cache
def _read(sheet: str) -> tuple[Rule, ...]:
    rules = []
    for head, body in _rules(_COMMENT.sub("", sheet)):
        if head.startswith("@"):
            rules.append(Rule(_tight(head), inside=_read(body)))
        else:
            selectors = tuple(
                (_BESIDE.sub(r"\1", " ".join(each.split())), _names(each)) for each in _OUTSIDE.split(head)
            )
            rules.append(Rule("", selectors, _tight(body)))
    return tuple(rules)


def _names(selector: str) -> frozenset[str]:
    """Return the classes and, with a sign before them, the elements that a selector asks for; none that it excludes."""
    asked = _NEGATED.sub("", selector)
    return frozenset({*_CLASS.findall(asked), *(f"<{each}" for each in _ELEMENT.findall(_WITHIN.sub("", asked)))})


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Yield the head and the body of each rule of the outermost level."""
    depth = start = opened = 0
    for place, sign in enumerate(sheet):
        if sign == "{":
            opened = place if depth == 0 else opened
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield sheet[start:opened].strip(), sheet[opened + 1 : place].strip()
                start = place + 1


def _tight(text: str) -> str:
    """Drop the spaces after signs, and the last semicolon; spaces inside values stay."""
    return re.sub(r"\s*([;,{])\s*|(:)\s+", lambda found: found[1] or found[2], " ".join(text.split())).rstrip(";")
