"""Where Alembic finds the connection: it is always given by ``salesdesk.store.schema.migrate``, never by a URL."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    transactional_ddl=True,
    # SQLite changes a column by copying its table; additive revisions need it for defaults only.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
