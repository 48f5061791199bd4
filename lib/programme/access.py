"""Who may see more than the public, as the programme declares it, and which declaration an address falls under.

An address is compared as a whole or by its whole domain, in small letters, and only if it is plain ASCII with one «@»:
`evil-promujer.org`, `promujer.org.example` and look-alike letters match nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from pydantic import field_validator, model_validator

from lib.programme.declared import Declared, Slug
from lib.programme.declaring.refusals import Refusal, refusal, refused

_DOMAIN = r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+"
_ADDRESS = re.compile(rf"([a-z0-9.!#$%&'+/=?^_`{{|}}~-]+)@({_DOMAIN})", re.ASCII)
_WHO = re.compile(rf"(?:\*|[a-z0-9.!#$%&'+/=?^_`{{|}}~-]+)@{_DOMAIN}", re.ASCII)
_LONGEST = 254
_ANYBODY_S = frozenset(
    {
        *("gmail.com", "googlemail.com", "outlook.com", "outlook.es", "hotmail.com", "hotmail.es", "live.com"),
        *("live.com.mx", "msn.com", "yahoo.com", "yahoo.com.mx", "yahoo.es", "icloud.com", "me.com", "aol.com"),
        *("proton.me", "protonmail.com", "prodigy.net.mx", "gmx.com", "zoho.com"),
    }
)


class Access(Declared):
    """One line of who sees more: a whole e-mail address, or `*@domain` for everybody of an organisation.

    `partner` is whose findings a partner sees, and in whose name a steward acts.
    """

    who: str
    role: Literal["partner", "steward"]
    partner: Slug | None = None

    @field_validator("who")
    @classmethod
    def _is_an_address_or_a_domain(cls, who: str) -> str:
        plain = who.strip().lower()
        if len(plain) > _LONGEST or not _WHO.fullmatch(plain):
            raise refused("refusal.access.who", found=who)
        if plain.startswith("*@") and plain[2:] in _ANYBODY_S:
            raise refused("refusal.access.anybody", found=plain)
        return plain

    @model_validator(mode="after")
    def _says_enough(self) -> "Access":
        if self.role == "partner" and self.partner is None:
            raise refused("refusal.access.partner", found=self.who)
        if self.role == "steward" and self.who.startswith("*@"):
            raise refused("refusal.access.steward", found=self.who)
        return self


def twice_allowed(declared: Sequence[Access]) -> Iterator[Refusal]:
    """Yield who is declared more than once."""
    who = [each.who for each in declared]
    for number, each in enumerate(who, start=1):
        if each in who[: number - 1]:
            yield refusal("refusal.twice", f"access[{number}].who", found=each)


def plain_address(email: object) -> str | None:
    """Return an e-mail address as it is compared, None for what is not a plain one."""
    if not isinstance(email, str) or len(email) > _LONGEST:
        return None
    plain = email.lower() if email.isascii() else ""
    return plain if _ADDRESS.fullmatch(plain) else None


def access_of(email: object, declared: Iterable[Access]) -> Access | None:
    """Return the declaration that an address falls under, its own before its domain's; None where there is none."""
    plain = plain_address(email)
    if plain is None:
        return None
    by_who = {each.who: each for each in declared}
    return by_who.get(plain) or by_who.get(f"*@{plain.rpartition('@')[2]}")
