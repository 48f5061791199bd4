"""What is said of programmes while they run is what is true of their people."""

from tests.indicators.held_against_truth import Told, hold
from tests.indicators.lived import Life


def test_shares_signals_forecasts_and_ranges_are_true_while_programmes_run() -> None:
    told = Told()
    for seed in (2, 3):
        life = Life(seed)
        for week, day in enumerate(life.weeks()):
            if week % 7 == seed:
                hold(life, day, told, protected=False)
    assert told.wrong == []
    assert min(told.shares, told.signals, told.forecasts, told.ranges) > 0
