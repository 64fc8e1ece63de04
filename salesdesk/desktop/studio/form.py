"""The form of the part that is chosen: its words in both languages, its choices, what is wrong with it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.nudge import attach_nudge
from salesdesk.desktop.studio.fields import (
    ChecksField,
    ChoiceField,
    KeysField,
    LineField,
    PlaceField,
    SwitchField,
    TextListField,
    WordsField,
    number,
    whole,
)
from salesdesk.desktop.studio.figure_words import FigureWords
from salesdesk.desktop.widgets import FormRow, ScrollColumn, TextLabel, boxed, clear_layout, vbox
from salesdesk.domain.process import BuyingRole, Cadence, EvidenceKind, PointKind, QuestionType, Side
from salesdesk.services.process_drafts import FORMULAS, Place, ProcessDocument, Review, place_of
from salesdesk.services.process_outline import Part, PartKind, text_of
from salesdesk.services.processes import as_error


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


class PartForm(QWidget):
    """The fields of one part at a time.

    Args:
        desk: Words of the closed lists, and the nudge.
    """

    edited = Signal(object, object)
    """Makes the edits for a document; place of the field."""
    made = Signal()
    """Other fields are there than before."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._messages = desk, desk.messages
        self.part: Part | None = None
        self.fields: list[PlaceField] = []
        self._column = vbox(spacing=16, margins=(24, 18, 24, 24))
        self.area = ScrollColumn(vbox(boxed(self._column), None, spacing=0))
        self.setLayout(vbox(self.area, spacing=0))
        self._roles: tuple[str, ...] = ()

    def show_part(self, review: Review, part: Part | None, *, afresh: bool = False) -> None:
        """Shows a part; fields that are already there keep the keyboard and what is typed.

        Args:
            review: The document.
            part: The part; None or a group shows nothing.
            afresh: Whether to make the fields again all the same.
        """
        document = review.document
        roles = document.value(("roles",))
        names = tuple(roles) if isinstance(roles, dict) else ()
        known = self.part is not None and part is not None and self.part.place == part.place
        if afresh or not known or names != self._roles:
            self._roles = names
            self._make(document, part)
        self.part = part
        faults: dict[Place, str] = {}
        for one in review.faults:
            faults.setdefault(place_of(one.path), self._messages.explain(as_error(one)).what)
        for field in self.fields:
            field.refresh(document)
            size = len(field.place)
            field.set_error(next((said for place, said in faults.items() if place[:size] == field.place), ""))

    def flush(self) -> None:
        """Carries over what is typed and still waits."""
        for field in self.fields:
            if field.is_pending():
                field.flush()

    def _make(self, document: ProcessDocument, part: Part | None) -> None:
        self.flush()
        clear_layout(self._column)
        self.fields = []
        for field in self._fields_of(document, part) if part is not None else []:
            self._add(field)
        self.area.verticalScrollBar().setValue(0)
        self.made.emit()

    def _add(self, field: QWidget | Sequence[PlaceField]) -> None:
        row = [field] if isinstance(field, QWidget) else list(field)
        self._column.addWidget(row[0] if len(row) == 1 else FormRow(*row))
        for one in row:
            if isinstance(one, PlaceField):
                self.fields.append(one)
                one.edited.connect(lambda make, one=one: self.edited.emit(make, one.place))
            if isinstance(one, FigureWords):
                # What a client will hear is read by the nudge as it is typed.
                for lang, edit in one.edit_of.items():
                    attach_nudge(edit, self._desk, lang=partial(str, lang))

    def _fields_of(self, document: ProcessDocument, part: Part) -> Sequence[QWidget | Sequence[PlaceField]]:
        makers: dict[PartKind, Callable[[Place], Sequence[QWidget | Sequence[PlaceField]]]] = {
            PartKind.PROCESS: self._process, PartKind.ROLE: self._role, PartKind.TRIGGER: self._trigger,
            PartKind.INDICATOR: self._indicator, PartKind.STAGE: self._stage, PartKind.CRITERION: self._criterion,
            PartKind.CONVERSATION: lambda place: self._conversation(place, document),
            PartKind.QUESTION: self._question, PartKind.POINT: self._point, PartKind.OBJECTION: self._objection,
            PartKind.COMMITMENT: self._commitment, PartKind.LINE: self._line,
        }  # fmt: skip
        make = makers.get(part.kind)
        if make is not None:
            return make(part.place)
        text = self.tr("Ajoutez-y une partie avec le bouton Ajouter, ou choisissez-en une dans le plan.")
        return [TextLabel(text, 13, 400, "text2", wrap=True)]

    def _choices(self, part: str, kinds: Sequence[str]) -> list[tuple[str | None, str]]:
        return [(str(kind), _upper(self._messages.text(f"process.{part}_{kind}"))) for kind in kinds]

    def _evidence(self, place: Place, label: str) -> ChecksField:
        found = [(str(kind), _upper(self._messages.text(f"process.evidence_{kind}"))) for kind in EvidenceKind]
        return ChecksField(place, label, found)

    def _formulas(self, place: Place) -> ChoiceField:
        known = [(name, self._messages.text(one.label_key)) for name, one in FORMULAS.items()]
        return ChoiceField((*place, "formula"), self.tr("Formule"), [(None, self.tr("Aucune formule")), *known])

    def _optional(self) -> str:
        return self.tr("facultatif")

    def _process(self, place: Place) -> Sequence[QWidget | Sequence[PlaceField]]:
        goal = (*place, "target")
        return [
            WordsField((*place, "name"), self.tr("Nom du processus"), lines=2),
            (LineField((*place, "cycle_days"), self.tr("Durée du cycle, en jours"), whole),
             LineField((*place, "currency"), self.tr("Monnaie"), lambda text: text or None)),
            (LineField((*goal, "wins_year"), self.tr("Ventes voulues par an et par vendeur"), whole),
             LineField((*goal, "avg_value"), self.tr("Montant moyen d’une vente"), number)),
        ]  # fmt: skip

    def _role(self, place: Place) -> Sequence[QWidget | Sequence[PlaceField]]:
        kinds = self._choices("buying_role", list(BuyingRole))
        return [WordsField((*place, "label"), self.tr("Fonction chez le client"), lines=2),
                ChoiceField((*place, "buying_role"), self.tr("Rôle dans l’achat"), kinds)]  # fmt: skip

    def _trigger(self, place: Place) -> Sequence[QWidget | Sequence[PlaceField]]:
        return [WordsField((*place, "text"), self.tr("Fait observé chez le client")),
                SwitchField((*place, "searching"), self.tr("Le client cherche déjà un fournisseur"))]  # fmt: skip

    def _indicator(self, place: Place) -> Sequence[QWidget | Sequence[PlaceField]]:
        rest = (("owner", self.tr("Qui en répond")), ("decision", self.tr("Ce qu’on décide d’après lui")),
                ("ritual", self.tr("La réunion où on le lit")), ("target", self.tr("Le niveau voulu")))  # fmt: skip
        words = [WordsField((*place, key), label, optional=True, lines=2) for key, label in rest]
        return [WordsField((*place, "text"), self.tr("Ce qui est mesuré")), *words]

    def _stage(self, place: Place) -> Sequence[QWidget | Sequence[PlaceField]]:
        return [
            WordsField((*place, "buyer_state"), self.tr("Progrès du client")),
            (LineField((*place, "standard_days"), self.tr("Durée normale, en jours"), whole),
             LineField((*place, "to_next"), self.tr("Part qui passe à la suite, de 0 à 1"), number)),
            KeysField((*place, "back_to"), self.tr("Étapes où l’affaire peut revenir"), self._optional()),
        ]  # fmt: skip

    def _criterion(self, place: Place) -> Sequence[QWidget | Sequence[PlaceField]]:
        sides = [(None, self.tr("L’un ou l’autre")), *self._choices("side", list(Side))]
        return [
            WordsField((*place, "text"), self.tr("Fait à prouver")),
            self._evidence((*place, "evidence"), self.tr("Preuves admises")),
            (ChoiceField((*place, "by"), self.tr("Fait de"), sides),
             KeysField((*place, "after"), self.tr("Après les critères"), self._optional())),
        ]  # fmt: skip

    def _conversation(self, place: Place, document: ProcessDocument) -> Sequence[QWidget | Sequence[PlaceField]]:
        roles: list[tuple[str | None, str]] = [(None, self.tr("Personne"))]
        lang = str(document.value(("process", "lang")))
        own = str(self._messages.language)
        for key in self._roles:
            label = text_of(document.value(("roles", key, "label")), lang).in_(own)
            roles.append((key, label or key))
        pace = [(None, self.tr("Jamais")), *self._choices("cadence", list(Cadence))]
        return [
            WordsField((*place, "theme"), self.tr("Thème, pour le client"), lines=2),
            (ChoiceField((*place, "with"), self.tr("Avec qui"), roles),
             LineField((*place, "minutes"), self.tr("Durée, en minutes"), whole)),
            WordsField((*place, "goal"), self.tr("But")),
            WordsField((*place, "contract"), self.tr("Contrat d’ouverture"), optional=True, lines=4),
            WordsField((*place, "skill"), self.tr("Savoir-faire demandé"), optional=True, lines=2),
            WordsField((*place, "coach"), self.tr("Qui aide à l’apprendre"), optional=True, lines=2),
            ChoiceField((*place, "cadence"), self.tr("Répétée"), pace),
        ]  # fmt: skip

    def _question(self, place: Place) -> Sequence[QWidget | Sequence[PlaceField]]:
        kinds = self._choices("question", list(QuestionType))
        hint = self.tr("facultatif, par exemple downtime.hours")
        return [
            WordsField((*place, "text"), self.tr("Question")),
            (ChoiceField((*place, "type"), self.tr("Ce qu’elle cherche"), kinds),
             KeysField((*place, "feeds"), self.tr("Chiffres qu’elle obtient"), hint)),
        ]  # fmt: skip

    def _point(self, place: Place) -> Sequence[QWidget | Sequence[PlaceField]]:
        kinds = self._choices("point", list(PointKind))
        kinds = [(None if value == PointKind.BENEFIT else value, words) for value, words in kinds]
        return [
            (ChoiceField((*place, "kind"), self.tr("Nature"), kinds), self._formulas(place)),
            FigureWords((*place, "text"), (*place, "formula"), self.tr("Argument"), self._messages),
            WordsField((*place, "never_say"), self.tr("À ne jamais dire"), optional=True, note=self._optional()),
            self._evidence((*place, "proof"), self.tr("Preuves à l’appui")),
        ]

    def _objection(self, place: Place) -> Sequence[QWidget | Sequence[PlaceField]]:
        then = LineField(
            (*place, "then"), self.tr("Question à poser ensuite"), lambda text: text or None, self._optional()
        )
        return [
            WordsField((*place, "text"), self.tr("Objection du client")),
            FigureWords((*place, "answer"), (*place, "formula"), self.tr("Réponse"), self._messages),
            (self._formulas(place), then),
        ]

    def _commitment(self, place: Place) -> Sequence[QWidget | Sequence[PlaceField]]:
        return [
            WordsField((*place, "text"), self.tr("Engagement")),
            (ChoiceField((*place, "by"), self.tr("Pris par"), self._choices("side", list(Side))),
             LineField((*place, "due_days"), self.tr("Jours pour le tenir"), whole)),
        ]  # fmt: skip

    def _line(self, place: Place) -> Sequence[QWidget | Sequence[PlaceField]]:
        hint = self.tr("Une idée par ligne, quatre au plus\u202f; les deux langues dans le même ordre.")
        return [
            WordsField((*place, "cue"), self.tr("Ce que le vendeur entend")),
            WordsField((*place, "say"), self.tr("Réponse modèle"), lines=4),
            TextListField((*place, "must_say"), self.tr("Idées à placer"), hint),
        ]
