"""The files of a snapshot at the address they are served at: what only then can be said, and what lists them all."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from lib.collect import log
from lib.publish.light.site import LightSite
from lib.publish.sharing.head import SLOT
from lib.publish.sharing.sitemap import sitemap

_SEALED = (".html", ".pdf", ".png")
MANIFEST, SITEMAP = "manifest.json", "sitemap.xml"


def located(site: LightSite, root: str | None, *, drawn: bool = False) -> dict[str, bytes]:
    """Return every file, for a dashboard at `root`; without one no file says an absolute address.

    Cards and sheets are among them only where they are to be `drawn`. Snapshot, root and key being the same, so are the
    bytes.
    """
    files = {
        path: content.replace(SLOT.encode(), site.heads[path].html(root).encode(), 1) if path in site.heads else content
        for path, content in site.files.items()
    }
    if root:
        files[SITEMAP] = sitemap((*(each.head for each in site.first.values()), *site.heads.values()), root)
    files = {path: _sealed(site, path, content) for path, content in files.items()}
    if drawn:
        files |= {path: drawn_file(site, path) for path in site.cards} | dict(_sheets(site))
    return {**files, MANIFEST: _sealed(site, MANIFEST, manifest(site.about, files))}


def drawn_file(site: LightSite, path: str) -> bytes:
    """Return one picture to share or one state's sheet, drawn and sealed. Raises KeyError where there is none."""
    return _sealed(site, path, {**site.cards, **site.sheets}[path]())


def _sheets(site: LightSite) -> Iterator[tuple[str, bytes]]:
    """Return every sheet that can be drawn: one that cannot keeps no page from being published."""
    for path in site.sheets:
        try:
            yield path, drawn_file(site, path)
        except Exception as problem:  # noqa: BLE001  whatever a library of its own does
            log.mistake(problem)


def _sealed(site: LightSite, path: str, content: bytes) -> bytes:
    """Return a page, a picture or the manifest with the seal of its language; anything else as it is."""
    if not site.seals or not (path.endswith(_SEALED) or path == MANIFEST):
        return content
    seal = site.seals.get(path.partition("/")[0]) or next(iter(site.seals.values()))
    return seal(content)


def manifest(about: Mapping[str, Any], files: Mapping[str, bytes]) -> bytes:
    """Return the list of files as JSON, with the size and SHA-256 of each; `about` says of which snapshot they are."""
    listed = {
        path: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for path, content in sorted(files.items())
    }
    return (json.dumps({**about, "files": listed}, ensure_ascii=False, indent=1) + "\n").encode()
