"""A table or workbook at an `https://` address as a source; what did not change since is not sent again."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from lib.collect.failure import FailureKind, SourceFailure
from lib.collect.raw import Contents, Raw, Reader
from lib.collect.web.fetch import Web
from lib.collect.workbooks.workbook import read_workbook
from lib.programme.model import Source


@dataclass(frozen=True, slots=True)
class _LastReply:
    """The hash of the last answer, and what its server wants to be asked with."""

    hash: str
    validators: Mapping[str, str]


def web_reader(web: Web) -> Reader:
    """Return a reader of declared addresses. It remembers of each what the server calls its present version."""
    return _WebReader(web)


class _WebReader:
    def __init__(self, web: Web) -> None:
        self._web = web
        self._known: dict[str, _LastReply] = {}

    def __call__(self, source: Source) -> Raw:
        known = self._known.get(source.id)
        fetched = self._web.fetch(source.address, _hosts(source), known.validators if known else {})
        if fetched.content is None and known is not None:
            return Raw(known.hash, lambda: self._anew(source))
        content = fetched.content or b""
        digest = hashlib.sha256(content).hexdigest()
        self._known[source.id] = _LastReply(digest, fetched.validators)
        return Raw(digest, partial(_contents, content, source), content)

    def _anew(self, source: Source) -> Contents:
        """Fetch what is known by its hash only. If it changes just now, the next reading brings that."""
        content = self._web.fetch(source.address, _hosts(source), {}).content
        if content is None:
            raise SourceFailure(FailureKind.SERVER, "the server says that nothing changed since nothing")
        return _contents(content, source)


def _hosts(source: Source) -> frozenset[str]:
    return frozenset({urlsplit(source.address).hostname or "", *source.hosts})


def _contents(content: bytes, source: Source) -> Contents:
    return read_workbook(content, source.workbook, source.tabs)[0]
