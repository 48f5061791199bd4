"""What the parts of a figure are called: `exit/uses-tool`, `BC-01`, `in-service-verified`, `sedeco-yuc`."""

from lib.programme.indicator_ids import INDICATORS
from lib.wording.names import Names

_KINDS = ("wave", "outcome", "phase", "condition", "bootcamp-status", "exports.part")


def part_name(part_id: str, names: Names) -> str:
    """Return a part's name in the reader's language, each step of a path by itself; an unknown step stays as it is."""
    return " · ".join(_step(step, names) for step in part_id.split("/"))


def _step(step: str, names: Names) -> str:
    words = names.words
    if step in INDICATORS:
        return words(f"definition.{step}.name")
    if step in names.bootcamp_names:
        return names.bootcamp(step)
    if names.programme.partner(step):
        return names.partner(step)
    if names.geography.state(step):
        return names.state(step)
    return next((words(f"{kind}.{step}") for kind in _KINDS if words.has(f"{kind}.{step}")), step)
