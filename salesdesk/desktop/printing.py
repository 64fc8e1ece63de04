"""PDF and paper (impression): every page that leaves the program is laid out here, in Inter, with its number.

The HTML comes from ``salesdesk.reports``; sizes in it are points, so that they are the same on paper and in a file.
Laying out needs no window: :func:`write_pdf` and :func:`pdf_bytes` are called on the threads of ``desk.jobs``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QBuffer, QByteArray, QEventLoop, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QTextDocument,
    QTransform,
)
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from salesdesk.config.durable import replace_durably
from salesdesk.desktop import theme
from salesdesk.desktop.desk import Desk
from salesdesk.domain.errors import UserError

PageName = Literal["A4", "A5"]

_DOTS_PER_INCH: Final = 600
_FOOT_MM: Final = 8.0
_INDENT: Final = 14.0
"""Indent of a list in pixels of 1/96 inch."""
_READABLE: Final = 0o644
"""A PDF is made to be given away: others may read it, unlike what the program keeps for itself."""
_INK, _GREY = "#131722", "#687182"


@dataclass(frozen=True, slots=True)
class _Paper:
    """A size of paper: its id, the margin all around in millimetres, the size of its text in points."""

    size: QPageSize.PageSizeId
    margin_mm: float
    text_pt: float


_PAPERS: Final[dict[str, _Paper]] = {
    "A4": _Paper(QPageSize.PageSizeId.A4, 18.0, 10.0),
    "A5": _Paper(QPageSize.PageSizeId.A5, 11.0, 8.5),
}


def pdf_bytes(html: str, page: PageName = "A4", title: str = "") -> bytes:
    """Lays a report out as a PDF.

    Args:
        html: The report, of the part of HTML that QTextDocument knows; sizes in points.
        page: The paper.
        title: Name of the document, also written at the foot of its pages.

    Returns:
        The PDF.
    """
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS_PER_INCH)
    writer.setTitle(title)
    writer.setCreator("SalesDesk")
    writer.setPageLayout(_layout(page))
    _paint(html, writer, page, title)
    del writer  # it ends the file when it goes
    buffer.close()
    return bytes(content.data())


def write_pdf(html: str, path: Path, page: PageName = "A4", title: str = "") -> Path:
    """Writes a report as a PDF file; what stood at the path before is replaced whole or not at all.

    Args:
        html: The report.
        path: The file.
        page: The paper.
        title: Name of the document.

    Returns:
        The path.

    Raises:
        UserError: The folder does not exist or cannot be written.
    """
    return write_file(path, pdf_bytes(html, page, title))


def write_file(path: Path, content: bytes) -> Path:
    """Writes a file that the person asked for.

    Args:
        path: The file.
        content: All of it.

    Returns:
        The path.

    Raises:
        UserError: The folder does not exist or cannot be written.
    """
    try:
        replace_durably(path, content, mode=_READABLE)
    except OSError as error:
        raise UserError("printing.not_written", name=path.name, folder=str(path.parent)) from error
    return path


def save_pdf(
    desk: Desk, owner: QWidget, html: str, name: str, page: PageName = "A4", done: Callable[[Path], None] | None = None
) -> None:
    """Asks where, then writes a report as a PDF away from the thread that draws.

    Args:
        desk: Where the work runs.
        owner: The page that asks.
        html: The report.
        name: Name offered, without its ending; also the title of the document.
        page: The paper.
        done: Told of the file once it is written.
    """
    offered = f"{file_name(name)}.pdf"
    chosen, _kind = QFileDialog.getSaveFileName(owner, "", offered, "PDF (*.pdf)")
    if not chosen:
        return
    path = Path(chosen) if chosen.lower().endswith(".pdf") else Path(f"{chosen}.pdf")
    desk.jobs.read(owner, lambda: write_pdf(html, path, page, name), done, lambda error: tell(desk, error))


def print_html(
    desk: Desk, owner: QWidget, html: str, title: str, page: PageName = "A4", done: Callable[[], None] | None = None
) -> QPrintDialog | None:
    """Asks for the printer, then prints a report away from the thread that draws.

    Args:
        desk: Where the work runs.
        owner: The page that asks.
        html: The report.
        title: Name of the document.
        page: The paper.
        done: Told when it went to the printer.

    Returns:
        The dialog, open; None where the system has no printer, which the person is told.
    """
    if not QPrinterInfo.availablePrinterNames():
        tell(desk, UserError("printing.no_printer"))
        return None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageLayout(_layout(page))
    dialog = QPrintDialog(printer, owner)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def go() -> None:
        desk.jobs.read(
            owner, lambda: _paint(html, printer, page, title), lambda _pages: done() if done else None,
            lambda error: tell(desk, error),
        )  # fmt: skip

    dialog.accepted.connect(go)
    QDialog.open(dialog)
    return dialog


def tell(desk: Desk, error: Exception) -> None:
    """Says in passing why a file or a page was not made.

    Args:
        desk: Whose window says it.
        error: What refused it; an error that is a bug was reported already.
    """
    if isinstance(error, UserError):
        explained = desk.messages.explain(error)
        desk.shell.toast(f"{explained.what} {explained.do}".strip())


def file_name(title: str) -> str:
    """A title as every system takes it for the name of a file."""
    plain = "".join(" " if sign in '<>:"/\\|?*\u00a0\u202f' or not sign.isprintable() else sign for sign in title)
    return " ".join(plain.split())[:120].strip(" .") or "SalesDesk"


def _layout(page: PageName) -> QPageLayout:
    paper = _PAPERS[page]
    margin = paper.margin_mm
    margins = QMarginsF(margin, margin, margin, margin)
    unit = QPageLayout.Unit.Millimeter
    return QPageLayout(QPageSize(paper.size), QPageLayout.Orientation.Portrait, margins, unit)


def _paint(html: str, device: QPagedPaintDevice, page: PageName, title: str) -> int:
    """Paints all pages and returns how many there are."""
    # A layout starts timers; a thread that Qt did not make has none to give before it has a loop.
    loop = QEventLoop()
    painter = QPainter()
    if not painter.begin(device):
        raise UserError("printing.not_printed")
    try:
        body = QSizeF(painter.viewport().size())
        foot = _FOOT_MM / 25.4 * device.logicalDpiY()
        body.setHeight(body.height() - foot)
        document = _document(html, device, page, body)
        count = document.pageCount()
        for number in range(1, count + 1):
            if number > 1:
                device.newPage()
            _paint_page(painter, document, number, body)
            _paint_foot(painter, QRectF(0, body.height(), body.width(), foot), f"{number} / {count}", title)
    finally:
        painter.end()
        del loop
    return count


def _document(html: str, device: QPagedPaintDevice, page: PageName, body: QSizeF) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(device)
    document.setDocumentMargin(0)
    document.setIndentWidth(_INDENT)
    font = QFont(theme.FAMILY)
    font.setPointSizeF(_PAPERS[page].text_pt)
    document.setDefaultFont(font)
    document.setHtml(html)
    document.setPageSize(body)
    return document


def _paint_page(painter: QPainter, document: QTextDocument, number: int, body: QSizeF) -> None:
    view = QRectF(0, (number - 1) * body.height(), body.width(), body.height())
    painter.save()
    painter.setTransform(QTransform.fromTranslate(0, -view.top()), True)
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = view
    painter.setClipRect(view)
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, QColor(_INK))
    context.palette = palette
    document.documentLayout().draw(painter, context)
    painter.restore()


def _paint_foot(painter: QPainter, room: QRectF, number: str, title: str) -> None:
    font = QFont(theme.FAMILY)
    font.setPointSizeF(7.0)
    painter.setFont(font)
    painter.setPen(QColor(_GREY))
    bottom = Qt.AlignmentFlag.AlignBottom
    painter.drawText(room, int(bottom | Qt.AlignmentFlag.AlignRight), number)
    left = QRectF(room.left(), room.top(), room.width() * 0.85, room.height())
    text = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, int(left.width()))
    painter.drawText(left, int(bottom | Qt.AlignmentFlag.AlignLeft), text)
