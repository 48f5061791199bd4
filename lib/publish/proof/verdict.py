"""What a file's seal is worth to somebody who believes certain keys."""

from collections.abc import Collection
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from lib.publish.proof.seal import Sealed

Verdict = Literal["intact", "altered", "foreign", "unsigned", "none"]
"""`intact`: as it was sealed, by a believed key or where none is known to believe. `foreign` and `unsigned`: as it was
sealed, but not by a believed key. `none`: no seal of any snapshot."""

EXIT: dict[Verdict, int] = {"intact": 0, "altered": 1, "foreign": 2, "unsigned": 2, "none": 2}

_Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
_Text = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f-\x9f\u2028-\u202e]{1,120}$")]


class Claims(BaseModel):
    """What a token says of its file; nothing in it can reach a terminal as anything but text."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    iss: _Text
    snapshot: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{4,64}$")]
    figures: dict[_Text, int | float | _Text | list[int] | None]
    figures_sha256: _Hash
    content_sha256: _Hash
    as_of: date | None = None
    sample: _Text | None = None


def claims_in(sealed: Sealed | None) -> Claims | None:
    """Return what a file says of itself; None without a seal, or where that says something else than ours do."""
    try:
        return Claims.model_validate(sealed.token.claims) if sealed else None
    except ValidationError:
        return None


def verdict(sealed: Sealed | None, believed: Collection[str]) -> Verdict:
    """Return what a seal is worth; `believed` are the fingerprints of keys, none where whoever asks knows no key."""
    if sealed is None or claims_in(sealed) is None:
        return "none"
    if not sealed.whole:
        return "altered"
    key = sealed.token.key
    if not believed or key in believed:
        return "intact"
    return "foreign" if key else "unsigned"
