"""Verbs of the conversation screen, with their keys: they work while it is shown, in the notes too."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from salesdesk.desktop.actions import Action
from salesdesk.desktop.conversation.menu import DENSITY_KEY, RECAP_KEY
from salesdesk.desktop.memo_bar import KEY as MEMO_KEY
from salesdesk.services.conversation_guide import STEPS

if TYPE_CHECKING:
    from salesdesk.desktop.conversation.page import ConversationPage

PROOF_KEY = "Alt+P"


def _text(verb: str) -> str:
    tr = QCoreApplication.translate
    return {
        "here": tr("ConversationPage", "Conversation"),
        "begin": tr("ConversationPage", "Commencer la conversation"),
        "conclude": tr("ConversationPage", "Conclure la conversation"),
        "next": tr("ConversationPage", "Colonne suivante"),
        "before": tr("ConversationPage", "Colonne précédente"),
        "objection": tr("ConversationPage", "Répondre à une objection"),
        "density": tr("ConversationPage", "Montrer plus ou moins du guide"),
        "recap": tr("ConversationPage", "Compte rendu au client"),
        "proof": tr("ConversationPage", "Noter une preuve"),
        "memo": tr("ConversationPage", "Enregistrer un mémo vocal, ou le terminer"),
        "bold": tr("ConversationPage", "Gras"),
        "italic": tr("ConversationPage", "Italique"),
        "account": tr("ConversationPage", "Ouvrir le compte"),
        "step": tr("ConversationPage", "Étape {number}\u00a0: {name}"),
    }[verb]


def page_verbs(page: ConversationPage) -> list[Action]:
    """The verbs of the conversation screen.

    Args:
        page: The screen.

    Returns:
        Actions for the register of the window.
    """

    def held() -> bool:
        return page.state() == "hold" and page.view is not None

    def mine() -> bool:
        return page.view is not None and page.view.mine

    def begun() -> bool:
        return mine() and page.state() != "prepare"

    def can_record() -> bool:
        return page.state() == "conclude" and page.memo.isVisible()

    def here() -> str:
        return _text("here")

    def shown() -> bool:
        return page.view is not None

    notes = page.notes.editor
    return [
        Action(
            "conversation.go_on", lambda: _text("begin" if page.state() == "prepare" else "conclude"),
            page.go_on_or_finish, "Ctrl+Return", "check", mine, here, also=("Ctrl+Enter",),
        ),
        Action("conversation.next", lambda: _text("next"), lambda: page.next_column(1), "F6", "", held, here),
        Action(
            "conversation.before", lambda: _text("before"), lambda: page.next_column(-1), "Shift+F6", "", held, here
        ),
        Action(
            "conversation.objection", lambda: _text("objection"), page.look_for_objection, "Alt+O",
            "message-square-quote", held, here,
        ),
        Action(
            "conversation.density", lambda: _text("density"), page.next_density, DENSITY_KEY, "layers", mine, here
        ),
        Action(
            "conversation.recap", lambda: _text("recap"), page.around.open_recap, RECAP_KEY, "mail", begun, here
        ),
        Action(
            "conversation.proof", lambda: _text("proof"), lambda: page.gestures.run("proof"), PROOF_KEY, "badge-check",
            held, here,
        ),
        Action("conversation.memo", lambda: _text("memo"), page.memo.toggle, MEMO_KEY, "mic", can_record, here),
        Action("conversation.bold", lambda: _text("bold"), lambda: notes.wrap("**"), "Ctrl+B", "bold", held, here),
        Action("conversation.italic", lambda: _text("italic"), lambda: notes.wrap("*"), "Ctrl+I", "italic", held, here),
        Action("conversation.account", lambda: _text("account"), page.open_account, "", "building-2", shown, here),
        *(
            Action(
                f"conversation.step{number}",
                lambda number=number, step=step: _text("step").format(number=number, name=page.guide.title(step)),  # type: ignore[misc]  # defaults bind
                partial(page.guide.choose, step), f"Alt+{number}", "list-checks", held, here,
            )
            for number, step in enumerate(STEPS, start=1)
        ),
    ]  # fmt: skip
