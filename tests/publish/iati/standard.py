"""What IATI is: its schema, the section that a programme declares for it, and what a file says by indicator."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import etree

_SCHEMA = Path(__file__).parent / "schema" / "iati-activities-schema.xsd"


def iati(partner: str) -> str:
    """Return the section with which a programme declares itself an activity that a partner reports."""
    return f"""
[iati]
organisation = "MX-RFC-RCS010203AB1"
organisation_type = "22"
reported_by = "{partner}"
roles = {{ {partner} = ["accountable", "implementing"] }}
activity = "visitas-2023"
status = "implementation"
actual_start = 2023-01-09
planned_end = 2024-12-31
country = "MX"
sector = "13020"
"""


@cache
def _schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(_SCHEMA)))


def faults(xml: bytes) -> list[str]:
    """Return what is not valid by the schema of version 2.03."""
    schema = _schema()
    schema.validate(etree.fromstring(xml))
    return [f"{each.line}: {each.message}" for each in schema.error_log]


def actuals(xml: bytes) -> Iterator[tuple[str, str | None, str | None, str]]:
    """Yield each actual: its indicator, its place (None for the whole), its value if any, and its first comment."""
    for indicator in etree.fromstring(xml).iter("indicator"):
        [code] = indicator.xpath("reference/@code")
        for actual in indicator.iter("actual"):
            place = next(iter(actual.xpath("dimension/@value")), None)
            yield code, place, actual.get("value"), actual.findtext("comment/narrative") or ""
