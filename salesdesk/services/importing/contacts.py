"""Importing contacts (« interlocuteurs ») at accounts that are there; one person is known by mail or by name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from salesdesk.domain.accounts import Contact
from salesdesk.domain.identifiers import normalise_phone
from salesdesk.domain.ids import AccountId, ContactId
from salesdesk.domain.imports import ClosedList
from salesdesk.domain.spelling import fold, squeeze
from salesdesk.exchange.rowreader import ParsedRow
from salesdesk.exchange.tables import Row
from salesdesk.services.importing.book import AccountBook, Named
from salesdesk.services.importing.planned import Bench, Planned, RowDraft, Tail, field_changes
from salesdesk.services.importing.seen import SeenKeys
from salesdesk.store.queries.importing import contacts_at

_FIELDS: Final = ("last_name", "first_name", "job_title", "phone", "mobile", "email")


class ContactsPlanner:
    """One row a person at an account.

    Args:
        bench: What the import works with.
    """

    lists: Mapping[str, ClosedList] = {}
    surveys = False

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._request = bench.request
        self._book = AccountBook(bench)
        self._seen = SeenKeys()
        self._there: dict[AccountId, list[Contact]] = {}

    def survey(self, rows: Iterator[ParsedRow]) -> None:
        """Sees nothing beforehand: each row stands for itself."""

    def prepare(self, rows: Sequence[ParsedRow]) -> None:
        """Reads the people at the accounts of the next rows."""
        drafts = [RowDraft(self._request, row) for row in rows]
        named = [self._book.named(draft, "account") for draft in drafts if draft.text("account")]
        ids = [one.id for one in named if one is not None]
        self._there = contacts_at(self._bench.connection, self._bench.org_id, ids)

    def plan(self, row: Row, parsed: ParsedRow) -> Planned:
        """Works out one person."""
        draft = RowDraft(self._request, parsed)
        label = f"{draft.text('first_name')} {draft.text('last_name')}".strip()
        account = self._book.named(draft, "account") if draft.text("account") else None
        for field in ("phone", "mobile"):
            if text := draft.text(field):
                verdict = normalise_phone(text)
                draft.values[field] = verdict.normalised
                if not verdict.ok:
                    draft.remark(field, verdict.reason)
        if account is not None and not draft.blocked:
            key = f"{account.id}:{draft.text('email').casefold() or squeeze(label)}"
            first = self._seen.first_line(key, row.line)
            if first is not None:
                draft.refuse("last_name", "importing.repeated_row", first=first)
        if account is None or draft.blocked:
            return draft.listed(label)
        return self._person(draft, account, label)

    def _person(self, draft: RowDraft, account: Named, label: str) -> Planned:
        known = next((one for one in self._there.get(account.id, ()) if _same_person(one, draft, label)), None)
        fields: dict[str, Any] = {name: draft.text(name) for name in _FIELDS if draft.text(name)}
        if known is None:
            workspace = self._bench.workspace
            person = Contact(
                id=ContactId(workspace.new_id()), account_id=account.id, created_at=workspace.now(), **fields
            )
        else:
            person = replace(known, **fields)
        changes = field_changes(known, person, _FIELDS)
        return draft.taken(label, [person] if changes else [], changes, new=known is None)

    def finish(self) -> Tail:
        """Nothing is left to write."""
        return Tail()


def _same_person(known: Contact, draft: RowDraft, label: str) -> bool:
    mail = draft.text("email").casefold()
    if mail and known.email:
        return mail == known.email.casefold()
    return fold(known.full_name) == fold(label)
