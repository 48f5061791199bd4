"""The files of a snapshot at the address they are served at: what only then can be said, and what lists them all."""

import hashlib
import json
from collections.abc import Mapping

from lib.publish.light.site import LightSite
from lib.publish.sharing.head import SLOT
from lib.publish.sharing.sitemap import sitemap

MANIFEST, SITEMAP = "manifest.json", "sitemap.xml"


def located(site: LightSite, root: str | None, *, drawn: bool = False) -> dict[str, bytes]:
    """Return every file, for a dashboard at `root`; without one no file says an absolute address.

    The cards are among them only where they are to be `drawn`. The same snapshot and root always give the same bytes.
    """
    files = {
        path: content.replace(SLOT.encode(), site.heads[path].html(root).encode(), 1) if path in site.heads else content
        for path, content in site.files.items()
    }
    if root:
        files[SITEMAP] = sitemap((*(each.head for each in site.first.values()), *site.heads.values()), root)
    if drawn:
        files |= {path: draw() for path, draw in site.cards.items()}
    return {**files, MANIFEST: _manifest(site, files)}


def _manifest(site: LightSite, files: Mapping[str, bytes]) -> bytes:
    listed = {
        path: {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for path, content in sorted(files.items())
    }
    return (json.dumps({**site.about, "files": listed}, ensure_ascii=False, indent=1) + "\n").encode()
