"""Which bootcamps a figure is of, in words: those that ended, those that should be over, and who is beside them."""

from lib.indicators.figure import Figure, Part
from lib.wording.language import Words
from lib.wording.values import base


def completion_base(value: Figure | Part, words: Words) -> str | None:
    """Return «141 de 172; 80 más, aún en curso», or who attends where none has ended."""
    of = base(value, words)
    if not value.aside:
        return of
    people = words.number(value.aside)
    if of is None:
        return words("cohort.running", n=value.aside, people=people) if value.state == "not-applicable" else None
    return words("cohort.beside", of=of, people=people)


def pace(value: Figure | Part, words: Words) -> str | None:
    """Return «172 de las 158 planeadas en los mismos bootcamps (109 %): 14 más; y 75 en bootcamps que aún corren»."""
    if value.value is None or value.numerator is None or not value.denominator:
        return None
    gap = value.numerator - value.denominator
    said = words(
        "pace.more" if gap > 0 else "pace.fewer" if gap < 0 else "pace.even",
        people=words.number(value.numerator),
        planned=words.number(value.denominator),
        share=words.share(value.value),
        gap=words.number(abs(gap)),
    )
    return words("pace.beside", said=said, people=words.number(value.aside)) if value.aside else said
