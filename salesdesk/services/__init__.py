"""The use cases, one module a noun; the only way in for the desktop and the command line."""
