"""The document under way in the studio: edits one after the other off the GUI thread, undo, the kept draft."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from salesdesk.desktop.desk import Desk
from salesdesk.services import process_drafts
from salesdesk.services.process_drafts import Draft, Edit, Place, ProcessDocument, Review

PAUSE_MS = 400
_MERGED_S = 3.0
_KEPT_STEPS = 200

MakeEdits = Callable[[ProcessDocument], Sequence[Edit]]


@dataclass(frozen=True, slots=True)
class _Wish:
    make: Callable[[ProcessDocument], Review]
    label: str
    merge: str
    place: Place | None


class _Step(QUndoCommand):
    """One step from a document to the next; typing in one field is one step."""

    def __init__(self, editing: "Editing", before: Review, after: Review, wish: _Wish) -> None:
        super().__init__(wish.label)
        self._editing, self._before, self._after, self._wish = editing, before, after, wish
        self._at = time.monotonic()

    def id(self) -> int:
        return 1 if self._wish.merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _Step) or other._wish.merge != self._wish.merge or other._at - self._at > _MERGED_S:
            return False
        self._after, self._at = other._after, other._at
        return True

    def undo(self) -> None:
        self._editing.show_review(self._before, self._wish.place)

    def redo(self) -> None:
        self._editing.show_review(self._after, self._wish.place)


class Editing(QObject):
    """Holds the document that every part of the studio shows.

    Args:
        desk: Where the work runs.
        parent: Qt owner.
    """

    shown = Signal(object)
    """Place that the person should see, None to stay; the review is in :attr:`review`."""
    saved = Signal(object)
    """Instant at which the draft was kept; None while something is not kept yet."""
    refused = Signal(object)
    """The error of an edit that was not made."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.draft: Draft | None = None
        self.review: Review | None = None
        self.stack = QUndoStack(self)
        self.stack.setUndoLimit(_KEPT_STEPS)
        self._waiting: list[_Wish] = []
        self._busy = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.save_now)
        self._kept = ""
        self._held = False

    def begin(self, draft: Draft) -> None:
        """Opens a draft; the steps of the one before are forgotten.

        Args:
            draft: The draft.
        """
        # A version that is only looked at is no draft of anybody's.
        self.draft, self.review, self._kept = draft, None, draft.text if draft.saved_at or draft.base else ""
        self._held = False
        self._waiting.clear()
        self.stack.clear()
        document = ProcessDocument(draft.text, draft.source)

        def done(review: Review) -> None:
            if self.draft is draft:
                self.show_review(review, None)

        self._desk.jobs.read(self, lambda: process_drafts.look(document), done, key="begin")

    def close(self) -> None:
        """Keeps what is not kept yet and forgets the document."""
        self.save_now()
        self.forget()

    def hold(self, held: bool) -> None:
        """Stops keeping the draft while it is published, which forgets it; goes on when that was refused.

        Args:
            held: Whether to stop.
        """
        self._held = held
        if not held:
            self._pause.start()

    def forget(self) -> None:
        """Forgets the document without keeping it: it was published or given up."""
        self._pause.stop()
        self.draft = self.review = None
        self._waiting.clear()
        self.stack.clear()

    def edit(self, make: MakeEdits, label: str, *, merge: str = "", place: Place | None = None) -> None:
        """Makes edits, after those that are still under way.

        Args:
            make: Gives the edits for the document as it is then; none for nothing to do.
            label: Name of the step for undo.
            merge: Steps of the same name close in time become one; empty for none.
            place: Where the person should be afterwards; None to stay.
        """
        self._ask(_Wish(lambda document: process_drafts.changed(document, make(document)), label, merge, place))

    def retype(self, typed: str, label: str) -> None:
        """Takes over what was typed in the text tab.

        Args:
            typed: All that the editor holds.
            label: Name of the step for undo.
        """

        def make(document: ProcessDocument) -> Review:
            return process_drafts.look(ProcessDocument(process_drafts.retyped(document.text, typed), document.source))

        self._ask(_Wish(make, label, "text", None))

    def replace(self, text: str, label: str) -> None:
        """Puts a whole new text in place of the present one, as one step that can be undone.

        Args:
            text: The text.
            label: Name of the step.
        """
        self._ask(
            _Wish(lambda document: process_drafts.look(ProcessDocument(text, document.source)), label, "", ("process",))
        )

    def is_busy(self) -> bool:
        """Whether edits are under way."""
        return self._busy or bool(self._waiting)

    def is_behind(self) -> bool:
        """Whether the document will say more once the edits that wait for it are made."""
        return bool(self._waiting)

    def _ask(self, wish: _Wish) -> None:
        self._waiting.append(wish)
        self._next()

    def _next(self) -> None:
        review = self.review
        if self._busy or not self._waiting or review is None:
            return
        wish = self._waiting.pop(0)
        self._busy = True

        def done(after: Review) -> None:
            self._busy = False
            if self.review is review and after.document.text != review.document.text:
                self.stack.push(_Step(self, review, after, wish))
            self._next()

        def failed(error: Exception) -> None:
            self._busy = False
            self.refused.emit(error)
            self._next()

        self._desk.jobs.read(self, lambda: wish.make(review.document), done, failed)

    def show_review(self, review: Review, place: Place | None) -> None:
        """Shows a document, and keeps it at the next pause.

        Args:
            review: The document, read and checked.
            place: Where the person should be; None to stay.
        """
        self.review = review
        if review.document.text != self._kept:
            self.saved.emit(None)
            self._pause.start()
        self.shown.emit(place)
        self._next()

    def save_now(self) -> None:
        """Keeps the draft without waiting for the pause."""
        self._pause.stop()
        draft, review = self.draft, self.review
        if self._held or draft is None or review is None or review.document.text == self._kept:
            return
        text, workspace = review.document.text, self._desk.workspace

        def done(kept: Draft) -> None:
            self._kept = text
            if self.draft is draft:
                self.draft = kept
                self.saved.emit(kept.saved_at)

        self._desk.jobs.write(self, lambda: process_drafts.save(workspace, draft, text), done)

    def undo(self) -> None:
        """Takes the last step back, unless an edit is under way."""
        if not self.is_busy():
            self.stack.undo()

    def redo(self) -> None:
        """Makes the step taken back again."""
        if not self.is_busy():
            self.stack.redo()
