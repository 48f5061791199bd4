"""The dashboard. Run it with `make run`."""

from lib.app import brand, frame

brand.page_config()
frame.draw()
