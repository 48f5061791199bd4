"""What each page says of itself to whoever passes its link on: the page of the dashboard and its light twin alike."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from html.parser import HTMLParser

from lib.markup.pages import PAGE_IDS
from lib.publish.card.card import card_alt
from lib.publish.card.pages import page_card
from lib.publish.light.page import PageContent
from lib.publish.sharing.dataset import dataset
from lib.publish.sharing.head import PageHead
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.sources import short_freshness_line

_WITH_DATASET = frozenset({"home", "data"})
_CARD = re.compile(r"tarjeta(?:-([0-9A-Za-z-]{1,40}))?\.png")
LIGHT = "ligera"
"""The folder of the light pages below the dashboard's root."""


def page_head(
    page: PageContent, snapshot: Snapshot, names: Names, languages: Sequence[str], *, light: bool, alone: bool = False
) -> PageHead:
    """Return the head of a page of the dashboard, or of its light twin, which may be `alone`: without a dashboard."""
    language, site = names.words.language, names.programme.programme.name
    here = f"lang={language}"
    return PageHead(
        title=f"{page.title} · {site}",
        description=_description(page, snapshot, names),
        site=site,
        language=language,
        editions=tuple(
            (each, f"{LIGHT}/{each}/{page.file}" if light else page.interactive.replace(here, f"lang={each}"))
            for each in languages
        ),
        picture=f"{LIGHT}/{language}/{card_file(page)}",
        picture_says=card_alt(snapshot, names, page_card(page.section, snapshot, names, state_of(page))),
        dataset=partial(dataset, snapshot, names, alone=alone) if page.section in _WITH_DATASET else None,
        country=names.programme.country,
    )


def at_cut(head: PageHead, snapshot_id: str) -> PageHead:
    """Return the head of a page of a past snapshot, whose addresses say which; published data are of the newest."""
    return replace(
        head,
        editions=tuple((language, f"{address}&corte={snapshot_id}") for language, address in head.editions),
        picture=f"{head.picture}?corte={snapshot_id}",
        dataset=None,
    )


def page_of_card(file: str) -> tuple[str, str] | None:
    """Return the page's id and its state from the name of the file of a card; None for any other name."""
    found = _CARD.fullmatch(file)
    if found is None:
        return None
    name = found[1] or PAGE_IDS[0]
    page, _, state = name.partition("-")
    return (page, state) if page in PAGE_IDS else None


def card_file(page: PageContent) -> str:
    """Return the name of the file of a page's card."""
    if page.section == PAGE_IDS[0] or page.section not in PAGE_IDS:
        return "tarjeta.png"
    return f"tarjeta-{page.id if page.section == 'state' else page.section}.png"


def state_of(page: PageContent) -> str | None:
    """Return the key of the state that a page is about, None for a page of the whole programme."""
    return page.id.removeprefix("state-") if page.section == "state" else None


def _description(page: PageContent, snapshot: Snapshot, names: Names) -> str:
    """Return what the page says first, or what the programme is, then as of when and of which snapshot."""
    words = names.words
    own = names.programme.programme.description.in_language(words.language)
    said = (page.shared or lead_of(page.html) or own).rstrip(".")
    mark = f"{words('stage.sample')}. " if snapshot.sample else ""
    cut = words("frame.snapshot", id=snapshot.id[:4])
    return f"{mark}{said}. {short_freshness_line(snapshot, names)} · {cut}"


def lead_of(html: str) -> str:
    """Return the text of the first element of class `lead` or `answer`, "" where there is none."""
    found = _Lead()
    found.feed(html)
    return " ".join("".join(found.pieces).split())


class _Lead(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._within: list[str] = []
        self._over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._within or (not self._over and {"lead", "answer"} & set((dict(attrs).get("class") or "").split())):
            self._within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._within:
            del self._within[self._within.index(tag) :]
            self._over = not self._within

    def handle_data(self, data: str) -> None:
        if self._within:
            self.pieces.append(data)
