"""How true the figures are while programmes run: made people, whose whole life is known, read once a week.

    python bench/truth.py [PROGRAMMES [FIRST]]     random ones; one in twenty also with its counts protected

Every share and signal must equal the truth, the closing figure must lie in the forecast's range in nine readings of
ten, and the truth about those who did not answer in every range. Ends with 1 where one of this does not hold.
"""

import sys
from collections.abc import Iterable

from tests.indicators.held_against_truth import Told, hold
from tests.indicators.lived import Life

PROTECTED_EVERY = 20
ENOUGH = 0.9
SHOWN = 20


def main(programmes: int, first: int) -> int:
    """Hold so many programmes against the truth and tell what came of it."""
    told, protected, readings = Told(), Told(), 0
    for seed in range(first, first + programmes):
        life = Life(seed)
        for day in life.weeks():
            hold(life, day, told, protected=False)
            readings += 1
            if seed % PROTECTED_EVERY == 0:
                hold(life, day, protected, protected=True)
    print(f"{programmes} programmes, {readings} weekly readings")
    for line in (*_lines(told), "with counts protected, one programme in twenty:", *_lines(protected)):
        print(line)
    wrong = [*told.wrong, *protected.wrong]
    print(*wrong[:SHOWN], sep="\n")
    return int(bool(wrong) or told.within < ENOUGH * told.forecasts)


def _lines(told: Told) -> Iterable[str]:
    yield f"shares of the programme and of states that were shown: {told.shares}; protected: {told.hidden}"
    yield f"signals: {told.signals}"
    share = told.within / (told.forecasts or 1)
    yield f"closing figures within the forecast: {told.within} of {told.forecasts} ({share:.1%})"
    yield f"ranges for those who did not answer: {told.ranges}"
    yield f"not true: {len(told.wrong)}"


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:3]]
    sys.exit(main(*(numbers + [100, 0][len(numbers) :])))
