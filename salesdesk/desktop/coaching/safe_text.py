"""Notes of others, shown as Markdown: no picture, no file, no link, no HTML in them does anything."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QFrame, QTextBrowser

from salesdesk.desktop import theme
from salesdesk.desktop.widgets import Themed

_LINE_HEIGHT = 145
_PICTURE = "\ufffc"
_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class SafeText(Themed, QTextBrowser):
    """Read-only Markdown that loads nothing and leads nowhere."""

    def __init__(self) -> None:
        super().__init__()
        self._markdown = ""
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(0)
        self.follow_theme()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Reads nothing, whatever a note asks for."""
        return None

    def set_markdown(self, text: str) -> None:
        """Shows a note."""
        self._markdown = text
        self._render()

    def restyle(self) -> None:
        """Takes type and colours from the theme."""
        self.document().setDefaultFont(theme.font(14))
        self._render()

    def _render(self) -> None:
        document = self.document()
        document.setMarkdown(self._markdown, _FEATURES)
        _drop_pictures(document)
        block = document.begin()
        while block.isValid():
            _lay_out(block)
            block = block.next()


def _drop_pictures(document: QTextDocument) -> None:
    """Takes out what stands for a picture: none is ever loaded, and an empty frame would tell nothing."""
    found = document.find(_PICTURE)
    while not found.isNull():
        found.removeSelectedText()
        found = document.find(_PICTURE)


def _lay_out(block: QTextBlock) -> None:
    is_heading = bool(block.blockFormat().headingLevel())
    lines = QTextBlockFormat()
    lines.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    lines.setTopMargin(theme.px(14 if is_heading and block.blockNumber() else 0))
    lines.setBottomMargin(theme.px(0 if is_heading or block.textList() is not None else 6))
    cursor = QTextCursor(block)
    cursor.mergeBlockFormat(lines)
    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    look = QTextCharFormat()
    # A link of a note is a text like any other.
    look.setAnchor(False)
    look.setAnchorHref("")
    look.setForeground(theme.token("text3" if is_heading else "text"))
    if is_heading:
        look.setFont(theme.font(13, 600))
        look.setProperty(QTextFormat.Property.FontSizeAdjustment.value, 0)
    cursor.mergeCharFormat(look)
