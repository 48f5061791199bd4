"""What a steward of the programme has looked at and says is no person's."""

from typing import Annotated

from pydantic import Field, model_validator

from lib.programme.declared import Declared
from lib.programme.declaring.refusals import refused
from lib.programme.text import normalise


class Privacy(Declared):
    """Texts that read like a person's name or home and are a public place's: a steward has looked and says so."""

    confirmed: tuple[Annotated[str, Field(min_length=3, max_length=120)], ...] = ()

    @model_validator(mode="after")
    def _each_text_once(self) -> "Privacy":
        seen: set[str] = set()
        for text in self.confirmed:
            if not (same := normalise(text)) or same in seen:
                raise refused("refusal.twice" if same else "refusal.letters", "confirmed", found=text)
            seen.add(same)
        return self
