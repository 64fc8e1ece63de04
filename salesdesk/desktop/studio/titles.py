"""What parts of a process are called, on one line of the plan and above the form."""

from PySide6.QtCore import QObject

from salesdesk.desktop.i18n import language
from salesdesk.services.process_outline import Part, PartKind


class Titles(QObject):
    """Names in the language of the moment."""

    def title(self, part: Part) -> str:
        """What the plan says of a part: its words, or its key while it has none."""
        if part.holds is not None:
            return self._groups()[part.key]
        return part.words.in_(language()).replace("\n", " ") or part.key

    def kind(self, part: Part) -> str:
        """What stands above the form: the kind of the part, or the name of the group."""
        if part.holds is not None:
            return self._groups()[part.key]
        return {
            PartKind.PROCESS: self.tr("Le processus"), PartKind.ROLE: self.tr("Rôle"),
            PartKind.TRIGGER: self.tr("Déclencheur"), PartKind.INDICATOR: self.tr("Indicateur"),
            PartKind.STAGE: self.tr("Étape"), PartKind.CRITERION: self.tr("Critère"),
            PartKind.CONVERSATION: self.tr("Conversation"), PartKind.QUESTION: self.tr("Question"),
            PartKind.POINT: self.tr("Argument"), PartKind.OBJECTION: self.tr("Objection"),
            PartKind.COMMITMENT: self.tr("Engagement"), PartKind.LINE: self.tr("Réplique à répéter"),
        }[part.kind]  # fmt: skip

    def _groups(self) -> dict[str, str]:
        return {
            "roles": self.tr("Rôles"), "triggers": self.tr("Déclencheurs"), "indicators": self.tr("Indicateurs"),
            "stages": self.tr("Étapes"), "entry": self.tr("Pour entrer"), "exit": self.tr("Pour en sortir"),
            "conversations": self.tr("Conversations"), "questions": self.tr("Questions"),
            "points": self.tr("Arguments"), "objections": self.tr("Objections"),
            "commitments": self.tr("Engagements"), "script": self.tr("À répéter"),
        }  # fmt: skip
