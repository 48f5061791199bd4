"""Answers made once and kept, by snapshot, language and path; those asked for longest ago go first."""

import gzip
import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import TypeVar

from lib.app.refresh import mark_of
from lib.markup.map.outlines import Shapes
from lib.programme.geography import Geography
from lib.programme.model import Programme
from lib.publish.exports.offers import Offer, offers_of
from lib.snapshot.proof import UNSIGNED, Signer
from lib.snapshot.snapshot import Snapshot
from lib.wording.edition import edition_of

_MOST_EDITIONS, _MOST_ANSWERS = 8, 512
_WORTH_PACKING = 860
_PACKED_ALREADY = ("application/zip", "application/pdf", "image/png", "application/vnd.")

Key = tuple[object, ...]
_Kept = TypeVar("_Kept")


@dataclass(frozen=True, slots=True)
class Rendered:
    """One answer, ready to send.

    `tag` is its entity tag: snapshot, language and what it says; weak, since the answer may also travel `packed` with
    gzip, which is None where that gains nothing. `file` is its name where it is a download.
    """

    body: bytes
    media_type: str
    file: str | None
    tag: str
    packed: bytes | None


def rendered(body: bytes, media_type: str, named: str, file: str | None = None) -> Rendered:
    """Return an answer with its tag, which begins as `named` says, and packed where that is worth it."""
    tag = f'W/"{named}-{hashlib.sha256(body).hexdigest()[:12]}"'
    gains = len(body) >= _WORTH_PACKING and not media_type.startswith(_PACKED_ALREADY)
    return Rendered(body, media_type, file, tag, gzip.compress(body, 6, mtime=0) if gains else None)


class Renderings:
    """What was made so far, in the memory of this process; safe to share between threads."""

    def __init__(self) -> None:
        self._editions: OrderedDict[Key, dict[str, Offer]] = OrderedDict()
        self._answers: OrderedDict[Key, Rendered] = OrderedDict()
        self._lock = Lock()

    def get(
        self,
        snapshot: Snapshot,
        programme: Programme,
        geography: Geography,
        *,
        language: str,
        path: str,
        signer: Signer = UNSIGNED,
        shapes: Shapes | None = None,
    ) -> Rendered | None:
        """Return what stands at a path in a snapshot's edition; None where nothing does.

        All that one process renders has one signer.
        """
        key = (mark_of(snapshot), programme.programme.id, language)
        with self._lock:
            found = self._answers.get((*key, path))
            if found:
                self._answers.move_to_end((*key, path))
                return found
            offers = self._editions.get(key)
        if offers is None:
            offers = offers_of(edition_of(snapshot, programme, geography, language), signer, shapes)
        offer = offers.get(path)
        answer = rendered(offer.make(), offer.media_type, f"{snapshot.id}-{language}", offer.file) if offer else None
        with self._lock:
            _keep(self._editions, key, offers, _MOST_EDITIONS)
            if answer:
                _keep(self._answers, (*key, path), answer, _MOST_ANSWERS)
        return answer


def _keep(kept: OrderedDict[Key, _Kept], key: Key, value: _Kept, most: int) -> None:
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > most:
        kept.popitem(last=False)
