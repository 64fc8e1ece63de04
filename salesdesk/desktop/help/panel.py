"""The help panel: one Markdown page a screen, with its pictures; no link leads out of the program."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QTextBrowser

from salesdesk.config.formats import Language
from salesdesk.config.resources import resource_path
from salesdesk.desktop import theme
from salesdesk.desktop.widgets import SidePanel

FALLBACK = "today"


class HelpText(QTextBrowser):
    """Shows a help page. Only pictures beside the page are read; links are not followed."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(0)
        self.document().setDefaultFont(theme.font(14))
        self.setAccessibleName(QCoreApplication.translate("HelpPanel", "Aide"))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Reads a picture that lies beside the page, and nothing else."""
        url = name if isinstance(name, QUrl) else QUrl(name)
        plain = url.toString()
        if kind == QTextDocument.ResourceType.ImageResource.value and "/" not in plain and plain.endswith(".png"):
            path = resource_path("help", "pictures", plain)
            return path.read_bytes() if path.exists() else None
        return None


def page_text(topic: str, language: Language) -> str:
    """Reads the help of a topic.

    Args:
        topic: Id of a screen.
        language: In which language.

    Returns:
        Markdown; the first page for a topic without one.
    """
    path = resource_path("help", str(language), f"{topic}.md")
    if not path.exists():
        path = resource_path("help", str(language), f"{FALLBACK}.md")
    return path.read_text("utf-8") if path.exists() else ""


def help_panel(topic: str, language: Language) -> SidePanel:
    """Makes the panel that F1 opens.

    Args:
        topic: Id of a screen.
        language: In which language.

    Returns:
        The panel.
    """
    text = HelpText()
    text.setMarkdown(page_text(topic, language))
    text.setMinimumHeight(theme.px(480))
    return SidePanel(QCoreApplication.translate("HelpPanel", "Aide"), text)
