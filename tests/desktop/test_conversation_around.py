"""Density by key, presence, a short visit, proof by command, recap, papers and calendar on the real page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from time import perf_counter

import pytest
from icalendar import Calendar
from PySide6.QtCore import QBuffer, QByteArray, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QTextCharFormat
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from salesdesk.desktop.conversation.forms import PersonForm, ProofChoice
from salesdesk.desktop.conversation.page import ConversationPage
from salesdesk.desktop.conversation.recap_panel import RecapEditor
from salesdesk.desktop.jobs import Jobs
from salesdesk.desktop.widgets import CheckBox
from salesdesk.domain.conversation import Density
from salesdesk.services.conversation_screen import ConversationScreen
from tests.factories.conversations import TODAY, Client, client_at
from tests.factories.desk import NotingShell, desk_of


@dataclass(frozen=True, slots=True)
class Scene:
    """A page on a real store."""

    page: ConversationPage
    client: Client
    shell: NotingShell
    jobs: Jobs
    qtbot: QtBot

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.jobs.pending, timeout=5000)

    def prepared(self) -> "Scene":
        self.page.arrive(visit_id=self.client.visit.id)
        self.settle()
        return self

    def held(self) -> "Scene":
        self.prepared().page.begin()
        self.settle()
        return self

    def shown(self) -> ConversationScreen:
        assert self.page.shown is not None
        return self.page.shown

    def reachable(self) -> None:
        """Claire has an address, Marc opposed contact."""
        with self.client.workspace.unit("contacts") as unit:
            unit.put(replace(self.client.claire, email="claire@valdorb.fr"))
            unit.put(replace(self.client.marc, email="marc@valdorb.fr", opposed=True))

    def recap(self) -> RecapEditor:
        self.reachable()
        self.held()
        self.page.notes.editor.insertPlainText(
            "Marc hésite.\n! Marc est fâché\n## Pour le client\nTrois arrêts en octobre.\n"
        )
        self.page.notes.autosave.save_now()
        self.page.around.open_recap()
        self.settle()
        assert self.page.around.editor is not None
        return self.page.around.editor


@pytest.fixture
def scene(tmp_path: Path, qtbot: QtBot) -> Iterator[Scene]:
    client = client_at(tmp_path)
    problems: list[object] = []
    jobs = Jobs(lambda owner, error, taken: None if taken else problems.append(error))
    shell = NotingShell(QWidget())
    page = ConversationPage(desk_of(client.workspace, jobs, shell, tmp_path))
    page.resize(1360, 840)
    page.show()
    yield Scene(page, client, shell, jobs, qtbot)
    page.leave()
    qtbot.waitUntil(lambda: not jobs.pending, timeout=5000)
    page.notes.autosave.stop()
    jobs.shutdown()
    shell.close_panel()
    page.close()
    client.workspace.close()
    assert [] == problems


def test_the_density_goes_round_by_key_and_is_remembered_for_the_template(scene: Scene) -> None:
    scene.held()
    seen = [scene.page.density()]
    for _ in range(3):
        scene.page.next_density()
        seen.append(scene.page.density())
    assert [Density.FRAME, Density.CHECKLIST, Density.BARE, Density.FRAME] == seen
    scene.page.choose_density(Density.BARE)
    scene.settle()
    assert not scene.page.guide.isVisible()
    assert scene.page.notes.isVisible()
    scene.page.load()
    scene.settle()
    assert (Density.BARE, Density.BARE) == (scene.shown().chosen, scene.page.density())


def test_prepare_says_why_a_density_is_proposed(scene: Scene) -> None:
    scene.prepared()
    assert (
        "Proposé\u00a0: Guide complet. Première conversation de ce modèle." == scene.page.prepare.density.reason.text()
    )
    scene.page.prepare.density.choice.choose("checklist")
    scene.settle()
    assert Density.CHECKLIST is scene.page.density()
    assert scene.page.prepare.brief.isVisible()
    assert not scene.page.prepare.goal.isVisible()


def test_several_people_are_present_from_the_start(scene: Scene) -> None:
    scene.prepared()
    boxes = {one.accessibleName(): one for one in scene.page.prepare.people.findChildren(CheckBox)}
    boxes["Marc Aubry est présent"].setChecked(True)
    scene.page.begin()
    scene.settle()
    assert {str(scene.client.claire.id), str(scene.client.marc.id)} == set(scene.shown().view.conversation.participants)


def test_somebody_known_joins_in_the_middle(scene: Scene) -> None:
    scene.held().page.gestures.run("person")
    assert scene.shell.panel is not None
    form = scene.shell.panel.findChild(PersonForm)
    assert isinstance(form, PersonForm)
    form.present[scene.client.marc.id].setChecked(True)
    form.submitted.emit()
    scene.settle()
    assert 2 == len(scene.shown().view.conversation.participants)
    assert 2 == len(scene.shown().view.contacts)


def test_a_visit_that_is_too_short_is_lengthened_in_one_click(scene: Scene) -> None:
    scene.prepared()
    assert scene.page.prepare.short.isVisible()
    scene.page.prepare.short.clicked.emit()
    scene.settle()
    assert (None, 60) == (scene.shown().short, scene.shown().view.visit.duration_minutes)  # type: ignore[union-attr]  # it has one
    assert not scene.page.prepare.short.isVisible()


def test_the_command_of_a_proof_offers_what_is_missing_and_opens_its_form(scene: Scene) -> None:
    scene.held().page.choose_density(Density.BARE)
    scene.page.gestures.run("proof")
    assert scene.shell.panel is not None
    choice = scene.shell.panel.findChild(ProofChoice)
    assert isinstance(choice, ProofChoice)
    assert 2 == len(choice.buttons)
    choice.chosen.emit("S2x1")
    form = scene.page.guide.capture()
    assert form is not None
    assert scene.page.guide.isVisible()
    form.words.setPlainText("92 000 € l’an")
    form.submit()
    scene.settle()
    assert ["S2x2"] == [one.id for one in scene.shown().view.missing]
    scene.page.gestures.run("proof")
    assert scene.page.guide.capture() is not None


def test_the_heading_for_the_client_comes_by_command(scene: Scene) -> None:
    scene.held().page.notes.editor.insertPlainText("/client")
    assert scene.page.notes.slash is not None
    scene.page.notes.slash.press("enter")
    assert "## Pour le client\n" == scene.page.notes.editor.text()
    assert scene.shell.panel is None


@pytest.mark.parametrize("command", ["euro", "commitment", "extra", "practice", "person", "proof"])
def test_every_command_of_the_notes_opens_something(scene: Scene, command: str) -> None:
    scene.held()
    commands = {one.id: one.word for one in scene.page.notes.commands()}
    scene.page.notes.editor.insertPlainText(f"/{commands[command]}")
    assert scene.page.notes.slash is not None
    scene.page.notes.slash.press("enter")
    assert scene.shell.panel is not None
    assert "/" not in scene.page.notes.editor.text()


def test_a_recap_is_edited_written_as_mail_and_noted_as_sent(scene: Scene, tmp_path: Path) -> None:
    editor = scene.recap()
    assert "Trois arrêts" in editor.body.toPlainText()
    assert "fâché" not in editor.body.toPlainText()
    assert ["Claire Vidal <claire@valdorb.fr>"] == [box.text() for box in editor.boxes()]
    editor.body.setPlainText("Bonjour Claire,\n\nÀ mardi — 33 000 €.\n")
    assert editor.shown is not None
    draft, path = replace(editor.shown, recap=editor.written()), tmp_path / "recap.eml"
    scene.page.around.write_mail(path, draft, editor, scene.shown().view.conversation.id)
    scene.settle()
    message = message_from_bytes(path.read_bytes(), policy=default)
    assert "claire@valdorb.fr" in str(message["To"])
    assert "À mardi — 33 000 €." in message.get_body(("plain",)).get_content()  # type: ignore[union-attr]  # it has text
    (part,) = message.iter_attachments()
    buffer = QBuffer()
    buffer.setData(QByteArray(part.get_content()))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    assert "À mardi" in document.getAllText(0).text()
    document.close()
    assert TODAY == scene.shown().view.conversation.recap_sent_on
    assert ("Compte rendu noté comme envoyé", True) in scene.shell.toasts


def test_a_long_recap_goes_by_the_clipboard(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def note(address: QUrl) -> bool:
        opened.append(address.toString())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(note))
    editor = scene.recap()
    editor.body.setPlainText("Une ligne assez longue pour compter. " * 80)
    scene.page.around._open_mail()
    scene.settle()
    assert "body=" not in opened[0]
    assert QGuiApplication.clipboard().text().startswith("Une ligne assez longue")


def test_a_recap_to_nobody_is_refused_in_place(scene: Scene) -> None:
    editor = scene.recap()
    for box in editor.boxes():
        box.setChecked(False)
    scene.page.around._open_mail()
    scene.settle()
    assert editor._error.text().startswith("Personne ne recevrait")
    assert scene.shown().view.conversation.recap_sent_on is None


def test_a_recap_changes_language_and_keeps_what_was_ticked(scene: Scene) -> None:
    editor = scene.recap()
    editor.lines()["Marc hésite."].setChecked(True)
    editor.lines()["Trois arrêts en octobre."].setChecked(False)
    french = editor.body.toPlainText()
    editor.language.choose("en")
    scene.settle()
    assert editor.body.toPlainText().startswith("Hello Claire Vidal,")
    assert "What you told us\n– Marc hésite.\n\n" in editor.body.toPlainText()
    assert "Trois arrêts" not in editor.body.toPlainText()
    editor.body.undo()
    assert french == editor.body.toPlainText()


def test_notes_are_shown_to_choose_from_and_ticked_only_below_their_heading(scene: Scene) -> None:
    editor = scene.recap()
    assert {"Marc hésite.": False, "Trois arrêts en octobre.": True} == {
        text: box.isChecked() for text, box in editor.lines().items()
    }
    assert "Marc" not in editor.body.toPlainText()
    editor.body.setPlainText(f"{editor.body.toPlainText()}\nPS")
    editor.lines()["Marc hésite."].setChecked(True)
    assert "– Trois arrêts en octobre.\n– Marc hésite.\n\n" in editor.body.toPlainText()
    assert editor.body.toPlainText().rstrip().endswith("PS")


@pytest.mark.parametrize(("verb", "pages"), [("save_brief", 1), ("save_sheet", 2)])
def test_papers_are_saved_as_pdf(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str, pages: int
) -> None:
    path = tmp_path / "papier.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_found: (str(path), "")))
    scene.prepared()
    getattr(scene.page.around, verb)()
    scene.settle()
    scene.settle()
    document = QPdfDocument()
    document.load(str(path))
    text = " ".join(document.getAllText(number).text() for number in range(document.pageCount()))
    assert 1 <= document.pageCount() <= pages
    # The typeface draws two apostrophes with one glyph, and a reader of PDF may give back the other.
    assert "Laiterie du Val d" in text
    document.close()
    assert ("papier.pdf est enregistré", False) in scene.shell.toasts


@pytest.mark.parametrize("choice", ["off", "on"])
def test_the_brief_is_in_the_calendar_by_choice(scene: Scene, tmp_path: Path, choice: str) -> None:
    scene.page.desk.settings.change("calendar_brief", choice)
    scene.prepared()
    scene.page.around.write_calendar(tmp_path / "visite.ics")
    scene.settle()
    (event,) = Calendar.from_ical((tmp_path / "visite.ics").read_bytes()).walk("VEVENT")
    assert (choice == "on") == ("DESCRIPTION" in event)


def test_a_folder_that_cannot_be_written_is_said(scene: Scene, tmp_path: Path) -> None:
    scene.prepared()
    scene.page.around.write_calendar(tmp_path / "absent" / "visite.ics")
    scene.settle()
    assert any("n’a pas pu être écrit" in text for text, _undo in scene.shell.toasts)


def test_a_client_who_did_not_come_is_noted_in_one_gesture(scene: Scene) -> None:
    scene.prepared()
    assert "Le client n’est pas venu" in [one.text() for one in scene.page.menu().actions()]
    scene.page.around.no_show()
    scene.settle()
    talk, visit = scene.shown().view.conversation, scene.shown().view.visit
    assert visit is not None
    assert ("no_show", "missed") == (talk.outcome.value if talk.outcome else "", visit.status.value)


def test_typing_never_holds_up_the_window(scene: Scene) -> None:
    scene.held()
    editor, gaps = scene.page.notes.editor, []
    editor.insertPlainText("Enjeu : trois arrêts en octobre, 6 200 € de pénalité. " * 200)
    for letter in "Nous avons passé du temps sur le dossier " * 4:
        began = perf_counter()
        editor.insertPlainText(letter)
        scene.qtbot.wait(1)
        gaps.append(perf_counter() - began)
    gaps.sort()
    scene.page.notes.autosave.save_now()
    scene.settle()
    # 50 ms is the goal on a quiet machine; the worst key of a shared one may be somebody else's.
    assert gaps[int(len(gaps) * 0.95)] < 0.05


def test_the_key_of_the_memo_stands_in_the_cheat_sheet_where_it_works(scene: Scene) -> None:
    def memo() -> list[str]:
        return [one.shortcut for one in scene.shell.actions.available() if one.id == "conversation.memo"]

    scene.held()
    assert [] == memo()
    scene.page.go_on()
    scene.settle()
    scene.page.memo.setVisible(True)
    assert ["Ctrl+M"] == memo()


def waves(editor: QTextEdit | QPlainTextEdit) -> list[str]:
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    return [one.cursor.selectedText() for one in editor.extraSelections() if one.format.underlineStyle() == wave]


def test_the_nudge_reads_the_notes_by_choice_only(scene: Scene) -> None:
    editor = scene.held().page.notes.editor
    editor.insertPlainText("Nous avons passé trois jours sur votre dossier.\n")
    scene.qtbot.wait(500)
    scene.settle()
    assert [] == waves(editor)
    scene.page.desk.settings.change("nudge_notes", "on")
    scene.qtbot.waitUntil(lambda: bool(waves(editor)), timeout=5000)
    editor.insertPlainText("Rendez-vous mardi à 14 heures.\n")
    scene.qtbot.wait(500)
    scene.settle()
    assert 1 == len(waves(editor))
    scene.page.desk.settings.change("nudge_notes", "off")
    scene.qtbot.waitUntil(lambda: not waves(editor), timeout=5000)


def test_the_recap_says_nothing_that_the_nudge_remarks_on(scene: Scene) -> None:
    editor = scene.recap()
    scene.qtbot.wait(500)
    scene.settle()
    assert [] == waves(editor.body)
    editor.body.appendPlainText("Nous avons passé trois jours sur votre dossier.")
    scene.qtbot.waitUntil(lambda: bool(waves(editor.body)), timeout=5000)


@pytest.mark.parametrize("place", ["notes", "recap"])
def test_typing_with_the_nudge_on_leaves_the_window_free(scene: Scene, heartbeat: list[float], place: str) -> None:
    scene.page.desk.settings.change("nudge_notes", "on")
    editor = scene.recap().body if place == "recap" else scene.held().page.notes.editor
    editor.insertPlainText("Trois arrêts en octobre, 6 200 € de pénalité. Nous avons passé du temps dessus.\n" * 60)
    scene.qtbot.waitUntil(lambda: bool(waves(editor)), timeout=10_000)
    heartbeat.clear()
    for word in ("Nous ", "avons ", "travaillé ", "dix ", "heures.", "\n") * 4:
        editor.insertPlainText(word)
        scene.qtbot.wait(90)
    scene.qtbot.wait(600)
    scene.settle()
    heartbeat[:] = heartbeat[1:]
