"""Something to say (phrase): the key of its words and what fills them, in whatever language the reader speaks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Union

from salesdesk.domain.errors import ErrorArgument
from salesdesk.domain.process import Text

Filling = Union[ErrorArgument, Text, "Saying"]


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence that is not in a language yet.

    Attributes:
        key: Message key.
        args: Plain values, words of a process in both languages, or other sentences.
    """

    key: str
    args: Mapping[str, Filling] = field(default_factory=dict)

    def words(self, say: Callable[..., str], lang: str) -> str:
        """Says it.

        Args:
            say: Gives the words of a message key, its placeholders filled by name.
            lang: Language of those words, ``fr`` or ``en``.

        Returns:
            The sentence.
        """
        return say(self.key, **{name: _plain(value, say, lang) for name, value in self.args.items()})


def _plain(value: Filling, say: Callable[..., str], lang: str) -> ErrorArgument:
    if isinstance(value, Saying):
        return value.words(say, lang)
    return value.in_(lang) if isinstance(value, Text) else value
