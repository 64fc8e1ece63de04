"""Watches a text while it is typed (surveillance): asks off the drawing thread, underlines, answers.

Keys in the text: F8 goes to the next remark, Alt+Enter opens the remark under the caret, Escape closes it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut, QTextCursor

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.nudge.popover import Content, NudgePopover
from salesdesk.desktop.nudge.underline import Edit, Marked, marks_of, plain, text_of, underline
from salesdesk.domain.language_labels import NudgeDecision
from salesdesk.services import language
from salesdesk.services.language import Advice, Decided

DELAY_MS: Final = 350
"""How long the person must rest before the text is read."""
HOVER_MS: Final = 250
LEAVE_MS: Final = 350
_EASY: Final = "easy"
MOST_MARKS: Final = 200
"""Remarks shown at once: each is two cursors that every key moves, and nobody mends more at one go."""

Account = UUID | None | Callable[[], UUID | None]


@dataclass(slots=True)
class _Editing:
    decided: Decided
    range: QTextCursor


class Nudge(QObject):
    """The nudge of one text; it lives as long as the text.

    Args:
        edit: The text.
        desk: What it may ask of the program.
        lang: Gives the language of the text, ``fr`` or ``en``.
        account: The account whose figures may be named.
        setting: Key of the setting that switches it on.
    """

    def __init__(
        self, edit: Edit, desk: Desk, *, lang: Callable[[], str], account: Account = None, setting: str = "nudge"
    ) -> None:
        super().__init__(edit)
        self.edit, self._desk, self._lang, self._account, self._setting = edit, desk, lang, account, setting
        self.marks: list[Marked] = []
        self.popover: NudgePopover | None = None
        self._shown: Marked | None = None
        self._by_key = False
        self._editing: _Editing | None = None
        self._waiting: Decided | None = None
        self._hover_at = QPoint()
        self._read_text = ""
        self._rest = self._timer(DELAY_MS, self._ask)
        self._hover = self._timer(HOVER_MS, self._open_hovered)
        self._leave = self._timer(LEAVE_MS, self.close)
        edit.document().contentsChange.connect(self._changed)
        edit.viewport().setMouseTracking(True)
        edit.viewport().installEventFilter(self)
        edit.installEventFilter(self)
        edit.verticalScrollBar().valueChanged.connect(self.close)
        for keys, run in (("F8", self.go_to_next), ("Alt+Return", self.open_here), ("Alt+Enter", self.open_here)):
            shortcut = QShortcut(QKeySequence(keys), edit)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(run)
        stop = desk.settings.observe(self._setting_changed)
        edit.destroyed.connect(stop)
        self._rest.start()

    def _timer(self, milliseconds: int, run: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(run)
        return timer

    @property
    def active(self) -> bool:
        """Whether the person wants remarks here."""
        return self._desk.settings.text(self._setting) == "on"

    def check_now(self) -> None:
        """Reads the text without waiting for a rest, for example when the language or the account changed."""
        self._read_text = ""
        self._ask()

    @Slot(int, int, int)
    def _changed(self, _place: int, removed: int, added: int) -> None:
        # A highlighter that only restyles reports a change of nothing.
        if removed == added == 0 or (removed == added and text_of(self.edit) == self._read_text):
            return
        self._rest.start()
        if self.popover is not None and self._waiting is None:
            self.close()

    def _setting_changed(self, key: str, _value: object) -> None:
        if key == self._setting:
            self.check_now()

    @Slot()
    def _ask(self) -> None:
        self._rest.stop()
        if not self.active:
            self._show("", ())
            return
        text, lang = text_of(self.edit), self._lang()
        account = self._account() if callable(self._account) else self._account
        workspace = self._desk.workspace
        self._read_text = text
        self._desk.jobs.read(
            self,
            lambda: language.advise(workspace, text, lang, account_id=account),
            lambda found: self._arrived(text, found),
            key="nudge",
        )

    def _arrived(self, text: str, found: tuple[Advice, ...]) -> None:
        # What was typed meanwhile is read at the next rest.
        if text == text_of(self.edit) and self.active:
            self._show(text, found)

    def _show(self, text: str, found: tuple[Advice, ...]) -> None:
        self._finish_editing()
        self.marks = marks_of(self.edit, text, found[:MOST_MARKS])
        underline(self.edit, self.marks)

    def _at(self, position: int) -> Marked | None:
        return next((mark for mark in self.marks if mark.holds(position) and mark.stands), None)

    @Slot()
    def go_to_next(self) -> None:
        """Goes to the next remark after the caret, round the end, and opens it."""
        standing = [mark for mark in self.marks if mark.stands]
        if not standing:
            return
        here = self.edit.textCursor().position()
        after = [mark for mark in standing if mark.words.selectionStart() >= here]
        chosen = (after or standing)[0]
        cursor = self.edit.textCursor()
        cursor.setPosition(chosen.words.selectionStart() + 1)
        self.edit.setTextCursor(cursor)
        self.edit.ensureCursorVisible()
        self._open(chosen, by_key=True)

    @Slot()
    def open_here(self) -> None:
        """Opens the remark under the caret, or the next one."""
        mark = self._at(self.edit.textCursor().position())
        if mark is None:
            self.go_to_next()
        else:
            self._open(mark, by_key=True)

    @Slot()
    def _open_hovered(self) -> None:
        if self.popover is not None and self._by_key:
            return
        mark = self._at(self.edit.cursorForPosition(self._hover_at).position())
        if mark is not None and self._line_of(mark).contains(self._hover_at):
            self._open(mark, by_key=False)

    def _line_of(self, mark: Marked) -> QRect:
        """Returns where the words stand, in coordinates of the viewport: their last line."""
        first, last = QTextCursor(mark.words), QTextCursor(mark.words)
        first.setPosition(mark.words.selectionStart())
        last.setPosition(mark.words.selectionEnd())
        start, end = self.edit.cursorRect(first), self.edit.cursorRect(last)
        if start.top() == end.top():
            return start.united(end)
        return QRect(0, start.top(), self.edit.viewport().width(), end.bottom() - start.top())

    def _open(self, mark: Marked, *, by_key: bool) -> None:
        if self.popover is not None and self._shown is mark and not by_key:
            self._leave.stop()
            return
        self.close()
        verdict = mark.advice.remark.verdict
        content = Content(
            label=verdict.label,
            easy=verdict.family is not None and verdict.family.id == _EASY,
            reason=self._desk.messages.text(verdict.reason),
            proposal=mark.advice.text,
            asks=mark.advice.proposal.is_question,
        )
        host = self.edit.window()
        popover = NudgePopover(host, content)
        popover.accepted.connect(lambda: self._accept(mark))
        popover.edited.connect(lambda: self._edit(mark))
        popover.dismissed.connect(lambda: self._dismiss(mark))
        popover.consented.connect(self._consent)
        popover.closed.connect(self._escape)
        popover.entered.connect(self._over)
        self.popover, self._shown, self._by_key = popover, mark, by_key
        line = self._line_of(mark)
        # Below the whole sentence, so that it can be read beside its remark.
        last = QTextCursor(mark.sentence)
        last.setPosition(mark.sentence.selectionEnd())
        line.setBottom(max(line.bottom(), self.edit.cursorRect(last).bottom()))
        corner = self.edit.viewport().mapTo(host, line.topLeft())
        popover.place(QRect(corner, line.size()))
        if by_key:
            popover.take_focus()

    @Slot()
    def close(self) -> None:
        """Closes the panel; the remark stays underlined."""
        self._leave.stop()
        self._waiting = None
        if self.popover is not None:
            self.popover.hide()
            self.popover.deleteLater()
            self.popover, self._shown, self._by_key = None, None, False

    @Slot()
    def _escape(self) -> None:
        self.close()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(bool)
    def _over(self, inside: bool) -> None:
        if inside:
            self._leave.stop()
        elif not self._by_key and self._waiting is None:
            self._leave.start()

    def _accept(self, mark: Marked) -> None:
        if self._replace(mark):
            self._decide(mark, NudgeDecision.ACCEPTED, mark.advice.text)

    def _edit(self, mark: Marked) -> None:
        if not self._replace(mark):
            return
        self._editing = _Editing(self._decided(mark, NudgeDecision.EDITED, ""), QTextCursor(mark.sentence))
        self.close()
        self.edit.setTextCursor(QTextCursor(mark.sentence))
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _replace(self, mark: Marked) -> bool:
        """Puts the proposal in the sentence's place, one step to undo; False when the sentence changed meanwhile."""
        if not mark.stands:
            self.close()
            return False
        start = mark.sentence.selectionStart()
        self.marks = [one for one in self.marks if one is not mark]
        underline(self.edit, self.marks)
        self._waiting = self._decided(mark, NudgeDecision.ACCEPTED, mark.advice.text)
        mark.sentence.insertText(mark.advice.text)
        mark.sentence.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        self._waiting = None
        return True

    def _dismiss(self, mark: Marked) -> None:
        self.marks = [one for one in self.marks if one is not mark]
        underline(self.edit, self.marks)
        self._decide(mark, NudgeDecision.DISMISSED, "")

    def _decided(self, mark: Marked, decision: NudgeDecision, replaced_by: str) -> Decided:
        remark = mark.advice.remark
        return Decided(
            sentence=remark.sentence.text, lang=self._lang(), proposed=remark.verdict.label, decision=decision,
            replaced_by=replaced_by,
        )  # fmt: skip

    def _decide(self, mark: Marked, decision: NudgeDecision, replaced_by: str) -> None:
        decided = self._decided(mark, decision, replaced_by)
        consent = self._desk.settings.text("nudge_consent")
        if consent == "ask" and self.popover is not None and mark.advice.remark.verdict.flagged:
            self._waiting = decided
            if decision is NudgeDecision.DISMISSED:
                self._keep(decided, consent=False)
            self._by_key = True
            self.popover.ask_consent()
            self.popover.stay()
            self.popover.take_focus()
            return
        self._keep(decided, consent=consent == "yes")
        self._escape()

    @Slot(bool)
    def _consent(self, given: bool) -> None:
        decided = self._waiting
        self._desk.settings.change("nudge_consent", "yes" if given else "no")
        self._escape()
        if decided is not None and given:
            self._keep(decided, consent=True)

    def _keep(self, decided: Decided, *, consent: bool) -> None:
        if not consent and decided.decision is not NudgeDecision.DISMISSED:
            return
        workspace = self._desk.workspace
        self._desk.jobs.write(self, lambda: language.decide(workspace, decided, consent=consent))

    def _finish_editing(self) -> None:
        """Notes what a proposal became, once the caret has left it."""
        editing = self._editing
        if editing is None:
            return
        caret = self.edit.textCursor().position()
        inside = editing.range.selectionStart() <= caret <= editing.range.selectionEnd()
        if inside and self.edit.hasFocus():
            return
        self._editing = None
        became = plain(editing.range.selectedText()).strip()
        decided = Decided(
            sentence=editing.decided.sentence, lang=editing.decided.lang, proposed=editing.decided.proposed,
            decision=editing.decided.decision, replaced_by=became,
        )  # fmt: skip
        self._keep(decided, consent=self._desk.settings.text("nudge_consent") == "yes")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sees the pointer over the text, and the text losing the keyboard."""
        kind = event.type()
        if watched is self.edit:
            if kind == QEvent.Type.FocusOut:
                self._finish_editing()
            elif kind == QEvent.Type.Hide:
                self.close()
        elif kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._hover_at = event.position().toPoint()
            if self.marks:
                self._hover.start()
        elif kind == QEvent.Type.Leave:
            self._hover.stop()
            if self.popover is not None:
                self._over(inside=False)
        return False


def attach_nudge(
    edit: Edit,
    desk: Desk,
    *,
    lang: Callable[[], str],
    account_id: Account = None,
    setting: str = "nudge",
) -> Nudge:
    """Lets the nudge read a text that a client will read.

    Args:
        edit: The text, rich or plain.
        desk: What a page may ask of the program.
        lang: Gives the language of the text, ``fr`` or ``en``, whenever it is read.
        account_id: The account whose figures may be named, or what gives it; None for a text of no account.
        setting: Key of the setting that switches it: ``nudge``, or ``nudge_notes`` in raw notes.

    Returns:
        The nudge, owned by the text.
    """
    return Nudge(edit, desk, lang=lang, account=account_id, setting=setting)
