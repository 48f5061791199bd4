"""Fixtures that several folders of tests share."""

from hypothesis import settings

pytest_plugins = ["tests.sheets.fixtures"]

settings.register_profile("untimed", deadline=None)  # no test may depend on how busy the machine is
settings.load_profile("untimed")
