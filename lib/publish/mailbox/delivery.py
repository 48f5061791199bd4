"""Digests on their way: each organisation's newest one, sent once to its own mailbox, or waiting to be copied."""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from functools import partial
from hashlib import sha256
from typing import Literal
from zoneinfo import ZoneInfo

from lib.collect import log
from lib.collect.mail import MailProblem, send
from lib.collect.settings.environment import Environment
from lib.collect.store.digests import KeptDigest
from lib.collect.store.store import Published, Store
from lib.programme.country import Country
from lib.programme.digest import WEEKDAYS, Digest
from lib.programme.model import Programme
from lib.programme.setting import Setting
from lib.publish.mailbox.digest import LastDigest, OwnDigest, as_html, as_text, digest_of
from lib.snapshot.snapshot import Snapshot
from lib.tables.privacy.persons import key_names_somebody
from lib.wording.language import Words
from lib.wording.names import Names

DigestOutcome = Literal["sent", "failed", "waits", "nothing-new", "already", "personal"]
"""`waits` for somebody to copy it, where there is no mail server or mailbox; `already` where this one was sent, or is
being sent; `personal` where the mailbox reads like a person's.
"""

_LONGEST_REST = 14
"""Days that holidays and weekends may follow each other at most."""

Send = Callable[[EmailMessage], None]
"""Hands one message over. Raises MailProblem."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """How one organisation's digest went."""

    digest: OwnDigest
    language: str
    outcome: DigestOutcome


@dataclass(frozen=True, slots=True)
class Post:
    """What digests are made and sent with. Without `send` they wait; `sender` is the address they come from."""

    setting: Setting
    store: Store
    dashboard: str
    send: Send | None = None
    sender: str = ""

    def digest(self, snapshot: Snapshot, partner: str, language: str = "") -> OwnDigest:
        """Return an organisation's digest as it is now. Raises StoreFailure."""
        programme = self.setting.programme
        kept, before = self.store.digests.last_sent(partner), None
        if kept:
            found = self.store.snapshot(kept.snapshot.partition("/")[0])
            before = found.snapshot if isinstance(found, Published) else None
        bootcamps = {entry.id: entry.name for entry in snapshot.bootcamps}
        words = Words(language or programme.language_of(partner))
        names = Names(programme, self.setting.geography, words, bootcamps)
        return digest_of(snapshot, LastDigest(before, kept.mark if kept else None), partner, names, self.dashboard)

    def deliver(self, snapshot: Snapshot, now: datetime, partners: tuple[str, ...] = ()) -> Iterator[Delivered]:
        """Send every organisation, or those named, its digest where there is something new. Raises StoreFailure."""
        programme = self.setting.programme
        for partner in partners or tuple(each.id for each in programme.partners):
            digest = self.digest(snapshot, partner)
            outcome = self._outcome(digest, snapshot, now) if digest.news else "nothing-new"
            yield Delivered(digest, programme.language_of(partner), outcome)

    def _outcome(self, digest: OwnDigest, snapshot: Snapshot, now: datetime) -> DigestOutcome:
        declared = self.setting.programme.digest
        mailbox = declared.mailboxes.get(digest.partner) if declared else None
        if self.send is None or mailbox is None:
            return "waits"
        if key_names_somebody(mailbox.partition("@")[0].replace(".", "-").replace("_", "-"), self.setting.country):
            return "personal"
        day = now.astimezone(ZoneInfo(self.setting.programme.programme.timezone)).date()
        named = f"{snapshot.id}/{snapshot.today}/{digest.mark[:8]}"
        claimed = KeptDigest(digest.partner, named, digest.mark, day, "sending", 1, now)
        if not self.store.digests.claim(claimed):
            return "already"
        try:
            self.send(message_of(digest, self.setting.programme, claimed, mailbox, self.sender))
        except MailProblem as problem:
            self.store.digests.settle(claimed, "failed", now)
            log.say("digest-failed", level=logging.WARNING, partner=digest.partner, kind=str(problem))
            return "failed"
        self.store.digests.settle(claimed, "sent", now)
        log.say("digest-sent", partner=digest.partner, snapshot=snapshot.id)
        return "sent"


def post_of(environment: Environment, setting: Setting, store: Store, *, sends: bool = True) -> Post:
    """Return what digests are made with, and sent with where the environment names a mail server."""
    server = environment.smtp_url if sends else None
    hand_over = partial(send, server=server) if server else None
    return Post(setting, store, environment.public_url or "", hand_over, environment.mail_from or "")


def is_due(programme: Programme, last: KeptDigest | None, now: datetime) -> bool:
    """Tell whether a digest may go out by itself: on a declared day, from its hour on, and the first of that day.

    On an official holiday nobody reads it, so it waits for the next working day. One that failed is tried again on its
    day.
    """
    if programme.digest is None:
        return False
    local = now.astimezone(ZoneInfo(programme.programme.timezone))
    if not _goes_out_on(local.date(), programme.digest, programme.known_country) or local.hour < programme.digest.hour:
        return False
    return last is None or last.day != local.date() or last.state == "failed"


def _goes_out_on(day: date, declared: Digest, country: Country) -> bool:
    """Tell whether a day is a declared one and no holiday, or the first working day after a declared one that was."""
    if country.is_holiday(day):
        return False
    if WEEKDAYS[day.weekday()] in declared.days:
        return True
    before = (day - timedelta(days=days) for days in range(1, _LONGEST_REST + 1))
    return any(
        WEEKDAYS[each.weekday()] in declared.days and country.is_holiday(each) and country.next_working_day(each) == day
        for each in before
    )


def message_of(digest: OwnDigest, programme: Programme, claimed: KeptDigest, mailbox: str, sender: str) -> EmailMessage:
    """Return a digest as a mail with text and HTML. The same digest has the same Message-ID whoever sends it."""
    language, host = programme.language_of(digest.partner), sender.rpartition("@")[2]
    made = EmailMessage()
    made["From"] = f"{_header(programme.programme.name)} <{sender}>"
    made["To"] = mailbox
    made["Subject"] = _header(digest.subject)
    made["Date"] = format_datetime(claimed.at)
    made["Message-ID"] = f"<digest.{sha256(f'{digest.partner}/{claimed.snapshot}'.encode()).hexdigest()[:24]}@{host}>"
    made["List-ID"] = f"<{programme.programme.id}.digest.{host}>"
    made["List-Unsubscribe"] = f"<mailto:{sender}?subject=unsubscribe%20{digest.partner}>"
    made["Auto-Submitted"] = "auto-generated"
    made["Content-Language"] = language
    made.set_content(as_text(digest))
    made.add_alternative(as_html(digest, language), subtype="html")
    return made


def _header(text: str) -> str:
    return " ".join(text.replace("<", " ").replace(">", " ").split())
