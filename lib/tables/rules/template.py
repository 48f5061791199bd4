"""H09: a workbook made from another version of the template."""

import re
from collections.abc import Iterator

from lib.tables.finding import Finding
from lib.tables.rules.evidence import RemarkingRule, RuleEvidence
from lib.tables.schema.coordination import Cover
from lib.tables.schema.template_version import TEMPLATE_VERSION

_VERSION = re.compile(r"[0-9]+(?:\.[0-9]+)*")


def other_template_versions(evidence: RuleEvidence) -> Iterator[Finding]:
    """Remark on covers that name another version of the template (H09). A sheet may have turned 1.0 into 1."""
    current = _parts(TEMPLATE_VERSION)
    for place in evidence.places(Cover):
        if _parts(place.row.template) != current:
            yield place.finding("H09", "template", {"expected": TEMPLATE_VERSION})


def _parts(version: str) -> tuple[int, ...] | None:
    """Return the numbers of a version without zeros at its end: (1,) for «1.0» and for «v1»; None where it has none."""
    found = _VERSION.search(version.replace(",", "."))
    if found is None:
        return None
    numbers = [int(part) for part in found[0].split(".")]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)


REMARKS: tuple[RemarkingRule, ...] = (other_template_versions,)
