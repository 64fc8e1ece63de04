"""A few words noted as they were said (mots dits): those of a client on a figure, those of a rep who puts one aside."""

from typing import Final

from salesdesk.domain.errors import UserError

LONGEST_SAID: Final = 500
_NO_BREAK: Final = "\u00a0\u202f"


def said_words(text: str, too_long: str) -> str:
    """Returns words on one line, without signs that cannot be read.

    Args:
        text: What was typed or pasted.
        too_long: Key of the error for more words than a note holds; it takes ``most``.

    Returns:
        The words; empty when nothing was said.

    Raises:
        UserError: There are more than five hundred signs.
    """
    # The no-break spaces of French are kept: only ends of lines, tabs and signs that print nothing become a blank.
    readable = "".join(sign if sign.isprintable() or sign in _NO_BREAK else " " for sign in text)
    said = " ".join(part for part in readable.split(" ") if part)
    if len(said) > LONGEST_SAID:
        raise UserError(too_long, most=LONGEST_SAID)
    return said
