"""What is wrong in what somebody wrote, in sentences: where it is, what is wrong, and what to type instead."""

from lib.programme.declaring.refusals import Part, Refusal, Refused
from lib.wording.language import Words


def said(wrong: Refused, words: Words) -> str:
    """Return a sentence for each thing to mend, each on a line of its own."""
    return "\n".join(dict.fromkeys(sentence(each, words) for each in wrong.refusals))


def sentence(wrong: Refusal, words: Words) -> str:
    """Return one thing to mend after its place: `programme.toml, line 57: sources[sict].every_days: …`."""
    where = "" if wrong.file is None else wrong.file or words("refusal.programme-file")
    if wrong.line:
        where = words("refusal.line-of", file=where, line=wrong.line) if where else words("refusal.line", n=wrong.line)
    told = words(wrong.key, **{name: _part(part, words) for name, part in wrong.parts})
    if wrong.meant:
        told = f"{told} {words('refusal.meant', meant=wrong.meant)}"
    return ": ".join(filter(None, (where, wrong.place, told)))


def places(wrong: Refused, words: Words) -> str:
    """Return only where something is wrong, for anybody who asks: what was found may be a mailbox or a path."""
    lines = (words("refusal.line", n=each.line) if each.line else "" for each in wrong.refusals)
    told = (each.place or line for each, line in zip(wrong.refusals, lines, strict=True))
    return "; ".join(dict.fromkeys(filter(None, told))) or words("refusal.programme-file")


def _part(part: Part, words: Words) -> str:
    if isinstance(part, Refusal):
        return words(part.key, **{name: _part(each, words) for name, each in part.parts})
    if isinstance(part, tuple):
        return ", ".join(part) or words("refusal.none")
    return str(part)
