"""The processes' screen (Processus): published versions, read as a staircase."""
