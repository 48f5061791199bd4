"""The page for addresses that lead nowhere: it says so in every language and offers the pages that there are."""

from collections.abc import Sequence

from lib.markup.brand import brand_style
from lib.markup.page import templates
from lib.programme.model import ProgrammeIdentity
from lib.publish.light.page import FOLDER, light_style
from lib.publish.light.styles import needed
from lib.wording.language import Words


def lost_page(who: ProgrammeIdentity, pages: Sequence[str], base: str = "") -> str:
    """Return the whole page; `pages` are those of the dashboard, the first being its home, `base` the path above."""
    html = (
        templates(FOLDER / "templates")
        .get_template("lost.html")
        .render(
            who=who, pages=pages, base=base, said=[Words(language) for language in who.languages], styles="{{styles}}"
        )
    )
    return html.replace("{{styles}}", needed(light_style() + brand_style(who), html), 1)
