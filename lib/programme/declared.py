"""What every section of the programme file is made of."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Slug = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=40)]


class Declared(BaseModel):
    """Base of every section: unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Declared):
    """One text in Spanish and in any other languages, by their codes."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, str] = Field(init=False)

    es: str
    en: str = ""

    def in_language(self, language: str) -> str:
        """Return the text in `language`; Spanish where that language has none."""
        given = self.en if language == "en" else (self.__pydantic_extra__ or {}).get(language)
        return given or self.es
