"""The key of a part (clé): changed when the person has finished typing it, with a warning where deals rely on it."""

from salesdesk.desktop.studio.fields import Make, PlaceField
from salesdesk.desktop.widgets import Field, IconLabel, LineEdit, TextLabel, boxed, hbox, vbox
from salesdesk.services.process_drafts import ProcessDocument
from salesdesk.services.process_keys import UsedKeys, renamed
from salesdesk.services.process_outline import PartKind


class KeyField(PlaceField):
    """A key; half a key would join what it must not, so that nothing is carried over while it is typed.

    Args:
        kind: Kind of part.
    """

    def __init__(self, kind: PartKind) -> None:
        super().__init__(("id",))
        self._kind, self._shown = kind, ""
        self.used: UsedKeys = {}
        self.edit = LineEdit()
        self.edit.editingFinished.connect(self._finished)
        hint = self.tr("Ce qui s’y réfère dans le processus suit.")
        self._field = Field(self.tr("Clé dans le fichier"), self.edit, hint)
        self.warning = TextLabel("", 12, 500, "warning", wrap=True)
        row = hbox(vbox(IconLabel("triangle-alert", "warning", 14), None, spacing=0), self.warning, spacing=6)
        row.setStretch(1, 1)
        self._warned = boxed(row)
        self.setLayout(vbox(self._field, self._warned, spacing=6))

    def _finished(self) -> None:
        if self.is_pending():
            self.flush()

    def is_pending(self) -> bool:
        """Whether another key than that of the document stands here."""
        return self.edit.text().strip() not in ("", self._shown)

    def made(self) -> Make:
        """The key, and what points to it."""
        place, key = self.place, self.edit.text().strip()
        self._shown = key
        return lambda document: renamed(document, place, key)

    def refresh(self, document: ProcessDocument) -> None:
        """Shows the key of the document, and how many deals rely on it."""
        value = document.value(self.place)
        key = "" if value is None else str(value)
        if not self.edit.hasFocus() or not self.is_pending():
            self._shown = key
            self.edit.setText(key)
        deals = self.used.get((self._kind, key), 0)
        text = self.tr(
            "%n affaire(s) s’y réfère(nt)\u00a0: sous une autre clé, ce qui y est noté ne suivra pas.", "", deals
        )
        self.warning.setText(text)
        self._warned.setVisible(deals > 0)

    def set_error(self, error: str) -> None:
        """Says it under the key."""
        self._field.set_error(error)
