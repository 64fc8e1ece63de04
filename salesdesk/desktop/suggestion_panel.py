"""A proposed conversation (prochaine meilleure conversation) as pages show it: its block, the rule, its refusal."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import date_text, money, relative_day
from salesdesk.desktop.visit_words import CHANNEL_ICONS, channel_text
from salesdesk.desktop.widgets import (
    Avatar,
    Button,
    Card,
    Chip,
    ComboBox,
    Field,
    IconButton,
    IconLabel,
    Rule,
    SidePanel,
    StatFigure,
    TextEdit,
    TextLabel,
    Tone,
    boxed,
    hbox,
    sized,
    vbox,
)
from salesdesk.domain.errors import UserError
from salesdesk.domain.next_conversation import Urgency, days_due
from salesdesk.services import next_conversation
from salesdesk.services.next_conversation import Reason, RefusalLine, Suggestion

_TONES: Final[dict[Urgency, Tone]] = {
    Urgency.OWED: "danger", Urgency.PROMISED: "warning", Urgency.STALLED: "accent", Urgency.CARE: "neutral",
}  # fmt: skip


def reason_text(reason: Reason, messages: Messages) -> str:
    """The reason in one sentence."""
    return reason.saying.words(messages.text, messages.language.value)


def whom_text(suggestion: Suggestion, messages: Messages) -> str:
    """Whom to meet; with a role to find, who can lead there."""
    say = QCoreApplication.translate
    contact = suggestion.contact
    name = ", ".join(part for part in (contact.full_name, contact.job_title or "") if part) if contact else ""
    if suggestion.to_find is None:
        return name or say("SuggestionWords", "Personne à choisir")
    role = messages.text(f"suggestion.role_{suggestion.to_find.value}")
    if contact is None:
        return say("SuggestionWords", "À trouver\u00a0: {role}").format(role=role)
    return say("SuggestionWords", "À trouver\u00a0: {role}, à demander à {name}").format(
        role=role, name=contact.full_name
    )


class SuggestionBlock(QWidget):
    """One proposed conversation: reason, whom, what about, by what way; plan it, put it aside, ask why.

    Args:
        suggestion: What is proposed.
        messages: Words of reasons.
        named: True to say at which account: not on the account's own page.
    """

    planned = Signal()
    put_aside = Signal()
    why_asked = Signal()
    account_wanted = Signal()

    def __init__(self, suggestion: Suggestion, messages: Messages, *, named: bool) -> None:
        super().__init__()
        self.suggestion = suggestion
        first = suggestion.first
        reason = TextLabel(reason_text(first, messages), 14 if named else 13, 500, wrap=True)
        parts: list[QWidget] = [self._head(messages, named), reason, self._facts(messages, named), self._verbs(named)]
        words = vbox(*parts, spacing=8)
        if named:
            avatar = Avatar(suggestion.account_name, 40)
            row = hbox(avatar, words, spacing=14, margins=(0, 6, 0, 6))
            row.setAlignment(avatar, Qt.AlignmentFlag.AlignTop)
            row.setStretch(1, 1)
            self.setLayout(row)
        else:
            self.setLayout(words)
        self.setAccessibleName(f"{suggestion.account_name}, {reason.text()}")

    def _head(self, messages: Messages, named: bool) -> QWidget:
        first = self.suggestion.first
        chip = Chip(messages.text(f"suggestion.kind_{first.kind}"), _TONES[first.urgency], height=22)
        if not named:
            return boxed(hbox(chip, None, spacing=8))
        place = TextLabel(self.suggestion.city, 12, 400, "text3")
        return boxed(hbox(TextLabel(self.suggestion.account_name, 14, 600), place, None, chip, spacing=8))

    def _facts(self, messages: Messages, named: bool) -> QWidget:
        one = self.suggestion
        whom = "user-plus" if one.to_find is not None else "users"
        lines = [(whom, whom_text(one, messages))]
        if one.template is not None:
            lines.append(("message-square-text", one.template.theme.in_(messages.language.value)))
        lines.append((CHANNEL_ICONS[one.channel], channel_text(one.channel)))
        if one.seen_on is not None:
            day = relative_day(one.seen_on, one.today)
            lines.append(("calendar-days", self.tr("Contact déjà au calendrier\u00a0: {day}").format(day=day)))
        # Side by side where the day has the width; one below the other in the narrow column of an account.
        box = hbox(spacing=16) if named else vbox(spacing=4)
        for icon, text in lines:
            mark = IconLabel(icon, "text3", 15)
            row = hbox(mark, TextLabel(text, 12, 400, "text2", wrap=not named), spacing=6)
            row.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
            row.setStretch(1, 0 if named else 1)
            box.addLayout(row)
        if named:
            box.addStretch(1)
        return boxed(box)

    def _verbs(self, named: bool) -> QWidget:
        name = self.suggestion.account_name
        self.plan_button = Button(self.tr("Planifier"), "secondary", "calendar-days", height=32)
        self.aside_button = Button(self.tr("Pas maintenant"), "ghost", height=32)
        self.why_button = Button(self.tr("Pourquoi\u202f?"), "quiet", height=32)
        for button, said, signal in (
            (self.plan_button, self.tr("Planifier la conversation proposée\u00a0: {name}"), self.planned),
            (self.aside_button, self.tr("Écarter la suggestion\u00a0: {name}"), self.put_aside),
            (self.why_button, self.tr("Pourquoi cette suggestion\u00a0: {name}"), self.why_asked),
        ):
            button.setAccessibleName(said.format(name=name))
            button.clicked.connect(lambda _=False, signal=signal: signal.emit())
        parts: list[QWidget | None] = [self.plan_button, self.aside_button, self.why_button, None]
        if named:
            account = IconButton("building-2", self.tr("Ouvrir le compte\u00a0: {name}").format(name=name), size=32)
            account.clicked.connect(lambda _=False: self.account_wanted.emit())
            parts.append(account)
        return boxed(hbox(*parts, spacing=4))


class WhyView(QWidget):
    """The rule, said with the figures of this case.

    Args:
        suggestion: What is proposed.
        messages: Words of reasons.
    """

    def __init__(self, suggestion: Suggestion, messages: Messages) -> None:
        super().__init__()
        self._suggestion, self._messages = suggestion, messages
        column = vbox(TextLabel(reason_text(suggestion.first, messages), 14, 600, wrap=True), spacing=14)
        column.addWidget(self._sum())
        if len(suggestion.reasons) > 1:
            column.addWidget(TextLabel(self.tr("Les motifs, du plus lourd au plus léger"), 12, 600, "text3"))
            for reason in suggestion.reasons:
                column.addWidget(self._reason(reason))
        column.addWidget(Rule())
        for text in (
            self.tr("À égalité, le motif le plus ancien passe devant."),
            self.tr("Un compte vu dans les deux semaines n’est pas proposé pour la journée."),
            self.tr("Tout est calculé sur ce poste, avec ces quatre lignes et rien d’autre."),
        ):
            column.addWidget(TextLabel(text, 12, 400, "text3", wrap=True))
        self.setLayout(column)

    def _sum(self) -> Card:
        one, score = self._suggestion, self._suggestion.proposal.score
        cents, others = max(one.first.amount_cents, 0), len(one.reasons) - 1
        lines = (
            (self.tr("Urgence"), self._class(one.first.urgency), score.urgency),
            (
                self.tr("Ancienneté"),
                self._age(),
                score.age,
            ),
            (
                self.tr("Montant en jeu"),
                self.tr("{amount}\u00a0: un point par millier, 40 au plus").format(amount=money(cents, decimals=False))
                if cents
                else self.tr("Aucun montant connu"),
                score.amount,
            ),
            (
                self.tr("Autres motifs ici"),
                self.tr("{n}\u00a0: quatre points chacun, 16 au plus").format(n=others)
                if others
                else self.tr("Aucun autre"),
                score.company,
            ),
        )
        column = vbox(spacing=10)
        for name, how, points in lines:
            words = vbox(TextLabel(name, 13, 600), TextLabel(how, 12, 400, "text2", wrap=True), spacing=1)
            row = hbox(words, TextLabel(f"+{points}", 14, 600, "text", tnum=True), spacing=12)
            row.setStretch(0, 1)
            column.addLayout(row)
        column.addWidget(Rule())
        column.addWidget(StatFigure(str(score.total), self.tr("points"), "accent_text", px=22))
        return Card.panel(vbox(column, margins=(16, 14, 16, 14)))

    def _age(self) -> str:
        one = self._suggestion
        since = one.first.due_on
        if since is None or not days_due(one.first, one.today):
            return self.tr("Pas encore un jour")
        return self.tr("Compte depuis le {day}\u00a0: un point par jour, 40 au plus").format(day=date_text(since))

    def _class(self, urgency: Urgency) -> str:
        return {
            Urgency.OWED: self.tr("Nous devons quelque chose\u00a0: 400"),
            Urgency.PROMISED: self.tr("Une parole ou une proposition attend\u00a0: 300"),
            Urgency.STALLED: self.tr("Une affaire n’avance plus\u00a0: 200"),
            Urgency.CARE: self.tr("La relation s’use\u00a0: 100"),
        }[urgency]

    def _reason(self, reason: Reason) -> QWidget:
        points = next_conversation.weigh(reason, self._suggestion.today).total
        text = TextLabel(reason_text(reason, self._messages), 13, 400, wrap=True)
        mark = TextLabel(str(points), 13, 600, "text2", tnum=True)
        points_box = sized(boxed(hbox(mark)), 34)
        row = hbox(points_box, text, spacing=8)
        row.setStretch(1, 1)
        row.setAlignment(points_box, Qt.AlignmentFlag.AlignTop)
        return boxed(row)


class RefuseForm(QWidget):
    """Why a proposal does not fit now, and for how long it is put aside.

    Args:
        suggestion: What is put aside: its first reason.
        messages: Words of reasons.
    """

    submitted = Signal()

    def __init__(self, suggestion: Suggestion, messages: Messages) -> None:
        super().__init__()
        self._today = suggestion.today
        self.words = TextEdit("", self.tr("En quelques mots"), lines=3)
        self.words.setTabChangesFocus(True)
        self.length = ComboBox(
            [
                (None, self.tr("Tant que rien ne change")),
                (7, self.tr("Une semaine")),
                (30, self.tr("Un mois")),
                (90, self.tr("Trois mois")),
            ]
        )
        self.field = Field(self.tr("Pourquoi pas maintenant\u202f?"), self.words)
        self.ready: list[Chip] = []
        ready = vbox(spacing=6)
        for text in (
            self.tr("Le client est absent"),
            self.tr("Il a demandé d’attendre"),
            self.tr("C’est traité autrement"),
        ):
            chip = Chip(text, "neutral", height=28, clickable=True)
            chip.clicked.connect(partial(self.words.setPlainText, text))
            self.ready.append(chip)
            ready.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeft)
        hint = self.tr("La raison est gardée sur le compte, et vous pouvez la reprendre.")
        self.setLayout(
            vbox(
                TextLabel(reason_text(suggestion.first, messages), 14, 500, wrap=True),
                self.field,
                boxed(ready),
                Field(self.tr("Ne plus proposer"), self.length, hint),
                spacing=14,
            )
        )
        self.setFocusProxy(self.words)

    def until(self) -> date | None:
        """Last day on which it is not proposed; None for as long as nothing changes."""
        days = self.length.value()
        return None if days is None else self._today + timedelta(days=int(str(days)))


class SuggestionGestures(QObject):
    """What can be done with a proposal, on any page that shows one.

    Args:
        desk: Whose.
        page: The page that shows it; read again by its own hearing.
        done: Called once a refusal was kept or taken back.
    """

    def __init__(self, desk: Desk, page: QWidget, done: Callable[[], None]) -> None:
        super().__init__(page)
        self._desk, self._page, self._done = desk, page, done
        self.form: RefuseForm | None = None

    def follow(self, block: SuggestionBlock) -> None:
        """Connects what a block asks for."""
        one = block.suggestion
        block.planned.connect(partial(self.plan, one))
        block.put_aside.connect(partial(self.ask_refusal, one))
        block.why_asked.connect(partial(self.explain, one))
        block.account_wanted.connect(lambda: self._desk.shell.open("account", account_id=one.account_id))

    def plan(self, suggestion: Suggestion) -> None:
        """Opens the form of a visit, filled in."""
        wanted = next_conversation.visit_for(self._desk.workspace, suggestion)
        self._desk.shell.open("plan", day=wanted.starts_on, wanted=wanted)

    def explain(self, suggestion: Suggestion) -> None:
        """Opens the rule with the figures of this case."""
        view = WhyView(suggestion, self._desk.messages)
        leave = Button(self.tr("Fermer"), "secondary")
        leave.clicked.connect(lambda _=False: self._desk.shell.close_panel())
        title = self.tr("Pourquoi cette conversation\u202f?")
        self._desk.shell.open_panel(SidePanel(title, view, (leave,), suggestion.account_name))

    def ask_refusal(self, suggestion: Suggestion) -> None:
        """Opens the form that puts its first reason aside."""
        form = RefuseForm(suggestion, self._desk.messages)
        self.form = form
        leave, keep = Button(self.tr("Annuler"), "ghost"), Button(self.tr("Écarter"), "primary")
        leave.clicked.connect(lambda _=False: self._desk.shell.close_panel())
        keep.clicked.connect(lambda _=False: self._refuse(form, suggestion.first))
        keep.setShortcut("Ctrl+Return")
        panel = SidePanel(self.tr("Pas maintenant"), form, (leave, keep), suggestion.account_name)
        self._desk.shell.open_panel(panel)
        form.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, form: RefuseForm, reason: Reason) -> None:
        workspace, words, until = self._desk.workspace, form.words.toPlainText(), form.until()

        def kept(_refusal: object) -> None:
            self.form = None
            self._desk.shell.close_panel()
            self._desk.shell.toast(self.tr("Suggestion écartée."), undoable=True)
            self._done()

        def wrong(error: Exception) -> None:
            if not isinstance(error, UserError):
                raise error
            form.field.set_error(self._desk.messages.explain(error).do)

        self._desk.jobs.write(form, lambda: next_conversation.refuse(workspace, reason, words, until), kept, wrong)

    def take_back(self, line: RefusalLine) -> None:
        """Takes a refusal back."""
        workspace, key = self._desk.workspace, line.refusal.id

        def taken(_none: object) -> None:
            self._desk.shell.toast(self.tr("Suggestion reprise."), undoable=True)
            self._done()

        self._desk.jobs.write(self._page, lambda: next_conversation.take_back(workspace, key), taken)
