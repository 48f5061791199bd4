"""Text, identifiers, links and mailboxes."""

import re
import unicodedata

from lib.programme.country import UNKNOWN, Country
from lib.programme.text import without_accents
from lib.tables.cells.characters import plain
from lib.tables.cells.outcome import Noted, Unreadable
from lib.tables.grid import Cell, SheetDate, typed_text
from lib.tables.privacy.personal import mentions_person
from lib.tables.privacy.persons import key_names_somebody

_FORMULA_STARTS = ("=", "+", "-", "@")
_KEY_PARTS = re.compile(r"[\s_/\\.,:;|–—()\[\]*#'’\"-]+")
_MOST_PARTS_OF_A_KEY, _LONGEST_PART_OF_A_KEY = 6, 5
_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}")
_HOST = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,24}|xn--[a-z0-9-]{2,59})"
_LINK = re.compile(rf"https://{_HOST}(?::[0-9]{{2,5}})?(?:[/?#][^\s\\\"<>^`{{|}}]*)?", re.IGNORECASE)
_MAILBOX = re.compile(rf"[a-z0-9](?:[a-z0-9_+-]|\.(?=[a-z0-9_+-])){{0,63}}@{_HOST}", re.IGNORECASE)
_PERSONAL_PROVIDER = re.compile(
    r"(?:.*\.)?(?:(?:gmail|googlemail|hotmail|outlook|yahoo|ymail|icloud|live|msn|aol|prodigy|gmx|protonmail|zoho)"
    r"\.(?:com|net|es|mx)(?:\.mx)?|me\.com|mac\.com|proton\.me)"
)
_CHAT = re.compile(r"https://(?:wa\.me|(?:api|web|www)\.whatsapp\.com|whatsapp\.com)(?:[:/?]|$)", re.IGNORECASE)
_SHORTEST_OF_A_PERSON = 8
_LONGEST_LINK = 2000
_LONGEST_MAILBOX = 254


def read_text(cell: Cell, maximum: int | None = None) -> str | Noted[str]:
    """Return the text of a cell on one line, without control or unseen characters; a number becomes its text.

    A text that starts like a formula is kept and noted (C18). Raises Unreadable C14 where it exceeds `maximum`.
    """
    text = _clean(cell) if type(cell) is str else typed_text(cell)
    if maximum is not None and len(text) > maximum:
        raise Unreadable("C14", maximum=maximum)
    if type(cell) is str and unicodedata.normalize("NFKC", text[:1]).startswith(_FORMULA_STARTS):
        return Noted(text, "C18")
    return text


def read_slug(cell: Cell, country: Country = UNKNOWN) -> str:
    """Read an identifier: up to 40 unaccented letters, digits and hyphens, as typed.

    Raises Unreadable C10, with a suggestion where only separators and accents are amiss, or V22 where it is one of a
    person's: her CURP, her telephone, her name with hyphens.
    """
    text = "" if isinstance(cell, bool | SheetDate) else plain(typed_text(cell))
    if not _SLUG.fullmatch(text):
        suggestion = _as_key(text, country)
        raise Unreadable("C10", suggestion=suggestion) if suggestion else Unreadable("C10")
    if len(text) > _SHORTEST_OF_A_PERSON and (kind := _person_in_key(text, country)):
        raise Unreadable("V22", kind=kind)
    return text


def _as_key(text: str, country: Country) -> str | None:
    """Return a text as the key it stands for: «YUC_TEK 02» is YUC-TEK-02. Mere words are a name."""
    parts = [part for part in _KEY_PARTS.split(without_accents(text)) if part]
    key = "-".join(parts)
    short = any(map(str.isdigit, key)) and all(len(part) <= _LONGEST_PART_OF_A_KEY for part in parts)
    shaped = " " not in text or key.isupper() or short
    if not shaped or not _SLUG.fullmatch(key) or len(parts) > _MOST_PARTS_OF_A_KEY or _person_in_key(key, country):
        return None
    return key


def _person_in_key(key: str, country: Country) -> str | None:
    return mentions_person(key, country) or ("name" if key_names_somebody(key, country) else None)


def read_link(cell: Cell, country: Country = UNKNOWN) -> str:
    """Read an https link to a named host, without user names, spaces or quotes.

    Raises Unreadable C15, or V22 where it opens a chat with somebody's telephone.
    """
    text = cell.strip() if isinstance(cell, str) else ""
    if len(text) > _LONGEST_LINK or not text.isprintable() or not _LINK.fullmatch(text):
        raise Unreadable("C15")
    if kind := "phone" if _CHAT.match(text) else mentions_person(text, country):
        raise Unreadable("V22", kind=kind)
    return text


def read_mailbox(cell: Cell, country: Country = UNKNOWN) -> str:
    """Read an institution's mailbox.

    Raises Unreadable C16, with `personal` 1 for a provider of personal mail and 2 for an address with a person's name.
    """
    text = cell.strip() if isinstance(cell, str) else ""
    if len(text) > _LONGEST_MAILBOX or not _MAILBOX.fullmatch(text):
        raise Unreadable("C16", personal=0)
    name, _, domain = text.partition("@")
    if _PERSONAL_PROVIDER.fullmatch(domain.lower()):
        raise Unreadable("C16", personal=1)
    if key_names_somebody("-".join(re.findall("[A-Za-z]+", name)), country):
        raise Unreadable("C16", personal=2)
    return f"{name}@{domain.lower()}"


def _clean(text: str) -> str:
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    kept = (
        sign for sign in unicodedata.normalize("NFC", text) if sign.isspace() or unicodedata.category(sign)[0] != "C"
    )
    return " ".join("".join(kept).split())
