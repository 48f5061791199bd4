"""What Alembic runs to migrate: on the connection it is handed, within that connection's transaction."""

from alembic import context

from lib.collect.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=False,  # the caller's transaction holds it all
)
context.run_migrations()
