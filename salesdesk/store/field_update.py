"""What one update of a record writes and sends (mise à jour): values, members of sets, edits of texts."""

from typing import Any
from uuid import UUID

from salesdesk.domain.change import Members, Merge, Wire
from salesdesk.domain.wire import FieldForm, texts_from_wire
from salesdesk.store import texts
from salesdesk.store.queries.records import KeptRow
from salesdesk.store.tables import state_column


class FieldUpdate:
    """The parts of one update, gathered field by field.

    Args:
        device_id: Whose text edits these are.
        kept: The row as it is.

    Attributes:
        row: Columns to write.
        fields: New values to send.
        members: Additions to and removals from sets, to send.
        text: Edits of texts, to send.
    """

    def __init__(self, device_id: UUID, kept: KeptRow) -> None:
        self.row: dict[str, Any] = {}
        self.fields: dict[str, Wire] = {}
        self.members: dict[str, Members] = {}
        self.text: dict[str, bytes] = {}
        self._device_id = device_id
        self._kept = kept

    def take(self, form: FieldForm, value: Wire) -> None:
        """Gathers the new value of one field."""
        name = form.name
        self.row[name] = value
        if form.merge is Merge.TEXT:
            state, made = texts.edit(self._kept.states[name], str(value), self._device_id)
            self.row[state_column(name)], self.text[name] = state, made
        elif form.merge is Merge.MEMBERS:
            before, after = set(texts_from_wire(str(self._kept.values[name]))), set(texts_from_wire(str(value)))
            self.members[name] = Members(added=tuple(sorted(after - before)), removed=tuple(sorted(before - after)))
        else:
            self.fields[name] = value
