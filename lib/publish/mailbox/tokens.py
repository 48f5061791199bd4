"""The secret addresses of mailboxes. An address is a capability: whoever has it reads what its sheet's owner may."""

import hmac
from base64 import urlsafe_b64encode
from collections.abc import Mapping

from lib.programme.model import Programme, Source

ROOT = "/buzon/"
"""Below this address each source has its mailbox."""

REVIEW, CALENDAR, FEED, WORKBOOK = "revision.csv", "agenda.ics", "novedades.atom", "revision.xlsx"

_BYTES = 24


def token_of(source: str, generation: int, programme: str, secret: str) -> str:
    """Return the token of a source's mailbox: the HMAC-SHA256 of programme, source and generation, as 32 signs."""
    said = f"{programme}\0{source}\0{generation}".encode()
    return urlsafe_b64encode(hmac.digest(secret.encode(), said, "sha256")[:_BYTES]).decode()


def source_of(token: str, programme: Programme, generations: Mapping[str, int], secret: str) -> Source | None:
    """Return the source whose mailbox a token opens, None for any other; it takes the same time whichever it is."""
    given, found = token.encode(errors="replace"), None
    for source in programme.sources:
        right = token_of(source.id, generations.get(source.id, 0), programme.programme.id, secret)
        if hmac.compare_digest(right.encode(), given):
            found = source
    return found


def paths_of(source: str, generation: int, programme: str, secret: str) -> dict[str, str]:
    """Return the path of each file of a source's mailbox: `review`, `calendar` and `feed`."""
    box = f"{ROOT}{token_of(source, generation, programme, secret)}/"
    return {"review": f"{box}{REVIEW}", "calendar": f"{box}{CALENDAR}", "feed": f"{box}{FEED}"}
