"""The right column: benefits with the sentence to say, extra work, practices, objections with their answers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop import i18n, theme
from salesdesk.desktop.benefits import words
from salesdesk.desktop.benefits.quote import Quote, icon_line
from salesdesk.desktop.benefits.result import band_values
from salesdesk.desktop.i18n import in_language
from salesdesk.desktop.messages.mark_bar import MarkBar
from salesdesk.desktop.messages.proof_card import ProofCard
from salesdesk.desktop.messages.words import library_objections
from salesdesk.desktop.widgets import (
    Band,
    Button,
    Card,
    Chip,
    IconLabel,
    LineEdit,
    Payback,
    PaybackChart,
    ScrollColumn,
    StatFigure,
    TextLabel,
    Themed,
    boxed,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.conversation import Density
from salesdesk.domain.extra_work import ExtraWork, Practice, PracticeDecision
from salesdesk.domain.extras import ExtraAlarm, ExtraStatus
from salesdesk.domain.process import Objection
from salesdesk.domain.value import Kind
from salesdesk.services.benefits import BenefitCard
from salesdesk.services.conversation_guide import objections_like
from salesdesk.services.conversation_view import ConversationView
from salesdesk.services.extra_work import alarms_of
from salesdesk.services.message_uses import MessageKey, MessageKind, VisitMessages

MONTHS_SHOWN = 12


class PointCard(Card):
    """One benefit: its figure, how it was computed, what to say.

    Args:
        card: The benefit.
        view: The conversation, for the price that the gain pays back.
        messages: Words of the formulas.
        first: Whether it is the one to say now.
        sentences: Whether the sentence is shown.
    """

    opened = Signal(object)

    def __init__(
        self, card: BenefitCard, view: ConversationView, messages: Messages, *, first: bool, sentences: bool
    ) -> None:
        column = vbox(spacing=6, margins=(16, 12, 14, 14))
        super().__init__(column, border="accent" if first else "border", clickable=True)
        self.card = card
        self.bar: MarkBar | None = None
        self._column = column
        self.clicked.connect(lambda: self.opened.emit(card))
        title = TextLabel(messages.text(card.formula.label_key), 14, 600)
        head = hbox(title, None, spacing=8)
        head.setStretch(0, 1)
        if first and card.benefit is not None:
            head.addWidget(Chip(self.tr("À dire maintenant"), "accent"))
        elif card.benefit is None:
            head.addWidget(Chip(self.tr("À chiffrer"), "neutral", "calculator"))
        elif card.benefit.to_confirm:
            head.addWidget(Chip(self.tr("À confirmer"), "warning"))
        column.addLayout(head)
        if card.benefit is None:
            self._ask(column, card, messages)
        else:
            self._tell(column, card, view, messages, sentences)

    def show_marks(self, bar: MarkBar | None) -> None:
        """Shows how the point went in this conversation; None where it cannot be marked."""
        if self.bar is not None:
            self.bar.deleteLater()
        self.bar = bar
        if bar is not None:
            self._column.addWidget(bar)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1, 2 and 3 mark; Enter opens the calculator."""
        if self.bar is None or not self.bar.press(event.text()):
            super().keyPressEvent(event)

    def _ask(self, column: QVBoxLayout, card: BenefitCard, messages: Messages) -> None:
        if card.question is not None:
            text = words.quoted(in_language(card.question.text))
        else:
            wanted = card.missing[0].name if card.missing else ""
            label = messages.text(card.formula.input_label_key(wanted)) if wanted else ""
            text = self.tr("Demandez-lui\u00a0: {what}").format(what=label.lower())
        column.addWidget(Quote(text, "circle-help"))
        self.setAccessibleName(text)

    def _tell(
        self, column: QVBoxLayout, card: BenefitCard, view: ConversationView, messages: Messages, sentences: bool
    ) -> None:
        assert card.benefit is not None
        large = words.headline(card.benefit, messages)
        column.addWidget(StatFigure(large.figure, large.unit))
        how = words.how(card, messages)
        if how:
            line = TextLabel(how, 12, 400, "text2", wrap=True)
            icon = IconLabel("calculator", "text3", 14)
            row = hbox(icon, line, spacing=6)
            row.setAlignment(icon, Qt.AlignmentFlag.AlignTop)
            row.setStretch(1, 1)
            column.addLayout(row)
        payback = payback_of(card, view)
        band = words.band(card.benefit)
        if payback is not None:
            column.addWidget(PaybackChart(payback))
        elif band is not None:
            column.addWidget(Band(band_values(card.benefit, messages, None)))
        if card.figure is not None and card.figure.agreed_words:
            column.addLayout(icon_line("badge-check", words.quoted(card.figure.agreed_words), "success", 500))
        if sentences:
            column.addWidget(Quote(words.quoted(words.sentence(card, messages))))
        self.setAccessibleName(f"{large.figure} {large.unit}. {words.sentence(card, messages)}")


