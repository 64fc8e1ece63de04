"""The accounts that a file may name (« carnet de comptes »): by reference, by name, by likeness."""

from dataclasses import dataclass
from typing import Final

from salesdesk.domain.duplicates import LIKELY, AccountTraits, DuplicateVerdict, blocking_keys, score
from salesdesk.domain.ids import AccountId
from salesdesk.domain.spelling import squeeze
from salesdesk.services.importing.planned import Bench, RowDraft
from salesdesk.store.queries.importing import KnownAccount, known_accounts

_MOST_COMPARED: Final = 60
_MOST_LIKENESSES: Final = 60_000


@dataclass(frozen=True, slots=True)
class Named:
    """An account that a name leads to.

    Attributes:
        id: The account.
        name: Its name as it is known.
    """

    id: AccountId
    name: str


class AccountBook:
    """The accounts of the store, found by what a file writes.

    Args:
        bench: What the import works with.
    """

    def __init__(self, bench: Bench) -> None:
        self.known: list[KnownAccount] = known_accounts(bench.connection, bench.org_id)
        self.by_reference: dict[str, KnownAccount] = {one.external_ref: one for one in self.known if one.external_ref}
        self._by_form: dict[str, Named | None] = {}
        # A file repeats few names over many rows: each is folded once.
        self._forms: dict[str, str] = {}
        for one in self.known:
            self.note(Named(one.id, one.name))

    def note(self, named: Named) -> None:
        """Takes note of an account under its name."""
        form = squeeze(named.name)
        # Two accounts of one name: neither is guessed.
        self._by_form[form] = None if form in self._by_form and self._by_form[form] != named else named

    def named(self, draft: RowDraft, field: str) -> Named | None:
        """Finds the account that a cell names, by its reference or its name.

        Args:
            draft: The row; gets the reason when the cell names none or two, the correction when only its form differs.
            field: The field that holds the name.

        Returns:
            The account; None when the row is refused.
        """
        text = draft.text(field)
        if text in self.by_reference:
            one = self.by_reference[text]
            return Named(one.id, one.name)
        form = self._forms.get(text)
        if form is None:
            form = self._forms[text] = squeeze(text)
        found = self._by_form.get(form)
        if found is None:
            draft.refuse(field, "importing.account_twice" if form in self._by_form else "importing.account_unknown")
            return None
        draft.correct(field, found.name)
        return found


@dataclass(frozen=True, slots=True)
class Likeness:
    """An account that a row is most likely the same as.

    Attributes:
        id: The account.
        name: Its name.
        line: Line of the file that brings it; 0 for one of the store.
        score: 0 to 1.
    """

    id: AccountId
    name: str
    line: int
    score: float


class Likenesses:
    """Finds the account that another one repeats, among the store's and those of the lines before.

    Args:
        known: The accounts of the store.
    """

    def __init__(self, known: list[KnownAccount]) -> None:
        self._all: list[tuple[AccountId, AccountTraits, int]] = []
        self._by_key: dict[str, list[int]] = {}
        for one in known:
            self.note(one.id, one.traits, 0)

    @property
    def full(self) -> bool:
        """True when there are more accounts than are compared with each other in one import."""
        return len(self._all) >= _MOST_LIKENESSES

    def note(self, account_id: AccountId, traits: AccountTraits, line: int) -> None:
        """Takes note of an account."""
        if self.full:
            return
        for key in blocking_keys(traits):
            self._by_key.setdefault(key, []).append(len(self._all))
        self._all.append((account_id, traits, line))

    def best(self, traits: AccountTraits) -> Likeness | None:
        """Finds the likeliest account, if one is likely enough to say so.

        Args:
            traits: What the row says.

        Returns:
            The account; None when none is likely.
        """
        candidates: dict[int, None] = {}
        for key in sorted(blocking_keys(traits)):
            candidates |= dict.fromkeys(self._by_key.get(key, ())[:_MOST_COMPARED])
        best: Likeness | None = None
        for at in list(candidates)[:_MOST_COMPARED]:
            account_id, other, line = self._all[at]
            verdict = score(traits, other)
            if _is_likely(verdict) and (best is None or verdict.score > best.score):
                best = Likeness(account_id, other.name, line, verdict.score)
        return best


def _is_likely(verdict: DuplicateVerdict) -> bool:
    """Sure enough by its score, or the very same name and nothing that speaks against."""
    against = any(reason.startswith("duplicates.other_") for reason in verdict.reasons)
    return verdict.score >= LIKELY or ("duplicates.same_name" in verdict.reasons and not against)
