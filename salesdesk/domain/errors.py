"""The one family of errors. A message is a key; its words live in ``resources/messages``."""

from datetime import date

ErrorArgument = str | int | float | date


class SalesDeskError(Exception):
    """Any failure that the program expects and can explain.

    Args:
        key: Message key, ``part.name``; the part is the name of a file in ``resources/messages/<lang>``.
        **args: Values for the placeholders of the message; plain values, formatted where the sentence is made.
    """

    def __init__(self, key: str, **args: ErrorArgument) -> None:
        super().__init__(key, args)
        self.key = key
        self.arguments = args

    def __str__(self) -> str:
        detail = " ".join(f"{name}={value}" for name, value in self.arguments.items())
        return f"{self.key} {detail}".strip()


class UserError(SalesDeskError):
    """The person asked for something that cannot be done as it stands; the message says how to mend it."""


class ConflictError(SalesDeskError):
    """What was to be changed has changed meanwhile; nothing was written."""


class StoreError(SalesDeskError):
    """The local database cannot be used: wrong key, damage, full disk, newer schema."""


class SyncError(SalesDeskError):
    """A round of sync stopped; local work is safe and stays queued.

    Args:
        key: Message key.
        retryable: True when the same round may succeed later without anyone doing anything.
        **args: Values for the placeholders of the message.
    """

    def __init__(self, key: str, *, retryable: bool, **args: ErrorArgument) -> None:
        super().__init__(key, **args)
        self.retryable = retryable
