"""The register of this program's screens: one entry each; a page's module is loaded when it is first opened."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from salesdesk.desktop.desk import Desk
from salesdesk.desktop.navigation import Screen, ScreenRegistry
from salesdesk.desktop.page import Page
from salesdesk.domain.people import Role

_PROCESS = frozenset({Role.SALES_OPERATIONS.value, Role.MANAGER.value, Role.DIRECTOR.value})
# Whoever sells by a process reads it and proposes changes; the studio alone is for those who answer for it.
_READERS = _PROCESS | {Role.REP.value, Role.MARKETING.value}
_LEADS = frozenset({Role.MANAGER.value, Role.DIRECTOR.value})


def _today(desk: Desk, parent: QWidget | None) -> Page:
    from salesdesk.desktop.today.page import TodayPage

    return TodayPage(desk, parent)


def _visits(desk: Desk, parent: QWidget | None) -> Page:
    from salesdesk.desktop.visits.page import VisitsPage

    return VisitsPage(desk, parent)


def _conversation(desk: Desk, parent: QWidget | None) -> Page:
    from salesdesk.desktop.conversation.page import ConversationPage

    return ConversationPage(desk, parent)


def _accounts(desk: Desk, parent: QWidget | None) -> Page:
    from salesdesk.desktop.accounts.page import AccountsPage

    return AccountsPage(desk, parent)


def _account(desk: Desk, parent: QWidget | None) -> Page:
    from salesdesk.desktop.accounts.account_page import AccountPage

    return AccountPage(desk, parent)


def _plan(desk: Desk, parent: QWidget | None) -> Page:
    from salesdesk.desktop.plan.page import PlanPage

    return PlanPage(desk, parent)


def _opportunities(desk: Desk, parent: QWidget | None) -> Page:
    from salesdesk.desktop.pipeline.page import OpportunitiesPage

    return OpportunitiesPage(desk, parent)


def _value(desk: Desk, parent: QWidget | None) -> Page:
    from salesdesk.desktop.value.page import ValuePage

    return ValuePage(desk, parent)


def _library(desk: Desk, parent: QWidget | None) -> Page:
    from salesdesk.desktop.library.page import LibraryPage

    return LibraryPage(desk, parent)


def _team(desk: Desk, parent: QWidget | None) -> Page:
    from salesdesk.desktop.coaching.page import TeamPage

    return TeamPage(desk, parent)


def _rep(desk: Desk, parent: QWidget | None) -> Page:
    from salesdesk.desktop.coaching.rep_page import RepPage

    return RepPage(desk, parent)


def _processes(desk: Desk, parent: QWidget | None) -> Page:
    from salesdesk.desktop.process.page import ProcessesPage

    return ProcessesPage(desk, parent)


def _studio(desk: Desk, parent: QWidget | None) -> Page:
    from salesdesk.desktop.studio.page import StudioPage

    return StudioPage(desk, parent)


def _importing(desk: Desk, parent: QWidget | None) -> Page:
    from salesdesk.desktop.importing.page import ImportPage

    return ImportPage(desk, parent)


def _sync(desk: Desk, parent: QWidget | None) -> Page:
    from salesdesk.desktop.sync.page import SyncPage

    return SyncPage(desk, parent)


def _settings(desk: Desk, parent: QWidget | None) -> Page:
    from salesdesk.desktop.settings.page import SettingsPage

    return SettingsPage(desk, parent)


def _title(screen_id: str) -> Callable[[], str]:
    """Returns what names a screen in the language of the moment."""

    def title() -> str:
        tr = QCoreApplication.translate
        return {
            "today": tr("Screens", "Journée"),
            "visits": tr("Screens", "Visites"),
            "accounts": tr("Screens", "Comptes"),
            "plan": tr("Screens", "Plan"),
            "opportunities": tr("Screens", "Affaires"),
            "value": tr("Screens", "Valeur"),
            "library": tr("Screens", "Arguments"),
            "team": tr("Screens", "Équipe"),
            "processes": tr("Screens", "Processus"),
            "studio": tr("Screens", "Processus"),
            "conversation": tr("Screens", "Visites"),
            "account": tr("Screens", "Comptes"),
            "rep": tr("Screens", "Équipe"),
            "sync": tr("Screens", "Synchronisation"),
            "import": tr("Screens", "Importer"),
            "settings": tr("Screens", "Réglages"),
        }[screen_id]

    return title


def all_screens() -> ScreenRegistry:
    """Registers every screen.

    Returns:
        The register; it shows each person the screens of his role.
    """
    title = _title
    screens = ScreenRegistry()
    for screen in (
        Screen("today", title("today"), "layout-dashboard", _today, shortcut="Ctrl+1", order=10),
        Screen("visits", title("visits"), "message-square-text", _visits, shortcut="Ctrl+2", order=20),
        Screen("accounts", title("accounts"), "users", _accounts, shortcut="Ctrl+3", order=30),
        Screen("plan", title("plan"), "calendar-days", _plan, shortcut="Ctrl+4", order=40),
        Screen("opportunities", title("opportunities"), "trending-up", _opportunities, shortcut="Ctrl+5", order=50),
        Screen("value", title("value"), "hand-coins", _value, shortcut="Ctrl+8", order=55),
        Screen("library", title("library"), "message-square-quote", _library, shortcut="Ctrl+9", order=57),
        Screen("team", title("team"), "users-round", _team, roles=_LEADS, shortcut="Ctrl+6", order=60),
        Screen("processes", title("processes"), "workflow", _processes, roles=_READERS, shortcut="Ctrl+7", order=70),
        Screen(
            "conversation", title("conversation"), "message-square-text", _conversation, place="hidden", under="visits"
        ),
        Screen("account", title("account"), "building-2", _account, place="hidden", under="accounts"),
        Screen("rep", title("rep"), "user-round", _rep, place="hidden", roles=_LEADS, under="team"),
        Screen("studio", title("studio"), "workflow", _studio, place="hidden", roles=_PROCESS, under="processes"),
        Screen("sync", title("sync"), "refresh-cw", _sync, place="hidden"),
        Screen("import", title("import"), "file-spreadsheet", _importing, place="foot", order=90),
        Screen("settings", title("settings"), "settings", _settings, shortcut="Ctrl+,", place="foot", order=100),
    ):
        screens.register(screen)
    return screens
