"""Alembic's entry: runs the migrations on the connection that `migration.py` hands over."""

from alembic import context

from fieldkm.server.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
