"""The list of pages for search engines (sitemaps.org), each with its editions in other languages."""

from collections.abc import Iterable

from lib.markup.page import templates
from lib.publish.sharing.head import FOLDER, PageHead


def sitemap(heads: Iterable[PageHead], root: str) -> bytes:
    """Return the list as XML; `root` is where the dashboard is served."""
    pages = {head.address: head for head in heads}
    return templates(FOLDER / "templates").get_template("sitemap.xml").render(pages=pages, root=root).encode()
