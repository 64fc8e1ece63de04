"""Importing accounts (« comptes »), with their groups, numbers checked and likely duplicates shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from salesdesk.config.geo import gazetteer
from salesdesk.domain.accounts import Account, Ownership
from salesdesk.domain.duplicates import AccountTraits
from salesdesk.domain.gazetteer import Commune
from salesdesk.domain.identifiers import check_eu_vat, check_siren, check_siret, normalise_phone
from salesdesk.domain.ids import AccountId, UserId
from salesdesk.domain.imports import ClosedList, FieldChange, Problem
from salesdesk.domain.people import Organisation
from salesdesk.domain.spelling import fold, squeeze
from salesdesk.exchange.rowreader import ParsedRow
from salesdesk.exchange.tables import Row
from salesdesk.services.importing.book import AccountBook, Likeness, Likenesses
from salesdesk.services.importing.force import Force
from salesdesk.services.importing.holding import currency_of, new_ownership
from salesdesk.services.importing.lists import country_codes, sector_list
from salesdesk.services.importing.planned import Bench, Planned, RowDraft, Tail, field_changes, one_line
from salesdesk.services.importing.request import DuplicateChoice
from salesdesk.store.queries.importing import account_owners, accounts_by_id
from salesdesk.store.queries.records import get

_TEXTS: Final = ("siren", "siret", "vat_number", "phone", "email", "website", "street", "postcode", "city")
_COUNTS: Final = ("founded_year", "employees")
_COMPARED: Final = (
    "name", "sector", *_TEXTS, "country", *_COUNTS, "yearly_sales_cents", "parent_id", "external_ref",
)  # fmt: skip
_CHECKS: Final = {"siren": check_siren, "siret": check_siret, "vat_number": check_eu_vat}
_MOST: Final = {"founded_year": 2200, "employees": 10_000_000}


@dataclass(slots=True)
class _Entry:
    """What the survey knows of one line."""

    line: int
    account_id: AccountId
    form: str
    parent: str
    reference: str
    known: bool = False
    likeness: Likeness | None = None
    parent_id: AccountId | None = None
    problem: Problem | None = None


class AccountsPlanner:
    """One row an account. All rows are seen first, so that a parent may stand below its subsidiary.

    Args:
        bench: What the import works with.
    """

    surveys = True

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._request = bench.request
        self.force = Force(bench)
        self._book = AccountBook(bench)
        self._sectors = sector_list({one.sector for one in self._book.known if one.sector})
        self._countries = country_codes()
        self.lists: Mapping[str, ClosedList] = {"country": ClosedList(self._countries)}
        self._owners = account_owners(bench.connection, bench.org_id)
        firm = get(bench.connection, Organisation, bench.workspace.org_id)
        self._home = firm.country if firm else "FR"
        self._entries: dict[int, _Entry] = {}
        self._ids_by_form: dict[str, AccountId] = {}
        self._accounts: dict[AccountId, Account] = {}

    # Survey: who is who, before anything is planned.

    def survey(self, rows: Iterator[ParsedRow]) -> None:
        """Gives every row its account: the known one, the likely one or a new one; then resolves the groups."""
        seen: dict[str, int] = {}
        likenesses = Likenesses(self._book.known)
        for parsed in rows:
            entry = self._entry(parsed)
            self._entries[parsed.line] = entry
            first = seen.setdefault(entry.reference or f"line {parsed.line}", parsed.line)
            if first != parsed.line:
                entry.problem = self._problem(entry, "name", "importing.repeated_row", first=first)
            elif parsed.blocked:
                entry.problem = self._problem(entry, "name", "importing.row_unread")
            else:
                self._identify(entry, parsed, likenesses)
        self._resolve_groups()

    def _problem(self, entry: _Entry, field: str, key: str, **args: int) -> Problem:
        value = entry.parent if field == "parent" else entry.reference
        return Problem(entry.line, self._bench.column(field), value, key, args)

    def _entry(self, parsed: ParsedRow) -> _Entry:
        name = one_line(parsed.values.get("name"))
        # A file that numbers nothing names its records by their name: that is their reference.
        reference = one_line(parsed.values.get("external_ref")) or name
        parent = one_line(parsed.values.get("parent"))
        return _Entry(parsed.line, AccountId(self._bench.workspace.new_id()), squeeze(name), parent, reference)

    def _identify(self, entry: _Entry, parsed: ParsedRow, likenesses: Likenesses) -> None:
        known = self._book.by_reference.get(entry.reference)
        if known is not None:
            entry.account_id, entry.known = known.id, True
            self._ids_by_form[entry.form] = known.id
            return
        traits = _traits(parsed)
        entry.likeness = likenesses.best(traits)
        if entry.likeness is not None and self._request.duplicates is not DuplicateChoice.CREATE:
            entry.account_id = entry.likeness.id
            entry.known = self._request.duplicates is DuplicateChoice.UPDATE
        else:
            likenesses.note(entry.account_id, traits, entry.line)
        self._ids_by_form.setdefault(entry.form, entry.account_id)

    def _resolve_groups(self) -> None:
        parents = {one.id: one.parent_id for one in self._book.known}
        sound = [entry for entry in self._entries.values() if entry.problem is None]
        for entry in sound:
            if entry.parent:
                entry.parent_id = self._parent_of(entry)
                parents[entry.account_id] = entry.parent_id
        for entry in sound:
            if entry.parent and entry.parent_id is None:
                entry.problem = self._problem(entry, "parent", "importing.parent_unknown")
            elif entry.parent and _leads_back(entry.account_id, parents):
                entry.problem = self._problem(entry, "parent", "importing.group_cycle")
        self._drop_orphans(sound)

    def _parent_of(self, entry: _Entry) -> AccountId | None:
        known = self._book.by_reference.get(entry.parent)
        if known is not None:
            return known.id
        found = self._ids_by_form.get(squeeze(entry.parent))
        if found is not None:
            return found
        same = [one.id for one in self._book.known if squeeze(one.name) == squeeze(entry.parent)]
        return same[0] if len(same) == 1 else None

    def _drop_orphans(self, sound: list[_Entry]) -> None:
        """A subsidiary whose parent is listed is listed too, and so on downwards."""
        stored = {one.id for one in self._book.known}
        while True:
            there = stored | {entry.account_id for entry in sound if entry.problem is None}
            lost = [entry for entry in sound if entry.problem is None and entry.parent_id not in {None, *there}]
            if not lost:
                return
            for entry in lost:
                entry.problem = self._problem(entry, "parent", "importing.parent_unknown")

    # Planning: one row after the other.

    def prepare(self, rows: Sequence[ParsedRow]) -> None:
        """Reads the accounts that the next rows change."""
        wanted = [self._entries[row.line].account_id for row in rows if self._entries[row.line].known]
        found = accounts_by_id(self._bench.connection, self._bench.org_id, wanted)
        # What an earlier line made of an account stands.
        self._accounts = found | {key: one for key, one in self._accounts.items() if key in set(wanted)}

    def plan(self, row: Row, parsed: ParsedRow) -> Planned:
        """Works out one account."""
        draft, entry = RowDraft(self._request, parsed), self._entries[row.line]
        name = draft.text("name")
        if entry.problem is not None and not draft.blocked:
            draft.problems.append(entry.problem)
        self._check(draft)
        currency = self._currency(row, draft)
        owner = self.force.owner_of(draft) if not draft.blocked else None
        if owner is None or draft.blocked:
            return draft.listed(name)
        likeness = entry.likeness
        if likeness is not None and self._request.duplicates is DuplicateChoice.SKIP:
            return draft.duplicate(name, likeness.name, likeness.score)
        known = self._accounts.get(entry.account_id)
        account = self._account(draft, entry, known, currency)
        self._accounts[account.id] = account
        changes = self._shown(field_changes(known, account, _COMPARED), entry.parent)
        puts: list[Any] = [*self.force.take_fresh(), *([account] if changes or known is None else [])]
        puts += self._ownership(account.id, owner.id, draft, new=known is None)
        score = likeness.score if likeness else 0.0
        return draft.taken(name, puts, changes, new=known is None, score=score)

    def _check(self, draft: RowDraft) -> None:
        for field, check in _CHECKS.items():
            if text := draft.text(field):
                verdict = check(text)
                if verdict.ok:
                    draft.values[field] = verdict.normalised
                else:
                    draft.refuse(field, verdict.reason)
        if phone := draft.text("phone"):
            verdict = normalise_phone(phone)
            draft.values["phone"] = verdict.normalised
            if not verdict.ok:
                draft.remark("phone", verdict.reason)
        for field in _COUNTS:
            value = draft.values.get(field)
            if isinstance(value, Decimal) and (value != value.to_integral_value() or not 0 <= value <= _MOST[field]):
                draft.refuse(field, "importing.no_count")
        if sector := draft.text("sector"):
            found = self._sectors.match(self._bench.column("sector"), sector)
            if found is None:
                draft.remark("sector", "importing.sector_as_is")
            else:
                draft.values["sector"] = found[0]
                draft.corrections += [found[1]] if found[1] else []

    def _currency(self, row: Row, draft: RowDraft) -> str:
        currency = currency_of(self._bench, row)
        if currency is None:
            draft.refuse("yearly_sales_cents", "importing.unknown_currency", currency="")
        return currency or ""

    def _account(self, draft: RowDraft, entry: _Entry, known: Account | None, currency: str) -> Account:
        fields: dict[str, Any] = {name: draft.text(name) for name in _TEXTS if draft.text(name)}
        fields |= {"name": draft.text("name"), "parent_id": entry.parent_id, "sector": draft.text("sector") or None}
        country = draft.text("country")
        fields["country"] = self._countries[country] if country else None
        for name in _COUNTS:
            value = draft.values.get(name)
            fields[name] = int(value) if isinstance(value, Decimal) else None
        if "yearly_sales_cents" in draft.values:
            fields |= {"yearly_sales_cents": draft.value_cents, "currency": currency}
        if known is not None:
            reference = known.external_ref or entry.reference
            filled = {name: value for name, value in fields.items() if value is not None}
            return replace(known, **filled, external_ref=reference)
        fields["country"] = fields["country"] or self._home
        fields |= self._place(fields)
        workspace = self._bench.workspace
        return Account(
            id=entry.account_id,
            created_by=workspace.user_id,
            created_at=workspace.now(),
            external_ref=entry.reference,
            **{"currency": self._request.mapping.default_currency} | fields,
        )

    def _place(self, fields: Mapping[str, Any]) -> dict[str, Any]:
        """The commune, where postcode and town name exactly one."""
        if fields["country"] != "FR" or not fields.get("postcode"):
            return {}
        communes: list[Commune] = gazetteer().by_postcode(fields["postcode"])
        if town := fields.get("city"):
            communes = [one for one in communes if fold(one.name) == fold(town)]
        if len(communes) != 1:
            return {}
        one = communes[0]
        return {"city": one.name, "insee": one.insee, "latitude": one.latitude, "longitude": one.longitude}

    def _ownership(self, account_id: AccountId, user_id: UserId, draft: RowDraft, *, new: bool) -> list[Ownership]:
        """A new account always gets an owner; a known one only when the file names him."""
        if (account_id, user_id) in self._owners or not (new or draft.agent):
            return []
        self._owners.add((account_id, user_id))
        return [new_ownership(self._bench, account_id, user_id)]

    def _shown(self, changes: Sequence[FieldChange], parent: str) -> list[FieldChange]:
        """The group is shown by the parent's name, not its number."""
        return [FieldChange("parent", None, parent) if one.field == "parent_id" else one for one in changes]

    def finish(self) -> Tail:
        """Nothing is left to write."""
        return Tail()


def _traits(parsed: ParsedRow) -> AccountTraits:
    text = {name: one_line(parsed.values.get(name)) for name in ("name", *_TEXTS)}
    phone = normalise_phone(text["phone"]) if text["phone"] else None
    return AccountTraits(
        name=text["name"],
        postcode=text["postcode"],
        siren="".join(filter(str.isdigit, text["siren"] or text["siret"]))[:9],
        vat=text["vat_number"].replace(" ", "").upper(),
        phone=phone.normalised if phone is not None and phone.ok else "",
        website=text["website"] or text["email"],
    )


def _leads_back(account_id: AccountId, parents: Mapping[AccountId, AccountId | None]) -> bool:
    """Whether one who climbs from parent to parent meets himself again."""
    seen, at = {account_id}, parents.get(account_id)
    while at is not None and at not in seen:
        seen.add(at)
        at = parents.get(at)
    return at == account_id
