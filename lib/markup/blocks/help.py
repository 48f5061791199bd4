"""The page of help: the users' guides, one at a time, and the way to them from where somebody gets stuck."""

import re

from lib.markup.guides import Guide, guides
from lib.markup.page import fill
from lib.markup.sections import PageSection, index, whole
from lib.wording.language import Words

_HEAD = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>\n')


def opening(words: Words) -> str:
    """Return what help there is, guide by guide."""
    return fill("help-opening.html", words=words, guides=guides(words.language))


def guide(shown: Guide, words: Words) -> str:
    """Return one guide, each part of it under a head that folds, and the others below it."""
    others = [each for each in guides(words.language) if each.id != shown.id]
    before, *rest = _HEAD.split(shown.html)
    heads = zip(rest[::3], rest[1::3], rest[2::3], strict=True)
    parts = [PageSection(id_, title, html, open=not at) for at, (id_, title, html) in enumerate(heads)]
    return fill(
        "help-guide.html",
        words=words,
        guide=shown,
        before=before,
        index=index(parts, words),
        parts=[whole(each) for each in parts],
        others=others,
    )


def way(guide_id: str, words: Words) -> str:
    """Return a line that leads to a guide, for a place where somebody may need it."""
    (found,) = (each for each in guides(words.language) if each.id == guide_id)
    return fill("help-way.html", words=words, guide=found)
