"""Synchronisation: the last round, what waits, what was refused, and the conflicts with one click a value."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from salesdesk.config.durable import replace_durably
from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import datetime_text, number_text
from salesdesk.desktop.page import Page
from salesdesk.desktop.sync.cards import ConflictCard, RefusedCard, WaitingRow, refused_text
from salesdesk.desktop.widgets import (
    Banner,
    Button,
    Card,
    Chip,
    Column,
    EmptyState,
    IconLabel,
    ResponsiveSplit,
    ScrollColumn,
    SectionHeader,
    TextLabel,
    boxed,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.errors import SalesDeskError
from salesdesk.domain.ids import ConflictId
from salesdesk.domain.nouns import NOUNS
from salesdesk.services import conflicts, syncing
from salesdesk.services.conflicts import Queue
from salesdesk.services.syncing import SyncState

_SESSION_OVER = frozenset({"sync.signed_out", "server.sign_in_again"})
"""Errors that a sign-in mends."""


class SyncPage(Page):
    """What stands between this laptop and the server. S syncs now."""

    nouns = frozenset(noun.name for noun in NOUNS)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.queue: Queue | None = None
        self.state: SyncState | None = None
        self._must_sign_in = False
        self._title, self._last = TextLabel("", 20, 700), TextLabel("", 13, 400, "text2")
        self._chip = Chip("", "success", "cloud-check")
        self.now = Button("", "primary", "refresh-cw", 40)
        self.error = Banner("", "warning", closable=False)
        self._conflicts, self._refused, self._waiting = vbox(spacing=10), vbox(spacing=10), vbox(spacing=0)
        self._heads = {name: SectionHeader("") for name in ("conflicts", "refused", "waiting")}
        self.export = Button("", "ghost", "download", 28)
        self.calm = EmptyState("check-check", "")
        self.nothing = EmptyState("cloud-check", "")
        self._build()
        self.now.clicked.connect(lambda _=False: self._sync_now())
        self.export.clicked.connect(lambda _=False: self._ask_file())
        keys = QShortcut(QKeySequence("S"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.now.click)
        self.retranslate()

    def _build(self) -> None:
        head = Card(
            hbox(vbox(hbox(self._title, self._chip, None, spacing=10), self._last, spacing=4), None, self.now,
                 margins=(20, 16, 20, 18))
        )  # fmt: skip
        refused_head = hbox(self._heads["refused"], self.export)
        refused_head.setStretch(0, 1)
        self._refused_box = boxed(vbox(refused_head, boxed(self._refused), spacing=8))
        self._conflict_box = boxed(vbox(self._heads["conflicts"], boxed(self._conflicts), spacing=8))
        calm = Card(vbox(self.calm, spacing=0))
        self._calm_card = calm
        left = ScrollColumn(vbox(self._conflict_box, self._refused_box, calm, None, spacing=16))
        rows = ScrollColumn(vbox(boxed(self._waiting), None, margins=(18, 0, 18, 12)))
        self._rows = rows
        right = Card(
            vbox(boxed(vbox(self._heads["waiting"], margins=(18, 14, 18, 6))), rows, self.nothing, spacing=0,
                 margins=(1, 1, 1, 2))
        )  # fmt: skip
        self._split = ResponsiveSplit((Column("settle", "", left), Column("waiting", "", right, 460)), "settle")
        column = vbox(head, self.error, self._split, spacing=16, margins=(20, 16, 20, 16))
        column.setStretch(2, 1)
        self.setLayout(column)
        self.error.hide()
        self._conflict_box.hide()
        self._refused_box.hide()
        calm.hide()

    def load(self) -> None:
        """Reads the queue and how sync stands."""
        workspace = self.desk.workspace
        self.desk.jobs.read(
            self, lambda: (conflicts.queue(workspace), syncing.state(workspace)), self._show, key="queue"
        )

    def _show(self, found: tuple[Queue, SyncState]) -> None:
        self.queue, self.state = found
        self._render()

    def _render(self) -> None:
        queue, state = self.queue, self.state
        if queue is None or state is None:
            return
        messages = self.desk.messages
        for layout in (self._conflicts, self._refused, self._waiting):
            clear_layout(layout)
        for conflict in queue.conflicts:
            card = ConflictCard(messages, conflict)
            card.settled.connect(self._settle)
            self._conflicts.addWidget(card)
        for change in queue.refused:
            box = RefusedCard(messages, change)
            box.copied.connect(self._copy)
            box.dismissed.connect(self._dismiss)
            self._refused.addWidget(box)
        if state.files:
            said = TextLabel(self.tr("%n fichier(s) à envoyer", "", state.files), 13, 500, "text2")
            mark = hbox(IconLabel("paperclip", "text2", 16), said, None, spacing=10, margins=(4, 8, 4, 8))
            self._waiting.addWidget(boxed(mark))
        for record in queue.waiting:
            self._waiting.addWidget(WaitingRow(messages, record))
        self._conflict_box.setVisible(bool(queue.conflicts))
        self._refused_box.setVisible(bool(queue.refused))
        self._calm_card.setVisible(not queue.conflicts and not queue.refused)
        self._rows.setVisible(bool(queue.waiting or state.files))
        self.nothing.setVisible(not queue.waiting and not state.files)
        self._heads["conflicts"].set_meta(number_text(len(queue.conflicts)))
        self._heads["refused"].set_meta(number_text(len(queue.refused)))
        self._heads["waiting"].set_meta(number_text(queue.total) if queue.total else "")
        self._show_state(queue, state)

    def _show_state(self, queue: Queue, state: SyncState) -> None:
        error = self._last_error()
        if queue.conflicts:
            self._chip.set_content(self.tr("À choisir"), "warning", "git-merge")
        elif error is not None:
            self._chip.set_content(self.tr("Hors ligne"), "warning", "cloud-off")
        elif queue.total or state.files:
            self._chip.set_content(self.tr("En attente"), "accent", "cloud-upload")
        else:
            self._chip.set_content(self.tr("À jour"), "success", "cloud-check")
        self._last.setText(self._last_text(state.synced_at))
        self.error.setVisible(error is not None)
        if error is not None:
            said = self.desk.messages.explain(error)
            self.error.set_message(said.what, "warning", f"{said.safe} {said.do}".strip())
        self._must_sign_in = "sign_in" in self.desk.extras and (
            not state.signed_in or (error is not None and error.key in _SESSION_OVER)
        )
        self.now.setText(self.tr("Se reconnecter") if self._must_sign_in else self.tr("Synchroniser maintenant"))
        self.now.updateGeometry()
        self.now.setEnabled(self._must_sign_in or ("sync_now" in self.desk.extras and state.signed_in))

    def _last_text(self, at: datetime | None) -> str:
        if at is None:
            return self.tr("Pas encore synchronisé : tout est enregistré et chiffré sur ce poste.")
        return self.tr("Dernier échange complet : {when}").format(when=datetime_text(at))

    def _last_error(self) -> SalesDeskError | None:
        ask = self.desk.extras.get("sync_error")
        error = ask() if ask is not None else None
        return error if isinstance(error, SalesDeskError) else None

    def retranslate(self) -> None:
        """Sets the texts that do not come from data, and the queue again."""
        self._title.setText(self.tr("Synchronisation"))
        self.export.setText(self.tr("Exporter"))
        self.export.updateGeometry()
        self._heads["conflicts"].set_title(self.tr("Deux valeurs, une à choisir"))
        self._heads["refused"].set_title(self.tr("Non envoyé"))
        self._heads["waiting"].set_title(self.tr("À envoyer"))
        self.calm.set_texts(
            self.tr("Rien à décider"),
            self.tr(
                "Quand deux personnes changent le même champ sans s’être vues, les deux valeurs s’affichent ici : "
                "aucune n’est perdue."
            ),
        )
        self.nothing.set_texts(
            self.tr("Tout est envoyé"), self.tr("Ce que vous changez sans réseau attend ici, puis part tout seul.")
        )
        self._split.set_titles({"settle": self.tr("À régler"), "waiting": self.tr("À envoyer")})
        self._render()

    def _sync_now(self) -> None:
        if self._must_sign_in:
            self.desk.extras["sign_in"]()
            self.desk.shell.toast(self.tr("Connectez-vous dans votre navigateur, puis revenez ici."))
            return
        run = self.desk.extras.get("sync_now")
        if run is not None:
            run()
            self.desk.shell.toast(self.tr("Synchronisation lancée."))

    def _settle(self, conflict_id: ConflictId, take_other: bool) -> None:
        workspace = self.desk.workspace

        def done(_: object) -> None:
            self.desk.shell.toast(self.tr("Conflit réglé."), undoable=True)
            self.desk.shell.request_sync()
            self.load()

        self.desk.jobs.write(
            self, lambda: conflicts.settle(workspace, conflict_id, take_other=take_other, initiator=self), done
        )

    def _copy(self, text: str) -> None:
        QApplication.clipboard().setText(text)
        self.desk.shell.toast(self.tr("Texte copié."))

    def _dismiss(self, op_no: int) -> None:
        workspace = self.desk.workspace
        self.desk.jobs.write(self, lambda: conflicts.dismiss(workspace, op_no), lambda _: self.load())

    def _ask_file(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Exporter ce qui n’a pas été envoyé"), "salesdesk.txt")
        if name:
            self.export_to(Path(name))

    def export_to(self, path: Path) -> None:
        """Writes what was refused as plain text.

        Args:
            path: The file.
        """
        queue = self.queue
        if queue is None:
            return
        text = "\n\n".join(refused_text(self.desk.messages, one) for one in queue.refused) + "\n"
        self.desk.jobs.write(
            self,
            lambda: replace_durably(path, text.encode()),
            lambda _: self.desk.shell.toast(self.tr("Texte exporté.")),
        )
