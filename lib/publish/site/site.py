"""Every file of a site that needs no server of ours, from one snapshot and what was published before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from lib.collect.changes import public_past
from lib.collect.store.store import Store
from lib.markup.pages import PAGES
from lib.programme.setting import Setting
from lib.publish.exports.offers import files_of
from lib.publish.light.contents import states_of
from lib.publish.light.heads import LIGHT
from lib.publish.light.instead import lost_page
from lib.publish.light.located import MANIFEST, SITEMAP, located, manifest
from lib.publish.light.maps import Atlas
from lib.publish.light.page import Site
from lib.publish.light.site import edition_of as pages_of
from lib.publish.light.stage_files import stage_files
from lib.publish.mailbox.everybody import CALENDAR, NEWS, public_calendar, public_feed
from lib.publish.outlines import shapes_of
from lib.publish.proof.published_keys import key_set
from lib.publish.sharing.dataset import FILES
from lib.publish.sharing.icon import icon
from lib.publish.site.figures import figure_files
from lib.publish.site.moved import moved
from lib.snapshot.audience import for_public
from lib.snapshot.proof import Signer
from lib.snapshot.snapshot import Snapshot
from lib.wording.edition import edition_of
from lib.wording.language import Words
from lib.wording.names import Names


@dataclass(frozen=True, slots=True)
class SiteProgramme:
    """What a site is made of beside its snapshot: the programme, its folder, its places, what is kept, and the key."""

    setting: Setting
    folder: Path
    places: Path
    store: Store
    signer: Signer


def site_files(snapshot: Snapshot, opened: SiteProgramme, root: str | None) -> dict[str, bytes]:
    """Return every file by its path. The same snapshot, past, root and key always give the same bytes.

    `root` is the address that the site is served at, without a slash at its end; without one no file says where it is
    and there is no list of pages for search engines. Raises StoreFailure.
    """
    setting, public = opened.setting, for_public(snapshot)
    who, shapes = setting.programme.programme, shapes_of(setting.geography, opened.places)
    bootcamps = {entry.id: entry.name for entry in public.bootcamps}

    def called(language: str) -> Names:
        return Names(setting.programme, setting.geography, Words(language), bootcamps)

    past = public_past(opened.store, snapshot, setting.programme)
    beside = partial(stage_files, shapes=shapes, public_url=root, signer=opened.signer, past=past)
    pages = pages_of(
        snapshot,
        who.languages,
        called,
        Atlas(shapes, setting.statistics),
        site=Site(dashboard=None, stage=True),
        beside=beside,
        past=past,
        signer=opened.signer,
    )
    light = located(pages, root, drawn=True)
    listed = light.pop(SITEMAP, None)
    files = {f"{LIGHT}/{path}": content for path, content in light.items() if path != MANIFEST}
    for language in who.languages:
        names = called(language)
        files |= figure_files(public, names, shapes, root)
        edition = edition_of(snapshot, setting.programme, setting.geography, language)
        files |= {f"{FILES}/{language}/{path}": content for path, content in files_of(edition, opened.signer)}
        files |= _subscriptions(snapshot, opened.store, names, root)
    files |= moved(who, pages.files)
    files |= _for_hosts(opened, root, listed)
    return {**files, MANIFEST: manifest(pages.about, files)}


def _subscriptions(snapshot: Snapshot, store: Store, names: Names, root: str | None) -> Iterator[tuple[str, bytes]]:
    """Yield the calendar of all, that of each state, and the feed."""
    folder = f"{LIGHT}/{names.words.language}"
    for state in ("", *states_of(snapshot, names)):
        path = CALENDAR.replace(".", f"-{state}.") if state else CALENDAR
        yield f"{folder}/{path}", public_calendar(store, names, state, root)
    yield f"{folder}/{NEWS}", public_feed(store, snapshot, names, root, f"{folder}/{NEWS}")


def _for_hosts(opened: SiteProgramme, root: str | None, listed: bytes | None) -> dict[str, bytes]:
    """Return what browsers, search engines and hosts ask every site for. `listed` is the list of pages."""
    who = opened.setting.programme.programme
    base = urlsplit(root or "").path
    robots = ["User-agent: *", "Disallow:", *([f"Sitemap: {root}/{SITEMAP}"] if listed else []), ""]
    return {
        "404.html": lost_page(who, [page.id for page in PAGES if page.light != "none"], base).encode(),
        "favicon.ico": icon(who, opened.folder),
        "robots.txt": "\n".join(robots).encode(),
        ".nojekyll": b"",  # some hosts leave out what begins with a dot unless this is there
        ".well-known/jwks.json": key_set(opened.signer),
        **({SITEMAP: listed} if listed else {}),
    }
