"""Prepare in one minute: who, why, what was promised, what is missing, what to say, what to check."""

from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesdesk.config.messages import Messages
from salesdesk.desktop import i18n
from salesdesk.desktop.actions import keys_text
from salesdesk.desktop.benefits import words
from salesdesk.desktop.benefits.quote import Quote
from salesdesk.desktop.conversation.density_bar import DensityBar
from salesdesk.desktop.conversation.menu import DENSITY_KEY
from salesdesk.desktop.conversation.points import PointsColumn
from salesdesk.desktop.i18n import in_language
from salesdesk.desktop.widgets import (
    Avatar,
    Banner,
    Button,
    Card,
    CheckBox,
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
    sized,
    vbox,
)
from salesdesk.domain.accounts import Contact
from salesdesk.domain.conversation import Commitment, Density
from salesdesk.domain.ids import ContactId
from salesdesk.domain.process import BuyingRole
from salesdesk.services.commitments import is_overdue
from salesdesk.services.conversation_screen import ConversationScreen
from salesdesk.services.conversation_view import ConversationView

_ROLE_TONE: dict[BuyingRole, Tone] = {BuyingRole.DECIDER: "accent", BuyingRole.PAYER: "accent"}
_IN_CARDS: Final = frozenset(
    {"who", "role", "goal", "promise_ours", "promise_theirs", "proof", "benefit", "coaching", "solvency", "practice"}
)
"""Kinds of lines that the cards of the frame say already."""
_BRIEF_ICONS: Final = {
    "who": "user-round", "role": "user-plus", "goal": "target", "promise_ours": "handshake", "promise_theirs": "clock",
    "proof": "square", "benefit": "euro", "extra": "puzzle", "practice": "repeat", "coaching": "message-square-quote",
    "solvency": "shield-alert", "realised": "gauge",
}  # fmt: skip
_TONE_COLOURS: Final = {"neutral": "text2", "good": "success", "warning": "warning", "danger": "danger"}


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
    presence_changed = Signal(object, bool)
    """Somebody known of a conversation already begun is present, or is not."""
    longer_wanted = Signal(int)
    """The visit is to be so many minutes long."""
    density_chosen = Signal(object)
    coaching_opened = Signal()

    def __init__(self, messages: Messages) -> None:
        super().__init__()
        self._messages = messages
        self.people, self.promises = Block(), Block()
        self.goal, self.proofs, self.check, self.coaching = Block(), Block(), Block(), Block()
        self.brief, self.guide = Block(), Block()
        self.density = DensityBar(messages)
        self.guide.rows.addWidget(self.density)
        self.density.chosen.connect(self.density_chosen)
        self.short = Banner("", "warning", closable=False)
        self.short.hide()
        self._wanted_minutes = 0
        self.short.clicked.connect(self._want_longer)
        self._present: dict[ContactId, bool] = {}
        self._shown_of: UUID | None = None
        self.points = PointsColumn(messages)
        left = ScrollColumn(
            vbox(self.people, self.promises, self.guide, None, spacing=16, margins=(0, 0, 0, 4)), gutter=6
        )
        inside = vbox(
            self.short, self.brief, self.goal, self.coaching, self.proofs, self.check, None, spacing=16,
            margins=(0, 0, 0, 4),
        )  # fmt: skip
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
        self.brief.head.set_title(self.tr("En une minute"))
        self.guide.head.set_title(self.tr("Pendant la conversation"))
        self.guide.head.set_meta(keys_text(DENSITY_KEY))
        self.proofs.head.set_title(self.tr("Preuves qui manquent à cette étape"))
        self.check.head.set_title(self.tr("À vérifier pour rester rentable"))
        self.coaching.head.set_title(self.tr("Note de votre manager"))
        self.points.retranslate()
        self.split.set_titles({"who": self.tr("Qui"), "why": self.tr("Pourquoi"), "say": self.tr("Que dire")})

    def show_view(self, view: ConversationView, density: Density, screen: ConversationScreen | None = None) -> None:
        """Shows what is known before a conversation: all of it in the frame, the minute alone to who knows the thread.

        Args:
            view: The conversation.
            density: How much of the guide is shown.
            screen: The brief, the proposal of a density, how much the visit is too short; None without them.
        """
        for block in (self.people, self.promises, self.goal, self.proofs, self.check, self.coaching, self.brief):
            clear_layout(block.rows)
        subject = view.visit.id if view.visit is not None else view.account.id
        if self._shown_of != subject:
            self._shown_of, self._present = subject, {}
        self._show_people(view)
        self._show_promises(view)
        self._show_goal(view)
        self._show_proofs(view)
        self._show_check(view)
        self._show_coaching(view)
        self._show_brief(density, screen)
        self._show_short(screen)
        self.points.show_view(view, density)

    def _show_brief(self, density: Density, screen: ConversationScreen | None) -> None:
        lines = screen.brief if screen is not None else ()
        whole = density is Density.FRAME
        # In the frame the cards say most of it; only what no card says is added.
        shown = [one for one in lines if not (whole and one.kind in _IN_CARDS)]
        lang = i18n.language()
        for one in shown:
            icon, colour = _BRIEF_ICONS.get(one.kind, "info"), _TONE_COLOURS[one.tone.value]
            detail = one.detail.words(self._messages.text, lang) if one.detail is not None else ""
            strong = 600 if one.kind == "goal" else 400
            self.brief.line(icon, colour, one.saying.words(self._messages.text, lang), detail, strong)
        self.brief.setVisible(bool(shown))
        self.brief.head.set_title(self.tr("À savoir aussi") if whole else self.tr("En une minute"))
        told = bool(lines) and not whole
        self.goal.setVisible(not told)
        for block in (self.proofs, self.check, self.coaching):
            block.setVisible(not told and not block.isHidden())
        self.guide.setVisible(screen is not None)
        if screen is not None:
            self.density.show_density(density, screen.advice)

    def _want_longer(self) -> None:
        self.longer_wanted.emit(self._wanted_minutes)

    def _show_short(self, screen: ConversationScreen | None) -> None:
        short = screen.short if screen is not None else None
        self.short.setVisible(short is not None)
        if short is None:
            return
        self._wanted_minutes = short.wanted
        text = self.tr("{planned} min prévues, cette conversation en demande {wanted}.")
        protected = self.tr("Visite protégée\u00a0: aucune tournée ne la raccourcit.") if short.protected else ""
        verb = self.tr("Allonger à {wanted} min").format(wanted=short.wanted)
        self.short.set_message(text.format(planned=short.planned, wanted=short.wanted), "warning", protected, verb)

    def present(self) -> tuple[ContactId, ...] | None:
        """Who is said to be there before it begins; None when nobody was ticked or unticked by hand."""
        if not self._present:
            return None
        return tuple(contact_id for contact_id, there in self._present.items() if there)

    def _show_people(self, view: ConversationView) -> None:
        present = set(view.conversation.participants)
        ordered = sorted(view.contacts, key=lambda one: (str(one.id) not in present, one.last_name))
        self.people.head.set_meta(str(len(ordered)) if ordered else "")
        for contact in ordered[:6]:
            there = self._present.get(contact.id, str(contact.id) in present)
            self.people.rows.addLayout(self._person(contact, there, view))
        wanted = view.role
        roles = {one.buying_role for one in ordered}
        if wanted is not None and wanted.buying_role not in roles:
            text = self.tr("Il manque\u00a0: {role}").format(role=in_language(wanted.label))
            self.people.line("user-plus", "warning", text, self._role(wanted.buying_role))
        if not ordered:
            self.people.line("users", "text3", self.tr("Personne n’est encore connu ici."))
        if view.mine and view.stored:
            add = Button(self.tr("Ajouter une personne"), "ghost", "user-plus", height=32)
            add.clicked.connect(lambda _=False: self.person_wanted.emit())
            self.people.rows.addWidget(add)

    def _role(self, role: BuyingRole) -> str:
        return self._messages.text(f"conversation.role_{role.value}")

    def _person(self, contact: Contact, present: bool, view: ConversationView) -> QVBoxLayout:
        name = TextLabel(contact.full_name, 13, 600 if present else 500)
        texts = vbox(name, TextLabel(contact.job_title or "", 12, 400, "text3"), spacing=1)
        row = hbox(Avatar(contact.full_name, 34, round_shape=True), texts, spacing=10)
        row.setStretch(1, 1)
        if contact.buying_role is not None:
            row.addWidget(Chip(self._role(contact.buying_role), _ROLE_TONE.get(contact.buying_role, "neutral")))
        if view.mine:
            there = CheckBox("", present)
            there.setToolTip(self.tr("Présent à cette conversation"))
            there.setAccessibleName(self.tr("{name} est présent").format(name=contact.full_name))
            there.toggled.connect(lambda on: self._presence(contact, on, view))
            row.insertWidget(0, sized(there, 26))
        return vbox(row)

    def _presence(self, contact: Contact, there: bool, view: ConversationView) -> None:
        if view.stored:
            self.presence_changed.emit(contact.id, there)
            return
        if not self._present:
            known = set(view.conversation.participants)
            self._present = {one.id: str(one.id) in known for one in view.contacts}
        self._present[contact.id] = there

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
            (self.tr("Le client tient {kept} sur {settled}"), ledger.their_rate),
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
        goal = view.conversation.goal or (in_language(view.template.goal) if view.template else "")
        text = goal or self.tr("Écrivez en une phrase ce que vous voulez obtenir de cette conversation.")
        self.goal.rows.addWidget(TextLabel(text, 15, 600 if goal else 400, "text" if goal else "text3", wrap=True))
        template = view.template
        if template is not None:
            minutes = self.tr("{theme} — {minutes} min").format(
                theme=in_language(template.theme), minutes=template.minutes
            )
            self.goal.rows.addWidget(TextLabel(minutes, 13, 400, "text2", wrap=True))
            if template.contract is not None:
                self.goal.rows.addWidget(TextLabel(self.tr("Pour ouvrir"), 12, 600, "text3"))
                self.goal.rows.addWidget(Quote(words.quoted(in_language(template.contract))))
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
        self.proofs.rows.addWidget(TextLabel(in_language(view.stage.buyer_state), 13, 400, "text2", wrap=True))
        for criterion in view.missing:
            kinds = ", ".join(self._messages.text(f"conversation.evidence_{one.value}") for one in criterion.evidence)
            self.proofs.line("square", "text3", in_language(criterion.text), kinds)
        if not view.missing:
            self.proofs.line("badge-check", "success", self.tr("Toutes les preuves de l’étape sont là."), weight=600)

    def _show_check(self, view: ConversationView) -> None:
        if view.solvency_due:
            note = self.tr("Jamais contrôlée, ou il y a plus de douze mois")
            self.check.line("shield-alert", "warning", self.tr("La solvabilité du compte"), note)
        for question in view.to_check[:3]:
            self.check.line("circle-help", "accent_text", in_language(question.text))
        self.check.setVisible(bool(view.to_check) or view.solvency_due)

    def _show_coaching(self, view: ConversationView) -> None:
        self.coaching.setVisible(bool(view.coaching))
        for note in view.coaching[:1]:
            author = view.names.get(note.author_id, "")
            day = i18n.date_short(note.written_at.astimezone().date())
            self.coaching.line("message-square-quote", "accent_text", note.words, f"{author}, {day}")
            if note.reply:
                self.coaching.line("message-circle", "text3", note.reply, self.tr("Votre réponse"))
