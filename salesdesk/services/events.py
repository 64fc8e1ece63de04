"""What the screens are told when something changed: one kind of event, whoever caused it."""

from salesdesk.store.unit import Changed

__all__ = ["Changed"]
