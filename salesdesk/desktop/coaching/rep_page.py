"""A rep (commercial): his conversations, what each left, and the coaching notes on it."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QWidget

from salesdesk.desktop.coaching import words
from salesdesk.desktop.coaching.talk_card import TalkCard
from salesdesk.desktop.coaching.thread import ThreadCard
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import number_text
from salesdesk.desktop.page import Page
from salesdesk.desktop.widgets import (
    Avatar,
    Button,
    Card,
    Chip,
    Column,
    EmptyState,
    ItemsModel,
    PagedListView,
    ResponsiveSplit,
    RowChip,
    RowContent,
    SectionHeader,
    StatFigure,
    TextLabel,
    boxed,
    hbox,
    vbox,
)
from salesdesk.domain.ids import CoachingNoteId, ConversationId, UserId
from salesdesk.services import coaching, drafts, team
from salesdesk.services.team import RepView, TalkLine, TalkView


class RepPage(Page):
    """A rep. Arrows go from conversation to conversation, N writes a note, Ctrl+Enter sends it."""

    nouns = frozenset({"conversation", "evidence", "commitment", "visit", "coaching_note", "figure", "user"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.rep_id: UserId | None = None
        self.view: RepView | None = None
        self.talk_id: ConversationId | None = None
        self._wanted: ConversationId | None = None
        self._had_draft = False
        self._name = TextLabel("", 20, 700)
        self._avatar = Avatar("", 48)
        self._pending = Chip("", "warning", "clock")
        self._meta = TextLabel("", 13, 400, "text2")
        self.moved, self.made = StatFigure("", ""), StatFigure("", "", "text3", 20)
        self._write = Button("", "primary", "message-square-text", 40)
        self.model = ItemsModel(self._spoken)
        self.list = PagedListView(self.model, self._row, height=64)
        self._talks_head = SectionHeader("")
        self._no_talk = EmptyState("message-square-text", "")
        self.talk = TalkCard(desk.messages)
        self.notes = ThreadCard()
        self._build()
        self._connect()
        self.retranslate()

    def _build(self) -> None:
        names = vbox(hbox(self._name, self._pending, None, spacing=10), self._meta, spacing=4)
        head = Card(
            hbox(self._avatar, names, None, self.moved, self.made, self._write, spacing=20, margins=(18, 14, 18, 16))
        )
        top = boxed(vbox(self._talks_head, margins=(16, 0, 16, 0)))
        talks = Card(vbox(top, self.list, self._no_talk, spacing=8, margins=(1, 14, 1, 4)))
        self._split = ResponsiveSplit(
            (Column("talks", "", talks, 304), Column("talk", "", self.talk), Column("thread", "", self.notes, 356)),
            "talk",
        )
        column = vbox(head, self._split, spacing=16, margins=(20, 16, 20, 16))
        column.setStretch(1, 1)
        self.setLayout(column)
        self._pending.hide()
        for figure in (self.moved, self.made):
            figure.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        self.list.current_changed.connect(self._choose)
        self.list.opened.connect(lambda _: self._split.show_column("talk"))
        self.list.clicked.connect(lambda _: self._split.show_column("talk"))
        self._write.clicked.connect(lambda _=False: self.begin_note())
        self._split.folded_changed.connect(lambda folded: self.made.setVisible(not folded))
        self.notes.sent.connect(self._send)
        self.notes.changed.connect(self._change)
        self.notes.withdrawn.connect(self._withdraw)
        # A shortcut, not a key press: the list would take the letter for its own search.
        keys = QShortcut(QKeySequence("N"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.begin_note)

    def arrive(self, **where: object) -> None:
        """Opens a rep.

        Args:
            **where: ``rep_id``, and ``conversation_id`` to open one of his conversations at once.
        """
        rep_id, talk_id = where.get("rep_id"), where.get("conversation_id")
        if isinstance(rep_id, UUID) and rep_id != self.rep_id:
            self._keep_draft()
            self.rep_id, self.talk_id, self.view = UserId(rep_id), None, None
            self.model.set_items([])
            self.talk.show_talk(None)
        self._wanted = ConversationId(talk_id) if isinstance(talk_id, UUID) else None
        self.load()

    def leave(self) -> None:
        """Keeps the note being typed."""
        self._keep_draft()

    def load(self) -> None:
        """Reads the rep."""
        workspace, rep_id = self.desk.workspace, self.rep_id
        if rep_id is not None:
            self.desk.jobs.read(self, lambda: team.rep_view(workspace, rep_id), self._show, key="rep")

    def _show(self, view: RepView) -> None:
        self.view = view
        wanted = self._wanted or self.talk_id
        self._wanted = None
        self.list.blockSignals(True)
        self.model.set_items([(talk.id, talk) for talk in view.talks])
        self.list.blockSignals(False)
        self.list.setVisible(bool(view.talks))
        self._no_talk.setVisible(not view.talks)
        self._render()
        place = None if wanted is None else self.model.place_of(wanted)
        if view.talks:
            self.list.go_to(place or 0)
            self._read_talk(view.talks[place or 0].id)
        else:
            self.talk.show_talk(None)
            self.notes.show_thread((), view.person.name, may_write=False)
        self.crumbs_changed.emit()

    def _render(self) -> None:
        view = self.view
        if view is None:
            return
        self._name.setText(view.person.name)
        self._avatar.set_name(view.person.name)
        self._pending.setVisible(view.person.status.value == "pending")
        self._meta.setText(" · ".join(part for part in (view.team, self._next_text(view)) if part))
        moved = view.moved.proofs + view.moved.promises
        self.moved.set_figure(
            number_text(moved),
            words.obtained(view.moved.proofs, view.moved.promises) if moved else self.tr("rien encore"),
        )
        self.made.set_figure(
            number_text(view.made.held), self.tr("tenues sur {planned}").format(planned=number_text(view.made.planned))
        )
        self._write.setVisible(view.may_write and bool(view.talks))
        self._talks_head.set_meta(str(len(view.talks)) if view.talks else "")

    def _next_text(self, view: RepView) -> str:
        contact = view.next_contact
        if contact is None:
            return self.tr("Rien de planifié")
        hour = f"{contact.starts_minute // 60:02}:{contact.starts_minute % 60:02}"
        day = words.day_text(contact.starts_on, view.today)
        return self.tr("Prochaine : {account}, {day} à {hour}").format(account=contact.account_name, day=day, hour=hour)

    def retranslate(self) -> None:
        """Sets the texts that do not come from data."""
        self._pending.set_content(self.tr("N’a pas encore rejoint"))
        self._write.setText(self.tr("Écrire une note"))
        self._write.setToolTip(self.tr("Écrire une note (N)"))
        self._write.updateGeometry()
        self._talks_head.set_title(self.tr("Conversations"))
        self.list.setAccessibleName(self.tr("Conversations de ce commercial"))
        self._no_talk.set_texts(
            self.tr("Aucune conversation"),
            self.tr("Elles arrivent ici dès qu’elles sont tenues et synchronisées."),
        )
        self._split.set_titles(
            {"talks": self.tr("Conversations"), "talk": self.tr("Lecture"), "thread": self.tr("Coaching")}
        )
        self.talk.retranslate()
        self.notes.retranslate()
        self._render()
        self.list.viewport().update()

    def crumbs(self) -> tuple[str, ...]:
        """The rep."""
        return (self.view.person.name,) if self.view else ()

    def _row(self, row: object) -> RowContent:
        assert isinstance(row, TalkLine)  # the only rows of the model
        text, tone = words.outcome_chip(row.outcome, row.state)
        day = words.day_text(row.at, self.desk.today)
        below = f"{day[:1].upper()}{day[1:]}"
        if row.proofs or row.promises:
            below = f"{below} · {words.obtained(row.proofs, row.promises)}"
        chips = (RowChip(text, tone),)
        icon = (
            "message-square-quote"
            if row.unanswered
            else (words.CHANNEL_ICONS[row.channel] if row.channel else "map-pin")
        )
        return RowContent(
            title=row.account_name, subtitle=below, icon=icon, icon_colour="warning" if row.unanswered else "text3",
            chips=chips,
        )  # fmt: skip

    def _spoken(self, row: object) -> str:
        assert isinstance(row, TalkLine)  # the only rows of the model
        content = self._row(row)
        waiting = self.tr("note sans réponse") if row.unanswered else ""
        parts = (
            content.title,
            content.chips[0].text,
            content.subtitle,
            words.next_text(row.next_on, row.next_channel),
            waiting,
        )
        return ", ".join(part for part in parts if part)

    def _choose(self, talk_id: object) -> None:
        if isinstance(talk_id, UUID):
            self._read_talk(ConversationId(talk_id))

    def _read_talk(self, talk_id: ConversationId) -> None:
        if talk_id != self.talk_id:
            self._keep_draft()
            self.talk_id = talk_id
            self.notes.begin()
            self._read_draft(talk_id)
        workspace = self.desk.workspace
        self.desk.jobs.read(self, lambda: team.talk_view(workspace, talk_id), self._show_talk, key="talk")

    def _show_talk(self, view: TalkView) -> None:
        self.talk.show_talk(view)
        self.notes.show_thread(view.thread, view.rep_name, may_write=view.may_write)

    def begin_note(self) -> None:
        """Puts the keyboard where a note is written."""
        if self.view is not None and self.view.may_write and self.talk_id is not None:
            self._split.show_column("thread")
            self.notes.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _send(self, text: str) -> None:
        rep_id, talk_id, workspace = self.rep_id, self.talk_id, self.desk.workspace
        if rep_id is None or talk_id is None:
            return

        def work() -> None:
            coaching.write_note(workspace, rep_id, text, conversation_id=talk_id, initiator=self)
            drafts.drop(workspace, _draft_key(talk_id))

        name = self.view.person.name if self.view else ""
        self._write_then(work, self.tr("Note envoyée à {person}.").format(person=name))

    def _change(self, note_id: CoachingNoteId, text: str) -> None:
        workspace = self.desk.workspace
        self._write_then(lambda: coaching.edit(workspace, note_id, text, initiator=self), self.tr("Note modifiée."))

    def _withdraw(self, note_id: CoachingNoteId) -> None:
        workspace = self.desk.workspace
        self._write_then(
            lambda: coaching.withdraw(workspace, note_id, initiator=self), self.tr("Note retirée."), keep=True
        )

    def _write_then(self, work: Callable[[], object], said: str, *, keep: bool = False) -> None:
        def done(_: object) -> None:
            if not keep:
                self.notes.stop_editing()
            self.desk.shell.toast(said, undoable=True)
            self.desk.shell.request_sync()
            self.load()

        self.desk.jobs.write(self, work, done)

    def _keep_draft(self) -> None:
        talk_id, workspace, text = self.talk_id, self.desk.workspace, self.notes.draft()
        if talk_id is None:
            return
        key = _draft_key(talk_id)
        if text:
            self.desk.jobs.write(None, lambda: drafts.keep(workspace, key, {"words": text}))
        elif self._had_draft:
            self.desk.jobs.write(None, lambda: drafts.drop(workspace, key))

    def _read_draft(self, talk_id: ConversationId) -> None:
        self._had_draft = False
        workspace = self.desk.workspace
        self.desk.jobs.read(self, lambda: drafts.kept(workspace, _draft_key(talk_id)), self._resume, key="draft")

    def _resume(self, content: dict[str, object] | None) -> None:
        if content and not self.notes.draft():
            self._had_draft = True
            self.notes.begin(str(content.get("words", "")))


def _draft_key(talk_id: ConversationId) -> str:
    return f"coaching_note:{talk_id}"
