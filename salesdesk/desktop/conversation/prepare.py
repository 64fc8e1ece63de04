"""Prepare in one minute: who, why, what was promised, what is missing, what to say, what to check."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop import i18n
from salesdesk.desktop.benefits.quote import Quote
from salesdesk.desktop.conversation import words
from salesdesk.desktop.conversation.points import PointsColumn
from salesdesk.desktop.widgets import (
    Avatar,
    Button,
    Card,
    Chip,
    Column,
    IconLabel,
    ResponsiveSplit,
    ScrollColumn,
    SectionHeader,
    TextLabel,
    Tone,
    clear_layout,
    hbox,
    vbox,
)
from salesdesk.domain.accounts import Contact
from salesdesk.domain.conversation import Commitment, Density
from salesdesk.domain.process import BuyingRole
from salesdesk.services.commitments import is_overdue
from salesdesk.services.conversation_view import ConversationView

_ROLE_TONE: dict[BuyingRole, Tone] = {BuyingRole.DECIDER: "accent", BuyingRole.PAYER: "accent"}


class Block(Card):
    """A titled card whose rows are made anew from a view."""

    def __init__(self) -> None:
        self.head = SectionHeader("")
        self.rows: QVBoxLayout = vbox(spacing=10)
        super().__init__(vbox(self.head, self.rows, spacing=12, margins=(16, 14, 16, 16)))

    def line(self, icon: str, colour: str, text: str, note: str = "", weight: int = 400) -> None:
        """Adds an icon with its text, and a grey note below."""
        texts = vbox(TextLabel(text, 13, weight, wrap=True), spacing=2)
        if note:
            texts.addWidget(TextLabel(note, 12, 400, "danger" if colour == "danger" else "text3", wrap=True))
        mark = IconLabel(icon, colour, 17)
        row = hbox(mark, texts, spacing=10)
        row.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        row.setStretch(1, 1)
        self.rows.addLayout(row)


class PrepareView(QWidget):
    """The minute before the conversation.

    Args:
        messages: Words of roles and formulas.
    """

    person_wanted = Signal()
    coaching_opened = Signal()

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self.people, self.promises = Block(), Block()
        self.goal, self.proofs, self.check, self.coaching = Block(), Block(), Block(), Block()
        self.points = PointsColumn(messages)
        left = ScrollColumn(vbox(self.people, self.promises, None, spacing=16, margins=(0, 0, 0, 4)), gutter=6)
        inside = vbox(self.goal, self.coaching, self.proofs, self.check, None, spacing=16, margins=(0, 0, 0, 4))
        middle = ScrollColumn(inside, gutter=6)
        self.split = ResponsiveSplit(
            (Column("who", "", left, 304), Column("why", "", middle), Column("say", "", self.points, 376)), main="why"
        )
        self.setLayout(vbox(self.split))
        self.retranslate()

    def retranslate(self) -> None:
        """Sets the texts that do not come from data."""
        self.people.head.set_title(self.tr("Qui"))
        self.promises.head.set_title(self.tr("Promis la dernière fois"))
        self.goal.head.set_title(self.tr("Objectif"))
        self.proofs.head.set_title(self.tr("Preuves qui manquent à cette étape"))
        self.check.head.set_title(self.tr("À vérifier pour rester rentable"))
        self.coaching.head.set_title(self.tr("Note de votre manager"))
        self.points.retranslate()
        self.split.set_titles({"who": self.tr("Qui"), "why": self.tr("Pourquoi"), "say": self.tr("Que dire")})

    def show_view(self, view: ConversationView, density: Density) -> None:
        """Shows what is known before a conversation."""
        for block in (self.people, self.promises, self.goal, self.proofs, self.check, self.coaching):
            clear_layout(block.rows)
        self._show_people(view)
        self._show_promises(view)
        self._show_goal(view)
        self._show_proofs(view)
        self._show_check(view)
        self._show_coaching(view)
        self.points.show_view(view, density)

    def _show_people(self, view: ConversationView) -> None:
        present = set(view.conversation.participants)
        ordered = sorted(view.contacts, key=lambda one: (str(one.id) not in present, one.last_name))
        self.people.head.set_meta(str(len(ordered)) if ordered else "")
        for contact in ordered[:6]:
            self.people.rows.addLayout(self._person(contact, str(contact.id) in present))
        wanted = view.role
        roles = {one.buying_role for one in ordered}
        if wanted is not None and wanted.buying_role not in roles:
            text = self.tr("Il manque\u00a0: {role}").format(role=words.in_language(wanted.label))
            self.people.line("user-plus", "warning", text, self._role(wanted.buying_role))
        if not ordered:
            self.people.line("users", "text3", self.tr("Personne n’est encore connu ici."))
        if view.mine and view.stored:
            add = Button(self.tr("Ajouter une personne"), "ghost", "user-plus", height=32)
            add.clicked.connect(lambda _=False: self.person_wanted.emit())
            self.people.rows.addWidget(add)

    def _role(self, role: BuyingRole) -> str:
        return self._messages.text(f"conversation.role_{role.value}")

    def _person(self, contact: Contact, present: bool) -> QVBoxLayout:
        name = TextLabel(contact.full_name, 13, 600 if present else 500)
        texts = vbox(name, TextLabel(contact.job_title or "", 12, 400, "text3"), spacing=1)
        row = hbox(Avatar(contact.full_name, 34, round_shape=True), texts, spacing=10)
        row.setStretch(1, 1)
        if contact.buying_role is not None:
            row.addWidget(Chip(self._role(contact.buying_role), _ROLE_TONE.get(contact.buying_role, "neutral")))
        return vbox(row)

    def _show_promises(self, view: ConversationView) -> None:
        ledger = view.ledger
        for title, promises in ((self.tr("Nous"), ledger.ours), (self.tr("Le client"), ledger.theirs)):
            if promises:
                self.promises.rows.addWidget(TextLabel(title, 12, 600, "text3"))
            for one in promises[:4]:
                self._promise(one, view)
        if not (ledger.ours or ledger.theirs):
            self.promises.line("circle-check", "success", self.tr("Rien n’est dû, ni par nous ni par lui."))
        kept = [
            (self.tr("Nous tenons {kept} sur {settled}"), ledger.our_rate),
            (self.tr("Il tient {kept} sur {settled}"), ledger.their_rate),
        ]
        said = [text.format(kept=rate.kept, settled=rate.settled) for text, rate in kept if rate.settled]
        if said:
            self.promises.rows.addWidget(TextLabel(" · ".join(said), 12, 400, "text3", wrap=True))

    def _promise(self, one: Commitment, view: ConversationView) -> None:
        late = is_overdue(one, view.today)
        day = i18n.relative_day(one.due_on, view.today) if one.due_on else self.tr("sans date")
        note = self.tr("En retard\u00a0: {day}").format(day=day) if late else day
        self.promises.line("alarm-clock" if late else "clock", "danger" if late else "text3", one.what, note)

    def _show_goal(self, view: ConversationView) -> None:
        goal = view.conversation.goal or (words.in_language(view.template.goal) if view.template else "")
        text = goal or self.tr("Écrivez en une phrase ce que vous voulez obtenir de cette conversation.")
        self.goal.rows.addWidget(TextLabel(text, 15, 600 if goal else 400, "text" if goal else "text3", wrap=True))
        template = view.template
        if template is not None:
            minutes = self.tr("{theme} — {minutes} min").format(
                theme=words.in_language(template.theme), minutes=template.minutes
            )
            self.goal.rows.addWidget(TextLabel(minutes, 13, 400, "text2", wrap=True))
            if template.contract is not None:
                self.goal.rows.addWidget(TextLabel(self.tr("Pour ouvrir"), 12, 600, "text3"))
                self.goal.rows.addWidget(Quote(words.quoted(words.in_language(template.contract))))
        else:
            contract = self.tr(
                "J’ai trente minutes et trois questions\u202f; à la fin, vous me dites oui, non ou pas encore."
            )
            self.goal.rows.addWidget(TextLabel(self.tr("Pour ouvrir"), 12, 600, "text3"))
            self.goal.rows.addWidget(Quote(words.quoted(contract)))

    def _show_proofs(self, view: ConversationView) -> None:
        self.proofs.setVisible(view.stage is not None)
        if view.stage is None:
            return
        self.proofs.head.set_meta(f"{len(view.proofs) - len(view.missing)} / {len(view.proofs)}")
        self.proofs.rows.addWidget(TextLabel(words.in_language(view.stage.buyer_state), 13, 400, "text2", wrap=True))
        for criterion in view.missing:
            kinds = ", ".join(self._messages.text(f"conversation.evidence_{one.value}") for one in criterion.evidence)
            self.proofs.line("square", "text3", words.in_language(criterion.text), kinds)
        if not view.missing:
            self.proofs.line("badge-check", "success", self.tr("Toutes les preuves de l’étape sont là."), weight=600)

    def _show_check(self, view: ConversationView) -> None:
        if view.solvency_due:
            note = self.tr("Jamais contrôlée, ou il y a plus de douze mois")
            self.check.line("shield-alert", "warning", self.tr("La solvabilité du compte"), note)
        for question in view.to_check[:3]:
            self.check.line("circle-help", "accent_text", words.in_language(question.text))
        self.check.setVisible(bool(view.to_check) or view.solvency_due)

    def _show_coaching(self, view: ConversationView) -> None:
        self.coaching.setVisible(bool(view.coaching))
        for note in view.coaching[:1]:
            author = view.names.get(note.author_id, "")
            day = i18n.date_short(note.written_at.astimezone().date())
            self.coaching.line("message-square-quote", "accent_text", note.words, f"{author}, {day}")
            if note.reply:
                self.coaching.line("message-circle", "text3", note.reply, self.tr("Votre réponse"))
