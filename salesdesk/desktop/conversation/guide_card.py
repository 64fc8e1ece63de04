"""The card of the left column: how far along, the steps, the proofs of the stage, what never to say."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout

from salesdesk.config.messages import Messages
from salesdesk.desktop import i18n
from salesdesk.desktop.benefits.words import quoted
from salesdesk.desktop.conversation.guide import Guide, Line, WrapCheck
from salesdesk.desktop.evidence_form import EvidenceForm
from salesdesk.desktop.i18n import in_language
from salesdesk.desktop.widgets import (
    Card,
    IconLabel,
    Progress,
    ScrollColumn,
    SectionHeader,
    Step,
    TextLabel,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.conversation import ConversationState, Density
from salesdesk.services.conversation_guide import STEPS, GuideItem, GuideStep, ProofLine
from salesdesk.services.conversation_view import ConversationView


class GuideCard(Card):
    """The thread of the conversation.

    Args:
        messages: Words of the lines that every conversation has.
        today: Gives the day.
    """

    line_toggled = Signal(str, bool)
    proof_recorded = Signal(str, object, str, object, object, object)
    proof_taken_back = Signal(object)
    """The evidence recorded in this conversation that is to go."""
    step_chosen = Signal(str)

    def __init__(self, messages: Messages, today: Callable[[], date]) -> None:
        self._messages, self._today = messages, today
        self._view: ConversationView | None = None
        self._density = Density.FRAME
        self._chosen = ""
        self._open_proof = ""
        self._scrolled_to = ""
        self._selected_words: Callable[[], str] = str
        self.head = SectionHeader("")
        self.progress = Progress()
        self.guide = Guide()
        self._proof_head = SectionHeader("")
        self._proofs: QVBoxLayout = vbox(spacing=2)
        self._proof_panel = Card.panel(vbox(self._proof_head, self._proofs, None, spacing=6, margins=(10, 10, 10, 8)))
        self._warning_title = TextLabel("", 13, 600)
        self._warning = TextLabel("", 12, 400, "text2", wrap=True)
        inner = hbox(
            IconLabel("ban", "text2", 18), vbox(self._warning_title, self._warning, spacing=2), spacing=10,
            margins=(12, 8, 12, 10),
        )  # fmt: skip
        inner.setStretch(1, 1)
        self._warning_panel = Card.panel(inner)
        self._scroll = ScrollColumn(vbox(self.guide, None, spacing=4))
        top = vbox(self.head, self.progress, spacing=12, margins=(6, 2, 6, 0))
        parts = (top, self._scroll, self._proof_panel, self._warning_panel)
        column = vbox(*parts, spacing=10, margins=(12, 14, 12, 14))
        column.setStretch(1, 1)
        super().__init__(column)
        self._scroll.viewport().installEventFilter(self)
        self.guide.step_chosen.connect(self.choose)
        self.guide.line_toggled.connect(self.line_toggled)
        self.retranslate()

    def retranslate(self) -> None:
        """Sets the texts that do not come from data."""
        self.head.set_title(self.tr("Conversation"))
        self._proof_head.set_title(self.tr("Preuves de l’étape"))
        self._warning_title.setText(self.tr("À ne pas dire"))
        if self._view is not None:
            self.show_view(self._view, self._density)

    def quote_selection(self, selected: Callable[[], str]) -> None:
        """Takes what is selected in the notes as the first words of a proof."""
        self._selected_words = selected

    def current_step(self) -> str:
        """Id of the step that is open: the one chosen, else the first that is not done."""
        if self._chosen or self._view is None:
            return self._chosen or STEPS[0]
        return next((one.id for one in self._view.steps[1:] if not one.done), STEPS[-1])

    def choose(self, step: str) -> None:
        """Opens a step."""
        self._chosen = step
        if self._view is not None:
            self.show_view(self._view, self._density)
        self.step_chosen.emit(step)

    def forget_choice(self) -> None:
        """Follows the conversation again: another one is shown."""
        self._chosen, self._open_proof = "", ""

    def show_view(self, view: ConversationView, density: Density) -> None:
        """Shows a conversation.

        Args:
            view: The conversation.
            density: How much of the guide is shown.
        """
        self._view, self._density = view, density
        current = self.current_step()
        states = {one.id: self._state(one, current, view) for one in view.steps}
        rank = list(STEPS).index(current)
        self.head.set_meta(f"{rank + 1} / {len(STEPS)}")
        done = sum(one == "done" for one in states.values())
        self.progress.set_value((done + 0.5 * (states[current] == "now")) / len(STEPS))
        self.guide.setVisible(density is not Density.BARE)
        self.guide.show_steps(tuple(self._step(one, states[one.id], view) for one in view.steps))
        self._show_proofs(view)
        self._show_warning(view, current)
        QTimer.singleShot(0, self, self._fit)
        if current != self._scrolled_to:
            self._scrolled_to = current
            # The rows have their places only after the layout ran.
            QTimer.singleShot(0, self, self._show_current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Shows the steps in less height when they would not fit."""
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._fit)
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        self.guide.set_low(self.guide.full_height() > self._scroll.viewport().height())

    def _show_current(self) -> None:
        self._fit()
        head = self.guide.current_head()
        if head is not None:
            self._scroll.verticalScrollBar().setValue(max(0, head.y() - head.height()))

    @staticmethod
    def _state(step: GuideStep, current: str, view: ConversationView) -> str:
        if step.id == current:
            return "now"
        prepared = step.id == "prepare" and view.conversation.state is not ConversationState.PREPARED
        return "done" if step.done or prepared else "todo"

    def _step(self, step: GuideStep, state: str, view: ConversationView) -> tuple[Step, tuple[Line, ...]]:
        shown = Step(step.id, self.title(step.id), self._note(step, view), state)  # type: ignore[arg-type]  # one of three words
        if state != "now" and self._density is not Density.CHECKLIST:
            return shown, ()
        return shown, tuple(self._line(one) for one in step.items)

    def _line(self, item: GuideItem) -> Line:
        text = in_language(item.words) or self._messages.text(item.message)
        if item.key.endswith(".contract"):
            text = quoted(text)
        known = self._view.best if self._view else ()
        card = next((one for one in known if one.point is not None and one.point.id == item.key), None)
        if card is not None:
            from salesdesk.desktop.benefits.words import sentence

            text = sentence(card, self._messages)
        at = i18n.time_text(item.ticked_at) if item.ticked_at else ""
        return Line(item.key, text.replace("{", "").replace("}", ""), item.ticked_at is not None, at)

    def title(self, step: str) -> str:
        """Names a step in the language of the moment."""
        return {
            "prepare": self.tr("Préparer"),
            "open": self.tr("Ouvrir sur l’enjeu"),
            "quantify": self.tr("Chiffrer l’enjeu"),
            "propose": self.tr("Proposer la valeur"),
            "presell": self.tr("Pré-vendre le hors-périmètre"),
            "engage": self.tr("Engager la suite"),
        }[step]

    def _note(self, step: GuideStep, view: ConversationView) -> str:
        if step.id == "quantify" and view.template is not None:
            text = self.tr("{covered} questions sur {total} — {minutes} min")
            return text.format(covered=step.covered, total=len(step.items), minutes=view.template.minutes)
        if step.id == "presell" and view.extras:
            if len(view.extras) == 1:
                return self.tr("Une demande en cours")
            return self.tr("{count} demandes en cours").format(count=len(view.extras))
        return {
            "prepare": self.tr("Solvabilité, objectif, questions"),
            "open": self.tr("Accord sur l’ordre du jour"),
            "quantify": self.tr("L’enjeu dans ses chiffres"),
            "propose": self.tr("Au plus deux bénéfices"),
            "presell": self.tr("Prix dit avant le travail"),
            "engage": self.tr("Date, qui, conditions de paiement"),
        }[step.id]

    def _show_proofs(self, view: ConversationView) -> None:
        self._proof_panel.setVisible(bool(view.proofs))
        clear_layout(self._proofs)
        # One thing at a time: the steps make room for the proof being typed.
        self._scroll.setVisible(not self._open_proof)
        proved = sum(one.proved for one in view.proofs)
        self._proof_head.set_meta(f"{proved} / {len(view.proofs)}")
        for line in view.proofs:
            if self._open_proof not in ("", line.criterion.id):
                continue
            self._proofs.addWidget(self._proof_row(line, view))
            if line.criterion.id == self._open_proof:
                self._proofs.addWidget(self._capture(line))

    def _proof_row(self, line: ProofLine, view: ConversationView) -> WrapCheck:
        at = i18n.date_short(line.evidence[0].happened_on) if line.evidence else ""
        row = WrapCheck(in_language(line.criterion.text), line.proved, at)
        own = [one for one in line.evidence if one.conversation_id == view.conversation.id]
        if line.evidence:
            row.setToolTip(f"{in_language(line.criterion.text)}\n{quoted(line.evidence[0].words)}")
        # A proof given in an earlier conversation is not taken back by a click in this one.
        row.setEnabled(view.mine and view.stored and (not line.proved or bool(own)))
        row.toggled.connect(lambda on, key=line.criterion.id, mine=own: self._proof_toggled(key, mine, on))
        return row

    def _proof_toggled(self, key: str, own: list[object], on: bool) -> None:
        if on:
            self._open_proof = key
            if self._view is not None:
                self._show_proofs(self._view)
        elif own:
            self.proof_taken_back.emit(own[0])

    def _capture(self, line: ProofLine) -> EvidenceForm:
        form = EvidenceForm(line.criterion, self._messages, self._today, self._selected_words(), narrow=True)
        form.submitted.connect(lambda: self._recorded(form))
        form.cancelled.connect(self._close_capture)
        form.words.setFocus(Qt.FocusReason.OtherFocusReason)
        return form

    def _recorded(self, form: EvidenceForm) -> None:
        self._open_proof = ""
        said, day, amount = form.said(), form.on.day(), form.amount.cents()
        self.proof_recorded.emit(form.criterion.id, form.chosen_kind(), said, day, amount, form.files.files())

    def _close_capture(self) -> None:
        self._open_proof = ""
        if self._view is not None:
            self._show_proofs(self._view)

    def is_capturing(self) -> bool:
        """Whether the form of a proof is open."""
        return bool(self._open_proof)

    def open_proof(self, key: str) -> None:
        """Opens the form of a criterion."""
        self._open_proof = key
        if self._view is not None:
            self._show_proofs(self._view)

    def capture(self) -> EvidenceForm | None:
        """The open form of a proof, None while none is open."""
        found = [self._proofs.itemAt(index) for index in range(self._proofs.count())]
        return next((one.widget() for one in found if one and isinstance(one.widget(), EvidenceForm)), None)  # type: ignore[return-value]  # narrowed in the generator

    def _show_warning(self, view: ConversationView, current: str) -> None:
        said = [one.never_say for one in view.points if one.never_say is not None]
        shown = bool(said) and self._density is Density.FRAME and current in ("quantify", "propose", "open")
        self._warning_panel.setVisible(shown)
        if said:
            self._warning.setText(quoted(in_language(said[0])))
