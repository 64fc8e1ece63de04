"""The smaller cards of the day: promises due, what the manager wrote, how the week goes."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from salesdesk.desktop.i18n import relative_day
from salesdesk.desktop.widgets import (
    Avatar,
    Button,
    Card,
    Chip,
    IconButton,
    IconLabel,
    Progress,
    SectionHeader,
    TextEdit,
    TextLabel,
    boxed,
    clear_layout,
    hbox,
    sized,
    vbox,
)
from salesdesk.services.today import CoachingLine, DueCommitment, Side, TodayView, WeekCounts

_SHOWN = 6


class DueCard(Card):
    """Open promises of both sides: kept or postponed with one click."""

    kept = Signal(object)
    """Id of the promise that was kept."""
    postponed = Signal(object)
    """Id of the promise that gets another week."""
    account_wanted = Signal(object)

    def __init__(self) -> None:
        content = vbox(spacing=6, margins=(16, 14, 16, 14))
        super().__init__(content)
        self._head = SectionHeader("")
        self._rows = vbox(spacing=2)
        content.addWidget(self._head)
        content.addWidget(boxed(self._rows))

    def show_due(self, due: Sequence[DueCommitment], today: date) -> None:
        """Shows the promises, overdue first; hides itself when there is none."""
        self.setVisible(bool(due))
        self._head.set_title(self.tr("Engagements à tenir"))
        self._head.set_meta(str(len(due)) if due else "")
        clear_layout(self._rows)
        for one in due[:_SHOWN]:
            self._rows.addWidget(self._row(one, today))
        if len(due) > _SHOWN:
            more = self.tr("et {count} de plus").format(count=len(due) - _SHOWN)
            self._rows.addWidget(TextLabel(more, 12, 400, "text3"))

    def _row(self, one: DueCommitment, today: date) -> QWidget:
        promise, ours = one.commitment, one.commitment.side is Side.REP
        late = promise.due_on is not None and promise.due_on < today
        side = Chip(self.tr("Nous") if ours else self.tr("Client"), "accent" if ours else "neutral", height=22)
        words = vbox(TextLabel(promise.what, 13, 500), TextLabel(one.account_name, 12, 400, "text2"), spacing=1)
        due = TextLabel(relative_day(promise.due_on, today) if promise.due_on else "", 12, 500)
        due.set_colour("danger" if late else "text2")
        kept = IconButton("check", self.tr("Tenu\u00a0: {what}").format(what=promise.what), size=32)
        later = IconButton(
            "calendar-clock", self.tr("Reporter d’une semaine\u00a0: {what}").format(what=promise.what), size=32
        )
        kept.clicked.connect(lambda _=False: self.kept.emit(promise.id))
        later.clicked.connect(lambda _=False: self.postponed.emit(promise.id))
        row = hbox(
            sized(boxed(hbox(side, None, spacing=0)), 62), words, due, kept, later, spacing=10, margins=(0, 4, 0, 4)
        )
        row.setStretch(1, 1)
        return boxed(row)


class CoachingCard(Card):
    """One note of the manager; the answer is written in place."""

    answered = Signal(object, str)
    """Id of the note, and the answer."""
    seen = Signal(object)
    opened = Signal(object)
    """Id of the visit that the note is about."""

    def __init__(self, line: CoachingLine, today: date) -> None:
        content = vbox(spacing=10, margins=(16, 14, 16, 14))
        super().__init__(content)
        self._line = line
        note = line.note
        about = TextLabel(line.account_name or self.tr("Votre travail"), 12, 400, "text2")
        names = vbox(TextLabel(line.author_name or self.tr("Votre manager"), 13, 600), about, spacing=1)
        head = hbox(Avatar(line.author_name or "?", 36, round_shape=True), names, spacing=10)
        head.setStretch(1, 1)
        if note.seen_at is None:
            head.addWidget(Chip(self.tr("Nouveau"), "accent", height=22))
        head.addWidget(TextLabel(relative_day(note.written_at.date(), today), 12, 400, "text3"))
        self.answer = TextEdit("", self.tr("Votre réponse"), lines=2)
        self.answer.setAccessibleName(self.tr("Réponse à {name}").format(name=line.author_name))
        self.answer.hide()
        self.reply_button = Button(self.tr("Répondre"), "secondary", "message-circle", height=32)
        self.reply_button.clicked.connect(lambda _=False: self._reply())
        buttons = hbox(self.reply_button, spacing=8)
        self._add_ways(buttons)
        content.addLayout(head)
        content.addWidget(TextLabel(note.words, 14, 400, wrap=True))
        content.addWidget(self.answer)
        content.addLayout(buttons)
        self.setAccessibleName(self.tr("Note de coaching de {name}").format(name=line.author_name))

    def _add_ways(self, buttons: QBoxLayout) -> None:
        note, visit_id = self._line.note, self._line.visit_id
        if visit_id is not None:
            see = Button(self.tr("Voir la conversation"), "ghost", height=32)
            see.clicked.connect(lambda _=False: self.opened.emit(visit_id))
            buttons.addWidget(see)
        if note.seen_at is None:
            noted = Button(self.tr("Vu"), "quiet", height=32)
            noted.clicked.connect(lambda _=False: self.seen.emit(note.id))
            buttons.addWidget(noted)
        buttons.addStretch(1)

    def _reply(self) -> None:
        if self.answer.isHidden():
            self.answer.show()
            self.answer.setFocus()
            self.reply_button.setText(self.tr("Envoyer la réponse"))
            self.reply_button.updateGeometry()
        elif self.answer.toPlainText().strip():
            self.answered.emit(self._line.note.id, self.answer.toPlainText().strip())


class WeekCard(Card):
    """How many conversations of the week are held, and what else changed since yesterday."""

    conflicts_wanted = Signal()
    answers_wanted = Signal()
    clock_wanted = Signal(object)
    """Id of the account whose extra work is to be announced, waived or stopped."""

    def __init__(self) -> None:
        content = vbox(spacing=10, margins=(16, 14, 16, 16))
        super().__init__(content)
        self._head = SectionHeader("")
        self._bar = Progress(0.0, "success")
        self._news = vbox(spacing=6)
        for part in (self._head, self._bar, boxed(self._news)):
            content.addWidget(part)

    def show_week(self, view: TodayView) -> None:
        """Shows the week's progress and the news."""
        week: WeekCounts = view.week
        self._head.set_title(self.tr("Cette semaine"))
        said = self.tr("Tenues\u00a0: {held} sur {planned}").format(held=week.held, planned=week.planned)
        self._head.set_meta(said)
        self._bar.set_value(week.held / week.planned if week.planned else 0.0)
        self._bar.setAccessibleName(said)
        clear_layout(self._news)
        if view.clocks:
            oldest = view.clocks[0]
            self._add_news(
                "hourglass", "danger", self._clock_text(view), lambda: self.clock_wanted.emit(oldest.account_id)
            )
        if view.news.conflicts:
            text = self.tr("Conflits à trancher\u00a0: {count}").format(count=view.news.conflicts)
            self._add_news("git-merge", "warning", text, self.conflicts_wanted.emit)
        if view.news.answers:
            text = self.tr("Réponses à vos notes\u00a0: {count}").format(count=view.news.answers)
            self._add_news("message-circle", "accent_text", text, self.answers_wanted.emit)

    def _clock_text(self, view: TodayView) -> str:
        oldest, more = view.clocks[0], len(view.clocks) - 1
        text = self.tr("Hors périmètre sans annonce depuis {days}\u00a0j\u00a0: {account}").format(
            days=oldest.clock.days, account=oldest.account_name
        )
        return self.tr("{text}, et {count} de plus").format(text=text, count=more) if more else text

    def _add_news(self, icon: str, colour: str, text: str, run: Callable[[], None]) -> None:
        go = IconButton("arrow-right", text, size=28)
        go.clicked.connect(lambda _=False: run())
        row = hbox(IconLabel(icon, colour, 16), TextLabel(text, 13, 500, wrap=True), go, spacing=8)
        row.setStretch(1, 1)
        self._news.addWidget(boxed(row))