def payback_of(card: BenefitCard, view: ConversationView) -> Payback | None:
    """The curve of a yearly gain that pays the affair back within the year; None where it would say nothing.

    Args:
        card: The benefit.
        view: The conversation; its affair has the price.
    """
    benefit, affair = card.benefit, view.opportunity
    if benefit is None or benefit.kind is not Kind.YEARLY_GAIN or benefit.yearly is None:
        return None
    price = affair.amount_cents if affair else None
    gain = benefit.yearly.likely_cents
    if not price or gain <= 0 or price > gain:
        return None
    months = -(-price * MONTHS_SHOWN // gain)
    label = words.translate("ConversationWords", "Prix\u00a0: {price}").format(price=i18n.money(price, decimals=False))
    conclusion = words.translate("ConversationWords", "Rentable en {months} mois").format(months=months)
    axis = (
        words.translate("ConversationWords", "début"),
        words.translate("ConversationWords", "6 mois"),
        words.translate("ConversationWords", "12 mois"),
    )
    return Payback(gain / 100, price / 100, conclusion, label, axis)


class LineCard(Card):
    """An icon, two lines and one verb: extra work or a practice."""

    acted = Signal()

    def __init__(self, icon: str, colour: str, title: str, note: str, verb: str) -> None:
        titles = vbox(TextLabel(title, 13, 600, wrap=True), TextLabel(note, 12, 400, "text2", tnum=True), spacing=3)
        self.button = Button(verb)
        self.button.setAccessibleName(i18n.with_colon(verb, title))
        row = hbox(IconLabel(icon, colour, 18), titles, self.button, spacing=12, margins=(16, 10, 12, 12))
        row.setStretch(1, 1)
        super().__init__(row)
        self.button.clicked.connect(lambda _=False: self.acted.emit())
        self.setToolTip(title)


class ObjectionSearch(Card):
    """Type what the client objects; the answers of the process come up."""

    def __init__(self, messages: Messages) -> None:
        self._messages = messages
        self._objections: tuple[Objection, ...] = ()
        self._answers: list[str] = []
        self.field = LineEdit(icon="message-square-quote")
        self._found = vbox(spacing=8)
        super().__init__(vbox(self.field, self._found, spacing=10, margins=(14, 12, 14, 14)))
        self.field.textChanged.connect(lambda _text: self._search())
        self.retranslate()

    def retranslate(self) -> None:
        """Sets the texts that do not come from data."""
        self.field.setPlaceholderText(self.tr("Objection du client…"))
        self.field.setAccessibleName(self.tr("Objection du client"))

    def show_objections(self, objections: tuple[Objection, ...]) -> None:
        """Takes the objections of the process, those of the conversation first."""
        self._objections = objections
        self.setVisible(bool(objections))
        self._search()

    def answers(self) -> list[str]:
        """The answers shown."""
        return list(self._answers)

    def _search(self) -> None:
        clear_layout(self._found)
        self._answers = []
        for objection in objections_like(self._objections, self.field.text(), i18n.language())[:3]:
            said = TextLabel(words.quoted(in_language(objection.text)), 12, 500, "text2", wrap=True)
            answer = TextLabel(words.filled(in_language(objection.answer), {}, self._messages), 13, 400, wrap=True)
            self._answers.append(answer.text())
            self._found.addLayout(vbox(said, answer, spacing=2))
        self.updateGeometry()


class PointsColumn(Themed, QWidget):
    """Everything that may be said, the best first.

    Args:
        messages: Words of formulas.
    """

    point_opened = Signal(object)
    extra_priced = Signal(object)
    extra_advanced = Signal(object)
    practice_opened = Signal(object)
    message_marked = Signal(object, object)
    case_opened = Signal(object)
    case_copied = Signal(object)

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self._all = False
        self._view: ConversationView | None = None
        self._density = Density.FRAME
        self._said: VisitMessages | None = None
        self._writes = False
        self._proof = vbox()
        self.proof: ProofCard | None = None
        self.title = TextLabel("", 15, 600)
        self.more = Button("", "ghost", height=28)
        self.more.clicked.connect(lambda _=False: self._toggle())
        self._stack = vbox(spacing=10)
        self.objections = ObjectionSearch(messages)
        self._head = boxed(hbox(self.title, None, self.more, spacing=8, margins=(4, 2, 4, 0)))
        self._scroll = ScrollColumn(
            vbox(boxed(self._stack), boxed(self._proof), self.objections, None, spacing=10, margins=(0, 0, 0, 4)),
            gutter=6,
        )
        self.setLayout(vbox(self._head, self._scroll, spacing=8))
        self.retranslate()
        self.follow_theme()

    def restyle(self) -> None:
        """Keeps the head as high as the mark of the cards beside it."""
        self._head.setFixedHeight(theme.px(34))

    def retranslate(self) -> None:
        """Sets the texts that do not come from data."""
        self.title.setText(self.tr("Arguments de valeur"))
        self.objections.retranslate()
        if self._view is not None:
            self.show_view(self._view, self._density)

    def cards(self) -> list[PointCard]:
        """The benefits shown, the best first."""
        found = [self._stack.itemAt(index) for index in range(self._stack.count())]
        return [one.widget() for one in found if one is not None and isinstance(one.widget(), PointCard)]  # type: ignore[misc]  # narrowed by the condition

    def _toggle(self) -> None:
        self._all = not self._all
        if self._view is not None:
            self.show_view(self._view, self._density)

    def show_view(self, view: ConversationView, density: Density) -> None:
        """Shows the benefits, extra work, practices and objections of a conversation."""
        moved = self._view is None or self._view.conversation.id != view.conversation.id
        self._view, self._density = view, density
        best = [one.id for one in view.best]
        ordered = list(view.best) + [one for one in view.cards if one.id not in best]
        self.more.setText(self.tr("Moins") if self._all else self.tr("Tous ({count})").format(count=len(ordered)))
        self.more.setVisible(len(ordered) > len(best))
        self.more.updateGeometry()
        clear_layout(self._stack)
        sentences = density is not Density.BARE
        for index, card in enumerate(ordered if self._all else ordered[: max(len(best), 2)]):
            point = PointCard(card, view, self._messages, first=index == 0, sentences=sentences)
            point.opened.connect(self.point_opened)
            self._stack.addWidget(point)
        for extra in view.extras[:4]:
            self._stack.addWidget(self._extra(extra))
        for practice in view.practices[:4]:
            self._stack.addWidget(self._practice(practice))
        if not ordered:
            free = LineCard(
                "calculator", "accent_text", self.tr("Aucun bénéfice chiffré"),
                self.tr("Une question, un chiffre du client, un calcul"), self.tr("Chiffrer"),
            )  # fmt: skip
            free.acted.connect(lambda: self.point_opened.emit(None))
            self._stack.addWidget(free)
        if moved:
            self._said = None
        self._show_said()

    def show_messages(self, messages: VisitMessages, writes: bool) -> None:
        """Shows the best client case, the answers of the library beside those of the process, and what was marked.

        Args:
            messages: What may be said here.
            writes: Whether it may be marked.
        """
        self._said, self._writes = messages, writes
        self._show_said()

    def _show_said(self) -> None:
        clear_layout(self._proof)
        said, view = self._said, self._view
        self.proof = None
        if view is None:
            return
        self.objections.show_objections(_objections(view) + library_objections(said))
        if said is None:
            return
        for card in self.cards():
            point = card.card.point
            key = MessageKey(MessageKind.POINT, point.id, view.process.id) if point and view.process else None
            if key is None or not self._writes:
                card.show_marks(None)
                continue
            bar = MarkBar(said.marks.get(key), self._messages.text(card.card.formula.label_key))
            bar.chosen.connect(lambda outcome, key=key: self.message_marked.emit(key, outcome))
            card.show_marks(bar)
        if said.best is not None:
            self.proof = ProofCard(said.best, self._writes, said.marks.get(said.best.message))
            self.proof.opened.connect(self.case_opened)
            self.proof.copied.connect(self.case_copied)
            self.proof.marked.connect(self.message_marked)
            self._proof.addWidget(self.proof)

    def _extra(self, extra: ExtraWork) -> LineCard:
        if ExtraAlarm.DONE_BEFORE_ACCEPTED in alarms_of(extra):
            note, colour = self.tr("Fait avant l’accord du client"), "danger"
        elif extra.price_cents is None:
            note, colour = self.tr("Prix à dire avant de commencer"), "warning"
        else:
            price = i18n.money(extra.price_cents)
            note, colour = self._status(extra.status).format(price=price), "warning"
            if extra.status is not ExtraStatus.ASKED:
                colour = "text2"
        priced = extra.price_cents is not None
        verb = self._verb(extra.status) if priced else self.tr("Chiffrer")
        title = self.tr("Hors périmètre\u00a0: {what}").format(what=extra.what)
        line = LineCard("triangle-alert", colour, title, note, verb)
        line.acted.connect(lambda: (self.extra_advanced if priced else self.extra_priced).emit(extra))
        return line

    def _verb(self, status: ExtraStatus) -> str:
        return {
            ExtraStatus.ASKED: self.tr("Annoncer"),
            ExtraStatus.ANNOUNCED: self.tr("Accepté"),
            ExtraStatus.ACCEPTED: self.tr("Fait"),
            ExtraStatus.DONE: self.tr("Facturé"),
            ExtraStatus.INVOICED: self.tr("Payé"),
            ExtraStatus.PAID: "",
        }[status]

    def _status(self, status: ExtraStatus) -> str:
        return {
            ExtraStatus.ASKED: self.tr("{price} à pré-vendre d’abord"),
            ExtraStatus.ANNOUNCED: self.tr("{price} annoncés, réponse attendue"),
            ExtraStatus.ACCEPTED: self.tr("{price} acceptés par le client"),
            ExtraStatus.DONE: self.tr("{price}, fait, à facturer"),
            ExtraStatus.INVOICED: self.tr("{price} facturés"),
            ExtraStatus.PAID: self.tr("{price} payés"),
        }[status]

    def _practice(self, practice: Practice) -> LineCard:
        cost = i18n.money(practice.yearly_cents, decimals=False)
        decided = {
            PracticeDecision.OPEN: self.tr("{cost} par an, à décider"),
            PracticeDecision.CHANGE: self.tr("{cost} par an, à changer"),
            PracticeDecision.PRICE: self.tr("{cost} par an, à tarifer"),
            PracticeDecision.ACCEPT: self.tr("{cost} par an, acceptée"),
        }[practice.decision]
        is_open = practice.decision is PracticeDecision.OPEN
        line = LineCard(
            "repeat", "warning" if is_open else "text2", practice.what, decided.format(cost=cost), self.tr("Décider")
        )
        line.acted.connect(lambda: self.practice_opened.emit(practice))
        return line


def _objections(view: ConversationView) -> tuple[Objection, ...]:
    own = view.template.objections if view.template else ()
    every = tuple(one for each in (view.process.conversations() if view.process else ()) for one in each.objections)
    return own + tuple(one for one in every if one not in own)
