"""Sync (synchronisation): the protocol, both of its ends and what carries it. Source: sync.md."""
