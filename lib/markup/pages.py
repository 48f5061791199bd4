"""The pages of the dashboard, one entry each: the frame, light pages, links, measurements and tests read this list."""

from dataclasses import dataclass
from typing import Literal

from lib.programme.model import Programme


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page. `id` names its file in `pages/`, its address and its title `page.<id>`.

    `light` says whether it has a light page, one for each state, or none; `figures` whether it shows any of the
    snapshot's figures; `part` is the parameter of its address that chooses what it is about, which has a light page of
    its own, `<id>-<part>`.
    """

    id: str
    light: Literal["one", "each-state", "none"] = "one"
    figures: bool = True
    part: str | None = None

    @property
    def path(self) -> str:
        """Return its address below the dashboard's; the first page has the empty one."""
        return "" if self.id == PAGES[0].id else self.id

    @property
    def light_name(self) -> str:
        """Return the name of its light page without the ending; the first page's is `index`."""
        return self.path or "index"


PAGES = (
    PageEntry("home"),
    PageEntry("reach"),
    PageEntry("hubs"),
    PageEntry("bootcamps"),
    PageEntry("state", light="each-state", part="estado"),
    PageEntry("mine", figures=False),
    PageEntry("data"),
    PageEntry("revisions", figures=False),
    PageEntry("agenda", figures=False),
    PageEntry("prepare", light="none", figures=False),
    PageEntry("about"),
    PageEntry("help", figures=False, part="guia"),
)
"""In the order of the navigation."""

PAGE_IDS = tuple(page.id for page in PAGES)
_OF_TABLES = {
    "reach": {"alcance"},
    "hubs": {"sitios"},
    "bootcamps": {"bootcamps", "sesiones", "preparacion", "compromisos"},
}
"""The tables of which one at least must be kept for a page to say something."""
PARTS = {page.id: page.part for page in PAGES if page.part}
LIGHT_PAGES = tuple(page for page in PAGES if page.light == "one")


def pages_of(programme: Programme) -> tuple[PageEntry, ...]:
    """Return the pages that a programme has: those of the tables that it keeps and of what it declares."""
    return tuple(page for page in PAGES if _has(page.id, programme))


def _has(page: str, programme: Programme) -> bool:
    own = page == "reach" and any(each.on == "reach" for each in programme.indicators)
    return own or page not in _OF_TABLES or not programme.tables_kept.isdisjoint(_OF_TABLES[page])
