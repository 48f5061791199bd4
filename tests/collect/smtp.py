"""A real mail server on this machine, which keeps what it is given and refuses when it is told to."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


@dataclass
class MailServer:
    """What arrived, and whether the next message is refused."""

    url: str = ""
    refuses: bool = False
    arrived: list[EmailMessage] = field(default_factory=list)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  aiosmtpd calls it so
        if self.refuses:
            return "451 try again later"
        self.arrived.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 kept"


class _AnyPort(Controller):
    """Listens at whatever port is free, which it only knows once it listens."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def mail_server() -> Iterator[MailServer]:
    kept = MailServer()
    running = _AnyPort(kept, hostname="127.0.0.1", port=0)
    running.start()
    try:
        kept.url = f"smtp://127.0.0.1:{running.port}"
        yield kept
    finally:
        running.stop()
