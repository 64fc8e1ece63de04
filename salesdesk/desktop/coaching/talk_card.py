"""What a conversation left, to be read: notes, proofs, commitments, figures; nothing here changes anything."""

from PySide6.QtWidgets import QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop.coaching import words
from salesdesk.desktop.coaching.safe_text import SafeText
from salesdesk.desktop.i18n import date_short, datetime_text, language, money
from salesdesk.desktop.widgets import (
    Card,
    Chip,
    EmptyState,
    IconLabel,
    Rule,
    ScrollColumn,
    TextLabel,
    boxed,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.conversation import Commitment, CommitmentStatus, Figure
from salesdesk.services.team import Proof, Side, TalkView


class TalkCard(Card):
    """One conversation, read only.

    Args:
        messages: Words of kinds of proof and of formulas.
    """

    def __init__(self, messages: Messages) -> None:
        self._messages = messages
        self.view: TalkView | None = None
        self._account = TextLabel("", 15, 600)
        self._outcome = Chip("", "neutral")
        self._meta = TextLabel("", 12, 400, "text2")
        self._about = TextLabel("", 12, 400, "text3")
        self.notes = SafeText()
        self._left = vbox(spacing=8)
        self._empty = EmptyState("message-square-text", "")
        head = vbox(
            hbox(self._account, self._outcome, None, spacing=10), self._meta, self._about, spacing=4,
            margins=(24, 16, 24, 12),
        )  # fmt: skip
        self._facts = ScrollColumn(vbox(boxed(self._left), None, margins=(24, 14, 24, 16)))
        self._content = boxed(
            vbox(head, Rule(), boxed(vbox(self.notes, margins=(24, 14, 16, 8))), Rule(), self._facts, spacing=0)
        )
        inner = self._content.layout()
        if inner is not None:
            inner.setStretch(2, 3)  # type: ignore[attr-defined]  # vbox makes a QVBoxLayout
            inner.setStretch(4, 2)  # type: ignore[attr-defined]  # as above
        super().__init__(vbox(self._content, self._empty, spacing=0, margins=(1, 1, 1, 2)))
        self._content.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Sets the texts that do not come from data, and the view again."""
        self.notes.setAccessibleName(self.tr("Notes de la conversation"))
        self.notes.setPlaceholderText(self.tr("Aucune note n’a été prise."))
        self._empty.set_texts(
            self.tr("Aucune conversation à lire"),
            self.tr("Dès qu’une visite est tenue et synchronisée, ce qui s’y est dit se lit ici."),
        )
        if self.view is not None:
            self.show_talk(self.view)

    def show_talk(self, view: TalkView | None) -> None:
        """Shows a conversation; None says that there is none."""
        self.view = view
        self._content.setVisible(view is not None)
        self._empty.setVisible(view is None)
        if view is None:
            return
        talk = view.conversation
        self._account.setText(view.account.name)
        self._outcome.set_content(*words.outcome_chip(talk.outcome, talk.state))
        at = talk.concluded_at or talk.started_at or talk.created_at
        self._meta.setText(" · ".join(part for part in (datetime_text(at), ", ".join(view.people)) if part))
        self._about.setText(self._subject(view))
        self._about.setVisible(bool(self._about.text()))
        self.notes.set_markdown(talk.notes)
        self._show_left(view)

    def _subject(self, view: TalkView) -> str:
        parts = []
        if view.opportunity is not None:
            parts.append(view.opportunity.name)
        if view.stage is not None:
            parts.append(view.stage.buyer_state.in_(language()))
        elif view.template is not None:
            parts.append(view.template.in_(language()))
        return " · ".join(parts)

    def _show_left(self, view: TalkView) -> None:
        clear_layout(self._left)
        parts: list[tuple[str, list[QWidget]]] = [
            (self.tr("Preuves"), [self._proof(one) for one in view.proofs]),
            (self.tr("Engagements"), [self._promise(one, view) for one in view.promises]),
            (self.tr("Chiffrages"), [self._figure(one) for one in view.figures]),
        ]
        for title, rows in parts:
            if rows:
                self._left.addWidget(TextLabel(title, 12, 500, "text3"))
                for row in rows:
                    self._left.addWidget(row)
                self._left.addSpacing(6)
        if not any(rows for _, rows in parts):
            text = self.tr("Ni preuve, ni engagement, ni chiffrage : c’est là qu’une note de coaching aide le plus.")
            self._left.addWidget(TextLabel(text, 13, 400, "text2", wrap=True))

    def _proof(self, proof: Proof) -> QWidget:
        evidence = proof.evidence
        kind = self._messages.text(f"conversation.evidence_{evidence.kind}")
        below = " · ".join(part for part in (kind, _quoted(evidence.words)) if part)
        colour = "success" if evidence.side is Side.CLIENT else "text3"
        return _row("badge-check", colour, proof.criterion.in_(language()), below)

    def _promise(self, promise: Commitment, view: TalkView) -> QWidget:
        whose = self.tr("Client") if promise.side is Side.CLIENT else view.rep_name
        when = (
            self.tr("pour le {day}").format(day=date_short(promise.due_on)) if promise.due_on else self.tr("sans date")
        )
        state = {
            CommitmentStatus.KEPT: self.tr("tenu"),
            CommitmentStatus.BROKEN: self.tr("non tenu"),
            CommitmentStatus.DROPPED: self.tr("abandonné"),
        }.get(promise.status, "")
        colour = "accent_text" if promise.side is Side.CLIENT else "text3"
        return _row("handshake", colour, promise.what, " · ".join(part for part in (whose, when, state) if part))

    def _figure(self, figure: Figure) -> QWidget:
        parts = []
        if figure.cash_likely_cents is not None:
            parts.append(self.tr("{amount} une fois").format(amount=money(figure.cash_likely_cents)))
        if figure.yearly_likely_cents is not None:
            parts.append(self.tr("{amount} par an").format(amount=money(figure.yearly_likely_cents)))
        if figure.agreed_on is not None:
            parts.append(self.tr("validé par le client"))
        elif figure.to_confirm:
            parts.append(self.tr("à confirmer"))
        return _row("calculator", "success", self._messages.text(f"value.formula_{figure.formula}"), " · ".join(parts))


def _quoted(text: str) -> str:
    if not text:
        return ""
    return f"“{text}”" if language() == "en" else f"«\u00a0{text}\u00a0»"


def _row(icon: str, colour: str, title: str, below: str) -> QWidget:
    texts = vbox(TextLabel(title, 13, 500, wrap=True), spacing=1)
    if below:
        texts.addWidget(TextLabel(below, 12, 400, "text2", wrap=True))
    mark = vbox(2, IconLabel(icon, colour, 16), None, spacing=0)
    row = boxed(hbox(mark, texts, spacing=10))
    row.setAccessibleName(f"{title}. {below}")
    return row
