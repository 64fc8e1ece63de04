"""What surrounds a conversation: the recap, the papers, the calendar, a visit that is too short."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from salesdesk.desktop import i18n, printing
from salesdesk.desktop.conversation.recap_panel import PANEL_WIDTH, RecapEditor, recap_panel
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.nudge import attach_nudge
from salesdesk.domain.ids import ConversationId
from salesdesk.exchange.mailfile import MailPart
from salesdesk.services import conversation_end, conversations, papers, recaps, visit_lengths
from salesdesk.services.conversation_view import ConversationView
from salesdesk.services.recaps import Language, RecapDraft


class Around(QObject):
    """Gestures around one conversation.

    Args:
        desk: What it may ask of the program.
        page: Whose gestures.
        view: Gives what is shown; None before the first reading.
        reload: Reads the conversation again.
    """

    def __init__(
        self, desk: Desk, page: QWidget, view: Callable[[], ConversationView | None], reload: Callable[[], None]
    ) -> None:
        super().__init__(page)
        self._desk, self._page, self._view, self._reload = desk, page, view, reload
        self.editor: RecapEditor | None = None

    def _failed(self, error: Exception) -> None:
        printing.tell(self._desk, error)

    # --- recap ---

    def open_recap(self) -> None:
        """Opens the recap to the client, made from what is kept, in his language."""
        view = self._view()
        if view is None or not view.stored or not view.mine:
            return
        self._read_recap(recaps.language_of(view.account, self._screens()))

    def _screens(self) -> Language:
        return Language(i18n.language())

    def _read_recap(self, language: Language) -> None:
        view, workspace = self._view(), self._desk.workspace
        if view is None:
            return
        target, chosen = view.conversation.id, self.editor.chosen() if self.editor is not None else None

        def work() -> RecapDraft:
            # Read again: what was typed a moment ago is in it, after the save that waits before this reading.
            return recaps.draft(workspace, conversations.view(workspace, target), language, chosen)

        self._desk.jobs.write(self._page, work, self._show_recap, self._failed)

    def _show_recap(self, draft: RecapDraft) -> None:
        view = self._view()
        if view is None:
            return
        sent = view.conversation.recap_sent_on
        said = i18n.date_text(sent) if sent is not None else ""
        if self.editor is not None:
            self.editor.show_draft(draft, said)
            return
        editor = RecapEditor(self._desk.messages, self._read_recap)
        editor.show_draft(draft, said)
        editor.destroyed.connect(lambda _=None: self._forget())
        attach_nudge(editor.body, self._desk, lang=editor.language.current, account_id=view.account.id)
        self.editor = editor
        verbs = {"copy": self._copy, "pdf": self._recap_pdf, "file": self._save_mail, "mail": self._open_mail}
        self._desk.shell.open_panel(recap_panel(editor, view.account.name, verbs), PANEL_WIDTH)

    def _forget(self) -> None:
        self.editor = None

    def _written(self) -> tuple[RecapEditor, RecapDraft, ConversationView] | None:
        view, editor = self._view(), self.editor
        if view is None or editor is None or editor.shown is None:
            return None
        return editor, replace(editor.shown, recap=editor.written()), view

    def _refused(self, error: Exception) -> None:
        if self.editor is not None and hasattr(error, "key"):
            explained = self._desk.messages.explain(error)  # type: ignore[arg-type]  # only our own errors have a key
            self.editor.say_error(f"{explained.what} {explained.do}")

    def _copy(self) -> None:
        found = self._written()
        if found is not None:
            QGuiApplication.clipboard().setText(found[1].recap.body)
            self._desk.shell.toast(self.tr("Texte copié"))

    def _recap_pdf(self) -> None:
        found = self._written()
        if found is not None:
            written = found[1].recap
            html = recaps.recap_html(written.subject, written.body)
            printing.save_pdf(self._desk, self._page, html, written.subject, "A4", self._saved)

    def _save_mail(self) -> None:
        found = self._written()
        if found is None:
            return
        editor, draft, view = found
        offered = f"{printing.file_name(draft.recap.subject)}.eml"
        chosen, _kind = QFileDialog.getSaveFileName(self._page, "", offered, self.tr("Courriel (*.eml)"))
        if chosen:
            path = Path(chosen) if chosen.lower().endswith(".eml") else Path(f"{chosen}.eml")
            self.write_mail(path, draft, editor, view.conversation.id)

    def write_mail(self, path: Path, draft: RecapDraft, editor: RecapEditor, target: ConversationId) -> None:
        """Writes the e-mail file away from the thread that draws, then notes the recap as sent.

        Args:
            path: The file.
            draft: The recap as edited.
            editor: Who gets it, and whether the PDF goes with it.
            target: The conversation.
        """
        workspace, people, with_pdf = self._desk.workspace, editor.people(), editor.attach.isChecked()
        written = draft.recap

        def work() -> Path:
            parts: tuple[MailPart, ...] = ()
            if with_pdf:
                content = printing.pdf_bytes(recaps.recap_html(written.subject, written.body), "A4", written.subject)
                parts = (MailPart(f"{printing.file_name(written.subject)}.pdf", content),)
            return printing.write_file(path, recaps.mail_file(workspace, target, draft, people, parts))

        self._desk.jobs.read(self._page, work, lambda _path: self._mark_sent(target), self._refused)

    def _open_mail(self) -> None:
        found = self._written()
        if found is None:
            return
        editor, draft, view = found
        target, people = view.conversation.id, editor.people()

        def opened(link: tuple[str, bool]) -> None:
            address, whole = link
            if not whole:
                # No system takes so long an address: the text travels by the clipboard.
                QGuiApplication.clipboard().setText(draft.recap.body)
            QDesktopServices.openUrl(QUrl(address, QUrl.ParsingMode.StrictMode))
            self._mark_sent(target, copied=not whole)

        self._desk.jobs.read(self._page, lambda: recaps.mail_link(draft, people), opened, self._refused)

    def _mark_sent(self, target: ConversationId, *, copied: bool = False) -> None:
        workspace = self._desk.workspace
        said = self.tr("Compte rendu noté comme envoyé")
        if copied:
            said = self.tr("Texte long\u00a0: il est copié, collez-le dans le courriel. Compte rendu noté comme envoyé")

        def done(_record: object) -> None:
            self._desk.shell.close_panel()
            self._desk.shell.toast(said, undoable=True)
            self._reload()

        self._desk.jobs.write(
            self._page, lambda: recaps.mark_sent(workspace, target, initiator=self._page), done, self._refused
        )

    # --- paper and calendar ---

    def _saved(self, path: Path) -> None:
        self._desk.shell.toast(self.tr("{name} est enregistré").format(name=path.name))

    def _html(self, kind: str, then: Callable[[str, str], None]) -> None:
        view, workspace, messages = self._view(), self._desk.workspace, self._desk.messages
        if view is None:
            return
        title = f"{messages.text(f'paper.{kind}_title')} — {view.account.name}"
        make = {
            "brief": lambda: papers.brief_page(workspace, view, messages),
            "sheet": lambda: papers.visit_sheet(view, messages),
        }[kind]
        self._desk.jobs.read(self._page, make, lambda html: then(html, title), self._failed)

    def save_brief(self) -> None:
        """Saves the brief on one A5 page."""
        self._html(
            "brief", lambda html, title: printing.save_pdf(self._desk, self._page, html, title, "A5", self._saved)
        )

    def print_brief(self) -> None:
        """Prints the brief on A5."""
        self._html("brief", lambda html, title: self._print(html, title, "A5"))

    def save_sheet(self) -> None:
        """Saves the sheet to hold the visit on paper."""
        self._html(
            "sheet", lambda html, title: printing.save_pdf(self._desk, self._page, html, title, "A4", self._saved)
        )

    def print_sheet(self) -> None:
        """Prints the sheet to hold the visit on paper."""
        self._html("sheet", lambda html, title: self._print(html, title, "A4"))

    def _print(self, html: str, title: str, paper: printing.PageName) -> None:
        printing.print_html(self._desk, self._page, html, title, paper)

    def save_calendar(self) -> None:
        """Saves the visit for a calendar; the brief is in it by choice only."""
        view = self._view()
        if view is None or view.visit is None:
            return
        offered = f"{printing.file_name(view.account.name)}.ics"
        chosen, _kind = QFileDialog.getSaveFileName(self._page, "", offered, self.tr("Agenda (*.ics)"))
        if chosen:
            self.write_calendar(Path(chosen if chosen.lower().endswith(".ics") else f"{chosen}.ics"))

    def write_calendar(self, path: Path) -> None:
        """Writes the calendar file of the visit.

        Args:
            path: The file.
        """
        view, workspace = self._view(), self._desk.workspace
        if view is None or view.visit is None:
            return
        visit_id, language = view.visit.id, self._screens()
        with_brief = self._desk.settings.text("calendar_brief") == "on"
        self._desk.jobs.read(
            self._page,
            lambda: printing.write_file(
                path, papers.calendar_entry(workspace, visit_id, language, with_brief=with_brief)
            ),
            self._saved, self._failed,
        )  # fmt: skip

    # --- the visit ---

    def lengthen(self, minutes: int) -> None:
        """Gives the visit the length that its conversation needs.

        Args:
            minutes: Its new length.
        """
        view, workspace = self._view(), self._desk.workspace
        if view is None or view.visit is None:
            return
        visit_id, said = view.visit.id, self.tr("Visite allongée à {minutes} min").format(minutes=minutes)

        def done(_record: object) -> None:
            self._desk.shell.toast(said, undoable=True)
            self._reload()

        self._desk.jobs.write(
            self._page, lambda: visit_lengths.lengthen(workspace, visit_id, minutes, initiator=self._page), done,
            self._failed,
        )  # fmt: skip

    def no_show(self) -> None:
        """Notes that the client did not come."""
        view, workspace = self._view(), self._desk.workspace
        if view is None or view.visit is None:
            return
        visit_id, said = view.visit.id, self.tr("Visite notée comme manquée")

        def done(_record: object) -> None:
            self._desk.shell.toast(said, undoable=True)
            self._reload()

        self._desk.jobs.write(
            self._page, lambda: conversation_end.no_show(workspace, visit_id, initiator=self._page), done
        )
