"""The store's migrations. They run by themselves when a store is opened; several processes may open at once."""

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

HEAD = "0005"
"""The revision this program needs. A test compares it with the scripts in `versions`."""

_FOLDER = Path(__file__).resolve().parent
_LOCK = 0x494D50  # any number; PostgreSQL lets one process at a time hold it


class UnknownRevisionError(RuntimeError):
    """The store was made by a newer program than this one: it is at a `revision` that is not known."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"the store is at revision «{revision}», which this version of the program does not know")
        self.revision = revision


def upgrade(engine: Engine) -> None:
    """Bring the store to HEAD, one process at a time. Raises UnknownRevisionError where it is already further."""
    with engine.connect() as connection:
        if _revision(connection) == HEAD:
            return
    with engine.execution_options(writes=True).begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL lock_timeout = '60s'"))  # who migrates may hang
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        found = _revision(connection)
        if found != HEAD:
            _run(connection, found)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _run(connection: Connection, found: str | None) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise UnknownRevisionError(found)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
