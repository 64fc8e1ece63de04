"""Extra work announced at the end: a box for each request, and the price where none was said yet."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from salesdesk.desktop import i18n
from salesdesk.desktop.widgets import CheckBox, MoneyEdit, TextLabel, clear_layout, hbox, sized, vbox
from salesdesk.domain.extra_clock import age_in_days, is_closed, is_overdue
from salesdesk.domain.extras import ExtraStatus
from salesdesk.domain.ids import ExtraWorkId
from salesdesk.services.conversation_view import ConversationView


class ExtraRows(QWidget):
    """Requests that wait for their announcement."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[CheckBox, ExtraWorkId, MoneyEdit | None]] = []
        self._list = vbox(spacing=2)
        self._error = TextLabel("", 12, 500, "danger", wrap=True)
        self._error.hide()
        self.setLayout(vbox(self._list, self._error, spacing=4))

    def show_view(self, view: ConversationView) -> bool:
        """Shows the requests of an account; what was ticked stays.

        Args:
            view: The conversation.

        Returns:
            Whether there is any.
        """
        ticked = {extra_id: price.cents() if price else None for box, extra_id, price in self._rows if box.isChecked()}
        clear_layout(self._list)
        self._rows = []
        for extra in view.extras:
            if extra.status is not ExtraStatus.ASKED or is_closed(extra):
                continue
            text = extra.what if extra.price_cents is None else f"{extra.what} — {i18n.money(extra.price_cents)}"
            if is_overdue(extra, view.today):
                age = self.tr("{days}\u00a0j sans annonce").format(days=age_in_days(extra, view.today))
                text = f"{text} · {age}"
            box = CheckBox(text, extra.id in ticked)
            price = None
            if extra.price_cents is None:
                price = MoneyEdit(ticked.get(extra.id))
                price.setAccessibleName(i18n.with_colon(self.tr("Prix annoncé"), extra.what))
                price.value_changed.connect(lambda cents, box=box: box.setChecked(bool(cents) or box.isChecked()))
                row = hbox(box, sized(price, 120), spacing=8)
                row.setStretch(0, 1)
                self._list.addLayout(row)
            else:
                self._list.addWidget(box)
            self._rows.append((box, extra.id, price))
        return bool(self._rows)

    def rows(self) -> list[tuple[CheckBox, MoneyEdit | None]]:
        """Boxes with their price, where one is asked for."""
        return [(box, price) for box, _extra, price in self._rows]

    def is_complete(self) -> bool:
        """Whether what is announced has its price; says so when not."""
        bare = [price for box, _extra, price in self._rows if box.isChecked() and price is not None]
        fine = all(one.cents() for one in bare)
        self._error.setText("" if fine else self.tr("Écrivez le prix annoncé au client."))
        self._error.setVisible(not fine)
        return fine

    def announced(self) -> tuple[ExtraWorkId, ...]:
        """What was announced."""
        return tuple(extra_id for box, extra_id, _price in self._rows if box.isChecked())

    def prices(self) -> dict[ExtraWorkId, int]:
        """Prices said that were not known before."""
        return {
            extra_id: price.cents() or 0 for box, extra_id, price in self._rows if price is not None and box.isChecked()
        }
