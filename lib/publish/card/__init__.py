"""The summary card: two figures of a snapshot as one picture to share."""

from lib.publish.card.card import card_alt, card_png

__all__ = ["card_alt", "card_png"]
