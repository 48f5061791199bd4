"""Weeks: all that the public is told of when a bootcamp that is not over will meet."""

from datetime import date, timedelta


def monday_of(day: date) -> date:
    """Return the first day of a day's week."""
    return day - timedelta(days=day.weekday())


def sunday_of(day: date) -> date:
    """Return the last day of a day's week."""
    return monday_of(day) + timedelta(days=6)
