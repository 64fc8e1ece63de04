"""Importing opportunities (« affaires »): each on an account, a person, a product and a stage of the process.

A stage that a file states is entered without proofs: its change carries the override "imported". What people have done
on an opportunity since it was imported is never set back by the same file.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any, Final
from uuid import UUID

from salesdesk.domain.accounts import Account, Ownership
from salesdesk.domain.ids import AccountId, OpportunityId, OwnershipId, StageChangeId
from salesdesk.domain.imports import ClosedList, FieldChange
from salesdesk.domain.money import CURRENCIES
from salesdesk.domain.opportunities import Opportunity, OpportunityOutcome, StageChange
from salesdesk.domain.people import Organisation, User
from salesdesk.exchange.rowreader import ParsedRow
from salesdesk.exchange.tables import Row
from salesdesk.services.importing.book import AccountBook, Named
from salesdesk.services.importing.catalogue import CatalogueReading
from salesdesk.services.importing.force import Force
from salesdesk.services.importing.holding import new_ownership
from salesdesk.services.importing.lists import STAGE_MARK
from salesdesk.services.importing.planned import Bench, Planned, RowDraft, Tail, field_changes, one_line
from salesdesk.services.importing.reading import needed_process, newest_version
from salesdesk.services.importing.seen import SeenKeys
from salesdesk.services.importing.targets import AGENT
from salesdesk.store.queries.importing import (
    IMPORTED,
    account_owners,
    held_imported,
    moved_by_people,
    opportunities_by_reference,
    published_versions,
)
from salesdesk.store.queries.records import get

_COMPARED: Final = ("name", "amount_cents", "currency", "stage_key", "outcome", "opened_on", "closed_on")
_NOON: Final = time(12, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class _Position:
    """Where a row says its opportunity stands."""

    stage_key: str
    outcome: OpportunityOutcome


class OpportunitiesPlanner:
    """One row an opportunity; read in constant memory, however long the file.

    Args:
        bench: What the import works with.

    Raises:
        UserError: The firm has published no process, or one that cannot be read.
    """

    surveys = False

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._request = bench.request
        self.force = Force(bench)
        self._book = AccountBook(bench)
        self._products = CatalogueReading(bench).names
        self.lists: Mapping[str, ClosedList] = {"product": ClosedList(self._products)}
        versions = published_versions(bench.connection)
        chosen = [one for one in versions if one.id == bench.request.process_version_id]
        version = newest_version(chosen or versions)
        self._version_id = version.id
        self._stages = needed_process(version).stages
        self._missing = self._unproved()
        self._owners = account_owners(bench.connection, bench.org_id)
        self._mine = self._held_for_others()
        self._released: dict[AccountId, OwnershipId] = {}
        firm = get(bench.connection, Organisation, bench.workspace.org_id)
        self._home = firm.country if firm else "FR"
        self._placeholders: dict[UUID, Named] = {}
        self._seen = SeenKeys()
        self._known: dict[str, Opportunity] = {}
        self._moved: set[OpportunityId] = set()

    def _unproved(self) -> dict[str, tuple[str, ...]]:
        """The criteria that a stage takes for granted: its own entry, and the exit of every stage before."""
        missing: dict[str, tuple[str, ...]] = {}
        passed: tuple[str, ...] = ()
        for stage in self._stages:
            missing[stage.id] = (*passed, *(one.id for one in stage.entry))
            passed = (*missing[stage.id], *(one.id for one in stage.exit))
        return missing

    def _held_for_others(self) -> dict[AccountId, OwnershipId]:
        """Accounts that the importer holds since their import only because nobody else was named."""
        workspace = self._bench.workspace
        rows = held_imported(self._bench.connection, self._bench.org_id, workspace.user_id)
        return {account: holding for account, holding, since, made in rows if workspace.local(made).date() >= since}

    def survey(self, rows: Iterator[ParsedRow]) -> None:
        """Sees nothing beforehand: each row stands for itself."""

    def prepare(self, rows: Sequence[ParsedRow]) -> None:
        """Reads the opportunities that came under the references of the next rows."""
        references = [reference_of(row) for row in rows]
        connection, org_id = self._bench.connection, self._bench.org_id
        found = opportunities_by_reference(connection, org_id, references)
        self._known = {reference: same[0] for reference, same in found.items()}
        self._moved = moved_by_people(connection, org_id, self._known.values()) if self._known else set()

    def plan(self, row: Row, parsed: ParsedRow) -> Planned:
        """Works out one opportunity."""
        draft = RowDraft(self._request, parsed)
        reference = reference_of(parsed)
        label = draft.text("external_ref") or draft.text("name") or draft.text("account")
        first = self._seen.first_line(reference, row.line)
        if first is not None:
            draft.refuse("external_ref", "importing.repeated_row", first=first)
        position = self._position(draft)
        currency = parsed.currencies.get("amount_cents", self._request.mapping.default_currency)
        if currency not in CURRENCIES:
            draft.refuse("amount_cents", "importing.unknown_currency", currency=currency)
        wants_account = draft.text("account") or self._request.placeholder
        if not wants_account:
            draft.refuse("account", "importing.no_account")
        account = self._book.named(draft, "account") if draft.text("account") else None
        owner = self.force.owner_of(draft) if not draft.blocked else None
        if draft.blocked or owner is None or position is None:
            return draft.listed(label)
        puts = self.force.take_fresh()
        if account is None:
            account = self._placeholder(owner, puts)
            draft.remark("account", "importing.placeholder_used", account=account.name)
        puts += self._ownership(account.id, owner)
        return self._opportunity(draft, reference, account, owner, position, currency, puts)

    def _position(self, draft: RowDraft) -> _Position | None:
        word = draft.text("stage")
        choice = self._request.stages.get(word, "") if word else STAGE_MARK + self._stages[0].id
        keys = {stage.id for stage in self._stages}
        if choice.startswith(STAGE_MARK) and choice.removeprefix(STAGE_MARK) in keys:
            return _Position(choice.removeprefix(STAGE_MARK), OpportunityOutcome.OPEN)
        if choice == OpportunityOutcome.WON:
            return _Position(self._stages[-1].id, OpportunityOutcome.WON)
        if choice in (OpportunityOutcome.LOST, OpportunityOutcome.NO_DECISION):
            # Where it was lost no file says: it was engaged, no more is known.
            return _Position(self._stages[min(1, len(self._stages) - 1)].id, OpportunityOutcome(choice))
        draft.refuse("stage", "importing.unknown_stage")
        return None

    def _placeholder(self, owner: User, puts: list[Any]) -> Named:
        """One for each person: who shares an account sees all that hangs on it."""
        if owner.id not in self._placeholders:
            name = f"{self._request.placeholder} – {owner.name}"
            known = self._book.by_reference.get(name)
            named = Named(known.id if known else AccountId(self._bench.workspace.new_id()), name)
            if known is None:
                puts.append(self._placeholder_account(named))
            self._placeholders[owner.id] = named
        return self._placeholders[owner.id]

    def _placeholder_account(self, named: Named) -> Account:
        workspace = self._bench.workspace
        return Account(
            id=named.id,
            name=named.name,
            created_by=workspace.user_id,
            created_at=workspace.now(),
            country=self._home,
            currency=self._request.mapping.default_currency,
            external_ref=named.name,
        )

    def _ownership(self, account_id: AccountId, owner: User) -> list[Ownership]:
        """Who has an opportunity at an account holds it; the importer who held it for want of another lets go."""
        if owner.id != self.force.me.id and account_id in self._mine:
            self._released[account_id] = self._mine[account_id]
        elif owner.id == self.force.me.id:
            self._mine.pop(account_id, None)
            self._released.pop(account_id, None)
        if (account_id, owner.id) in self._owners:
            return []
        self._owners.add((account_id, owner.id))
        return [new_ownership(self._bench, account_id, owner.id)]

    def _opportunity(
        self,
        draft: RowDraft,
        reference: str,
        account: Named,
        owner: User,
        position: _Position,
        currency: str,
        puts: list[Any],
    ) -> Planned:
        known = self._known.get(reference)
        facts = self._facts(draft, account, owner, currency)
        since = facts.get("closed_on") if position.outcome is not OpportunityOutcome.OPEN else None
        since = since or facts.get("opened_on") or self._bench.workspace.today()
        if known is None:
            one = Opportunity(
                id=OpportunityId(self._bench.workspace.new_id()),
                external_ref=reference,
                process_version_id=self._version_id,
                stage_key=position.stage_key,
                stage_since=since,
                outcome=position.outcome,
                created_at=self._bench.workspace.now(),
                **facts,
            )
        else:
            one = self._renewed(draft, known, facts, position, since)
        changes = self._shown(known, one, account, owner)
        if changes:
            puts.append(one)
        if known is None or (known.stage_key, known.outcome) != (one.stage_key, one.outcome):
            puts.append(self._stage_change(one, None if known is None else known.stage_key))
        return draft.taken(one.name, puts, changes, new=known is None)

    def _facts(self, draft: RowDraft, account: Named, owner: User, currency: str) -> dict[str, Any]:
        product = draft.text("product")
        facts: dict[str, Any] = {
            "account_id": account.id,
            "owner_id": owner.id,
            "name": draft.text("name") or (f"{product} – {account.name}" if product else account.name),
            "currency": currency,
        }
        if product:
            facts["product_id"] = self._products[product]
        for field in ("opened_on", "closed_on", "amount_cents"):
            if field in draft.values:
                facts[field] = draft.values[field]
        opened, closed = facts.get("opened_on"), facts.get("closed_on")
        if opened is not None and closed is not None and closed < opened:
            draft.remark("closed_on", "importing.closed_before_opened")
        return facts

    def _renewed(
        self, draft: RowDraft, known: Opportunity, facts: dict[str, Any], position: _Position, since: date
    ) -> Opportunity:
        moves = (known.stage_key, known.outcome) != (position.stage_key, position.outcome)
        if moves and known.id in self._moved:
            draft.remark("stage", "importing.stage_kept")
            moves = False
        # Children carry their account: what hangs on an opportunity would stay behind.
        facts = facts | {"account_id": known.account_id}
        one = replace(known, **facts)
        if moves:
            one = replace(one, stage_key=position.stage_key, outcome=position.outcome, stage_since=since)
        return one

    def _shown(self, known: Opportunity | None, one: Opportunity, account: Named, owner: User) -> list[FieldChange]:
        changes = list(field_changes(known, one, _COMPARED))
        if known is None:
            changes.insert(1, FieldChange("account", None, account.name))
        if known is None or known.owner_id != one.owner_id:
            changes.append(FieldChange(AGENT, None, owner.name))
        if known is not None and known.product_id != one.product_id:
            names = {product_id: name for name, product_id in self._products.items()}
            before = names.get(known.product_id) if known.product_id else None
            changes.append(FieldChange("product", before, names.get(one.product_id) if one.product_id else None))
        return changes

    def _stage_change(self, one: Opportunity, from_stage: str | None) -> StageChange:
        return StageChange(
            id=StageChangeId(self._bench.workspace.new_id()),
            account_id=one.account_id,
            opportunity_id=one.id,
            from_stage=from_stage,
            to_stage=one.stage_key,
            changed_at=datetime.combine(one.stage_since, _NOON),
            changed_by=self._bench.workspace.user_id,
            missing=self._missing[one.stage_key],
            override_reason=IMPORTED,
        )

    def finish(self) -> Tail:
        """The holdings that the importer lets go."""
        return Tail(deletes={Ownership: tuple(self._released.values())})


def reference_of(parsed: ParsedRow) -> str:
    """Returns the reference of a row; a file that numbers nothing gets one made of what its rows say."""
    given = one_line(parsed.values.get("external_ref"))
    if given:
        return given
    said = "\n".join(f"{name}={parsed.values[name]}" for name in sorted(parsed.values))
    return f"row {hashlib.sha256(said.encode()).hexdigest()[:24]}"
