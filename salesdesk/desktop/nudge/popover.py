"""The panel under a remarked sentence: why, what to say instead, and the three answers (bulle de l'aide)."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import theme
from salesdesk.desktop.widgets import Button, Card, Chip, TextLabel, clear_layout, hbox, vbox
from salesdesk.domain.language_labels import LanguageLabelKind


@dataclass(frozen=True, slots=True)
class Content:
    """What the panel says.

    Attributes:
        label: What the sentence speaks of.
        easy: Whether it says that something is easy.
        reason: Why that is remarked.
        proposal: What to say or ask instead.
        asks: Whether the proposal is a question, for want of a figure.
    """

    label: LanguageLabelKind
    easy: bool
    reason: str
    proposal: str
    asks: bool


class NudgePopover(Card):
    """Reason and proposal; Escape closes it.

    Args:
        host: The window's content that it floats over.
        content: What it says.
    """

    accepted = Signal()
    edited = Signal()
    dismissed = Signal()
    consented = Signal(bool)
    closed = Signal()
    entered = Signal(bool)
    """The pointer came in, or went out."""

    def __init__(self, host: QWidget, content: Content) -> None:
        self._column = vbox(spacing=10, margins=(16, 14, 16, 14))
        super().__init__(self._column, border="border_strong")
        self._host = host
        self.setParent(host)
        self.setFixedWidth(min(theme.px(400), host.width()))
        self._say(content)

    def _say(self, content: Content) -> None:
        names = {
            LanguageLabelKind.EFFORT: self.tr("Effort"),
            LanguageLabelKind.FEATURE: self.tr("Caractéristique"),
        }
        name = self.tr("« C’est facile »") if content.easy else names.get(content.label, "")
        lead = self.tr("Demandez plutôt") if content.asks else self.tr("Dites plutôt")
        self.accept = Button(self.tr("Remplacer"), "primary", height=32)
        self.edit = Button(self.tr("Modifier"), "secondary", height=32)
        self.dismiss = Button(self.tr("Ignorer"), "quiet", height=32)
        self.accept.setToolTip(self.tr("Met cette phrase à la place de la vôtre"))
        self.edit.setToolTip(self.tr("Met cette phrase en place et vous laisse l’arranger"))
        self.dismiss.setToolTip(self.tr("Cette phrase ne sera plus relevée sur ce poste"))
        for button, told in ((self.accept, self.accepted), (self.edit, self.edited), (self.dismiss, self.dismissed)):
            button.clicked.connect(told.emit)
        said = Card.panel(
            vbox(
                TextLabel(lead, 12, 500, "text3"),
                TextLabel(content.proposal, 14, 500, wrap=True),
                spacing=4,
                margins=(12, 10, 12, 10),
            )
        )
        self._column.addLayout(hbox(Chip(name, "accent", "lightbulb"), None))
        self._column.addWidget(TextLabel(content.reason, 13, 400, "text2", wrap=True))
        self._column.addWidget(said)
        self._column.addLayout(hbox(self.accept, self.edit, None, self.dismiss, spacing=8))
        self.setAccessibleName(f"{name}. {content.reason} {lead}\u00a0: {content.proposal}")

    def ask_consent(self) -> None:
        """Asks, once, whether the sentences decided on may serve the firm's model."""
        clear_layout(self._column)
        gone = frozenset(self._parts())
        title = self.tr("Apprendre de vos phrases ?")
        text = self.tr(
            "Avec votre accord, la phrase et votre choix sont gardés, sans noms, entreprises, téléphones, adresses ni "
            "chiffres. Rien ne dit qui l’a écrite. L’aide apprend ainsi les mots de votre métier. Vous pouvez changer "
            "d’avis dans les réglages."
        )
        self.accept = Button(self.tr("D’accord"), "primary", height=32)
        self.dismiss = Button(self.tr("Non merci"), "secondary", height=32)
        self.accept.clicked.connect(lambda: self.consented.emit(True))
        self.dismiss.clicked.connect(lambda: self.consented.emit(False))
        self._column.addWidget(TextLabel(title, 14, 600))
        self._column.addWidget(TextLabel(text, 13, 400, "text2", wrap=True))
        self._column.addLayout(hbox(None, self.dismiss, self.accept, spacing=8))
        # A layout takes no room for what was added to a window already shown, until it is shown itself.
        for part in self._parts():
            if part not in gone:
                part.show()
        self.setAccessibleName(f"{title} {text}")

    def _parts(self) -> list[QWidget]:
        return self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)

    def _fit(self) -> None:
        self._column.invalidate()
        self.setFixedHeight(max(self._column.heightForWidth(self.width()), self._column.minimumSize().height()))

    def place(self, around: QRect) -> None:
        """Shows it below a line, above where there is no room.

        Args:
            around: The line, in coordinates of the host.
        """
        host = self._host
        self._fit()
        left = max(0, min(around.left(), host.width() - self.width() - theme.px(8)))
        below = around.bottom() + theme.px(6)
        fits = below + self.height() <= host.height()
        self.move(left, below if fits else max(0, around.top() - self.height() - theme.px(6)))
        self.show()
        self.raise_()

    def stay(self) -> None:
        """Takes the height of what it says now, where it is."""
        self._fit()
        lowest = max(0, self._host.height() - self.height())
        self.move(self.x(), min(self.y(), lowest))

    def take_focus(self) -> None:
        """Gives the keyboard to the first answer."""
        self.accept.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stays while the pointer is on it."""
        self.entered.emit(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """May go when the pointer left it."""
        self.entered.emit(False)
        super().leaveEvent(event)
