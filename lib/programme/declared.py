"""What every section of the programme file is made of."""

import re
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator

from lib.programme.declaring.refusals import refused
from lib.programme.declaring.written import SEEN, is_blank, like

Slug = Annotated[str, Field(max_length=40), like(r"[a-z0-9][a-z0-9-]*", "refusal.like.id")]

Colour = Annotated[str, like(r"#[0-9A-Fa-f]{6}", "refusal.like.colour")]

_CODE = r"(?=.{2,35}$)[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
LanguageCode = Annotated[str, like(_CODE, "refusal.like.language")]
"""A language as BCP 47 writes it: `es`, `kek`, `es-MX`, `zh-Hant`."""

CountryCode = Annotated[str, like("[a-z]{2}", "refusal.like.country-small")]
"""A country, `gt`. What is known of it stands in its folder of `data/countries`, or of `countries` beside the file."""

Name = Annotated[str, SEEN]
"""What something is called: a text with something in it that is seen."""


class Declared(BaseModel):
    """Base of every section: unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Declared):
    """One text in one language or more, by their codes; the programme's own comes first where it has it."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str] = Field(init=False)

    @model_validator(mode="before")
    @classmethod
    def _own_language_first(cls, given: Any, info: ValidationInfo) -> Any:
        """Put the languages in the programme's order, which the context of the validation has as `languages`."""
        if not isinstance(given, dict) or not given:
            raise refused("refusal.text", example="{ es = '…' }")
        for code in given:
            if not re.fullmatch(_CODE, str(code)):
                raise refused("refusal.like.language", found=str(code))
        if all(isinstance(text, str) and is_blank(text) for text in given.values()):
            raise refused("refusal.blank")
        own = (info.context or {}).get("languages", ())
        return {code: given[code] for code in dict.fromkeys((*(each for each in own if given.get(each)), *given))}

    @property
    def by_language(self) -> dict[str, str]:
        """The text by the code of each language."""
        return self.__pydantic_extra__ or {}

    def in_language(self, language: str) -> str:
        """Return the text in `language`, or in a wider one (`es` for `es-MX`); else in the first that it has."""
        texts = self.by_language
        return next(filter(None, (texts.get(each) for each in wider(language))), next(iter(texts.values())))


def wider(language: str) -> tuple[str, ...]:
    """Return a language and those it is a kind of: `zh-Hant-TW`, `zh-Hant`, `zh`."""
    parts = language.split("-")
    return tuple("-".join(parts[:length]) for length in range(len(parts), 0, -1))
