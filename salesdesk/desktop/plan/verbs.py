"""Verbs of the calendar: what a single key does with the visit that is chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from salesdesk.desktop.actions import Action, always
from salesdesk.desktop.plan.lanes import is_open

if TYPE_CHECKING:
    from salesdesk.desktop.plan.page import PlanPage


def _text(verb: str) -> str:
    tr = QCoreApplication.translate
    return {
        "here": tr("PlanPage", "Plan"),
        "new": tr("PlanPage", "Planifier une visite"),
        "today": tr("PlanPage", "Aujourd’hui"),
        "open": tr("PlanPage", "Ouvrir la conversation"),
        "edit": tr("PlanPage", "Modifier la visite choisie"),
        "done": tr("PlanPage", "Noter la visite faite"),
        "missed": tr("PlanPage", "Noter la visite manquée"),
        "cancel": tr("PlanPage", "Annuler la visite choisie"),
        "drop": tr("PlanPage", "Annuler sans donner de raison"),
    }[verb]


def page_verbs(page: PlanPage) -> list[Action]:
    """The verbs of the calendar.

    Args:
        page: The calendar.

    Returns:
        Actions for the register of the window.
    """

    def chosen() -> bool:
        return page.grid.current() is not None

    def still_open() -> bool:
        stop = page.grid.current()
        return stop is not None and is_open(stop)

    def act(verb: str) -> Callable[[], None]:
        return lambda: page.act(verb)

    rows: tuple[tuple[str, Callable[[], None], str, str, Callable[[], bool]], ...] = (
        ("new", page.plan_new, "N", "plus", always),
        ("today", page.show_today, "T", "calendar-days", always),
        ("open", act("open"), "Return", "message-square-text", chosen),
        ("edit", act("edit"), "E", "pencil", still_open),
        ("done", act("done"), "D", "check", chosen),
        ("missed", act("missed"), "M", "circle-x", still_open),
        ("cancel", act("cancel"), "C", "x", still_open),
        ("drop", act("drop"), "Del", "trash-2", still_open),
    )
    return [
        Action(
            f"plan.{verb}", lambda verb=verb: _text(verb), run, keys, icon, when,  # type: ignore[misc]  # default binds
            lambda: _text("here"), own_key=keys == "Return",
        )
        for verb, run, keys, icon, when in rows
    ]  # fmt: skip
