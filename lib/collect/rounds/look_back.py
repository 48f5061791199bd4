"""What a new snapshot is compared with before it is published: all that were, since readers have them."""

from lib.collect.store.store import Store, UnreadableSnapshot
from lib.programme.setting import Setting
from lib.snapshot.disclosure.past import Past


def look_back(store: Store, setting: Setting) -> tuple[Past, UnreadableSnapshot | None]:
    """Return all published snapshots, and one that cannot be read, if there is one.

    With such a one nothing may be published. Raises StoreFailure.
    """
    past = Past()
    missing: UnreadableSnapshot | None = None
    for each in store.every():
        if isinstance(each, UnreadableSnapshot):
            missing = each
        else:
            past = past.then(each.snapshot, setting.programme.ages.wide)
    return past, missing
