"""The age bands of a programme."""

from collections.abc import Mapping

from pydantic import model_validator

from lib.programme.declared import Declared


class Ages(Declared):
    """Age bands as the sheets write them, their wider groups, and the group the programme reports on."""

    bands: tuple[str, ...]
    wide: Mapping[str, tuple[str, ...]]
    focus: str

    @model_validator(mode="after")
    def _wide_groups_cover_every_band(self) -> "Ages":
        grouped = sorted(band for bands in self.wide.values() for band in bands)
        if grouped != sorted(self.bands):
            raise ValueError("the wide groups must hold every band exactly once")
        if self.focus not in self.bands:
            raise ValueError("focus must be one of the bands")
        return self
