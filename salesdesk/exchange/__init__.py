"""Import and export of files (échanges): text and bytes in, domain objects out, and back."""
