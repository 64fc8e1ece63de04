"""The server of a firm: sign-in by the browser, devices, sync; on an embedded database or PostgreSQL."""
