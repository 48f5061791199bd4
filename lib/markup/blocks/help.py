"""The page of help: the users' guides, one at a time, and the way to them from where somebody gets stuck."""

from lib.markup.guides import Guide, guides
from lib.markup.page import fill
from lib.wording.language import Words


def opening(words: Words) -> str:
    """Return what help there is, guide by guide."""
    return fill("help-opening.html", words=words, guides=guides(words.language))


def guide(shown: Guide, words: Words) -> str:
    """Return one guide, and the others below it."""
    others = [each for each in guides(words.language) if each.id != shown.id]
    return fill("help-guide.html", words=words, guide=shown, others=others)


def way(guide_id: str, words: Words) -> str:
    """Return a line that leads to a guide, for a place where somebody may need it."""
    (found,) = (each for each in guides(words.language) if each.id == guide_id)
    return fill("help-way.html", words=words, guide=found)
