"""The queue's screen (Synchronisation): what waits, what was refused, what is in conflict."""
