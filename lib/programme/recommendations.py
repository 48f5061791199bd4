"""What a programme learned about doing its work well: points that are each measured with one indicator."""

from pydantic import model_validator

from lib.programme.declared import Declared, Slug, Text
from lib.programme.indicator_ids import INDICATORS

BUILT_IN = ("allies", "communication", "content", "conditions", "community")
"""Those that bring their name, their measure and sentences about it."""


class Recommendation(Declared):
    """One point: built in, perhaps under another name, or with a name of its own and the indicator that measures it."""

    id: Slug
    name: Text | None = None
    says: Text | None = None
    indicator: str | None = None

    @model_validator(mode="after")
    def _can_be_measured(self) -> "Recommendation":
        if self.indicator is not None and self.indicator not in INDICATORS:
            raise ValueError(f"recommendations.{self.id}.indicator: «{self.indicator}» is not an indicator")
        if self.id in BUILT_IN:
            if self.indicator is not None:
                raise ValueError(f"recommendations.{self.id}: it brings its measure; give another id with an indicator")
        elif self.name is None or self.indicator is None:
            built = ", ".join(BUILT_IN)
            raise ValueError(f"recommendations.{self.id}: give a name and an indicator, or one of the ids {built}")
        return self


FIVE = tuple(Recommendation(id=each) for each in BUILT_IN)
