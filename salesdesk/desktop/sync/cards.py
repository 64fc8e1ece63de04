"""The cards of the queue: a conflict with its two values, a refused change, a record that waits."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop.sync.words import NOUN_ICONS, field_text, noun_text, value_text
from salesdesk.desktop.widgets import Button, Card, IconButton, IconLabel, TextLabel, hbox, vbox
from salesdesk.domain.errors import UserError
from salesdesk.services.conflicts import ChangeKind, OpenConflict, RefusedChange, WaitingRecord


def title_of(messages: Messages, noun: str, title: str, account: str) -> str:
    """Names a record: its noun, its own name, its account."""
    parts = [noun_text(messages, noun)]
    parts += [part for part in (title, account) if part and part not in parts]
    return " · ".join(parts)


class ConflictCard(Card):
    """Two values, one click each.

    Args:
        messages: Words of nouns, fields and values.
        conflict: The conflict.
    """

    settled = Signal(object, bool)
    """Id of the conflict, and whether to take the other value."""

    def __init__(self, messages: Messages, conflict: OpenConflict) -> None:
        what = title_of(messages, conflict.noun, conflict.title, conflict.account)
        column = vbox(spacing=10, margins=(16, 14, 16, 16))
        super().__init__(column)
        field = field_text(messages, conflict.field) if conflict.field else self.tr("Modifiée ici, supprimée là")
        head = hbox(
            IconLabel(NOUN_ICONS.get(conflict.noun, "file-text"), "warning", 18),
            TextLabel(what, 13, 600),
            None,
            spacing=10,
        )
        values = hbox(
            self._value(self.tr("En place"), conflict.kept_by, value_text(messages, conflict.kept), conflict, False),
            self._value(self.tr("Écartée"), conflict.other_by, value_text(messages, conflict.other), conflict, True),
            spacing=12,
        )
        values.setStretch(0, 1)
        values.setStretch(1, 1)
        column.addLayout(head)
        column.addWidget(TextLabel(field, 12, 500, "text3"))
        column.addLayout(values)
        self.setAccessibleName(f"{what}, {field}")

    def _value(self, state: str, by: str, text: str, conflict: OpenConflict, take: bool) -> QWidget:
        words = self.tr("Prendre celle-ci") if take else self.tr("Garder")
        verb = Button(words, "secondary", "" if take else "check", 32)
        verb.setAccessibleName(f"{verb.text()} : {text}")
        verb.setEnabled(conflict.may_take or not take)
        verb.clicked.connect(lambda _=False: self.settled.emit(conflict.id, take))
        who = " · ".join(part for part in (state, by) if part)
        column = vbox(
            TextLabel(who, 12, 400, "text2"), TextLabel(text, 14, 600, wrap=True), None, hbox(verb, None), spacing=6,
            margins=(12, 10, 12, 12),
        )  # fmt: skip
        return Card.panel(column)


class RefusedCard(Card):
    """A change that the server refused: why, what was in it, copy or throw away.

    Args:
        messages: Words of the reason, nouns, fields and values.
        change: The change.
    """

    copied = Signal(str)
    dismissed = Signal(int)

    def __init__(self, messages: Messages, change: RefusedChange) -> None:
        inner = vbox(spacing=8, margins=(16, 14, 16, 16))
        super().__init__(inner)
        what = title_of(messages, change.noun, change.title, change.account)
        self.text = refused_text(messages, change)
        said = messages.explain(UserError(change.reason))
        copy, drop = IconButton("copy", self.tr("Copier le texte")), IconButton("trash-2", self.tr("Ne plus garder"))
        copy.clicked.connect(lambda _=False: self.copied.emit(self.text))
        drop.clicked.connect(lambda _=False: self.dismissed.emit(change.op_no))
        inner.addLayout(
            hbox(IconLabel("circle-x", "danger", 18), TextLabel(what, 13, 600), None, copy, drop, spacing=10)
        )
        inner.addWidget(TextLabel(said.what, 13, 400, "text", wrap=True))
        inner.addWidget(TextLabel(f"{said.safe} {said.do}".strip(), 12, 400, "text2", wrap=True))
        if change.values:
            content = TextLabel("\n".join(_value_lines(messages, change)), 12, 400, "text2", wrap=True)
            content.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            inner.addWidget(Card.panel(vbox(content, margins=(12, 8, 12, 8))))
        self.setAccessibleName(f"{what}. {said.what}")


def _value_lines(messages: Messages, change: RefusedChange) -> list[str]:
    colon = "\u202f: " if messages.text("record.yes") == "oui" else ": "
    return [f"{field_text(messages, name)}{colon}{value_text(messages, value)}" for name, value in change.values]


def refused_text(messages: Messages, change: RefusedChange) -> str:
    """Writes a refused change as plain text, so that nothing typed is lost."""
    said = messages.explain(UserError(change.reason))
    head = title_of(messages, change.noun, change.title, change.account)
    return "\n".join((head, said.what, *_value_lines(messages, change)))


class WaitingRow(QWidget):
    """A record that waits to be sent, with what changed on it.

    Args:
        messages: Words of nouns and fields.
        record: The record.
    """

    def __init__(self, messages: Messages, record: WaitingRecord) -> None:
        super().__init__()
        what = title_of(messages, record.noun, record.title, record.account)
        names = [field_text(messages, name) for name in record.fields[:6]]
        below = ", ".join(names) + ("…" if len(record.fields) > 6 else "")
        if record.kind is ChangeKind.DELETE:
            below = self.tr("Supprimé")
        mark = IconLabel(NOUN_ICONS.get(record.noun, "file-text"), "text3", 18)
        texts = vbox(TextLabel(what, 13, 500), TextLabel(below, 12, 400, "text2"), spacing=2)
        row = hbox(mark, texts, spacing=12, margins=(0, 6, 0, 6))
        row.setStretch(1, 1)
        self.setLayout(row)
        self.setAccessibleName(f"{what}. {below}")
