"""A proposal is commented in person: what was done today, the firm's own figures, the visit offered before it leaves.

Source: product.md 2.3.
"""

from PySide6.QtCore import Signal

from salesdesk.config.messages import Messages
from salesdesk.desktop import i18n
from salesdesk.desktop.proposal_words import facts_text
from salesdesk.desktop.widgets import Banner, Card, CheckBox, SectionHeader, TextLabel, vbox
from salesdesk.services import proposals
from salesdesk.services.conversation_view import ConversationView
from salesdesk.services.proposals import ProposalFacts


class ProposalCard(Card):
    """Two boxes, a banner with one gesture, two sentences of figures.

    Args:
        messages: Words of the figures.
    """

    visit_wanted = Signal()
    """The next conversation is to comment the proposal."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages
        self._view: ConversationView | None = None
        self._facts: ProposalFacts | None = None
        self._promises: tuple[str, ...] = ()
        self._head = SectionHeader("")
        self.commented, self.sent = CheckBox(""), CheckBox("")
        self.banner = Banner("", "warning", closable=False)
        self.banner.hide()
        self._figures = TextLabel("", 12, 400, "text3", wrap=True)
        super().__init__(
            vbox(
                self._head, self.banner, vbox(self.commented, self.sent, spacing=2), self._figures, spacing=10,
                margins=(20, 16, 20, 18),
            )
        )  # fmt: skip
        self.banner.clicked.connect(self.visit_wanted)
        for box in (self.commented, self.sent):
            box.toggled.connect(lambda _on: self._warn())

    def retranslate(self) -> None:
        """Sets the texts that do not come from data."""
        self._head.set_title(self.tr("La proposition"))
        self._say()

    def show_view(self, view: ConversationView, facts: ProposalFacts | None) -> None:
        """Shows the proposal of an affair; without an affair there is none.

        Args:
            view: The conversation.
            facts: The firm's own figures; None while they are being read.
        """
        same = self._view is not None and self._view.conversation.id == view.conversation.id
        self._view, self._facts = view, facts
        if not same:
            for box in (self.commented, self.sent):
                box.setChecked(False)
        self.setVisible(view.opportunity is not None)
        self._say()

    def promise(self, promises: tuple[str, ...]) -> None:
        """Takes what we promise: sending a proposal is told from it.

        Args:
            promises: Our promises in words.
        """
        self._promises = promises
        self._warn()

    def _say(self) -> None:
        affair = self._view.opportunity if self._view is not None else None
        commented = affair.proposal_commented_on if affair else None
        sent = affair.proposal_sent_on if affair else None
        rows = (
            (self.commented, commented, self.tr("Commentée aujourd’hui avec le client"), self.tr("Commentée le {day}")),
            (self.sent, sent, self.tr("Envoyée aujourd’hui"), self.tr("Envoyée le {day}")),
        )
        for box, day, ask, known in rows:
            box.setText(known.format(day=i18n.date_text(day)) if day is not None else ask)
            box.setEnabled(day is None)
            if day is not None:
                box.setChecked(True)
        self._figures.setText(facts_text(self._facts, self._messages) if self._facts is not None else "")
        self._warn()

    def _warn(self) -> None:
        affair = self._view.opportunity if self._view is not None else None
        sends = ("send the proposal",) if self.sent.isEnabled() and self.sent.isChecked() else self._promises
        due = proposals.must_be_commented(affair, sends) and not self.commented.isChecked()
        text = self._messages.text("proposal.why")
        self.banner.set_message(text, "warning", "", self.tr("Prévoir une visite pour la commenter"))
        self.banner.setVisible(due)

    def was_commented(self) -> bool:
        """Whether it was gone through in this conversation."""
        return self.commented.isEnabled() and self.commented.isChecked()

    def was_sent(self) -> bool:
        """Whether it was sent today."""
        return self.sent.isEnabled() and self.sent.isChecked()
