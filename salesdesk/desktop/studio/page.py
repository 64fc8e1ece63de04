"""Studio: the plan of a process, the form of the chosen part, the live check and what the rep will see."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QWidget

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.i18n import language
from salesdesk.desktop.page import Page
from salesdesk.desktop.studio import verbs
from salesdesk.desktop.studio.actions import StudioActions
from salesdesk.desktop.studio.checks import CheckPanel
from salesdesk.desktop.studio.editing import Editing
from salesdesk.desktop.studio.form import PartForm
from salesdesk.desktop.studio.handover import Handover
from salesdesk.desktop.studio.header import StudioHeader
from salesdesk.desktop.studio.outline import OutlineModel, OutlineView
from salesdesk.desktop.studio.preview import PreviewPanel
from salesdesk.desktop.studio.refusal import RefusalBody
from salesdesk.desktop.studio.start import StartPanel
from salesdesk.desktop.studio.step_keys import StepKeys
from salesdesk.desktop.studio.text_tab import TextTab
from salesdesk.desktop.studio.titles import Titles
from salesdesk.desktop.widgets import (
    Card,
    Column,
    EmptyState,
    IconButton,
    ResponsiveSplit,
    SectionHeader,
    SegmentControl,
    SidePanel,
    TextLabel,
    boxed,
    hbox,
    vbox,
)
from salesdesk.domain.errors import SalesDeskError
from salesdesk.domain.ids import ProcessVersionId
from salesdesk.domain.process import Process
from salesdesk.domain.process_check import Fix
from salesdesk.services import process_drafts
from salesdesk.services.process_drafts import Draft, Opened, Place
from salesdesk.services.process_keys import UsedKeys, used_keys
from salesdesk.services.process_outline import Part, PartKind, part_around

_HEAD: Place = ("process",)


class StudioPage(Page):
    """One draft of a process; Ctrl+Z and Ctrl+Y take its own steps back and make them again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.place: Place = _HEAD
        self._begin_at: Place = _HEAD
        self.opened: Opened | None = None
        self._kept: tuple[Draft, ...] = ()
        self._publish_next = False
        self.editing = Editing(desk, self)
        self.handover = Handover(desk, self.editing, self)
        self._titles = Titles()
        self.header = StudioHeader()
        self.model = OutlineModel(self._titles.title, self)
        self.outline = OutlineView(self.model)
        self._plan = SectionHeader("")
        self.add, self.copy = IconButton("plus", "–", 28), IconButton("copy", "–", 28)
        self.remove = IconButton("trash-2", "–", 28)
        self.up, self.down = IconButton("arrow-up", "–", 28), IconButton("arrow-down", "–", 28)
        self._part_title, self._part_key = TextLabel("", 15, 600), TextLabel("", 12, 400, "text3")
        self.form, self.text = PartForm(desk), TextTab(desk.messages)
        self.checks, self.preview = CheckPanel(desk.messages), PreviewPanel(desk.messages)
        self.side = SegmentControl([("check", "–"), ("preview", "–")])
        self.start = StartPanel()
        self.none = EmptyState("lock", "")
        self.steps = StepKeys(self.is_open, self.undo, self.redo, self)
        self._build()
        self._connect()
        self.retranslate()
        desk.shell.register(self, StudioActions(self).all(self))

    def _build(self) -> None:
        tools = hbox(self.add, self.copy, self.remove, self.up, self.down, None, spacing=2)
        left = Card(
            vbox(boxed(vbox(self._plan, tools, spacing=6, margins=(14, 0, 10, 0))), self.outline, spacing=6,
                 margins=(6, 14, 6, 6))
        )  # fmt: skip
        named = hbox(self._part_title, self._part_key, spacing=10, margins=(24, 14, 24, 12))
        named.setStretch(0, 1)
        self._head = boxed(named)
        self._centre = QStackedWidget()
        self._centre.addWidget(self.form)
        self._centre.addWidget(self.text)
        middle = Card(vbox(self._head, self._centre, spacing=0, margins=(1, 1, 1, 1)))
        self._right = QStackedWidget()
        self._right.addWidget(self.checks)
        self._right.addWidget(self.preview)
        right = boxed(vbox(hbox(self.side, None), self._right, spacing=12))
        self._split = ResponsiveSplit(
            (Column("plan", "", left, 290), Column("form", "", middle), Column("side", "", right, 320)), "form"
        )
        work = boxed(vbox(self.header, self._split, spacing=14))
        self._stack = QStackedWidget()
        self._stack.addWidget(work)
        self._stack.addWidget(Card(vbox(self.start, spacing=0, margins=(1, 1, 1, 1))))
        self._stack.addWidget(Card(vbox(self.none, spacing=0)))
        self.setLayout(vbox(self._stack, margins=(20, 16, 20, 16)))
        self._stack.hide()

    def _connect(self) -> None:
        self.editing.shown.connect(self._show)
        self.editing.saved.connect(lambda at: self.header.show_saved(at, waiting=at is None))
        self.editing.refused.connect(self._refused)
        self.editing.stack.canUndoChanged.connect(self.header.undo.setEnabled)
        self.editing.stack.canRedoChanged.connect(self.header.redo.setEnabled)
        self.handover.refused.connect(self._refused)
        self.handover.opened.connect(self._take)
        self.outline.picked.connect(self._pick)
        self.model.moved.connect(self._move_to)
        self.form.edited.connect(self._edited)
        self.form.made.connect(self.steps.listen)
        self.steps.listen(self)
        self.steps.listen(self.text)
        self.text.retyped.connect(lambda typed: self.editing.retype(typed, self.tr("Texte du processus")))
        self.checks.chosen.connect(self.go_to)
        self.checks.fixed.connect(self._fix)
        self.side.chosen.connect(lambda key: self._right.setCurrentIndex(key == "preview"))
        self.header.view.chosen.connect(self._turn)
        self.header.asked.connect(self._asked)
        self.start.chosen.connect(self._begin)
        self.none.clicked.connect(lambda: self.desk.shell.open("processes"))
        pairs = ((self.add, self.add_part), (self.copy, self.copy_part), (self.remove, self.remove_part),
                 (self.up, lambda: self.shift(-1)), (self.down, lambda: self.shift(1)))  # fmt: skip
        for button, act in pairs:
            button.clicked.connect(lambda _=False, act=act: act())

    def is_open(self) -> bool:
        """Whether a draft is shown."""
        return self.editing.review is not None

    def arrive(self, **where: object) -> None:
        """Opens the draft of a version, or the ways to begin.

        Args:
            **where: ``process_version_id`` of the version; absent for a new process. ``place``: where to begin.
        """
        place = where.get("place")
        self._begin_at = place if isinstance(place, tuple) else _HEAD
        found = where.get("process_version_id")
        workspace = self.desk.workspace
        if isinstance(found, UUID):
            wanted = ProcessVersionId(found)
            self.desk.jobs.read(self, lambda: process_drafts.open_version(workspace, wanted), self._open, key="open")
            return
        self.desk.jobs.read(
            self, lambda: (process_drafts.open_new(workspace), process_drafts.templates()), self._offer, key="open"
        )

    def leave(self) -> None:
        """Keeps what is typed."""
        self._flush()
        self.editing.save_now()

    def crumbs(self) -> tuple[str, ...]:
        """The process; the window names the screen before it."""
        return (self.header.title.text(),)

    def _open(self, opened: Opened) -> None:
        self.opened = opened
        self._stack.show()
        if not opened.may_edit:
            self._stack.setCurrentIndex(2)
            return
        if opened.draft is not None:
            self._take(opened.draft)
            # In a draft that went on, the place may be another part's by now.
            self.place = _HEAD if opened.resumed else self._begin_at

    def _offer(self, found: tuple[Opened, tuple[tuple[str, Process], ...]]) -> None:
        opened, models = found
        self.editing.close()
        self._open(Opened(None, False, 0, opened.may_edit))
        if opened.may_edit:
            self.start.show_ways(models, opened.kept)
            self._kept = opened.kept
            self._stack.setCurrentIndex(1)

    def _take(self, draft: Draft) -> None:
        self.place = _HEAD
        self._stack.setCurrentIndex(0)
        self.header.view.choose("form")
        self.header.show_saved(draft.saved_at, waiting=False)
        draft = process_drafts.begun(self.desk.workspace, draft)
        self.editing.begin(draft)
        self.form.prepare()
        self._count_deals(draft.key)

    def _count_deals(self, key: str) -> None:
        workspace = self.desk.workspace

        def done(found: UsedKeys) -> None:
            self.form.used = found
            self._show(None)

        self.form.used = {}
        self.desk.jobs.read(self, lambda: used_keys(workspace, key), done, key="used")

    def _begin(self, way: str, name: str) -> None:
        if way == "draft":
            self._take(next(one for one in self._kept if one.key == name))
        elif way == "template":
            self.desk.jobs.read(self, lambda: process_drafts.from_template(name), self._take)
        elif way == "empty":
            words = {
                "name": self.tr("Nouveau processus"), "buyer": self.tr("Le décideur du client"),
                "state": self.tr("Le client reconnaît un coût"), "proof": self.tr("Le client l’a dit"),
            }  # fmt: skip
            self._take(process_drafts.from_nothing(words, language()))
        elif way == "file":
            self.handover.ask_file(self.handover.begin_file)

    def _show(self, place: Place | None) -> None:
        review = self.editing.review
        if review is None:
            return
        if place is not None:
            self.place = place
        if part_around(review.parts, self.place) is None:
            self.place = _HEAD
        part = part_around(review.parts, self.place)
        if part is not None:
            self.place = part.place
        self.outline.show_parts(review.parts, self.place)
        behind = self.editing.is_behind()
        self.form.show_part(review, part, behind=behind)
        self.text.show_review(review, behind=behind)
        self.checks.show_review(review)
        self.preview.show_review(review, self.place)
        if not review.document.is_readable:
            self.header.view.choose("text")
        self._show_head(part)
        if self._publish_next and not self.editing.is_busy():
            self.ask_publish()

    def _show_head(self, part: Part | None) -> None:
        review, draft = self.editing.review, self.editing.draft
        if review is None or draft is None:
            return
        name = next((one.words.in_(language()) for one in review.parts if one.kind is PartKind.PROCESS), "")
        self.header.show_draft(draft, name, self.opened.latest if self.opened else 0)
        self.header.publish.setEnabled(not review.faults)
        self._part_title.setText(self._titles.kind(part) if part else "")
        self._part_key.setText("" if part is None or part.holds else self.tr("clé {key}").format(key=part.key))
        listed = part is not None and part.holds is None and isinstance(part.place[-1], int)
        for button in (self.copy, self.up, self.down):
            button.setEnabled(listed)
        self.remove.setEnabled(part is not None and part.holds is None and part.kind is not PartKind.PROCESS)
        self.add.setEnabled(part is not None and part.kind is not PartKind.PROCESS)
        self.crumbs_changed.emit()

    def _pick(self, place: Place) -> None:
        self.form.flush()
        self.place = place
        review = self.editing.review
        if review is not None:
            part = part_around(review.parts, place)
            self.form.show_part(review, part)
            self.preview.show_review(review, place)
            self._show_head(part)

    def go_to(self, place: Place) -> None:
        """Shows the part in which a place lies, or its line in the text.

        Args:
            place: A place of the file.
        """
        review = self.editing.review
        if review is None:
            return
        if self.header.view.current() == "text":
            self.text.go_to(review.document.place_line(place))
            return
        part = part_around(review.parts, place)
        if part is not None:
            self.outline.go_to(part.place)
            self._pick(part.place)
            self._split.show_column("form")

    def _edited(self, make: Callable[..., object], place: Place) -> None:
        self.editing.edit(make, self.tr("Modification"), merge=repr(place))  # type: ignore[arg-type]  # a field's edits

    def _change(self, make: Callable[[], tuple[object, Place]], label: str) -> None:
        self._flush()
        edits, place = make()
        if edits:
            self.editing.edit(lambda _document: edits, label, place=place)  # type: ignore[arg-type, return-value]  # edits

    def _chosen(self) -> Part | None:
        review = self.editing.review
        return None if review is None else part_around(review.parts, self.place)

    def add_part(self) -> None:
        """Adds a part after the chosen one, or to the chosen group."""
        part, review = self._chosen(), self.editing.review
        if part is not None and review is not None and part.kind is not PartKind.PROCESS:
            self._change(lambda: verbs.added(review.document, part), self.tr("Ajout"))

    def copy_part(self) -> None:
        """Puts a copy of the chosen part after it."""
        part, review = self._chosen(), self.editing.review
        if part is not None and review is not None and part.holds is None and isinstance(part.place[-1], int):
            self._change(lambda: verbs.doubled(review.document, part.place), self.tr("Copie"))

    def remove_part(self) -> None:
        """Takes the chosen part away."""
        part = self._chosen()
        if part is not None and part.holds is None and part.kind is not PartKind.PROCESS:
            self._change(lambda: verbs.removed(part.place), self.tr("Retrait"))

    def shift(self, by: int) -> None:
        """Moves the chosen part up or down within its list.

        Args:
            by: -1 for up, 1 for down.
        """
        rank = self.place[-1]
        if isinstance(rank, int):
            self._move_to(self.place, rank + by)

    def _move_to(self, place: Place, to: int) -> None:
        review = self.editing.review
        if review is not None:
            self._change(lambda: verbs.moved(review.document, place, to), self.tr("Déplacement"))

    def _fix(self, fix: Fix) -> None:
        self._change(lambda: (fix.edits, self.place), self.desk.messages.text(fix.label, **fix.args))

    def fix_first(self) -> None:
        """Makes the first mend that the check offers."""
        report = self.editing.review.report if self.editing.review else None
        found = next((one.fix for one in report.findings if one.fix), None) if report else None
        if found is not None:
            self._fix(found)

    def _flush(self) -> None:
        self.form.flush()
        self.text.flush()

    def _turn(self, view: str) -> None:
        self._flush()
        self._centre.setCurrentIndex(view == "text")
        self._head.setVisible(view == "form")
        review = self.editing.review
        if view == "text" and review is not None:
            self.text.go_to(review.document.place_line(self.place))

    def toggle_text(self) -> None:
        """Turns between the form and the text."""
        self.header.view.choose("form" if self.header.view.current() == "text" else "text")

    def toggle_side(self) -> None:
        """Turns between the check and the preview."""
        self.side.choose("check" if self.side.current() == "preview" else "preview")

    def _asked(self, what: str) -> None:
        verbs_of: dict[str, Callable[[], None]] = {
            "undo": self.undo, "redo": self.redo, "publish": self.ask_publish, "discard": self.handover.discard,
            "import": lambda: self.handover.ask_file(self.handover.bring_file),
            "export": self.handover.ask_target,
        }  # fmt: skip
        verbs_of[what]()

    def undo(self) -> None:
        """Takes the last step back; what is typed and waits becomes a step first."""
        self._flush()
        self.editing.undo()

    def redo(self) -> None:
        """Makes the step taken back again."""
        self.editing.redo()

    def ask_publish(self) -> None:
        """Shows what publishing would do, with all that is typed."""
        self._flush()
        if self.editing.is_busy():
            # What is typed has to be in the text first: the last edit asks again when it is made.
            self._publish_next = True
            return
        self._publish_next = False
        self.handover.ask_publish()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, SalesDeskError):
            return
        self.desk.shell.open_panel(SidePanel(self.tr("Non fait"), RefusalBody(error, self.desk.messages)))
        review = self.editing.review
        if review is not None:
            self.form.show_part(review, self._chosen())

    def retranslate(self) -> None:
        """Sets the texts that do not come from the draft."""
        self._plan.set_title(self.tr("Plan du processus"))
        self.outline.setAccessibleName(self.tr("Plan du processus"))
        self.add.set_name(self.tr("Ajouter une partie"), "Ctrl+Shift+N")
        self.copy.set_name(self.tr("Copier la partie"), "Ctrl+D")
        self.remove.set_name(self.tr("Retirer la partie"), "Ctrl+Shift+Del")
        self.up.set_name(self.tr("Monter la partie"), "Alt+Up")
        self.down.set_name(self.tr("Descendre la partie"), "Alt+Down")
        self.side.set_choices([("check", self.tr("Contrôle")), ("preview", self.tr("Vue du commercial"))])
        self._split.set_titles(
            {"plan": self.tr("Plan"), "form": self.tr("Formulaire"), "side": self.tr("Contrôle et aperçu")}
        )
        self.none.set_texts(
            self.tr("Le studio est réservé aux méthodes commerciales"),
            self.tr("Votre rôle lit les processus\u202f; proposez une amélioration à la personne qui les écrit."),
            self.tr("Voir les processus"),
        )
        self.header.retranslate()
        self.form.afresh()
        review = self.editing.review
        if review is not None:
            self._show(None)
