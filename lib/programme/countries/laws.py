"""The laws of a country that protect personal data and the secrecy of statistics, as a programme cites them."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from lib.programme.declared import Declared, Text

LawSubject = Literal["personal-data", "statistics", "access"]
"""What a law is about: personal data, the secrecy of statistics, or access to public information."""


class Law(Declared):
    """One law: what it is about, its official name, where and when it was published, and what of it matters here.

    `binds` says whom, where that is not everybody; `authority` who watches over it; `link` leads to its text.
    """

    about: LawSubject
    name: Text
    published: Text
    says: Text | None = None
    binds: Text | None = None
    authority: Text | None = None
    link: Annotated[str, Field(pattern="^https://")] | None = None


class LawsFile(Declared):
    """What `law.toml` holds: laws, the day they were looked up, and which one a reader would ask for in vain."""

    checked: date
    lacks: Text | None = None
    laws: Annotated[tuple[Law, ...], Field(min_length=1)]
