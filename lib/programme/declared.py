"""What every section of the programme file is made of."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationInfo, model_validator

Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=40)]

Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]

LanguageCode = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]
"""A language as BCP 47 writes it: `es`, `kek`, `es-MX`, `zh-Hant`."""


def _two_letters(given: str) -> str:
    if re.fullmatch("[a-z]{2}", given) is None:
        raise ValueError("expected the two small letters of ISO 3166, such as gt")
    return given


CountryCode = Annotated[str, AfterValidator(_two_letters)]
"""A country, `gt`. What is known of it stands in its folder of `data/countries`, or of `countries` beside the file."""

_CODE = TypeAdapter(LanguageCode)
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""Control characters, which no XML file may hold, and those that turn the direction of what follows."""


class Declared(BaseModel):
    """Base of every section: unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _all_is_seen(cls, given: Any) -> Any:
        """Refuse text with characters that nobody sees: they break files made of it, or turn what stands beside."""
        for key, value in given.items() if isinstance(given, dict) else ():
            for text in value if isinstance(value, list) else (value,):
                if isinstance(text, str) and (unseen := _UNSEEN.search(text)):
                    found = f"U+{ord(unseen[0]):04X}"
                    raise ValueError(f"{key}: a text has no character that nobody sees ({found}); delete it")
        return given


class Text(Declared):
    """One text in one language or more, by their codes; the programme's own comes first where it has it."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str] = Field(init=False)

    @model_validator(mode="before")
    @classmethod
    def _own_language_first(cls, given: Any, info: ValidationInfo) -> Any:
        """Put the languages in the programme's order, which the context of the validation has as `languages`."""
        if not isinstance(given, dict) or not given:
            raise ValueError('expected a text by language, such as { es = "…" }')
        for code in given:
            _CODE.validate_python(code)
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
