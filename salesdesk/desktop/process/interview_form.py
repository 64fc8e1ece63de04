"""The form of an interview of the buying study (entretien), and the questions that make a client tell how he bought."""

from datetime import date

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.process.words import outcome_look, words
from salesdesk.desktop.widgets import (
    Button,
    CheckBox,
    ComboBox,
    DateEdit,
    Field,
    FormRow,
    LineEdit,
    SidePanel,
    TextEdit,
    TextLabel,
    boxed,
    hbox,
    sized,
    vbox,
)
from salesdesk.domain.process import Process
from salesdesk.services.buying_study import OUTCOMES, Interview, InterviewDraft, OpportunityOutcome


class InterviewForm(QWidget):
    """Who was heard, how the purchase ended, which stages he spoke of, and his own words.

    Args:
        process: The version before the eyes.
        today: The day.
        known: The interview that is changed; None for a new one.
        stage: Stage ticked at first of a new one; empty for none.
    """

    submitted = Signal()

    def __init__(self, process: Process, today: date, known: Interview | None = None, stage: str = "") -> None:
        super().__init__()
        self._known = known
        self.client = LineEdit(known.client if known else "", self.tr("Une fonderie de l’Hérault"))
        self.role = LineEdit(known.role if known else "", self.tr("Responsable maintenance"))
        self.outcome = ComboBox([(one, outcome_look(one)[0]) for one in OUTCOMES])
        self.outcome.set_value(known.outcome if known else OpportunityOutcome.WON)
        self.held_on = DateEdit(known.held_on if known else today, lambda: today)
        chosen = known.stage_keys if known else (stage,)
        self.stages = {
            one.id: CheckBox(words(one.buyer_state), checked=one.id in chosen) for one in process.stages
        }  # fmt: skip
        self.trigger = LineEdit(known.trigger if known else "", self.tr("Le fait qui l’a mis en mouvement"))
        self.words = TextEdit(known.words if known else "", self.tr("Tel qu’il l’a dit"), 4)
        self.lesson = LineEdit(known.lesson if known else "", self.tr("Ce que nous en faisons"))
        optional = self.tr("facultatif")
        self._client, self._role = Field(self.tr("Client"), self.client), Field(self.tr("Fonction"), self.role)
        self._held = Field(self.tr("Entendu le"), self.held_on)
        self._stages = Field(self.tr("Étapes dont il a parlé"), boxed(vbox(*self.stages.values(), spacing=2)))
        self._words = Field(self.tr("Ses mots"), self.words)
        self.setLayout(
            vbox(
                FormRow(self._client, self._role),
                FormRow(Field(self.tr("Issue"), self.outcome), self._held),
                self._stages, self._words, Field(self.tr("Déclencheur"), self.trigger, optional=optional),
                Field(self.tr("Leçon"), self.lesson, optional=optional), spacing=14,
            )
        )  # fmt: skip
        self.setFocusProxy(self.client)

    def is_complete(self) -> bool:
        """Whether it may be kept; says at each field what is missing."""
        needs = (
            (self._client, bool(self.client.text().strip()), self.tr("Nommez-le, ou décrivez-le.")),
            (self._role, bool(self.role.text().strip()), self.tr("Quelle fonction\u202f?")),
            (self._held, self._is_held(), self.tr("Un jour passé, ou aujourd’hui.")),
            (self._stages, any(box.isChecked() for box in self.stages.values()), self.tr("Cochez une étape au moins.")),
            (self._words, bool(self.words.toPlainText().strip()), self.tr("Une phrase du client au moins.")),
        )
        for field, filled, said in needs:
            field.set_error("" if filled else said)
        return all(filled for _, filled, _ in needs)

    def _is_held(self) -> bool:
        return self.held_on.is_valid() and self.held_on.value() is not None

    def draft(self) -> InterviewDraft:
        """What is typed."""
        outcome = self.outcome.value()
        assert isinstance(outcome, str)  # the choices are outcomes
        return InterviewDraft(
            id=self._known.id if self._known else None,
            client=self.client.text(),
            role=self.role.text(),
            outcome=OpportunityOutcome(outcome),
            held_on=self.held_on.value(),
            stage_keys=tuple(key for key, box in self.stages.items() if box.isChecked()),
            trigger=self.trigger.text(),
            words=self.words.toPlainText(),
            lesson=self.lesson.text(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter keeps it; a text of several lines needs Ctrl with it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
            return
        super().keyPressEvent(event)

    def panel(self, title: str) -> SidePanel:
        """Puts the form in a panel.

        Args:
            title: What is done.
        """
        keep = Button(self.tr("Garder l’entretien"), "primary", "check")
        keep.clicked.connect(lambda _=False: self.submitted.emit())
        return SidePanel(title, self, (keep,))


def guide_panel() -> SidePanel:
    """The questions to ask in the interview, in their order, with the reason for asking so."""
    say = QCoreApplication.translate
    why = say("InterviewGuide", "Trente minutes, un an au plus après l’achat, avec quelqu’un qui n’a rien vendu au "
              "client. On écoute l’histoire\u202f; on ne vend pas, on ne se justifie pas.")  # fmt: skip
    questions = (
        say("InterviewGuide", "Que s’est-il passé, le jour où vous vous êtes dit qu’il fallait changer\u202f?"),
        say("InterviewGuide", "Qu’aviez-vous déjà essayé, et qu’est-ce que cela vous coûtait\u202f?"),
        say("InterviewGuide", "Qui d’autre a été touché, et qui a eu son mot à dire\u202f?"),
        say("InterviewGuide", "À quel moment avez-vous failli tout arrêter, et pourquoi\u202f?"),
        say(
            "InterviewGuide", "Qu’est-ce qui vous a fait choisir, ou ne rien choisir\u202f? Dites-le comme ce jour-là."
        ),
        say("InterviewGuide", "Quel papier, quel chiffre, quelle phrase a servi chez vous pour convaincre\u202f?"),
        say("InterviewGuide", "Qu’avons-nous fait qui ne vous a servi à rien\u202f?"),
        say("InterviewGuide", "Depuis\u00a0: livraison, usage, facture, qu’est-ce qui n’est pas comme promis\u202f?"),
    )
    column = vbox(TextLabel(why, 13, 400, "text2", wrap=True), spacing=12)
    for rank, question in enumerate(questions, 1):
        row = hbox(sized(TextLabel(f"{rank}.", 13, 600, "accent_text"), 22), TextLabel(question, 14, wrap=True))
        row.setStretch(1, 1)
        column.addLayout(row)
    last = say("InterviewGuide", "Notez ses mots, pas votre résumé. Un tiers de gagnées, un tiers de perdues, un tiers "
               "de sans décision.")  # fmt: skip
    column.addWidget(TextLabel(last, 13, 500, wrap=True))
    return SidePanel(say("InterviewGuide", "Questions de l’entretien"), boxed(column))
