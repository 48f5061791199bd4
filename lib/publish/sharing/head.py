"""What a page says of itself to whoever passes its link on: search engines, messengers, programs that list data."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.core import get_global
from babel.languages import get_official_languages

from lib.markup.page import templates

FOLDER = Path(__file__).parent
SLOT = "<!-- head -->"
"""Where the head of a page goes once it is known at which address it is served."""


@dataclass(frozen=True, slots=True)
class PageHead:
    """A page's title, description and card, in one language. Addresses are below the dashboard's root.

    `editions` is the page in each language, its own included, the programme's first language first; `dataset` describes
    the published data, given the root; `embeds` tells that the page may be framed, which `/oembed` explains; `country`
    is where the programme works, as two letters, or None where it does not say.
    """

    title: str
    description: str
    site: str
    language: str
    editions: tuple[tuple[str, str], ...]
    picture: str
    picture_says: str
    dataset: Callable[[str], dict[str, Any]] | None = None
    embeds: bool = False
    country: str | None = None

    @property
    def address(self) -> str:
        """Return the page's own address."""
        return dict(self.editions)[self.language]

    def html(self, root: str | None) -> str:
        """Return the elements of the head; without a root only what needs no address of ours."""
        described = self.dataset(root) if self.dataset and root else None
        return (
            templates(FOLDER / "templates")
            .get_template("head.html")
            .render(
                head=self,
                root=root,
                locale=_locale(self.language, self.country),
                other_locales=[_locale(each, self.country) for each, _ in self.editions if each != self.language],
                dataset=json.dumps(described, ensure_ascii=False).replace("<", "\\u003c") if described else None,
            )
        )


def _locale(language: str, country: str | None) -> str:
    """Return a language with the programme's country where CLDR knows it is spoken there: `sw_KE`, `es_GT`.

    Else it has the country where most of its speakers are, or Mexico for Spanish: `es_MX`, `en_US`.
    """
    if country and language in get_official_languages(country.upper(), regional=True, de_facto=True):
        return f"{language}_{country.upper()}"
    language_and_country = {"es": "es_MX"}.get(language) or get_global("likely_subtags").get(language, language)
    first, *rest = language_and_country.split("_")
    return "_".join([first, *rest[-1:]])
