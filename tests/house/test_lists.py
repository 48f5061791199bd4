"""Lists that belong together: whatever was forgotten when something was added is named in a sentence."""

from lib.i18n.catalogue import has_text
from lib.markup.pages import LIGHT_PAGES, PAGE_IDS
from lib.publish.light.contents import BODIES
from tests.indicators.facts import ROOT


def forgotten_pages() -> list[str]:
    files = {path.stem for path in ROOT.glob("pages/*.py")}
    light = {page.id for page in LIGHT_PAGES}
    return [
        *(f"lib/markup/pages.py lists «{each}», but there is no pages/{each}.py" for each in set(PAGE_IDS) - files),
        *(f"pages/{each}.py is not in the list of lib/markup/pages.py" for each in files - set(PAGE_IDS)),
        *(
            f"«page.{each}», its title, is in no catalogue of lib/i18n"
            for each in PAGE_IDS
            if not has_text(f"page.{each}")
        ),
        *(f"BODIES of lib/publish/light/contents.py does not say what is on «{each}»" for each in light - set(BODIES)),
        *(
            f"BODIES of lib/publish/light/contents.py has «{each}», which has no light page"
            for each in set(BODIES) - light
        ),
    ]


def test_no_page_is_half_added() -> None:
    assert forgotten_pages() == []
