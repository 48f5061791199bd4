"""What a new snapshot is compared with before it is published: the last ones, since readers have them."""

from lib.collect.store.store import Store, Unreadable
from lib.programme.setting import Setting
from lib.snapshot.disclosure.publishable import LOOK_BACK, looking_back
from lib.snapshot.snapshot import Snapshot


def look_back(store: Store, setting: Setting) -> tuple[tuple[Snapshot, ...], Unreadable | None]:
    """Return the last snapshots that tell different things of people, the earliest first, and which cannot be read.

    With such a one among them nothing may be published. Raises StoreFailure.
    """
    found: tuple[Snapshot, ...] = ()
    missing: Unreadable | None = None
    for each in store.recent():
        if isinstance(each, Unreadable):
            found, missing = (), each
        else:
            found = looking_back(found, each.snapshot, setting)
    return found, missing if len(found) < LOOK_BACK else None
