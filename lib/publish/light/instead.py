"""The pages that stand where no other can: for an address that leads nowhere, and while the first edition is made.

Each says so in every language of the programme. The second opens again by itself, by a script, for a browser takes a
refresh of an address with a fragment (a slide of the stage) as a jump within the page; those without are refreshed.
"""

from collections.abc import Sequence

from lib.markup.brand import bars, brand_style
from lib.markup.page import templates
from lib.programme.model import ProgrammeIdentity
from lib.publish.light.page import FOLDER, light_style
from lib.publish.light.styles import needed
from lib.wording.language import Words


def lost_page(who: ProgrammeIdentity, pages: Sequence[str], base: str = "") -> str:
    """Return the page for addresses that lead nowhere; `pages` are the dashboard's, its home first, below `base`."""
    return _page(who, "lost.html", "first.lost.title", pages=pages, base=base)


def starting_page(who: ProgrammeIdentity) -> str:
    """Return the page that stands in for the others while the first edition is made."""
    return _page(who, "starting.html", "light.not_yet.title")


def _page(who: ProgrammeIdentity, template: str, title: str, **more: object) -> str:
    said = [Words(language) for language in who.languages]
    made = templates(FOLDER / "templates").get_template(template)
    html = made.render(who=who, said=said, title=title, mark=bars(who), styles="{{styles}}", **more)
    return html.replace("{{styles}}", needed(light_style() + brand_style(who), html), 1)
