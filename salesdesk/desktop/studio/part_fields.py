"""The fields of each kind of part (champs): words in both languages, numbers, choices, keys of other parts."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop.studio.choice_fields import ChecksField, ChoiceField, RoleField, SwitchField
from salesdesk.desktop.studio.fields import KeysField, LineField, PlaceField, TextListField, WordsField, number, whole
from salesdesk.desktop.studio.figure_words import FigureWords
from salesdesk.desktop.studio.key_field import KeyField
from salesdesk.desktop.studio.practice_field import PracticeField
from salesdesk.desktop.widgets import TextLabel
from salesdesk.domain.process import BuyingRole, Cadence, EvidenceKind, PointKind, QuestionType, Side
from salesdesk.services.process_drafts import FORMULAS
from salesdesk.services.process_outline import PartKind

Row = QWidget | Sequence[PlaceField]


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


class PartFields(QObject):
    """Makes the fields of a kind of part, row after row.

    Args:
        messages: Words of the closed lists.
    """

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages

    def rows(self, kind: PartKind) -> Iterator[Row]:
        """Yields the rows of a form; each is made when it is asked for.

        Args:
            kind: Kind of part; a group has words only.
        """
        makers: dict[PartKind, Callable[[], Iterator[Row]]] = {
            PartKind.PROCESS: self._process, PartKind.ROLE: self._role, PartKind.TRIGGER: self._trigger,
            PartKind.INDICATOR: self._indicator, PartKind.STAGE: self._stage, PartKind.CRITERION: self._criterion,
            PartKind.CONVERSATION: self._conversation, PartKind.QUESTION: self._question,
            PartKind.POINT: self._point, PartKind.OBJECTION: self._objection,
            PartKind.COMMITMENT: self._commitment, PartKind.LINE: self._line, PartKind.GROUP: self._group,
        }  # fmt: skip
        yield from makers[kind]()
        if kind not in (PartKind.PROCESS, PartKind.ROLE, PartKind.GROUP):
            yield KeyField(kind)

    def _group(self) -> Iterator[Row]:
        text = self.tr("Ajoutez-y une partie avec le bouton Ajouter, ou choisissez-en une dans le plan.")
        yield TextLabel(text, 13, 400, "text2", wrap=True)

    def _choices(self, part: str, kinds: Sequence[str]) -> list[tuple[str | None, str]]:
        return [(str(kind), _upper(self._messages.text(f"process.{part}_{kind}"))) for kind in kinds]

    def _evidence(self, name: str, label: str) -> ChecksField:
        found = [(str(kind), _upper(self._messages.text(f"process.evidence_{kind}"))) for kind in EvidenceKind]
        return ChecksField((name,), label, found)

    def _formulas(self) -> ChoiceField:
        known = [(name, self._messages.text(one.label_key)) for name, one in FORMULAS.items()]
        return ChoiceField(("formula",), self.tr("Formule"), [(None, self.tr("Aucune formule")), *known])

    def _optional(self) -> str:
        return self.tr("facultatif")

    def _process(self) -> Iterator[Row]:
        yield WordsField(("name",), self.tr("Nom du processus"), lines=2)
        yield (
            LineField(("cycle_days",), self.tr("Durée du cycle, en jours"), whole),
            LineField(("currency",), self.tr("Monnaie"), lambda text: text or None),
        )
        yield (
            LineField(("target", "wins_year"), self.tr("Ventes voulues par an et par commercial"), whole),
            LineField(("target", "avg_value"), self.tr("Montant moyen d’une vente"), number),
        )

    def _role(self) -> Iterator[Row]:
        yield WordsField(("label",), self.tr("Fonction chez le client"), lines=2)
        kinds = self._choices("buying_role", list(BuyingRole))
        yield ChoiceField(("buying_role",), self.tr("Rôle dans l’achat"), kinds)

    def _trigger(self) -> Iterator[Row]:
        yield WordsField(("text",), self.tr("Fait observé chez le client"))
        yield SwitchField(("searching",), self.tr("Le client cherche déjà un fournisseur"))

    def _indicator(self) -> Iterator[Row]:
        yield WordsField(("text",), self.tr("Ce qui est mesuré"))
        for key, label in (
            ("owner", self.tr("Qui en répond")), ("decision", self.tr("Ce qu’on décide d’après lui")),
            ("ritual", self.tr("La réunion où on le lit")), ("target", self.tr("Le niveau voulu")),
        ):  # fmt: skip
            yield WordsField((key,), label, optional=True, lines=2)

    def _stage(self) -> Iterator[Row]:
        yield WordsField(("buyer_state",), self.tr("Progrès du client"))
        yield (
            LineField(("standard_days",), self.tr("Durée normale, en jours"), whole),
            LineField(("to_next",), self.tr("Part qui passe à la suite, de 0 à 1"), number),
        )
        yield KeysField(("back_to",), self.tr("Étapes où l’affaire peut revenir"), self._optional())

    def _criterion(self) -> Iterator[Row]:
        yield WordsField(("text",), self.tr("Fait à prouver"))
        yield self._evidence("evidence", self.tr("Preuves admises"))
        sides = [(None, self.tr("L’un ou l’autre")), *self._choices("side", list(Side))]
        yield (
            ChoiceField(("by",), self.tr("Fait de"), sides),
            KeysField(("after",), self.tr("Après les critères"), self._optional()),
        )

    def _conversation(self) -> Iterator[Row]:
        yield WordsField(("theme",), self.tr("Thème, pour le client"), lines=2)
        yield (
            RoleField(("with",), self.tr("Avec qui"), self.tr("Personne")),
            LineField(("minutes",), self.tr("Durée, en minutes"), whole),
        )
        yield WordsField(("goal",), self.tr("But"))
        yield WordsField(("contract",), self.tr("Contrat d’ouverture"), optional=True, lines=4)
        yield WordsField(("skill",), self.tr("Savoir-faire demandé"), optional=True, lines=2)
        yield WordsField(("coach",), self.tr("Qui aide à l’apprendre"), optional=True, lines=2)
        pace = [(None, self.tr("Jamais")), *self._choices("cadence", list(Cadence))]
        yield ChoiceField(("cadence",), self.tr("Répétée"), pace)

    def _question(self) -> Iterator[Row]:
        yield WordsField(("text",), self.tr("Question"))
        hint = self.tr("facultatif, par exemple downtime.hours")
        yield ChoiceField(("type",), self.tr("Ce qu’elle cherche"), self._choices("question", list(QuestionType)))
        # The example beside the label needs the whole width.
        yield KeysField(("feeds",), self.tr("Chiffres qu’elle obtient"), hint)
        yield PracticeField("if_no", self.tr("Une réponse «\u00a0non\u00a0» révèle du travail perdu"))
        yield PracticeField("if_over", self.tr("Un nombre au-dessus d’un seuil révèle du travail perdu"))

    def _point(self) -> Iterator[Row]:
        kinds = self._choices("point", list(PointKind))
        kinds = [(None if value == PointKind.BENEFIT else value, words) for value, words in kinds]
        yield ChoiceField(("kind",), self.tr("Nature"), kinds), self._formulas()
        yield FigureWords(("text",), ("formula",), self.tr("Argument"), self._messages)
        yield WordsField(("never_say",), self.tr("À ne jamais dire"), optional=True, note=self._optional())
        yield self._evidence("proof", self.tr("Preuves à l’appui"))

    def _objection(self) -> Iterator[Row]:
        yield WordsField(("text",), self.tr("Objection du client"))
        yield FigureWords(("answer",), ("formula",), self.tr("Réponse"), self._messages)
        then = self.tr("Question à poser ensuite")
        yield self._formulas(), LineField(("then",), then, lambda text: text or None, self._optional())

    def _commitment(self) -> Iterator[Row]:
        yield WordsField(("text",), self.tr("Engagement"))
        yield (
            ChoiceField(("by",), self.tr("Pris par"), self._choices("side", list(Side))),
            LineField(("due_days",), self.tr("Jours pour le tenir"), whole),
        )

    def _line(self) -> Iterator[Row]:
        yield WordsField(("cue",), self.tr("Ce que le commercial entend"))
        yield WordsField(("say",), self.tr("Réponse modèle"), lines=4)
        hint = self.tr("Une idée par ligne, quatre au plus\u202f; les deux langues dans le même ordre.")
        yield TextListField(("must_say",), self.tr("Idées à placer"), hint)
