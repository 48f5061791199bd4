"""Fixtures that several folders of tests share."""

from hypothesis import settings

pytest_plugins = ["tests.sheets.fixtures"]

# No test may depend on how busy the machine is, nor on what a die shows: the same code is tried with the same examples.
settings.register_profile("repeatable", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2_000)
settings.load_profile("repeatable")
