"""The server's own web pages: sign-in, joining, errors; plain HTML without a script."""
