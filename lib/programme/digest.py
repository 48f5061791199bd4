"""When organisations hear by mail how things stand, and at which mailboxes of theirs."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, field_validator

from lib.programme.access import plain_address
from lib.programme.declared import Declared, Slug
from lib.programme.declaring.refusals import refused

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Digest(Declared):
    """On which days and from which hour of the programme's time zone, and each organisation's own mailbox by its id.

    A mailbox is an organisation's, never a person's.
    """

    days: Annotated[tuple[Weekday, ...], Field(min_length=1)] = ("monday",)
    hour: Annotated[int, Field(ge=0, le=23)] = 8
    mailboxes: Mapping[Slug, str] = {}

    @field_validator("mailboxes")
    @classmethod
    def _are_addresses(cls, mailboxes: Mapping[str, str]) -> Mapping[str, str]:
        for partner, mailbox in mailboxes.items():
            if plain_address(mailbox) is None:
                raise refused("refusal.digest.mailbox", partner, found=mailbox)
        return mailboxes
