"""Typed reading of one map of a process file (rubrique): every getter notes its fault and goes on.

A getter whose field is missing or wrong returns a stand-in of the right type, so that one pass finds every fault; the
stand-ins never leave the reader, because a file with a fault is refused.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from typing import Final, TypeVar

from salesdesk.domain.process import LANGUAGES, Text
from salesdesk.exchange.processfile.problems import Findings
from salesdesk.exchange.processfile.tree import ListNode, MapNode, Node, RefusedNode, ScalarNode

_Choice = TypeVar("_Choice", bound=StrEnum)

_NUMBER: Final = re.compile(r"[-+]?(\d{1,12}(\.\d{0,20})?|\.\d{1,20})(e[-+]?\d{1,3})?", re.IGNORECASE)
_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}(\.[A-Za-z][A-Za-z0-9_-]{0,63})?")
_NULLS: Final = frozenset({"", "~", "null", "Null", "NULL"})
_FLAGS: Final = {"true": True, "True": True, "false": False, "False": False}
# Words of the first French files, so that the remedy can name the present one.
_FORMER: Final = {
    "probleme": "problem", "consequence": "implication", "valeur": "need_payoff", "rentabilite": "profitability",
    "paiement": "payment", "recommandation": "referral", "vendeur": "rep", "fiche_compte": "account_sheet",
    "fichier_client": "client_file", "mail_client": "client_mail", "invitation_acceptee": "accepted_invitation",
    "note_cosignee": "cosigned_note", "fiche_volumes_cosignee": "cosigned_volume_sheet",
    "cr_visite_valide": "validated_visit_report", "releve_mesure": "measurement_report", "cas_client": "client_case",
    "contrat_signe": "signed_contract", "fiche_solvabilite": "solvency_check", "mandat_sepa": "sepa_mandate",
    "facture_test": "test_invoice", "livrable": "deliverable", "bl_signe": "signed_delivery_note",
    "releve_bancaire": "bank_receipt",
}  # fmt: skip


def closest(name: str, known: tuple[str, ...]) -> str | None:
    """Returns the known name that a wrong one most likely stands for, None when none resembles it.

    Args:
        name: The wrong name.
        known: The names that exist.
    """
    former = _FORMER.get(name)
    if former in known:
        return former
    return next(iter(get_close_matches(name, known, n=1)), None)


class Section:
    """One map of the file, or nothing when the map itself is missing: then every getter stays silent.

    Args:
        node: The map; None when it is missing or was refused.
        path: Its field.
        findings: Receives the faults.
        lang: Language of texts written without one.
    """

    def __init__(self, node: MapNode | None, path: str, findings: Findings, lang: str = "fr") -> None:
        self._node = node
        self._findings = findings
        self._known: list[str] = []
        self.path = path
        self.lang = lang
        if node is not None:
            findings.place(path, node.line, node.column)

    def field_path(self, key: str) -> str:
        """Returns the path of one of the fields.

        Args:
            key: Name of the field.
        """
        return f"{self.path}.{key}".lstrip(".")

    def close(self, derived: tuple[str, ...] = ()) -> None:
        """Reports the fields that no getter asked for.

        Args:
            derived: Names of fields that the program calculates and that must therefore not be written.
        """
        if self._node is None:
            return
        for key, (node, _) in self._node.entries.items():
            if key in self._known:
                continue
            path = self.field_path(key)
            if key in derived:
                self._findings.add(node.line, node.column, path, "process.derived", name=key)
                continue
            self.unknown(path, node, "process.unknown_key", key, tuple(self._known))

    def unknown(self, path: str, node: Node, message: str, name: str, known: tuple[str, ...]) -> None:
        """Reports a name that does not exist, with the closest one that does.

        Args:
            path: Field.
            node: Where it stands.
            message: Message key; ``_like`` is added when a name resembles it.
            name: The wrong name.
            known: The names that exist.
        """
        near = closest(name, known)
        args = {"name": name[:80], "known": ", ".join(known)}
        if near is None:
            self._findings.add(node.line, node.column, path, message, **args)
        else:
            self._findings.add(node.line, node.column, path, f"{message}_like", closest=near, **args)

    def _get(self, key: str, *, required: bool) -> Node | None:
        self._known.append(key)
        if self._node is None:
            return None
        _, value = self._node.entries.get(key, (None, None))
        if value is None or (isinstance(value, ScalarNode) and value.plain and value.value in _NULLS):
            if required:
                place = self._node if value is None else value
                self._findings.add(place.line, place.column, self.field_path(key), "process.missing", name=key)
            return None
        self._findings.place(self.field_path(key), value.line, value.column)
        return None if isinstance(value, RefusedNode) else value

    def _wrong_type(self, node: Node, path: str, wanted: str) -> None:
        if not isinstance(node, RefusedNode):
            self._findings.add(node.line, node.column, path, f"process.not_{wanted}")

    def optional_text(self, key: str) -> Text | None:
        """Reads words, plain or by language; None when absent.

        Args:
            key: Name of the field.
        """
        node = self._get(key, required=False)
        return None if node is None else self._text(node, self.field_path(key))

    def text(self, key: str) -> Text:
        """Reads words that must be there, plain or by language.

        Args:
            key: Name of the field.
        """
        node = self._get(key, required=True)
        return Text() if node is None else self._text(node, self.field_path(key))

    def texts(self, key: str) -> tuple[Text, ...]:
        """Reads a list of words.

        Args:
            key: Name of the field.
        """
        return tuple(self._text(node, path) for path, node in self._items(key, required=False))

    def _text(self, node: Node, path: str) -> Text:
        if not isinstance(node, MapNode):
            return Text(**{self.lang: self._string(node, path)})
        words: dict[str, str] = {}
        for lang, (key, value) in node.entries.items():
            if lang in LANGUAGES:
                words[lang] = self._string(value, f"{path}.{lang}")
            else:
                self.unknown(f"{path}.{lang}", key, "process.unknown_language", lang, LANGUAGES)
        if not node.entries:
            self._findings.add(node.line, node.column, path, "process.empty_text")
        return Text(**words)

    def _string(self, node: Node, path: str) -> str:
        if not isinstance(node, ScalarNode):
            self._wrong_type(node, path, "words")
            return ""
        if not node.value.strip():
            self._findings.add(node.line, node.column, path, "process.empty_text")
        elif node.plain and (node.value in _NULLS or node.value in _FLAGS or _NUMBER.fullmatch(node.value)):
            self._wrong_type(node, path, "words")
        return node.value

    def word(self, key: str) -> str:
        """Reads a key that must be there: letters, digits, ``_`` and ``-``.

        Args:
            key: Name of the field.
        """
        return self._required_word(self._get(key, required=True), self.field_path(key))

    def optional_word(self, key: str) -> str | None:
        """Reads a key; None when absent.

        Args:
            key: Name of the field.
        """
        node = self._get(key, required=False)
        return None if node is None else self._required_word(node, self.field_path(key))

    def words(self, key: str) -> tuple[str, ...]:
        """Reads a list of keys.

        Args:
            key: Name of the field.
        """
        return tuple(self._required_word(node, path) for path, node in self._items(key, required=False))

    def _required_word(self, node: Node | None, path: str) -> str:
        if node is None:
            return ""
        if isinstance(node, ScalarNode) and _WORD.fullmatch(node.value):
            return node.value
        self._wrong_type(node, path, "word")
        return ""

    def number(self, key: str, low: Decimal, high: Decimal, *, whole: bool = False, above: bool = False) -> Decimal:
        """Reads a number within bounds.

        Args:
            key: Name of the field.
            low: Smallest value.
            high: Largest value.
            whole: True to refuse decimals.
            above: True to refuse ``low`` itself.

        Returns:
            The number, or ``high`` when it is missing or wrong.
        """
        node = self._get(key, required=True)
        if node is None:
            return high
        path = self.field_path(key)
        if not isinstance(node, ScalarNode) or not node.plain or not _NUMBER.fullmatch(node.value):
            self._wrong_type(node, path, "whole" if whole else "number")
            return high
        value = Decimal(node.value)
        if whole and value != value.to_integral_value():
            self._wrong_type(node, path, "whole")
        elif not low <= value <= high or (above and value == low):
            message = "process.out_of_range_above" if above else "process.out_of_range"
            self._findings.add(
                node.line, node.column, path, message, value=node.value, low=f"{low.normalize():f}", high=f"{high:f}"
            )
        else:
            return value
        return high

    def whole(self, key: str, low: int, high: int) -> int:
        """Reads a whole number within bounds.

        Args:
            key: Name of the field.
            low: Smallest value.
            high: Largest value.
        """
        return int(self.number(key, Decimal(low), Decimal(high), whole=True))

    def flag(self, key: str) -> bool:
        """Reads yes or no; absent is no.

        Args:
            key: Name of the field.
        """
        node = self._get(key, required=False)
        if node is None:
            return False
        if isinstance(node, ScalarNode) and node.plain and node.value in _FLAGS:
            return _FLAGS[node.value]
        self._wrong_type(node, self.field_path(key), "flag")
        return False

    def choice(self, key: str, choices: type[_Choice], message: str) -> _Choice:
        """Reads a word of a closed list that must be there.

        Args:
            key: Name of the field.
            choices: The closed list.
            message: Message key for a word outside it.
        """
        node = self._get(key, required=True)
        chosen = None if node is None else self._choice(node, self.field_path(key), choices, message)
        return next(iter(choices)) if chosen is None else chosen

    def optional_choice(self, key: str, choices: type[_Choice], message: str) -> _Choice | None:
        """Reads a word of a closed list; None when absent.

        Args:
            key: Name of the field.
            choices: The closed list.
            message: Message key for a word outside it.
        """
        node = self._get(key, required=False)
        return None if node is None else self._choice(node, self.field_path(key), choices, message)

    def choices(self, key: str, choices: type[_Choice], message: str, *, required: bool = False) -> tuple[_Choice, ...]:
        """Reads a list of words of a closed list.

        Args:
            key: Name of the field.
            choices: The closed list.
            message: Message key for a word outside it.
            required: True when at least one must be there.
        """
        read = (self._choice(node, path, choices, message) for path, node in self._items(key, required=required))
        return tuple(item for item in read if item is not None)

    def _choice(self, node: Node, path: str, choices: type[_Choice], message: str) -> _Choice | None:
        if not isinstance(node, ScalarNode):
            self._wrong_type(node, path, "word")
            return None
        known = tuple(str(choice) for choice in choices)
        if node.value in known:
            return choices(node.value)
        self.unknown(path, node, message, node.value, known)
        return None

    def _items(self, key: str, *, required: bool) -> Iterator[tuple[str, Node]]:
        node = self._get(key, required=required)
        if node is None:
            return
        path = self.field_path(key)
        if not isinstance(node, ListNode):
            self._wrong_type(node, path, "list")
            return
        if required and not node.items:
            self._findings.add(node.line, node.column, path, "process.empty_list", name=key)
        for index, item in enumerate(node.items):
            self._findings.place(f"{path}[{index}]", item.line, item.column)
            yield f"{path}[{index}]", item

    def _as_section(self, node: Node, path: str) -> "Section":
        if not isinstance(node, MapNode):
            self._wrong_type(node, path, "map")
            return Section(None, path, self._findings, self.lang)
        return Section(node, path, self._findings, self.lang)

    def section(self, key: str) -> "Section":
        """Reads a map that must be there.

        Args:
            key: Name of the field.
        """
        node = self._get(key, required=True)
        path = self.field_path(key)
        return Section(None, path, self._findings, self.lang) if node is None else self._as_section(node, path)

    def optional_section(self, key: str) -> "Section | None":
        """Reads a map; None when absent.

        Args:
            key: Name of the field.
        """
        node = self._get(key, required=False)
        return None if node is None else self._as_section(node, self.field_path(key))

    def sections(self, key: str, *, required: bool = False) -> "Iterator[Section]":
        """Reads a list of maps.

        Args:
            key: Name of the field.
            required: True when at least one must be there.
        """
        return (self._as_section(node, path) for path, node in self._items(key, required=required))

    def named_sections(self, key: str) -> "Iterator[tuple[str, Section]]":
        """Reads a map of maps, each under its own key; at least one must be there.

        Args:
            key: Name of the field.
        """
        outer = self.section(key)
        if outer._node is None:
            return
        if not outer._node.entries:
            self._findings.add(outer._node.line, outer._node.column, outer.path, "process.empty_list", name=key)
        for name, (name_node, node) in outer._node.entries.items():
            path = outer.field_path(name)
            yield self._required_word(name_node, path), outer._as_section(node, path)
