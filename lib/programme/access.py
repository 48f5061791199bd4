"""Who may see more than the public, as the programme declares it, and which declaration an address falls under.

An address is compared as a whole or by its whole domain, in small letters, and only if it is plain ASCII with one «@»:
`evil-promujer.org`, `promujer.org.example` and look-alike letters match nothing.
"""

import re
from collections.abc import Iterable
from typing import Literal

from pydantic import field_validator, model_validator

from lib.programme.declared import Declared, Slug

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
            raise ValueError("expected an e-mail address (ana@example.org) or a whole domain (*@example.org)")
        if plain.startswith("*@") and plain[2:] in _ANYBODY_S:
            raise ValueError("anybody can have an address there; name the whole address of each person")
        return plain

    @model_validator(mode="after")
    def _says_enough(self) -> "Access":
        if self.role == "partner" and self.partner is None:
            raise ValueError(f"«{self.who}» has the role partner; say which one with `partner`")
        if self.role == "steward" and self.who.startswith("*@"):
            raise ValueError(f"«{self.who}» is a whole domain; a steward is named by her whole address")
        return self


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
