"""What a hub's status is worth: in service counts as such only while its verification is recent."""

from datetime import date

from lib.programme.model import Rules
from lib.tables.hubs import Hub
from lib.tables.vocabulary import OperatingStatus

VERIFIED = "in-service-verified"
UNVERIFIED = "in-service-unverified"

CONDITIONS = (
    VERIFIED,
    UNVERIFIED,
    *(str(status) for status in OperatingStatus if status is not OperatingStatus.IN_SERVICE),
)
"""Every condition a hub can be in: the operating statuses, with «in service» split by its verification."""

INSTALLED = frozenset({VERIFIED, UNVERIFIED, str(OperatingStatus.INTERMITTENT), str(OperatingStatus.OUT_OF_SERVICE)})


def condition(hub: Hub, rules: Rules, today: date) -> str:
    """Return the hub's condition on a day."""
    if hub.status is not OperatingStatus.IN_SERVICE:
        return str(hub.status)
    return VERIFIED if is_verified(hub, rules, today) else UNVERIFIED


def is_verified(hub: Hub, rules: Rules, today: date) -> bool:
    """Tell whether somebody checked the hub within the programme's number of days."""
    return hub.verified_on is not None and 0 <= (today - hub.verified_on).days <= rules.hub_verified_days


def unverified_days(hub: Hub, today: date) -> int | None:
    """Return the days since the hub was last verified, or None where it never was."""
    return None if hub.verified_on is None else (today - hub.verified_on).days
