"""Structured logs: one JSON object a line. Names, counts and kinds only; never a cell, a spreadsheet's id or a key."""

import json
import logging
import sys
from datetime import UTC, datetime
from pathlib import Path

Field = str | int | float | bool | None

LOG = logging.getLogger("impulso")


class _OneLine(logging.Formatter):
    """Each event as one line of JSON, with its moment and its level."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        fields = getattr(record, "fields", {})
        event = {"at": at, "level": record.levelname.lower(), "event": record.getMessage(), **fields}
        return json.dumps(event, ensure_ascii=False)


def begin(level: int = logging.INFO) -> None:
    """Write events to standard error from now on. Calling it again changes nothing but the level."""
    LOG.setLevel(level)
    if not LOG.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(_OneLine())
        LOG.addHandler(handler)
        LOG.propagate = False


def say(event: str, *, level: int = logging.INFO, **fields: Field) -> None:
    """Log one event."""
    LOG.log(level, event, extra={"fields": fields})


def read(source: str, state: str, *, changed: bool, rows: int, findings: int, seconds: float) -> None:
    """Log one reading of one source: how it ended, the rows and findings of what counts now, and how long it took."""
    level = logging.INFO if state == "read" else logging.WARNING
    say(
        "read", level=level, source=source, state=state, changed=changed, rows=rows, findings=findings,
        seconds=round(seconds, 3),
    )  # fmt: skip


def mistake(error: BaseException) -> None:
    """Log an error of ours by its kind and its place in the code; its text may quote a cell."""
    say("mistake", level=logging.ERROR, kind=type(error).__name__, where=raised_at(error))


def raised_at(error: BaseException) -> str | None:
    """Return the file and the line of the code that raised."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else None
