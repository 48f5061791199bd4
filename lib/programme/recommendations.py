"""What a programme learned about doing its work well: points that are each measured with one indicator."""

from pydantic import model_validator

from lib.programme.declared import Declared, Slug, Text
from lib.programme.declaring.nearest import nearest
from lib.programme.declaring.refusals import refused
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
            raise refused(
                "refusal.indicator",
                "indicator",
                near=nearest(self.indicator, INDICATORS),
                found=self.indicator,
                known=tuple(INDICATORS),
            )
        if self.id in BUILT_IN:
            if self.indicator is not None:
                raise refused("refusal.recommendation.built", "indicator", found=self.id)
        elif self.name is None or self.indicator is None:
            raise refused("refusal.recommendation.own", near=nearest(self.id, BUILT_IN), known=BUILT_IN)
        return self


FIVE = tuple(Recommendation(id=each) for each in BUILT_IN)
