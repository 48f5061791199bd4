"""Placeholder while the page is being built."""

from lib.app import frame

shown = frame.require()
