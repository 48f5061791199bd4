"""The page that stands in for the others while the first edition is made: it says so and opens again by itself.

A script does that, for a browser takes a refresh of an address with a fragment (a slide of the stage) as a jump within
the page; those without scripts are refreshed.
"""

from lib.markup.brand import brand_style
from lib.markup.page import templates
from lib.programme.model import ProgrammeIdentity
from lib.publish.light.page import FOLDER, light_style
from lib.publish.light.styles import needed
from lib.wording.language import Words


def starting_page(who: ProgrammeIdentity) -> str:
    """Return the whole page, in every language of the programme."""
    html = (
        templates(FOLDER / "templates")
        .get_template("starting.html")
        .render(who=who, said=[Words(language) for language in who.languages], styles="{{styles}}")
    )
    return html.replace("{{styles}}", needed(light_style() + brand_style(who), html), 1)
