"""The help panel (aide): one Markdown page a screen, with its pictures; a link leads to another page, never out."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QTextBrowser

from salesdesk.config.formats import Language
from salesdesk.config.resources import resource_path
from salesdesk.desktop import theme
from salesdesk.desktop.widgets import SidePanel

FALLBACK = "today"
_PICTURE_WIDTH = 480


class HelpText(QTextBrowser):
    """Shows a help page. Only pictures beside the page are read; a link opens another help page in its place."""

    def __init__(self) -> None:
        super().__init__()
        self._language = Language.FRENCH
        self.anchorClicked.connect(self._follow)
        self.setOpenLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.document().setDocumentMargin(0)
        self.document().setDefaultFont(theme.font(14))
        self.setAccessibleName(QCoreApplication.translate("HelpPanel", "Aide"))

    def show_page(self, topic: str, language: Language) -> None:
        """Shows the page of a topic, from its top.

        Args:
            topic: Id of a screen, or of a page that others lead to.
            language: In which language.
        """
        self._language = language
        self.setMarkdown(with_picture(page_text(topic, language), topic, language))

    def _follow(self, url: QUrl) -> None:
        name = url.toString()
        if name.endswith(".md") and "/" not in name and resource_path("help", str(self._language), name).exists():
            self.show_page(name.removesuffix(".md"), self._language)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Reads a picture that lies beside the page, and nothing else."""
        url = name if isinstance(name, QUrl) else QUrl(name)
        plain = url.toString()
        if kind == QTextDocument.ResourceType.ImageResource.value and "/" not in plain and plain.endswith(".png"):
            path = resource_path("help", "pictures", plain)
            return _fitted(path) if path.exists() else None
        return None


def _fitted(path: Path) -> QImage:
    """Reads a picture at the width of the panel, at twice its points so that it stays sharp on a fine screen."""
    width = theme.px(_PICTURE_WIDTH)
    image = QImage(str(path)).scaledToWidth(2 * width, Qt.TransformationMode.SmoothTransformation)
    image.setDevicePixelRatio(2)
    return image


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


def with_picture(page: str, topic: str, language: Language) -> str:
    """Puts the picture of the screen under the title of its page, where there is one.

    Args:
        page: Markdown.
        topic: Id of the screen.
        language: In which language.

    Returns:
        Markdown.
    """
    name = f"{topic}-{language}.png"
    if not resource_path("help", "pictures", name).exists():
        return page
    title, _, rest = page.partition("\n")
    # A picture without words in place of it is left out by the reader of Markdown.
    return f"{title}\n\n![{title.removeprefix('# ')}]({name})\n{rest}"


def help_panel(topic: str, language: Language) -> SidePanel:
    """Makes the panel that F1 opens.

    Args:
        topic: Id of a screen.
        language: In which language.

    Returns:
        The panel.
    """
    text = HelpText()
    text.show_page(topic, language)
    text.setMinimumHeight(theme.px(480))
    return SidePanel(QCoreApplication.translate("HelpPanel", "Aide"), text)
