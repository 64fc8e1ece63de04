"""Read functions that return domain objects, one file a noun."""
