"""The age bands of a programme."""

from collections.abc import Mapping

from pydantic import model_validator

from lib.programme.declared import Declared, Name
from lib.programme.declaring.refusals import refused


class Ages(Declared):
    """Age bands as the sheets write them, their wider groups, and the group the programme reports on."""

    bands: tuple[Name, ...]
    wide: Mapping[Name, tuple[Name, ...]]
    focus: Name

    @model_validator(mode="after")
    def _wide_groups_cover_every_band(self) -> "Ages":
        grouped = sorted(band for bands in self.wide.values() for band in bands)
        if grouped != sorted(self.bands):
            raise refused("refusal.ages.wide", "wide", bands=self.bands)
        if self.focus not in self.bands:
            raise refused("refusal.choice", "focus", found=self.focus, known=self.bands)
        return self
