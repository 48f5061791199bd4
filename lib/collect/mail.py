"""Sending one message through the mail server that the environment names."""

import smtplib
import ssl
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

_SECONDS = 20
_PORTS = {"smtp": 587, "smtps": 465}


class MailProblem(Exception):
    """A message could not be handed over; the text says why without naming anybody."""


def send(message: EmailMessage, server: str) -> None:
    """Hand a message to the server at `server` (smtp://user:password@host:587, smtps://host). Raises MailProblem.

    Over smtp:// the connection is encrypted where the server offers it; no password is sent without.
    """
    at = urlsplit(server)
    host, port = at.hostname or "", at.port or _PORTS[at.scheme]
    try:
        if at.scheme == "smtps":
            connection: smtplib.SMTP = smtplib.SMTP_SSL(
                host, port, timeout=_SECONDS, context=ssl.create_default_context()
            )
        else:
            connection = smtplib.SMTP(host, port, timeout=_SECONDS)
        with connection:
            encrypted = at.scheme == "smtps" or _encrypt(connection)
            if at.username:
                if not encrypted:
                    raise MailProblem("the server offers no encryption, so no password is sent to it")
                connection.login(unquote(at.username), unquote(at.password or ""))
            connection.send_message(message)
    except (smtplib.SMTPException, OSError) as problem:
        raise MailProblem(type(problem).__name__) from None


def _encrypt(connection: smtplib.SMTP) -> bool:
    connection.ehlo()
    if not connection.has_extn("starttls"):
        return False
    connection.starttls(context=ssl.create_default_context())
    return True
