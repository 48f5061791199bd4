"""Looking back into the store on behalf of a viewer: a store that does not answer is one kind of failure."""

from sqlalchemy.exc import SQLAlchemyError

from lib.collect.store import Moment, Published, Store


class StoreSilent(Exception):
    """The store did not answer. What is in memory can still be shown."""


def published_moments(store: Store) -> tuple[Moment, ...]:
    """Return what was published, oldest first. Raises StoreSilent."""
    try:
        return store.history()
    except SQLAlchemyError as error:
        raise StoreSilent from error


def published_snapshot(store: Store, cut_id: str) -> Published | None:
    """Return a snapshot by its id or the beginning of it, None where there is none. Raises StoreSilent."""
    try:
        return store.snapshot(cut_id)
    except SQLAlchemyError as error:
        raise StoreSilent from error
