"""A status that a programme calls in its own way is called so in texts that count it, too."""

from collections.abc import Mapping

_COUNTED = {"bootcamp-status": "bootcamps.count", "condition": "hubs.count"}
_KEYS = {"condition": "stage.key"}
"""Where a status stands in a text of another key: with how many have it, and beneath a map."""


def status_texts(said: Mapping[str, str]) -> dict[str, str]:
    """Return the texts that follow from the names of statuses in `said`, by key; texts that `said` has itself win.

    How many have it stands behind the name («en inscripción: 2»), which needs no plural and no gender.
    """
    texts: dict[str, str] = {}
    for key, name in said.items():
        of, _, status = key.partition(".")
        small = name[:1].lower() + name[1:]
        if of in _COUNTED:
            count = f"{_COUNTED[of]}.{status}"
            told = small.replace("{", "{{").replace("}", "}}") + ": {n}"
            texts |= {count: told, f"{count}.one": told}
        if of in _KEYS:
            texts[f"{_KEYS[of]}.{status}"] = small
    return {key: text for key, text in texts.items() if key not in said}
