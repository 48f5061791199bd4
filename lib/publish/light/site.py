"""One snapshot as a folder of files: every light page in both languages, and what lies beside them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from lib.collect.changes import PublicPast
from lib.markup.guides import pictures
from lib.publish.card.card import card_png
from lib.publish.card.pages import page_card
from lib.publish.light.contents import contents, states_of
from lib.publish.light.first import FirstAnswer, first_answers, preparing, preparing_elsewhere
from lib.publish.light.heads import card_file, page_head, state_of
from lib.publish.light.maps import Atlas
from lib.publish.light.page import Site, light_page
from lib.publish.proof.seal import Seal, seal_of
from lib.publish.search.index import FILE as SEARCH_FILE
from lib.publish.search.index import search_entries, search_file
from lib.publish.search.page import SCRIPT_FILE, script_file, search_page
from lib.publish.sharing.head import PageHead
from lib.publish.sheet.pdf import sheet_pdf
from lib.snapshot.audience import for_public
from lib.snapshot.proof import UNSIGNED, Signer
from lib.snapshot.selection.one_state import OneState
from lib.snapshot.snapshot import Snapshot
from lib.wording.names import Names
from lib.wording.sources import as_of_line

Called = Callable[[str], Names]
"""Names and words of a snapshot in one language, by that language."""

Beside = Callable[[Snapshot, Names], Mapping[str, bytes]]
"""Makes further files of one language from the public snapshot, by name."""


@dataclass(frozen=True, slots=True)
class LightSite:
    """Every file of one snapshot by its path, before it is known at which address they are served (`located`).

    `heads` is what each page says of itself by its path, `first` the first answer of each page of the dashboard by
    language and the page's id, `cards` what draws each picture to share by its path, `sheets` the same of each state's
    PDF, `about` what is said of the snapshot, and `seals` what seals the files of each language.
    """

    snapshot: str
    files: Mapping[str, bytes]
    heads: Mapping[str, PageHead] = field(default_factory=dict)
    first: Mapping[tuple[str, str], FirstAnswer] = field(default_factory=dict)
    cards: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)
    sheets: Mapping[str, Callable[[], bytes]] = field(default_factory=dict)
    about: Mapping[str, Any] = field(default_factory=dict)
    seals: Mapping[str, Seal] = field(default_factory=dict)


def edition_of(
    snapshot: Snapshot,
    languages: Sequence[str],
    called: Called,
    atlas: Atlas,
    *,
    site: Site | None = None,
    beside: Beside | None = None,
    past: PublicPast | None = None,
    signer: Signer = UNSIGNED,
) -> LightSite:
    """Make every file of a snapshot's public part. The same snapshot, past and key always give the same bytes.

    The first of the languages is that of the page above the folders of the languages. `beside` makes more files to lie
    beside the pages of each language, `past` what came before. Pages, pictures and the manifest are sealed.
    """
    public, place = for_public(snapshot), site or Site()
    alone = place.dashboard is None
    files: dict[str, bytes] = {}
    heads: dict[str, PageHead] = {}
    first: dict[tuple[str, str], FirstAnswer] = {}
    cards: dict[str, Callable[[], bytes]] = {}
    sheets: dict[str, Callable[[], bytes]] = {}
    seals: dict[str, Seal] = {}
    for language in languages:
        names = called(language)
        seals[language] = seal_of(public, names, signer)
        pages = contents(public, names, atlas, past)
        answers = first_answers(pages, public, names, languages)
        first |= {(language, page): answer for page, answer in answers.items()}
        found = search_entries(public, names)
        files[f"{language}/{SEARCH_FILE}"] = search_file(found, names)
        files[f"{language}/{SCRIPT_FILE}"] = script_file(names.words)
        presenting = (preparing_elsewhere(names),) if place.stage else ()
        for page in (*pages, *presenting, search_page(found, names)):
            path = f"{language}/{page.file}"
            files[path] = light_page(page, pages, public, names, site=place, languages=languages).encode()
            heads[path] = page_head(page, public, names, languages, light=True, alone=alone)
        if language == languages[0]:
            above = light_page(pages[0], pages, public, names, site=place, languages=languages, first=True)
            files["index.html"], heads["index.html"] = above.encode(), heads[f"{language}/index.html"]
        for page in (*pages, preparing(public, names)):
            card = page_card(page.section, public, names, state_of(page))
            cards[f"{language}/{card_file(page)}"] = partial(card_png, public, names, atlas.shapes, card)
        for key in states_of(public, names):
            sheet = partial(sheet_pdf, OneState(public, names.programme, key), names, atlas.shapes)
            sheets[f"{language}/state-{key}.pdf"] = sheet
        more = {**pictures(language), **(beside(public, names) if beside else {})}
        files |= {f"{language}/{name}": content for name, content in more.items()}
    about = {
        "snapshot": public.id,
        "programme": public.programme,
        "sample": public.sample,
        "today": public.today.isoformat(),
        "as_of": as_of_lines(snapshot, languages, called),
    }
    return LightSite(public.id, files, heads, first, cards, sheets, about, seals)


def as_of_lines(snapshot: Snapshot, languages: Sequence[str], called: Called) -> dict[str, str]:
    """Return the line that says as of when, by language."""
    public = for_public(snapshot)
    return {language: as_of_line(public, called(language)) for language in languages}
